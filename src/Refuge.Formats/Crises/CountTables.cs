using Refuge.Displacement;
using Refuge.Needs;
using Refuge.Situations;

namespace Refuge.Formats.Crises;

/// <summary>Counts and what is expected of them: series, observations, plans, assumptions, allocations.</summary>
static class CountTables
{
    internal static Series? Series(TableRow row, FolderIndex index)
    {
        var id = row.NeedIdentity("id");
        var (what, counted) = (row.NeedChoice<CountKind>("what"), row.NeedChoice<Counted>("of"));
        var population = row.ChoiceOr("population", CountedPopulation.All);
        var area = new List<PlaceId>();
        var codes = row.List("area").Where(code => code != "*").ToList();
        foreach (var code in codes)
        {
            // Without its only place the series would cover the whole crisis.
            if (codes.Count > 1) area.Add(index.PlaceAmongSeveral(row, code, "area"));
            else if (index.FindPlace(row, code, "area") is { } place) area.Add(place);
        }

        if (row.IsLeftOut) return null;
        return new(
            new(id), row.Text("title") ?? id, row.Text("publisher"), what, counted, area, population,
            row.Date("counts_from")?.First, row.Number("household_factor"), row.Choice<Reliability>("reliability"));
    }

    internal static Observation? Observation(TableRow row, FolderIndex index)
    {
        var date = row.NeedDate("date");
        var place = row.Own("place") == "*" ? null : index.NeedPlace(row, "place");
        var kind = row.TryNeed("series", out var series) ? index.FindCountKind(row, series) : null;

        var from = row.Date("from")?.First;
        if (from > date)
        {
            row.LeaveOut(
                "from",
                FormattableString.Invariant(
                    $"The count starts on {from:yyyy-MM-dd}, after its end on {date:yyyy-MM-dd}."),
                "Correct one of the two days.");
        }
        if (!row.IsLeftOut && from is not null && kind is CountKind.Stock)
        {
            row.LeaveOut(
                "from",
                $"The row covers a period, as a flow does, but {Quoted.Of(series!)} counts a stock: the two were "
                + "mixed.", "Move flows to a series of their own, or empty from.");
        }

        var (value, (low, high)) = (row.StatedNumber("value"), FactTables.Range(row, "low", "high"));
        if (value is { } stated && !double.IsInteger(stated.Value))
        {
            // Nobody counts a part of a person: it is an average, or a dot that parts thousands, or a digit is missing.
            row.Note(
                "value", $"{Quoted.Of(row.Own("value")!)} is no whole number of people; it was read as it stands.",
                "Look whether a dot parts thousands or digits are missing, and write digits alone.", "no whole number");
        }
        if (!row.IsLeftOut && value is null && low is null && high is null)
        {
            row.LeaveOut("value", "The row states no count.", "Fill value, or low and high.");
        }
        if (row.IsLeftOut) return null;
        if (value is { Bound: Bound.Exact } exact && (exact.Value < low || exact.Value > high))
        {
            row.Note("value", "The count lies outside its own range.", "Correct value, low or high.");
        }

        // A word in the column "break" that cannot be read is taken as a break: nothing is differenced across a doubt.
        return new(
            date, from, place, new(series!), value, low, high, row.YesOrNo("break") ?? row.Own("break") is not null);
    }

    internal static PlannedFigure? Plan(TableRow row, FolderIndex index)
    {
        var madeOn = row.NeedDate("made_on");
        row.TryNeed("made_by", out var madeBy);
        var (from, to) = FactTables.Span(row, "date_from", "date_to");
        var (low, central, high) = (row.Number("low"), row.Number("central"), row.Number("high"));
        if (low > central || central > high || low > high)
        {
            row.LeaveOut("low", "Low, central and high are not in rising order.", "Put them in order.");
        }
        if (!row.IsLeftOut && low is null && central is null && high is null)
        {
            row.LeaveOut("central", "The row states no figure.", "Fill low, central or high.");
        }
        var series = row.Own("series");
        if (series is not null && !index.HasSeries(series))
        {
            row.Note("series", $"{Quoted.Of(series)} is not a series of series.csv.", index.SeriesRemedy(series));
        }

        if (row.IsLeftOut) return null;
        return new(
            madeOn, madeBy!, row.Own("place") == "*" ? null : index.FindPlace(row, "place"), series, from, to, low,
            central, high);
    }

    internal static Assumption? Assumption(TableRow row, FolderIndex index)
    {
        var id = row.NeedIdentity("id");
        row.TryNeed("what", out var what);
        row.TryNeed("unit", out var unit);
        var (low, best, high) = (NeedNumber(row, "low"), NeedNumber(row, "best"), NeedNumber(row, "high"));
        if (!row.IsLeftOut && !(low <= best && best <= high))
        {
            row.LeaveOut("best", "Low, best and high are not in rising order.", "Put them in order.");
        }
        if (!row.IsLeftOut) AssumptionChecks.Check(row, what!, low, high, unit!);
        var subject = row.Own("subject") is { } own && own != "*" ? own : null;
        if (!row.IsLeftOut && what is LocalStandards.What)
        {
            AssumptionChecks.CheckStandard(row, subject, unit!, index.Places);
            return row.IsLeftOut ? null : new(id, what, subject, low, best, high, unit!, row.Text("basis"));
        }

        if (row.IsLeftOut) return null;
        if (subject is not null && index.Places.Find(subject) is null && !index.HasRoute(subject)
            && index.Places.FindNear(subject) is { } near)
        {
            row.Note(
                "subject", $"{Quoted.Of(subject)} is neither a place nor a route of the folder.",
                $"Write one of these if that was meant: {near}.");
        }

        return new(id, what!, subject, low, best, high, unit!, row.Text("basis"));
    }

    internal static Allocation? Allocation(TableRow row, FolderIndex index)
    {
        var (screening, destination) = (index.NeedPlace(row, "screening_place"), index.NeedPlace(row, "destination"));
        var (from, to) = FactTables.Span(row, "from", "to");
        var portion = row.Number("share", 0, 1);
        if (row.IsLeftOut) return null;
        if (portion is null)
        {
            row.Note(
                "share", "Without a share the row says where people may be sent, and moves nobody.",
                "Write the part of those screened who are sent there, from 0 to 1, where it is known.");
        }

        return new(
            screening, destination, portion is { } share ? new Share(share) : null, row.Text("admits"),
            row.Text("decided_by"), from, to);
    }

    static double NeedNumber(TableRow row, string column)
    {
        if (!row.TryNeed(column, out var text)) return 0;
        if (Numerals.FindNumber(text) is { } number) return number;
        row.LeaveOut(
            column, $"{Quoted.Of(text)} is not a number.",
            "Write digits with a decimal point and no separators, such as 1250.5.");
        return 0;
    }
}
