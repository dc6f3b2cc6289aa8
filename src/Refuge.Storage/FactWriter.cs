using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Refuge.Formats.Crises;
using Refuge.Storage.Audit;
using Refuge.Storage.Model;

namespace Refuge.Storage;

/// <summary>Adds facts of one crisis within a transaction, with the days by which they are found.</summary>
/// <param name="context">The database, within a transaction.</param>
/// <param name="crisis">The crisis.</param>
/// <param name="enteredBy">The role of whoever enters them.</param>
/// <param name="now">The moment (UTC).</param>
sealed class FactWriter(StoreContext context, string crisis, string enteredBy, DateTime now)
{
    /// <summary>Tables on which the days of other rows rest: when one changes, all days are worked out anew.</summary>
    static readonly string[] Referred =
        [CrisisTables.Sources.File, CrisisTables.Places.File, CrisisTables.Routes.File, CrisisTables.Series.File];

    readonly List<KeptRows> added = [];

    /// <summary>What was added, for the audit log.</summary>
    internal IReadOnlyList<KeptRows> Added => added;

    static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Keeps a crisis that is not kept yet.</summary>
    internal async Task CreateAsync(CrisisContent content, CancellationToken cancellation)
    {
        context.ChangeTracker.AutoDetectChangesEnabled = false;
        context.Crises.Add(new() { Id = crisis, Folder = content.Name });
        foreach (var (name, bytes) in content.Files) await AddFileAsync(name, bytes, cancellation);
        foreach (var table in content.Tables) AddRows(table, 0, 0, -1);
        await context.SaveChangesAsync(cancellation);
        await WorkOutDaysAsync(content, cancellation);
    }

    /// <summary>Adds a file by its hash. A blob that is kept already is kept once.</summary>
    internal async Task AddFileAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var hash = await AddBlobAsync(context, bytes, cancellation);
        context.Files.Add(
            new()
            {
                Crisis = crisis,
                Name = name,
                Hash = hash,
                Length = bytes.Length,
                EnteredBy = enteredBy,
                EnteredAt = now,
            });
    }

    /// <summary>Adds bytes, and gives their hash.</summary>
    internal static async Task<string> AddBlobAsync(
        StoreContext context, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        if (context.Blobs.Local.Any(blob => blob.Hash == hash)
            || await context.Blobs.AnyAsync(blob => blob.Hash == hash, cancellation))
        {
            return hash;
        }
        context.Blobs.Add(new() { Hash = hash, Bytes = bytes.ToArray() });
        return hash;
    }

    /// <summary>Adds the rows of a table behind those that are kept.</summary>
    /// <param name="before">How many rows each table had in the content before.</param>
    /// <param name="content">The content with the new rows, in which they were found to load.</param>
    /// <param name="scenarios">The scenarios that the rows belong to; null for the crisis as it stands.</param>
    /// <param name="cancellation">Stops the adding.</param>
    internal async Task AppendAsync(
        IReadOnlyDictionary<string, int> before, CrisisContent content, IReadOnlyList<string?> scenarios,
        CancellationToken cancellation)
    {
        context.ChangeTracker.AutoDetectChangesEnabled = false;
        var kept = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var table in content.Tables.Where(table => table.Rows.Count > before.GetValueOrDefault(table.File)))
        {
            kept[table.File] = (
                await context.Facts.Where(fact => fact.Crisis == crisis && fact.File == table.File)
                .MaxAsync(fact => (int?)fact.Row, cancellation) ?? -1) + 1;
            var version = await context.Columns.Where(each => each.Crisis == crisis && each.File == table.File)
                .MaxAsync(each => (int?)each.Version, cancellation) ?? -1;
            var names = version < 0
                ? null
                : (
                    await context.Columns.SingleAsync(
                        each => each.Crisis == crisis && each.File == table.File && each.Version == version,
                        cancellation)).Names;
            AddRows(
                table, before.GetValueOrDefault(table.File), kept[table.File], names == Names(table) ? null : version);
        }

        await context.SaveChangesAsync(cancellation);
        if (kept.Keys.Any(file => Referred.Contains(file.Split('/')[^1], StringComparer.Ordinal)))
        {
            var whole = (await FactReader.FindAsync(context, crisis, cancellation))!;
            await WorkOutDaysAsync(await whole.ContentAsync(null, cancellation), cancellation);
            return;
        }

        await KeepDaysAsync(
            content, scenarios,
            days => kept.TryGetValue(days.File, out var first) && days.Row >= before.GetValueOrDefault(days.File)
            ? first + days.Row - before.GetValueOrDefault(days.File)
            : null, cancellation);
    }

    /// <summary>Works out the days of every fact, from a content that holds all of them.</summary>
    async Task WorkOutDaysAsync(CrisisContent content, CancellationToken cancellation)
    {
        await context.FactDays.Where(day => day.Crisis == crisis).ExecuteDeleteAsync(cancellation);
        var found = await context.Crises.SingleAsync(each => each.Id == crisis, cancellation);
        found.LastKnownOn = null;
        var scenarios = content.Tables.Select(
            table => table.File.Split('/') is ["scenarios", var scenario, ..] ? scenario : null).Distinct(
                StringComparer.Ordinal);
        await KeepDaysAsync(content, [null, .. scenarios.OfType<string>()], days => days.Row, cancellation);
    }

    async Task KeepDaysAsync(
        CrisisContent content, IReadOnlyList<string?> scenarios, Func<FactDays, int?> rowOf,
        CancellationToken cancellation)
    {
        var found = await context.Crises.SingleAsync(each => each.Id == crisis, cancellation);
        var files = content.ToFiles();
        foreach (var scenario in scenarios)
        {
            var (reading, days) = CrisisFolder.ReadPart(content.Name, files, scenario, found.LastKnownOn, cancellation);
            if (scenario is null) found.LastKnownOn = reading.Crisis?.LastKnownOn ?? found.LastKnownOn;
            var own = days.Where(
                each =>
                    each.File.StartsWith($"scenarios/{scenario}/", StringComparison.Ordinal) == scenario is not null)
                .Where(each => rowOf(each) is not null).GroupBy(each => each.File, StringComparer.Ordinal);
            foreach (var table in own)
            {
                var facts =
                    await context.Facts.AsNoTracking().Where(fact => fact.Crisis == crisis && fact.File == table.Key)
                    .Select(fact => new { fact.Row, fact.Id })
                        .ToDictionaryAsync(fact => fact.Row, fact => fact.Id, cancellation);
                context.FactDays.AddRange(
                    table.DistinctBy(rowOf).Select(each => DaysOf(facts[rowOf(each)!.Value], each)));
            }
        }

        context.ChangeTracker.DetectChanges();
        await context.SaveChangesAsync(cancellation);
    }

    FactDayEntity DaysOf(long fact, FactDays days) => new()
    {
        Fact = fact,
        Crisis = crisis,
        Key = days.Key,
        KnownOn = days.Known.Day,
        ShowsOn = days.Shows.Day,
        ValidFrom = days.ValidFrom,
        ValidTo = days.ValidTo,
        Place = days.Place,
    };

    /// <summary>Adds the rows from <paramref name="from"/> on.</summary>
    /// <param name="table">The table.</param>
    /// <param name="from">The first row that is new.</param>
    /// <param name="first">The place that it takes.</param>
    /// <param name="columnsVersion">The version of the columns that is kept, where another is needed. Null where that
    /// one holds.</param>
    void AddRows(StatedTable table, int from, int first, int? columnsVersion)
    {
        if (columnsVersion is { } version)
        {
            context.Columns.Add(
                new() { Crisis = crisis, File = table.File, Version = version + 1, Names = Names(table) });
        }
        var written = new List<string>();
        for (var row = from; row < table.Rows.Count; row++)
        {
            var cells = table.Columns.Zip(table.Rows[row]).Where(cell => cell.Second.Length > 0)
                .ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal);
            written.Add(JsonSerializer.Serialize(cells, AsWritten));
            context.Facts.Add(new()
            {
                Crisis = crisis,
                File = table.File,
                Row = first + row - from,
                Cells = written[^1],
                EnteredBy = enteredBy,
                EnteredAt = now,
            });
        }

        if (written.Count > 0) added.Add(KeptRows.Of(table.File, first, written));
    }

    static string Names(StatedTable table) => JsonSerializer.Serialize(table.Columns, AsWritten);
}
