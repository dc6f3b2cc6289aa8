using Refuge.Flee.Engines;
using System.Globalization;

namespace Refuge.Flee.Folders;

/// <summary>Writes <c>out.csv</c> in Flee's columns.</summary>
public static class FleeOutputFile
{
    /// <summary>Writes one member: dates are the day itself, and the raw count is the sum over camps.</summary>
    public static void Write(TextWriter output, FleeSimulation simulation, FleeMember member)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        var scenario = simulation.Scenario;
        int[] counted = [.. Enumerable.Range(0, scenario.Days).Select(day => Counted(scenario, day))];
        Write(output, simulation, member, counted, dayAfter: 0);
    }

    /// <summary>Writes one member as Flee prints it: the date is the next day, and the raw count of the first day has the total in it as well.</summary>
    public static void WriteAsFleePrints(TextWriter output, FleeSimulation simulation, FleeMember member, FleePrintedCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        Write(output, simulation, member, counts.Raw, dayAfter: 1);
    }

    static void Write(TextWriter output, FleeSimulation simulation, FleeMember member, IReadOnlyList<int> raw, int dayAfter)
    {
        ArgumentNullException.ThrowIfNull(output);
        var scenario = simulation.Scenario;
        var camps = scenario.CampCounts;
        output.Write("Day,Date,");
        foreach (var camp in camps) output.Write($"{camp.Place} sim,{camp.Place} data,{camp.Place} error,");
        output.Write("Total error,refugees in camps (UNHCR),total refugees (simulation),raw UNHCR refugee count,refugees in camps (simulation),refugee_debt\n");
        for (var day = 0; day < scenario.Days; day++)
        {
            output.Write(FormattableString.Invariant($"{day},{scenario.StartDate.AddDays(day + dayAfter):yyyy-MM-dd},"));
            var (apart, inCamps) = (0L, 0L);
            for (var camp = 0; camp < camps.Count; camp++)
            {
                var (simulated, counted) = (member.Present(camp, day), camps[camp].ByDay[day]);
                var error = counted == 0 ? 0 : Math.Round(Math.Abs(((double)simulated / counted) - 1), 4);
                output.Write(FormattableString.Invariant($"{simulated},{counted},{Number(error)},"));
                apart += Math.Abs(simulated - counted);
                inCamps += simulated;
            }

            var isCounted = raw[day] > 0;
            output.Write(FormattableString.Invariant(
                $"{(isCounted ? Number((double)apart / raw[day]) : "0.0")},{(isCounted ? Counted(scenario, day) : 0)},{member.Displaced(day)},{(isCounted ? raw[day] : 0)},{inCamps},{(isCounted ? simulation.Debt[day] : 0)}\n"));
        }
    }

    static int Counted(FleeScenario scenario, int day) => scenario.CampCounts.Sum(camp => camp.ByDay[day]);

    /// <summary>A number with at least one decimal, as Flee prints it.</summary>
    static string Number(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('.', StringComparison.Ordinal) || text.Contains('E', StringComparison.Ordinal) ? text.Replace("E-", "e-", StringComparison.Ordinal) : text + ".0";
    }
}
