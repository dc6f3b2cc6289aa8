using Refuge.Displacement;
using Refuge.Needs;

namespace Refuge.Funding;

/// <summary>What half of the futures need, week by week, where nobody said what stands.</summary>
/// <param name="forecast">The run.</param>
/// <param name="supply">What stands and comes, as far as anybody said.</param>
/// <param name="gaps">How people become needs.</param>
/// <param name="asOf">The day at whose end it was known.</param>
sealed class OpenNeeds(Forecast forecast, Supply supply, GapCalculator gaps, DateOnly asOf)
{
    readonly int members = forecast.Size.Members;

    /// <summary>Units that are needed on each week's day, counted from the as-of date.</summary>
    internal List<(int Day, double Units)> ByWeek(OpenOrder order) =>
        [.. Weeks.Select(day => (day, Units(order, day, day)))];

    /// <summary>
    /// Units that those need who are there today, in the season that asks for it; none of a thing that only those who
    /// come are taken to lack.
    /// </summary>
    internal double UnitsToday(OpenOrder order) =>
        FirstDayOf(order.Lines) is { } first ? Units(order, 0, first) : 0;

    /// <summary>
    /// The most units that are needed by those who are there by a day, when the season comes that asks for them; and
    /// the first week's day by which it is more than <paramref name="today"/>.
    /// </summary>
    internal (double Most, int From) MostBy(OpenOrder order, int until, double today)
    {
        if (FirstDayOf(order.Lines) is not { } first) return (0, 0);

        var weeks = Weeks.Where(day => day <= until)
            .Select(day => (Day: day, Units: Units(order, day, Math.Max(day, first)))).ToList();
        return (
            weeks.Max(static week => week.Units),
            weeks.Find(week => week.Units > today).Day);
    }

    /// <summary>The first week's day on which any line applies. Null when none does within the run.</summary>
    internal int? FirstDayOf(IReadOnlyList<Indicator> lines) => Weeks
        .Where(day => lines.Any(line => Applies(line, asOf.AddDays(day)))).Select(static day => (int?)day)
        .FirstOrDefault();

    /// <summary>
    /// The part, from 0 to 1, of what those need who come that <paramref name="places"/> at sites nobody names cover:
    /// those who live at the open sites today hold some of them.
    /// </summary>
    internal double CoveredBy(double places, IReadOnlyList<Indicator> lines, IReadOnlyList<MemberCaseload> open)
    {
        if (places <= 0) return 0;

        var (people, held) = (new int[members], new double[members]);
        foreach (var crowd in open)
        {
            crowd.On(0, people);
            for (var member = 0; member < members; member++) held[member] += people[member];
        }

        var free = Math.Max(0, places - Shortfall.Median(held));
        return Math.Min(1, free / Math.Max(1, Weeks.Max(day => Needed(lines, open, day, day))));
    }

    IEnumerable<int> Weeks => Enumerable.Range(0, (forecast.Size.Days / DaysOfWeek) + 1)
        .Select(static week => week * DaysOfWeek);

    bool Applies(Indicator line, DateOnly date) => gaps.Applies(line, date) && !gaps.SeasonIsUnknownFor(line, date);

    double Units(OpenOrder order, int day, int season) =>
        order.Priced.UnitsFor((1 - order.Covered) * Needed(order.Lines, order.Crowds, day, season));

    /// <summary>
    /// What half of the members need on a day, measured as on the day <paramref name="season"/>, summed member by
    /// member: what stands empty at one of the places serves those who come to another.
    /// </summary>
    double Needed(IReadOnlyList<Indicator> lines, IReadOnlyList<MemberCaseload> group, int day, int season)
    {
        var date = asOf.AddDays(season);
        var (needed, people, standing) = (new double[members], new int[members], new double[members]);
        foreach (var crowd in group)
        {
            if (lines.FirstOrDefault(line => crowd.Needs(line) && Applies(line, date)) is not { } line) continue;

            Standing(crowd, line, date, standing);
            crowd.On(day, people);
            for (var member = 0; member < members; member++)
            {
                needed[member] += gaps.AmountOn(line, date, people[member]) - standing[member];
            }
        }

        var anywhere = supply.ToNoPlace(lines[0].Item, lines[0].AmountUnit, date) ?? 0;
        return Math.Max(0, Shortfall.Median(needed) - anywhere);
    }

    /// <summary>
    /// [members] What is taken to stand: of places as many as are known, and no fewer than those who live there today;
    /// of anything else what is known.
    /// </summary>
    void Standing(MemberCaseload crowd, Indicator line, DateOnly date, double[] standing)
    {
        var stands = supply.Of(crowd.Place, line.Item, line.AmountUnit);
        Array.Fill(standing, (stands.Have(date)?.Value ?? 0) + (stands.Coming(date) ?? 0));
        if (line.Item is not Supply.Capacity) return;

        var people = new int[members];
        crowd.On(0, people);
        for (var member = 0; member < members; member++) standing[member] = Math.Max(standing[member], people[member]);
    }

    const int DaysOfWeek = 7;
}
