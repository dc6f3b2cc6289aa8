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

    /// <summary>Adds rows behind those that are kept.</summary>
    /// <param name="before">The content without them.</param>
    /// <param name="rows">The content with them, in which they were found to load.</param>
    /// <param name="cancellation">Stops the adding.</param>
    internal async Task AppendAsync(CrisisContent before, RowAddition rows, CancellationToken cancellation)
    {
        context.ChangeTracker.AutoDetectChangesEnabled = false;
        var counts = before.Tables.ToDictionary(table => table.File, table => table.Rows.Count, StringComparer.Ordinal);
        var kept = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var table in rows.Content!.Tables.Where(
            table => table.Rows.Count > counts.GetValueOrDefault(table.File)))
        {
            kept[table.File] = (
                await context.Facts.Where(fact => fact.Crisis == crisis && fact.File == table.File)
                .MaxAsync(fact => (int?)fact.Row, cancellation) ?? -1) + 1;
            var last = await context.Columns.AsNoTracking()
                .Where(each => each.Crisis == crisis && each.File == table.File)
                .OrderByDescending(each => each.Version).FirstOrDefaultAsync(cancellation);
            AddRows(
                table, counts.GetValueOrDefault(table.File), kept[table.File],
                last?.Names == Names(table) ? null : last?.Version ?? -1);
        }

        await context.SaveChangesAsync(cancellation);
        if (kept.Keys.Any(file => Referred.Contains(file.Split('/')[^1], StringComparer.Ordinal)))
        {
            var whole = (await FactReader.FindAsync(context, crisis, cancellation))!;
            await WorkOutDaysAsync(await whole.ContentAsync(null, cancellation), cancellation);
            return;
        }

        var own = context.Facts.Local.ToDictionary(fact => (fact.File, fact.Row), fact => fact.Id);
        var days = rows.Readings.SelectMany(reading => DaysOf(reading.Scenario, reading.Days))
            .Where(each => each.Row >= counts.GetValueOrDefault(each.File) && kept.ContainsKey(each.File))
            .Select(each => each with { Row = kept[each.File] + each.Row - counts.GetValueOrDefault(each.File) })
            .DistinctBy(each => (each.File, each.Row));
        context.FactDays.AddRange(days.Select(each => DaysOf(own[(each.File, each.Row)], each)));
        var stands = rows.Readings.FirstOrDefault(static reading => reading.Scenario is null);
        await KnowUntilAsync(stands?.Reading.Crisis?.LastKnownOn, cancellation);
    }

    /// <summary>The highest number of a fact that was added.</summary>
    internal long LastFact => context.Facts.Local.Max(static fact => fact.Id);

    /// <summary>
    /// Works out the days of every fact, from a content that holds all of them; those that stay as they are are not
    /// written again.
    /// </summary>
    internal async Task WorkOutDaysAsync(CrisisContent content, CancellationToken cancellation)
    {
        var facts = await context.Facts.AsNoTracking().Where(fact => fact.Crisis == crisis)
            .Select(fact => new { fact.File, fact.Row, fact.Id })
            .ToDictionaryAsync(fact => (fact.File, fact.Row), fact => fact.Id, cancellation);
        var old = await context.FactDays.AsNoTracking().Where(day => day.Crisis == crisis)
            .ToDictionaryAsync(day => day.Fact, cancellation);
        var scenarios = content.Tables.Select(ScenarioOf).OfType<string>().Distinct(StringComparer.Ordinal);
        var files = content.ToFiles();
        DateOnly? last = null;
        foreach (var scenario in (IEnumerable<string?>)[null, .. scenarios])
        {
            var (reading, days) = CrisisFolder.ReadPart(content.Name, files, scenario, last, cancellation);
            if (scenario is null) last = reading.Crisis?.LastKnownOn;
            foreach (var day in DaysOf(scenario, days).DistinctBy(static each => (each.File, each.Row)))
            {
                var entity = DaysOf(facts[(day.File, day.Row)], day);
                if (!old.Remove(entity.Fact, out var before)) context.FactDays.Add(entity);
                else if (!IsSame(before, entity)) context.FactDays.Update(entity);
            }
        }

        context.FactDays.RemoveRange(old.Values);
        await KnowUntilAsync(last, cancellation);
    }

    /// <summary>The days of the rows of a scenario alone, or of the crisis as it stands.</summary>
    static IEnumerable<FactDays> DaysOf(string? scenario, IEnumerable<FactDays> days) => days.Where(
        each => each.File.StartsWith($"scenarios/{scenario}/", StringComparison.Ordinal) == scenario is not null);

    static string? ScenarioOf(StatedTable table) =>
        table.File.Split('/') is ["scenarios", var scenario, ..] ? scenario : null;

    /// <summary>Keeps the last day on which anything became known, where it is known, and all else.</summary>
    async Task KnowUntilAsync(DateOnly? last, CancellationToken cancellation)
    {
        var found = await context.Crises.SingleAsync(each => each.Id == crisis, cancellation);
        found.LastKnownOn = last ?? found.LastKnownOn;
        context.ChangeTracker.DetectChanges();
        await context.SaveChangesAsync(cancellation);
    }

    static bool IsSame(FactDayEntity one, FactDayEntity other) =>
        (one.Key, one.KnownOn, one.ShowsOn, one.ValidFrom, one.ValidTo, one.Place)
        == (other.Key, other.KnownOn, other.ShowsOn, other.ValidFrom, other.ValidTo, other.Place);

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
            written.Add(CellsIn(cells));
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

    /// <summary>How the cells of a row are kept.</summary>
    internal static string CellsIn(Dictionary<string, string> cells) => JsonSerializer.Serialize(cells, AsWritten);

    /// <summary>How a cell stands in the words of a row that is kept.</summary>
    internal static string CellIn(string column, string cell) =>
        $"{JsonSerializer.Serialize(column, AsWritten)}:{JsonSerializer.Serialize(cell, AsWritten)}";

    static string Names(StatedTable table) => JsonSerializer.Serialize(table.Columns, AsWritten);
}
