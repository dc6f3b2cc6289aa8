using Refuge.Formats.Crises.Checks;
using Refuge.Situations;

namespace Refuge.Formats.Crises;

/// <summary>
/// What happened and what stands: facilities, control, hazards, services, health, closures, events, feedback.
/// </summary>
static class FactTables
{
    internal static Facility? Facility(TableRow row, FolderIndex index)
    {
        var ((place, together), date) = (index.NeedPlaces(row, "place"), row.NeedDate("date"));
        row.TryNeed("item", out var item);
        if (item is not null) ItemNames.Check(row, item);
        var (quantity, condition) = (row.StatedNumber("quantity"), row.Text("condition"));
        if (!row.IsLeftOut && quantity is null && condition is null)
        {
            row.LeaveOut("quantity", "The row states neither a quantity nor a condition.", "Fill one of the two.");
        }

        if (row.Own("ratio_per") is not { } per)
        {
            return row.IsLeftOut ? null : new(place, date, item!, quantity, condition)
            {
                Together = together,
            };
        }

        if (per != "people" || quantity is null)
        {
            row.LeaveOut(
                "ratio_per", "The ratio cannot be read.",
                "Write people, and how many share one in quantity; leave it empty for a count.");
        }

        if (together is not null)
        {
            row.LeaveOut("place", "A ratio of several places together says nothing of one.", "Name one place.");
        }

        return row.IsLeftOut ? null : new(place, date, item!, null, condition) { PeoplePerItem = quantity };
    }

    internal static Control? Control(TableRow row, FolderIndex index)
    {
        var (place, date) = (index.NeedPlace(row, "place"), row.NeedDate("date"));
        var (part, status) = (row.ChoiceOr("part", PlacePart.Whole), row.NeedChoice<ControlStatus>("status"));
        return row.IsLeftOut ? null : new(place, part, date, status, row.Text("holder"));
    }

    internal static Hazard? Hazard(TableRow row, FolderIndex index)
    {
        var (id, kind) = (row.NeedIdentity("id"), row.NeedChoice<HazardKind>("kind"));
        var (from, to) = Span(row, "from", "to");
        var (place, route) = (index.FindPlace(row, "place"), index.FindRoute(row, "route"));
        return row.IsLeftOut
            ? null
            : new(id, place, route, row.Choice<PlacePart>("part"), kind, row.Choice<HazardStatus>("status"), from, to);
    }

    internal static Service? Service(TableRow row, FolderIndex index)
    {
        var (place, date) = (index.NeedPlace(row, "place"), row.NeedDate("date"));
        var (kind, status) = (row.NeedChoice<ServiceKind>("service"), row.NeedChoice<ServiceStatus>("status"));
        return row.IsLeftOut ? null : new(place, date, kind, status, row.Text("damage"));
    }

    internal static HealthReport? Health(TableRow row, FolderIndex index)
    {
        var ((place, together), date) = (index.NeedPlaces(row, "place"), row.NeedDate("date"));
        var condition = Condition(row);
        var group = row.ChoiceOr("group", PopulationGroup.All);
        var (low, high) = Range(row, "low", "high");
        if (row.IsLeftOut) return null;
        return new(
            place, date, condition, group, row.StatedNumber("cases"), low, high,
            PlaceTables.Crowd(row.Count("population")), (int?)row.Count("period_days", 36_600))
        {
            Disease = row.Text("disease"),
            IsUnusual = row.YesOrNo("unusual") ?? false,
            Together = together,
        };
    }

    /// <summary>
    /// What was reported. One disease is never guessed for another: a word that is none of the column's is answered
    /// with where a disease is named.
    /// </summary>
    static HealthCondition Condition(TableRow row)
    {
        if (!row.TryNeed("condition", out var text) || Words.Find<HealthCondition>(text) is not null)
        {
            return row.IsLeftOut ? default : row.NeedChoice<HealthCondition>("condition");
        }

        row.LeaveOut(
            "condition", $"{Quoted.Of(text)} is not a word of this column.",
            Checks.FieldWords.Meant<HealthCondition>(text) is { } meant
                ? $"Write {meant} if that was meant."
                : "Write disease, and the name of the disease in the column disease; deaths for the dead; other for "
                    + "what "
                + "is neither.");
        return default;
    }

    internal static Closure? Closure(TableRow row, FolderIndex index)
    {
        var kind = row.NeedChoice<ClosureKind>("kind");
        row.TryNeed("subject", out var subject);
        if (row.TryNeed("from", out _) && row.Date("from") is null)
        {
            row.LeaveOut("from", "The first day is not known.", "Write the day from which it is closed.");
        }
        var (from, to) = Span(row, "from", "to");
        var appliesTo = row.ChoiceOr("applies_to", ClosedTo.All);
        if (row.IsLeftOut) return null;

        var closed = Subject(row, index, kind, subject!);
        return row.IsLeftOut
            ? null
            : new(closed!, appliesTo, from!.Value, to, row.Text("reason"), row.Text("authority"));
    }

    /// <summary>What is closed. Null when the row was left out because it names nothing known.</summary>
    static ClosureSubject? Subject(TableRow row, FolderIndex index, ClosureKind kind, string subject)
    {
        switch (kind)
        {
            case ClosureKind.Route:
                return index.FindRoute(row, "subject") is { } route ? new ClosedRoute(route) : null;
            case ClosureKind.Place:
                return index.FindPlace(row, "subject") is { } place ? new ClosedPlace(place) : null;
            default:
                const StringSplitOptions Trimmed =
                    StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
                if (subject.Split('|', Trimmed) is [var one, var other]) return new ClosedBorder(one, other);
                row.LeaveOut("subject", $"{Quoted.Of(subject)} is not a border.", "Write the two countries as A|B.");
                return null;
        }
    }

    internal static ConflictEvent? Event(TableRow row, FolderIndex index)
    {
        var date = row.NeedDate("date");
        row.TryNeed("kind", out var kind);
        var place = index.FindPlace(row, "place");
        var position = row.Number("lat", -90, 90) is { } north && row.Number("lon", -180, 180) is { } east
            ? new Position(north, east, null)
            : null;
        if (!row.IsLeftOut && place is null && position is null)
        {
            row.LeaveOut("place", "The row names neither a known place nor a point.", "Fill place, or lat and lon.");
        }

        if (row.IsLeftOut) return null;
        return new(
            place, date, position, kind!, row.Number("intensity", 0, 1),
            (int?)row.Count("deaths_low", int.MaxValue), (int?)row.Count("deaths_best", int.MaxValue),
            (int?)row.Count("deaths_high", int.MaxValue));
    }

    internal static Feedback? Feedback(TableRow row, FolderIndex index)
    {
        if (row.TryNeed("week", out _) && row.Date("week") is null)
        {
            row.LeaveOut("week", "The week is not known.", "Write its Monday.");
        }
        row.TryNeed("channel", out var channel);
        row.TryNeed("topic", out var topic);
        if (row.TryNeed("count", out _) && row.Count("count", int.MaxValue) is null)
        {
            row.LeaveOut("count", "The count is not known.", "Write a whole number.");
        }
        if (row.IsLeftOut) return null;
        return new(
            row.Date("week")!.Value.First, index.FindPlace(row, "place"), channel!, topic!,
            (int)row.Count("count")!.Value, (int?)row.Count("urgent", int.MaxValue),
            (int?)row.Count("closed", int.MaxValue));
    }

    /// <summary>The first and the last day of a row; the row is left out when it ends before it starts.</summary>
    internal static (DateOnly? From, DateOnly? To) Span(TableRow row, string fromColumn, string toColumn)
    {
        var (from, to) = (row.Date(fromColumn)?.First, row.Date(toColumn)?.Last);
        if (to < from)
        {
            row.LeaveOut(
                toColumn,
                FormattableString.Invariant($"The row ends on {to:yyyy-MM-dd}, before it starts on {from:yyyy-MM-dd}."),
                "Correct one of the two days.");
        }
        else if (to is null && row.Own(toColumn) is not null)
        {
            row.LeaveOut(
                toColumn, "The last day cannot be read, and without it the row would never end.",
                "Write it as 2016-08-28.");
        }

        return (from, to);
    }

    /// <summary>The least and the most; both are left out when they are the wrong way round.</summary>
    internal static (double? Low, double? High) Range(TableRow row, string lowColumn, string highColumn)
    {
        var (low, high) = (row.Number(lowColumn), row.Number(highColumn));
        if (!(low > high)) return (low, high);
        row.LeaveOutCell(lowColumn, "The least is above the most; both were left out.", "Swap them or correct one.");
        return (null, null);
    }
}
