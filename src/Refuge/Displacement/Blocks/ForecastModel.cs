using System.Buffers;
using Refuge.Displacement.Model;
using Refuge.Situations;

namespace Refuge.Displacement.Blocks;

/// <summary>
/// A situation laid out for running members: whoever lays out the same situation runs the same members.
/// </summary>
sealed class ForecastModel
{
    readonly ForecastInput input;
    readonly Priors priors;
    readonly DisplacementNetwork world;
    readonly DateOnly? offensiveBegins, announcedUntil;
    readonly int[] refuges, homes, followed;
    readonly BlockLayout layout;

    /// <summary>Lays out the network and looks up the priors.</summary>
    /// <param name="input">What the forecast is made from.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    internal ForecastModel(ForecastInput input, CancellationToken cancellation)
    {
        this.input = input;
        priors = new(
            input.Assumptions, input.Rules,
            [
                .. ClassPriors.Of(input.Situation, input.Rules),
                .. PlannedShares.Of(input.Situation, input.Plans, input.Rules),
            ]);
        world = NetworkBuilder.Build(input, priors, cancellation);
        offensiveBegins = input.OffensiveBegins ?? Forecaster.OffensiveBegan(input.Situation);
        announcedUntil = offensiveBegins is null
            ? AnnouncedOffensive.LastDay(input.Situation, input.Assumptions)
            : null;
        refuges = [.. Enumerable.Range(0, world.Count).Where(IsRefuge)];
        followed =
        [
            .. world.Anchors.Where(static anchor => anchor.IsFollowed).SelectMany(static anchor => anchor.Places)
                .Concat(world.Total is { IsFollowed: true } ? world.Remainder : []).Distinct().Order(),
        ];
        homes = [.. Enumerable.Range(0, world.Count).Where(place => world.Residents[place] is not null)];
        layout = new(
            Places(refuges), Places(homes), [.. priors.All.Select(prior => prior.Id)], Places(followed));

        PlaceId[] Places(int[] of) => [.. of.Select(place => world.Places[place])];
    }

    /// <summary>The network that members run on.</summary>
    internal DisplacementNetwork Network => world;

    /// <summary>A workspace for running members one after the other.</summary>
    internal MemberSimulation NewSimulation() =>
        new(world, input.Rules, priors, input.Situation.AsOf, offensiveBegins, announcedUntil);

    /// <summary>The job of running every member here.</summary>
    /// <param name="crisis">The identity of the crisis. Empty where no other machine will look for it.</param>
    /// <param name="size">Days, members and seed.</param>
    internal ForecastJob JobOf(string crisis, EnsembleSize size) =>
        new(crisis, input.Situation.AsOf, input.OffensiveBegins, size, new(0, size.Members));

    /// <summary>
    /// How many members make about a second of work on one core, and no more than 160 MB of counts: the same number on
    /// every machine, so that all lay the same blocks out.
    /// </summary>
    /// <param name="days">How many days a member has.</param>
    /// <returns>One or more.</returns>
    /// <remarks>
    /// A day of a member takes about 4 ns for each pair of places: 17 µs in Mosul, 62 ms in a network of 5,000
    /// places (benchmarks/results/amd-epyc/queue.md and large.md).
    /// </remarks>
    internal int MembersOfBlock(int days)
    {
        const double PairsOfASecond = 1e9 / 4, MostCounts = 40e6;
        var (pairs, counts) = ((double)world.Count * world.Count * (days + 1), layout.Width * (days + 1.0));
        return (int)Math.Max(1, Math.Min(PairsOfASecond / pairs, MostCounts / counts));
    }

    /// <summary>Runs the members of a job.</summary>
    /// <param name="job">Which members.</param>
    /// <param name="threads">How many threads to use; the result is the same for any number. Null: one for each
    /// core.</param>
    /// <param name="progress">Told how many members are done. Null when nobody watches.</param>
    /// <param name="cancellation">Stops the run within a day of a member.</param>
    /// <exception cref="ArgumentException">The job has another as-of date or another day of the offensive than this
    /// situation.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    internal ForecastBlock Run(ForecastJob job, int? threads, IProgress<int>? progress, CancellationToken cancellation)
    {
        var (block, done) = (new ForecastBlock(job, layout), 0);
        RunTogether(
            job, threads,
            (members, at) =>
            {
                block.Take(members, at);
                progress?.Report(Interlocked.Add(ref done, members.Count));
            },
            cancellation);
        return block;
    }

    /// <summary>
    /// Runs the members of a job for whoever puts them together: they are never held all at once, and their memory is
    /// used again for the next.
    /// </summary>
    /// <param name="job">Which members.</param>
    /// <param name="threads">How many threads to use; the bytes are the same for any number. Null: one for each
    /// core.</param>
    /// <param name="cancellation">Stops the run within a day of a member.</param>
    /// <returns>The block, as <see cref="ForecastBlockFormat"/> writes it.</returns>
    /// <exception cref="ArgumentException">As for <see cref="Run"/>.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    internal byte[] RunToBytes(ForecastJob job, int? threads, CancellationToken cancellation)
    {
        var pieces = new byte[]?[job.Range.Count];
        using var buffers = new ThreadLocal<ArrayBufferWriter<byte>>(static () => new());
        RunTogether(
            job, threads,
            (members, at) =>
            {
                var bytes = buffers.Value!;
                bytes.ResetWrittenCount();
                ForecastBlockFormat.Write(members, bytes);
                pieces[at] = bytes.WrittenSpan.ToArray();
            },
            cancellation);
        return ForecastBlockFormat.Join(job, layout, [.. pieces.OfType<byte[]>()]);
    }

    /// <summary>Runs the members of a job, some together.</summary>
    /// <param name="job">Which members.</param>
    /// <param name="threads">On how many threads.</param>
    /// <param name="take">Takes what members counted, before others take their place, and where the first of them
    /// stands among those of the job. Called from several threads at a time.</param>
    /// <param name="cancellation">Stops the run within a day of a member.</param>
    void RunTogether(ForecastJob job, int? threads, Action<MemberGroup, int> take, CancellationToken cancellation)
    {
        if (job.AsOf != input.Situation.AsOf || job.OffensiveBegins != input.OffensiveBegins)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The job is for {job.AsOf:O}, and the situation is of ")
                + FormattableString.Invariant(
                    $"{input.Situation.AsOf:O}, or another day of the offensive is asked for."),
                nameof(job));
        }

        var together = MemberGroup.TogetherIn(layout, job, threads ?? Environment.ProcessorCount);
        Ensemble.Run(
            (job.Range.Count + together - 1) / together,
            threads,
            () =>
            {
                var members = new MemberGroup(layout, job.Size.Days, together);
                return (NewSimulation(), members, new BlockRecorder(job, refuges, homes, followed, members));
            },
            (workspace, group) =>
            {
                var (run, members, recorder) = workspace;
                var first = group * together;
                members.Clear();
                for (var member = first; member < Math.Min(first + together, job.Range.Count); member++)
                {
                    recorder.Begin();
                    run.Begin(new(job.Size.Seed, job.Range.First + member));
                    recorder.Keep(run);
                    for (var day = 1; day <= job.Size.Days; day++)
                    {
                        cancellation.ThrowIfCancellationRequested();
                        run.Step();
                        recorder.Keep(run);
                    }

                    recorder.Keep(run.Scenario);
                }

                take(members, first);
            },
            null,
            cancellation);
    }

    /// <summary>The forecast that members add up to.</summary>
    /// <param name="all">The block of every member.</param>
    /// <exception cref="ArgumentException">It is not of every member.</exception>
    internal Forecast ForecastOf(ForecastBlock all)
    {
        if (all.Job.Range != new MemberRange(0, all.Job.Size.Members))
        {
            throw new ArgumentException("The block is not of every member.", nameof(all));
        }
        return new()
        {
            AsOf = all.Job.AsOf,
            Size = all.Job.Size,
            Present = all.Present,
            Residents = all.Residents,
            Returned = all.Returned,
            Arrivals = all.Arrivals,
            Departures = all.Departures,
            Returns = all.Returns,
            DisplacedNow = all.DisplacedNow,
            DisplacedTotal = all.DisplacedTotal,
            Followed = all.Followed,
            FollowedNow = all.FollowedNow,
            StartUnknown = world.TotalAtStart is null ? [.. world.Uncounted.Select(place => world.Places[place])] : [],
            WithoutWay = [.. world.Places.Where((_, place) => IsWithoutWay(place))],
            IsTotalUnknown = IsTotalUnknown(),
            PassedThrough =
                [.. world.Places.Where((_, place) => world.Throughput[place] >= 0).ToHashSet()],
            Passages = [.. world.Passages.Select(static passage => passage.Key)],
            NotForecast = [.. world.Places.Where((_, place) => IsNotForecast(place))],
            Unreached = [.. world.Unreached.Select(place => world.Places[place])],
            Sources = world.AreSourcesKnown && world.MayFlee.Contains(true)
                ? [.. world.Places.Where((_, place) => world.MayFlee[place])]
                : null,
            Courses = world.Courses,
            OffensiveDay = all.OffensiveDay,
            Uncounted = [.. world.Places.Where((_, place) => IsUncounted(place))],
            Drivers = [.. Drivers(all), .. world.TotalWays],
            Rules = input.Rules,
        };
    }

    bool IsRefuge(int place) =>
        world.HostPull[place] > 0 || world.SiteCloses[place] >= input.Situation.AsOf.DayNumber
            || world.PresentAtStart[place] is not null;

    bool IsUncounted(int place) =>
        world.Residents[place] is null && world.HostPull[place] > 0 && IsBeyondReach(place);

    /// <summary>Whether people live there who may have to flee, and no way is known by which they could.</summary>
    bool IsWithoutWay(int place) => world.MayFlee[place] && IsBeyondReach(place) && world.IsIsolated[place];

    bool IsBeyondReach(int place) => PlaceState.PutsBeyondReach(world.Control[place]);

    /// <summary>
    /// Whether nobody can say how many will flee in all: nobody counted the whole crisis, and of no home beyond reach
    /// are both the residents and a way out of it known. Where they are known of some, totals are lower bounds.
    /// </summary>
    bool IsTotalUnknown()
    {
        if (world.TotalAtStart is not null) return false;
        var beyondReach = Enumerable.Range(0, world.Places.Length).Where(IsBeyondReach).ToList();
        return beyondReach.Exists(place => IsUncounted(place) || IsWithoutWay(place))
            && !beyondReach.Exists(place => world.MayFlee[place] && !world.IsIsolated[place]);
    }

    /// <summary>
    /// Whether nothing speaks of the displaced of a place: nobody counted them, no total is shared with it, and nobody
    /// is known to have a way there or away.
    /// </summary>
    bool IsNotForecast(int place) =>
        world.IsIsolated[place] && world.Counts[place] is null
        && !world.Shared.Any(shared => shared.Places.Contains(place))
        && (world.TotalAtStart is null || !world.Remainder.Contains(place));

    IEnumerable<Driver> Drivers(ForecastBlock all)
    {
        foreach (var named in priors.All.OrderBy(prior => prior.Id, StringComparer.Ordinal))
        {
            var values =
                all.Drawn.Select(member => member[named.Number]).Where(value => !double.IsNaN(value)).Order().ToArray();
            if (values.Length == 0) continue;
            yield return new(
                named.Id, named.Unit, named.Prior.Low, named.Prior.Best, named.Prior.High,
                Quantiles.OfSorted<double>(values, 0.1), Quantiles.OfSorted<double>(values, 0.5),
                Quantiles.OfSorted<double>(values, 0.9))
            {
                Place = named.Place,
                Cases = named.Class?.Names ?? [],
            };
        }
    }
}
