using System.CommandLine;
using System.Reflection;
using Refuge.Cycle;
using Refuge.Displacement;

namespace Refuge.Cli;

/// <summary>The options that every command shares which runs members over a crisis folder.</summary>
sealed class RunOptions
{
    /// <summary>No machine that Refuge was tried on has more.</summary>
    const int MostThreads = 1_024;

    readonly Argument<DirectoryInfo> folder = PathInputs.Folder("folder", "The crisis folder.");
    readonly Option<DateOnly?> asOf =
        ValueOptions.Day("--as-of", "The day at whose end one looks. Default: the folder's last known-on day.");
    readonly Option<DateOnly?> referenceAsOf =
        ValueOptions.Day("--reference-as-of", "Leaves out standards, prices and lead times published after this day.");
    readonly Option<int> days = ValueOptions.Number("--days", "How far ahead, in days.", 90, 1, 3_660);
    readonly Option<int> members;
    readonly Option<long> seed = new("--seed") { Description = "Same seed, same bytes.", DefaultValueFactory = _ => 1 };
    readonly Option<string?> scenario = new("--scenario") { Description = "Lays scenarios/NAME over the folder." };
    readonly Option<int?> threads = ValueOptions.Number(
        "--threads", "On how many threads. The result is the same for any number. Default: one for each core.", 1,
        MostThreads);

    /// <summary>The options with the members that a command runs where nobody says how many.</summary>
    internal RunOptions(int standardMembers = 500)
    {
        members = ValueOptions.Number("--members", "How many runs.", standardMembers, 1, 100_000);
    }

    /// <summary>Adds the argument and the options to a command.</summary>
    internal void AddTo(Command command)
    {
        AddDisplacementTo(command);
        command.Add(referenceAsOf);
    }

    /// <summary>Adds the argument and the options to a command that stops before needs and money.</summary>
    internal void AddDisplacementTo(Command command)
    {
        command.Add(folder);
        foreach (var option in (Option[])[asOf, days, members, seed, scenario, threads]) command.Add(option);
    }

    /// <summary>What the user asked for.</summary>
    internal RunArguments Read(ParseResult arguments) => new(
        arguments.GetRequiredValue(folder),
        arguments.GetValue(asOf),
        arguments.GetValue(referenceAsOf),
        arguments.GetValue(days),
        arguments.GetValue(members),
        arguments.GetValue(seed),
        arguments.GetValue(scenario),
        arguments.GetValue(threads));
}

/// <summary>What the user asked for.</summary>
sealed record RunArguments(
    DirectoryInfo Folder, DateOnly? AsOf, DateOnly? ReferenceAsOf, int Days, int Members, long Seed, string? Scenario,
    int? Threads)
{
    /// <summary>The version of Refuge.</summary>
    internal static string Version =>
        typeof(ForecastCycle).Assembly
            .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>The request for the cycle, with the command that repeats it.</summary>
    /// <param name="name">The command's name.</param>
    /// <param name="asOf">The as-of date.</param>
    /// <param name="rest">What the command takes besides.</param>
    internal CycleRequest ToRequest(string name, DateOnly asOf, string rest)
    {
        var scenario = Scenario is null ? "" : $" --scenario {Scenario}";
        var reference = ReferenceAsOf is { } day ? $" --reference-as-of {day:yyyy-MM-dd}" : "";
        var command = FormattableString.Invariant(
            $"refuge {name} {Folder.Name} --as-of {asOf:yyyy-MM-dd} --days {Days} --members {Members} --seed ")
            + FormattableString.Invariant($"{Seed}{scenario}{reference} {rest}");
        return new(
            asOf, new EnsembleSize(Days, Members, Seed), Scenario, ReferenceAsOf, Threads, Version, command.TrimEnd());
    }
}
