using System.Globalization;
using Refuge.Funding;

namespace Refuge.Publishing;

/// <summary>
/// The plan as partners see it: without any day or chance of military action (folder contract, table of the tiers).
/// </summary>
static class PartnerFunding
{
    /// <summary>
    /// What is short today, then what comes to be short: counted from the first day D of an offensive where one is to
    /// come, by calendar week where none is.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="asOf">The day at whose end it was known.</param>
    /// <param name="isClosed">Whether a place is held, besieged or contested: what comes to be short there would tell
    /// who leaves.</param>
    /// <param name="isOrderedFor">Whether an order where nobody said what stands may speak of a place.</param>
    /// <param name="references">Evidence as partners see it.</param>
    internal static IEnumerable<FundingRow> Rows(
        FundingPlan plan, DateOnly asOf, Func<PlaceId, bool> isClosed, Func<PlaceId, bool> isOrderedFor,
        Func<IEnumerable<Evidence>, IReadOnlyList<Reference>> references)
    {
        var today = plan.Lines.Where(static line => line.IsShortToday);
        var later = (plan.ScenarioLines ?? plan.Lines.Where(static line => !line.IsShortToday))
            .Where(line => line.Together is null ? !isClosed(line.Place) : !line.Places.Any(isClosed));
        var open = (plan.ScenarioLines is null ? plan.Open : plan.OpenIfOffensiveBegan)?.Over(isOrderedFor) ?? [];
        return today.Select(line => Today(line, references(line.Evidence)))
            .Concat(later
                .Select(
                    line => plan.ScenarioLines is null
                    ? InWeeks(line, asOf, references(line.Evidence))
                    : FromOffensive(line, references(line.Evidence)))
                .OrderBy(static row => row.Line.ScenarioDay)
                .ThenBy(static row => row.Order))
            .Concat(open.Select(line => Open(line, references(line.Evidence))));

        FundingRow Open(FundingLine line, IReadOnlyList<Reference> evidence) => line switch
        {
            { ScenarioDay: not null } => FromOffensive(line, evidence),
            _ when plan.ScenarioLines is not null => WithoutDays(InWeeks(line, asOf, evidence)),
            _ => InWeeks(line, asOf, evidence),
        };
    }

    static FundingRow Today(FundingLine line, IReadOnlyList<Reference> evidence) =>
        new(
            Undated(line), line.Action, line.Place.Code, Now, Now, InSteps(line.ChanceLateIfReleasedToday), Now,
            evidence, int.MinValue);

    static FundingRow FromOffensive(FundingLine line, IReadOnlyList<Reference> evidence) => new(
        Undated(line), line.Action, line.Place.Code,
        DaysFromOffensive(line.NeededByFromOffensive), DaysFromOffensive(line.ReleaseByFromOffensive),
        InSteps(line.ChanceLateIfReleasedToday), FormattableString.Invariant($"D+{line.ScenarioDay}"), evidence,
        line.ReleaseByFromOffensive ?? int.MaxValue);

    static FundingRow InWeeks(FundingLine line, DateOnly asOf, IReadOnlyList<Reference> evidence)
    {
        var (needed, release) = (Monday(line.NeededBy), Monday(line.ReleaseBy));
        return new(
            line with { NeededBy = needed, ReleaseBy = release, ChanceLateIfReleasedToday = null },
            line.Action, line.Place.Code, NowOr(needed, asOf), NowOr(release, asOf),
            InSteps(line.ChanceLateIfReleasedToday),
            needed is { } day ? Week(day) : "", evidence,
            release is { } until ? until.DayNumber - asOf.DayNumber : int.MaxValue);
    }

    /// <summary>
    /// Where an offensive is to come no cell of the table is a day. The page tells the week of such an order, which
    /// follows from those who are there today and the season.
    /// </summary>
    static FundingRow WithoutDays(FundingRow row) => row with
    {
        NeededBy = row.NeededBy == Now ? Now : "",
        ReleaseBy = row.ReleaseBy == Now ? Now : "",
        Scenario = Now,
    };

    static FundingLine Undated(FundingLine line) => line with
    {
        NeededBy = null,
        ReleaseBy = null,
        NeededIfNothingStands = null,
        ChanceLateIfReleasedToday = null,
        Regret = null,
    };

    /// <summary>Five steps of a chance: a finer one would tell how many members it rests on.</summary>
    static Share? InSteps(Share? chance) => chance?.Value switch
    {
        null => null,
        < 0.1 => new(0.05),
        < 0.375 => new(0.25),
        < 0.625 => new(0.5),
        <= 0.9 => new(0.75),
        _ => new(0.95),
    };

    static string DaysFromOffensive(int? days) => days switch
    {
        null => "",
        < 0 => FormattableString.Invariant($"D{days}"),
        _ => FormattableString.Invariant($"D+{days}"),
    };

    static DateOnly? Monday(DateOnly? day) =>
        day is { } known ? known.AddDays(-(((int)known.DayOfWeek + 6) % 7)) : null;

    /// <summary>The calendar week of a Monday (ISO 8601), such as <c>2021-W16</c>.</summary>
    static string Week(DateOnly monday)
    {
        var start = monday.ToDateTime(TimeOnly.MinValue);
        return FormattableString.Invariant($"{ISOWeek.GetYear(start):0000}-W{ISOWeek.GetWeekOfYear(start):00}");
    }

    static string NowOr(DateOnly? monday, DateOnly asOf) => monday <= asOf ? Now : Dates.Iso(monday);

    /// <summary>A last day for a decision that cannot wait, and the scenario of what is short today.</summary>
    internal const string Now = "now";
}
