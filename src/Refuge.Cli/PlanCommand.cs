using System.CommandLine;
using Refuge.Cycle;
using Refuge.Displacement;
using Refuge.Formats.Publishing;
using Refuge.Formats.Reports;
using Refuge.Funding.Budgets;
using Refuge.Optimisation;
using Refuge.Publishing;

namespace Refuge.Cli;

/// <summary><c>refuge plan FOLDER --as-of 2016-08-28 --audience partner</c>: all six stages.</summary>
static class PlanCommand
{
    internal static Command Create()
    {
        var run = new RunOptions();
        var audience = ValueOptions.Word(
            "--audience", "For whom: restricted, partner or public. It decides what may be shown.", Audience.Partner);
        var language = new Option<string?>("--language")
        {
            Description =
                "The language of the bulletin, such as en or ar. Default: the first language of crisis.yml that it "
                + "is written in.",
        };
        var budget = ValueOptions.Money(
            "--budget", "A sum of money, in the currency of the crisis: what to buy with it, what to hold back.");
        var planner = ValueOptions.Word(
            "--planner", "How the sum is planned: optimal, or greedy (what is short first).", PlannerKind.Optimal);
        var output = PathInputs.FolderOption("--out", "Where to write. Default: out/<crisis>/<as-of>/<audience>.");
        var command =
            new Command("plan", "What is known, who will flee where, what they need, and what to decide by which day.")
        {
            audience,
            language,
            budget,
            planner,
            output,
        };
        run.AddTo(command);
        command.SetAction((arguments, cancellation) => RunAsync(
            run.Read(arguments), arguments.GetValue(audience), arguments.GetValue(language), arguments.GetValue(output),
            Budget(arguments.GetValue(budget), arguments.GetValue(planner), arguments.GetValue(audience), cancellation),
            arguments.InvocationConfiguration, cancellation));
        return command;
    }

    static async Task<int> RunAsync(
        RunArguments run, Audience audience, string? language, DirectoryInfo? output, BudgetRequest? budget,
        InvocationConfiguration streams, CancellationToken cancellation)
    {
        if (language is not null && Wording.Find(language) is null)
        {
            await streams.Error.WriteLineAsync($"The bulletin is not written in \"{language}\". Choose en or ar.");
            return ExitCode.WrongUsage;
        }

        if (await CrisisInput.ReadAsync(run, audience, streams.Error, cancellation) is not { } crisis)
        {
            return ExitCode.InputStopsTheWork;
        }

        var wording = (language is null ? crisis.Identity.Languages : [language]).Select(Wording.Find).OfType<Wording>()
            .FirstOrDefault() ?? Wording.English;

        // What the public may see is a week old, and so is everything it is computed from.
        var asOf = Delay.AsOf(audience, run.AsOf, crisis.LastKnownOn, crisis.Identity.FirstDay);
        var request = run.ToRequest("plan", asOf, $"--audience {Words.Of(audience)}{Told(budget)}") with
        {
            Audience = audience,
            Budget = budget,
        };
        var extractions = new Extractions(ShippedReader.Knowledge);
        var unchanged = request with { Scenario = null, Budget = null };
        var baseline = CrisisInput.FindBase(run, cancellation) is { } without
            ? ScenarioBaseline.Of(
                MemberProgress.Watch(
                    streams.Output, "Members", run.Members,
                    progress =>
                        ForecastCycle.Run(without, unchanged, extractions, progress, cancellation)).Forecast)
            : null;
        var findings = MemberProgress.Watch(
            streams.Output, "Members", run.Members,
            progress => ForecastCycle.Run(crisis, request, extractions, progress, cancellation));
        if (baseline is not null) findings = findings with { Differences = baseline.To(findings.Forecast) };
        var folder =
            output?.ToString() ?? OutputFolder.Standard(crisis.Identity.Id, $"{asOf:yyyy-MM-dd}", Words.Of(audience));
        var (documents, screen) =
            Publication.ComposeWithScreen(findings, audience, wording, ShippedGround.Read(), Screen.Width);
        var written = OutputFolder.Write(folder, crisis.Identity.Id, documents, cancellation);
        PlanScreen.Print(screen, written, Terminal.Over(streams.Output));
        return ExitCode.Good;
    }

    /// <summary>What a sum is planned for. The public sees nothing of it, so nothing is planned.</summary>
    static BudgetRequest? Budget(
        decimal? amount, PlannerKind planner, Audience audience, CancellationToken cancellation) =>
        amount is not { } sum || audience is Audience.Public
            ? null
            : new(
                sum, planner is PlannerKind.Greedy ? new GreedyPlanner() : new LinearPlanner(),
                IsCountedFromOffensive: audience is not Audience.Restricted, cancellation);

    static string Told(BudgetRequest? budget) => budget is null ? "" : FormattableString.Invariant(
        $" --budget {budget.Amount} --planner {Words.Of(budget.Planner.Kind)}");
}
