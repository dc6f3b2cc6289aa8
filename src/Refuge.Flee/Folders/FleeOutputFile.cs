using System.Globalization;
using Refuge.Flee.Engines;
using Refuge.Publishing.Tables;

namespace Refuge.Flee.Folders;

/// <summary>Writes <c>out.csv</c> in Flee's columns.</summary>
static class FleeOutputFile
{
    /// <summary>Writes one member: dates are the day itself, and the raw count is the sum over camps.</summary>
    public static void Write(TextWriter output, FleeSimulation simulation, FleeMember member)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        var scenario = simulation.Scenario;
        int[] counted = [.. Enumerable.Range(0, scenario.Days).Select(day => Counted(scenario, day))];
        Write(output, simulation, member, counted, dayAfter: 0);
    }

    /// <summary>
    /// Writes one member as Flee prints it: the date is the next day, and the raw count of the first day has the total
    /// in it as well.
    /// </summary>
    public static void WriteAsFleePrints(
        TextWriter output, FleeSimulation simulation, FleeMember member, FleePrintedCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        Write(output, simulation, member, counts.Raw, dayAfter: 1);
    }

    static void Write(
        TextWriter output, FleeSimulation simulation, FleeMember member, IReadOnlyList<int> raw, int dayAfter)
    {
        ArgumentNullException.ThrowIfNull(output);
        var scenario = simulation.Scenario;
        var camps = scenario.CampCounts;
        string[] columns =
        [
            "Day", "Date",
            .. camps.SelectMany(
                static camp => (string[])[$"{camp.Place} sim", $"{camp.Place} data", $"{camp.Place} error"]).Select(
                    Csv.Text),
            "Total error", "refugees in camps (UNHCR)", "total refugees (simulation)", "raw UNHCR refugee count",
            "refugees in camps (simulation)", "refugee_debt",
        ];
        Csv.WriteRestricted(
            output, columns,
            Enumerable.Range(0, scenario.Days).Select(day => Row(simulation, member, raw, day, dayAfter)));
    }

    static List<string> Row(FleeSimulation simulation, FleeMember member, IReadOnlyList<int> raw, int day, int dayAfter)
    {
        var (scenario, camps) = (simulation.Scenario, simulation.Scenario.CampCounts);
        var cells = new List<string>
        {
            Whole(day),
            scenario.StartDate.AddDays(day + dayAfter).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
        var (apart, inCamps) = (0L, 0L);
        for (var camp = 0; camp < camps.Count; camp++)
        {
            var (simulated, counted) = (member.Present(camp, day), camps[camp].ByDay[day]);
            var error = counted == 0 ? 0 : Math.Round(Math.Abs(((double)simulated / counted) - 1), 4);
            cells.AddRange([Whole(simulated), Whole(counted), Number(error)]);
            apart += Math.Abs((long)simulated - counted);
            inCamps += simulated;
        }

        var isCounted = raw[day] > 0;
        cells.AddRange(
        [
            isCounted ? Number((double)apart / raw[day]) : "0.0", Whole(isCounted ? Counted(scenario, day) : 0),
            Whole(member.Displaced(day)),
            Whole(isCounted ? raw[day] : 0), Whole(inCamps), Whole(isCounted ? simulation.Debt[day] : 0),
        ]);
        return cells;
    }

    static string Whole(long value) => value.ToString(CultureInfo.InvariantCulture);

    static int Counted(FleeScenario scenario, int day) => scenario.CampCounts.Sum(camp => camp.ByDay[day]);

    /// <summary>A number with at least one decimal, as Flee prints it.</summary>
    static string Number(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('.', StringComparison.Ordinal) || text.Contains('E', StringComparison.Ordinal)
            ? text.Replace("E-", "e-", StringComparison.Ordinal)
            : text + ".0";
    }
}
