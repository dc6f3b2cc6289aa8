using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Hosting;
using Refuge.Cycle;
using Refuge.Formats.Publishing;
using Refuge.Publishing;

namespace Refuge.Web.Plans;

/// <summary>Makes each plan once, in the background, and keeps what was published of it.</summary>
/// <remarks>
/// Findings are large and hold everything; only what was published for an audience outlives a run. Two plans are made
/// at a time at most, for each uses every core. A plan whose crisis has changed since is made again.
/// </remarks>
sealed class PlanDesk(
    ServeSettings settings, IReadOnlyDictionary<string, ICrisisStore> crises,
    IHostApplicationLifetime lifetime) : IDisposable
{
    const int AtOnce = 2;
    const int MostKept = 64;

    readonly ConcurrentDictionary<PlanKey, PlanMaking> plans = new();
    readonly SemaphoreSlim turn = new(AtOnce);

    /// <summary>How far the plan is; the first to ask has it begun. Null when there is no such crisis.</summary>
    internal async Task<PlanState?> AskAsync(PlanKey key, CancellationToken cancellation)
    {
        if (!crises.TryGetValue(key.Crisis, out var store)) return null;
        if (plans.TryGetValue(key, out var made) && made.State.IsEnded
            && await HasChangedAsync(store, made, cancellation))
        {
            plans.TryRemove(new(key, made));
        }
        if (plans.Count >= MostKept)
        {
            foreach (var (old, _) in plans.Where(plan => plan.Key != key && plan.Value.State.IsEnded))
            {
                plans.TryRemove(old, out _);
            }
        }

        return plans.GetOrAdd(
            key,
            _ =>
                new(
                    settings.Size.Members,
                    making => MakeAsync(key, store, making, lifetime.ApplicationStopping))).Begin().State;
    }

    static async Task<bool> HasChangedAsync(ICrisisStore store, PlanMaking made, CancellationToken cancellation)
    {
        var now = (await store.LoadAsync(CrisisView.Whole, cancellation)).Crisis?.InputHashes;
        return now is null || made.Inputs is null || now.Count != made.Inputs.Count
            || now.Any(input => made.Inputs.GetValueOrDefault(input.Key) != input.Value);
    }

    async Task MakeAsync(PlanKey key, ICrisisStore store, PlanMaking making, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            var reading = await store.LoadAsync(CrisisView.Whole, cancellation);
            making.Inputs = reading.Crisis?.InputHashes;
            var refused = DecidingFiles.Refused(key.Audience, reading.Problems);
            if (reading.Crisis is not { } crisis || refused.Count > 0)
            {
                making.Stop(
                    refused.Count > 0
                    ? refused
                    : [.. reading.Problems.Where(static problem => problem.Severity == Severity.Fatal)]);
                return;
            }

            making.End(Publish(key, crisis, making, cancellation));
        }
        finally
        {
            turn.Release();
        }
    }

    PublishedPlan Publish(PlanKey key, Crisis crisis, PlanMaking making, CancellationToken cancellation)
    {
        var asOf = Delay.AsOf(key.Audience, key.AsOf, crisis.LastKnownOn, crisis.Identity.FirstDay);
        var size = settings.Size;
        var command = FormattableString.Invariant(
            $"refuge plan {crisis.Identity.Id} --as-of {asOf:yyyy-MM-dd} --days {size.Days} --members ")
            + FormattableString.Invariant($"{size.Members} --seed {size.Seed} --audience {Words.Of(key.Audience)}");
        var request = new CycleRequest(asOf, size, null, null, null, settings.Version, command)
        {
            Audience = key.Audience,
        };
        var findings = ForecastCycle.Run(crisis, request, making, cancellation);
        var wording = Wording.Find(key.Language) ?? Wording.English;
        var ground = ShippedGround.Read();
        var outputs = Publication.Compose(findings, key.Audience, wording, ground)
            .ToDictionary(static document => document.Name, static document => Bytes(document), StringComparer.Ordinal);
        return new(
            asOf,
            Publication.ComposePage(findings, key.Audience, wording, ground, passage => Links.Report(key, passage)),
            outputs);
    }

    static ReadOnlyMemory<byte> Bytes(Document document)
    {
        using var bytes = new MemoryStream();
        using (var writer = new StreamWriter(
            bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true))
        {
            document.Write(writer);
        }

        return bytes.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();
}
