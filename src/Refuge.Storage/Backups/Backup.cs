using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Refuge.Storage.Audit;
using Refuge.Storage.Model;

namespace Refuge.Storage.Backups;

/// <summary>
/// A copy of everything that a database keeps, in one file that either engine can be restored from.
/// </summary>
/// <remarks>
/// The file is a ZIP archive: <c>manifest.json</c>, and for each table its rows as lines of JSON. The keys of cookies
/// stay out of it, so that whoever finds one cannot make sessions; who had logged in logs in again. It holds the hashes
/// of passwords and every restricted row: keep it as the database itself.
/// </remarks>
static class Backup
{
    const string ManifestFile = "manifest.json";

    /// <summary>Rows that are read or kept at a time.</summary>
    const int AtOnce = 500;

    /// <summary>Writes everything as it stands at one moment.</summary>
    internal static async Task<BackupManifest> WriteAsync(
        StoreContext context, Stream to, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var moment = await context.Database.BeginTransactionAsync(
            System.Data.IsolationLevel.RepeatableRead, cancellation);
        var last = await context.Audit.AsNoTracking().OrderByDescending(line => line.Number)
            .FirstOrDefaultAsync(cancellation);
        var tables = new List<BackupTable>();
        await using var archive = await ZipArchive.CreateAsync(
            to, ZipArchiveMode.Create, leaveOpen: true, null, cancellation);
        foreach (var table in BackupTables.Of(context))
        {
            await using var entry = await archive.CreateEntry(FileOf(table), CompressionLevel.Fastest)
                .OpenAsync(cancellation);
            tables.Add(await table.WriteAsync(context, entry, cancellation));
        }

        var manifest = new BackupManifest(BackupManifest.Current, now, last?.Hash ?? AuditChain.Beginning, tables);
        await using var written = await archive.CreateEntry(ManifestFile).OpenAsync(cancellation);
        await JsonSerializer.SerializeAsync(written, manifest, cancellationToken: cancellation);
        return manifest;
    }

    /// <summary>What a file says that it holds, after all of it was read and found to be so.</summary>
    /// <exception cref="InvalidDataException">It is no backup, of another version, or damaged.</exception>
    internal static async Task<BackupManifest> VerifyAsync(ZipArchive archive, CancellationToken cancellation)
    {
        var manifest = await ManifestOfAsync(archive, cancellation);
        foreach (var table in manifest.Tables)
        {
            if (archive.GetEntry($"{table.Name}.jsonl") is not { } entry) throw Damaged(table.Name);
            await using var stream = await entry.OpenAsync(cancellation);
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation)) != table.Sha256)
            {
                throw Damaged(table.Name);
            }
        }

        return manifest;
    }

    /// <summary>Fills an empty database, all of it or nothing, and reads back what it then holds.</summary>
    /// <exception cref="InvalidDataException">The file is no backup, of another version, or damaged; or the database
    /// holds something already.</exception>
    internal static async Task<BackupManifest> RestoreAsync(
        StoreContext context, ZipArchive archive, CancellationToken cancellation)
    {
        var manifest = await VerifyAsync(archive, cancellation);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        var tables = BackupTables.Of(context);
        foreach (var table in tables)
        {
            if (await table.CountAsync(context, cancellation) > 0)
            {
                throw new InvalidDataException("The database holds something already: restore into an empty one.");
            }
        }

        if (tables.Select(table => table.Name).Except(manifest.Tables.Select(table => table.Name)).FirstOrDefault() is
            { } missing)
        {
            throw Damaged(missing);
        }

        foreach (var table in tables)
        {
            await using var stream = await archive.GetEntry(FileOf(table))!.OpenAsync(cancellation);
            await table.ReadAsync(context, stream, AtOnce, cancellation);
        }

        await context.AfterRestoreAsync(cancellation);
        foreach (var table in tables)
        {
            var kept = await table.WriteAsync(context, Stream.Null, cancellation);
            if (kept != manifest.Tables.Single(each => each.Name == table.Name)) throw Damaged(table.Name);
        }

        await transaction.CommitAsync(cancellation);
        return manifest;
    }

    static async Task<BackupManifest> ManifestOfAsync(ZipArchive archive, CancellationToken cancellation)
    {
        if (archive.GetEntry(ManifestFile) is not { } entry) throw new InvalidDataException("The file is no backup.");
        await using var stream = await entry.OpenAsync(cancellation);
        var manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(stream, cancellationToken: cancellation);
        return manifest is { Version: BackupManifest.Current, Tables: not null }
            ? manifest
            : throw new InvalidDataException("The backup was written by another version of Refuge.");
    }

    static string FileOf(BackedUp table) => $"{table.Name}.jsonl";

    static InvalidDataException Damaged(string table) =>
        new($"The backup is damaged: {table} is not what its manifest says.");
}

/// <summary>What a backup holds.</summary>
/// <param name="Version">Raised whenever the file means something else.</param>
/// <param name="WrittenAt">When (UTC).</param>
/// <param name="AuditHead">The hash of the last line of the audit log.</param>
/// <param name="Tables">Its tables.</param>
sealed record BackupManifest(int Version, DateTimeOffset WrittenAt, string AuditHead, IReadOnlyList<BackupTable> Tables)
{
    internal const int Current = 1;
}
