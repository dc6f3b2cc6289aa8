using System.CommandLine;
using Refuge.Cycle;
using Refuge.Formats.Crises;
using Refuge.Formats.Reports;
using Refuge.Publishing;
using Refuge.Reports;
using Refuge.Situations;

namespace Refuge.Cli;

/// <summary><c>refuge review FOLDER --accept ID --reject ID --release ID --to partner</c></summary>
static class ReviewCommand
{
    internal static Command Create()
    {
        var folder = PathInputs.Folder("folder", "The crisis folder.");
        var accept = Identities(
            "--accept", "A claim to accept, such as c12, or reports/a.md#c12 where several reports have one.");
        var reject = Identities("--reject", "A claim to reject.");
        var release = Identities("--release", "A claim to show to the tier of --to, with its quote.");
        var tier = new Option<string?>("--to")
        {
            Description = "The tier of --release: partner or public.",
        }.AcceptOnlyFromAmong("partner", "public");
        var day = ValueOptions.Day(
            "--date", "The day of the review. Default: the last day on which anything of the folder became known.");
        var all = new Option<bool>("--all")
        {
            Description = "Lists every claim of the reports, also those reviewed and those that no table holds.",
        };
        var form = new Option<ReviewForm?>("--as")
        {
            Description = "list for people or rows for reviews.csv. Default: list on a terminal, rows elsewhere.",
        };
        var command = new Command(
            "review",
            "Claims that nobody has looked at, to be read or as rows for reviews.csv; or what an analyst made of them, "
            + "appended there.")
        {
            folder,
            accept,
            reject,
            release,
            tier,
            day,
            all,
            form,
        };
        command.Validators.Add(result =>
        {
            // Whether an option stands there; its value may be one that cannot be read.
            if (result.GetResult(release) is { Implicit: false } && result.GetResult(tier) is not { Implicit: false })
            {
                result.AddError("Say to whom with --to partner or --to public.");
            }
        });
        command.SetAction((arguments, cancellation) => Task.FromResult(Run(
            arguments.GetRequiredValue(folder),
            [
                .. (arguments.GetValue(accept) ?? []).Select(static id => (id, ReviewAction.Accept, (string?)null)),
                .. (arguments.GetValue(reject) ?? []).Select(static id => (id, ReviewAction.Reject, (string?)null)),
                .. (arguments.GetValue(release) ?? [])
                    .Select(id => (id, ReviewAction.Release, arguments.GetValue(tier))),
            ],
            arguments.GetValue(day), arguments.GetValue(all), arguments.GetValue(form),
            arguments.InvocationConfiguration.Output, arguments.InvocationConfiguration.Error, cancellation)));
        return command;
    }

    static Option<string[]> Identities(string name, string description) =>
        new(name) { Description = description, AllowMultipleArgumentsPerToken = true };

    static int Run(
        DirectoryInfo folder, IReadOnlyList<(string Id, ReviewAction Action, string? Tier)> wanted, DateOnly? on,
        bool all, ReviewForm? form, TextWriter output, TextWriter messages, CancellationToken cancellation)
    {
        if (CrisisFolder.Read(folder, null, cancellation).Crisis is not { } crisis)
        {
            messages.WriteLine($"The folder {folder.Name} cannot be read; run refuge check on it.");
            return ExitCode.InputStopsTheWork;
        }

        var reader = ShippedReader.Of(crisis);
        var reviews = crisis.Reviews.Rows.Select(static review => review.Value).ToList();
        var read = crisis.Reports.Rows.Select(
            row =>
                (Report: row.Value,
                    Claims: Reviewing.Apply(row.Value, reader(row.Value).Claims, reviews))).ToList();
        if ((on ?? crisis.LastKnownOn) is not { } day)
        {
            messages.WriteLine("Nothing in the folder has a day. Give the day of the review with --date.");
            return ExitCode.InputStopsTheWork;
        }

        if (wanted.Count == 0)
        {
            var claims = read.Select(each => (each.Report, each.Claims,
                Listed: all ? each.Claims : PendingReviews.Of(each.Report, each.Claims))).ToList();
            if ((form ?? (Terminal.IsWatched(output) ? ReviewForm.List : ReviewForm.Rows)) == ReviewForm.List)
            {
                ReviewList.Write(claims, folder, output);
            }
            else
            {
                ReviewList.WriteRows(claims, day, output);
                ReviewList.TellHowMany(claims, folder, messages);
            }
            return ExitCode.Good;
        }

        var made = new List<Review>();
        foreach (var (id, action, tier) in wanted)
        {
            var meant = (
                from document in read
                from claim in document.Claims
                where claim.Id == id
                || $"{claim.Report}#{claim.Id}" == id
                select (document.Report, Claim: claim)).ToList();
            if (meant is not [var (report, found)])
            {
                messages.WriteLine(
                    meant.Count == 0
                    ? $"No claim has the identity {id}."
                    : $"Several reports have a claim {id}. Write "
                    + $"{string.Join(" or ", meant.Select(static each => $"{each.Claim.Report}#{each.Claim.Id}"))}.");
                return ExitCode.InputStopsTheWork;
            }

            made.Add(PendingReviews.Of(report, found, action, tier, day));
            if (action == ReviewAction.Release) Warn(found.Quote.Quote, id, tier!, crisis, day, messages);
        }

        ReviewsFile.Append(folder, [.. made.Distinct()]);
        foreach (var review in made) output.WriteLine(ReviewsFile.Row(review));
        return ExitCode.Good;
    }

    /// <summary>Shows what the words to be released may give away: a help for the eye, and no gate.</summary>
    static void Warn(string words, string id, string tier, Crisis crisis, DateOnly day, TextWriter messages)
    {
        var situation = SituationBuilder.AsOf(crisis.Situation, ReportedClaims.None, day);
        foreach (var warning in ReleaseWarnings.Of(words, situation))
        {
            var concern = warning.Concern switch
            {
                ReleaseConcern.Person => "who somebody is",
                ReleaseConcern.Coordinate => "a point on the map",
                ReleaseConcern.Way => "a way, or where people hide",
                _ => "a day to come",
            };
            messages.WriteLine(
                $"{id} to {tier}: \"{warning.Words}\" may give away {concern}. Reject the claim if it does.");
        }
    }
}
