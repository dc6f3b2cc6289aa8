using System.Buffers;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Refuge.Storage.Model;

namespace Refuge.Storage.Backups;

/// <summary>A table in a backup.</summary>
/// <param name="Name">Its name in the database.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Sha256">SHA-256 of its lines.</param>
sealed record BackupTable(string Name, long Rows, string Sha256);

/// <summary>The tables that are backed up, taken from the model, so that no new one is forgotten.</summary>
static class BackupTables
{
    /// <summary>Whatever a table refers to comes before it.</summary>
    internal static IReadOnlyList<BackedUp> Of(StoreContext context)
    {
        var left = context.Model.GetEntityTypes().Where(type => type.ClrType != typeof(DataProtectionKey))
            .OrderBy(type => type.GetTableName(), StringComparer.Ordinal).ToList();
        var ordered = new List<BackedUp>();
        while (left.Count > 0)
        {
            var next = left.First(type => type.GetForeignKeys().All(
                key => key.PrincipalEntityType == type || !left.Contains(key.PrincipalEntityType)));
            left.Remove(next);
            ordered.Add((BackedUp)Activator.CreateInstance(typeof(BackedUp<>).MakeGenericType(next.ClrType), next)!);
        }

        return ordered;
    }
}

/// <summary>A table that is backed up.</summary>
abstract class BackedUp
{
    /// <summary>Its name in the database.</summary>
    internal abstract string Name { get; }

    /// <summary>How many rows it has.</summary>
    internal abstract Task<int> CountAsync(StoreContext context, CancellationToken cancellation);

    /// <summary>Writes its rows in the order of their keys, one line of JSON each.</summary>
    internal abstract Task<BackupTable> WriteAsync(StoreContext context, Stream to, CancellationToken cancellation);

    /// <summary>Adds the rows of lines.</summary>
    internal abstract Task ReadAsync(StoreContext context, Stream from, int atOnce, CancellationToken cancellation);
}

/// <summary>A table that is backed up, with the type of its rows.</summary>
/// <param name="type">What the model says of it.</param>
sealed class BackedUp<T>(IEntityType type) : BackedUp
    where T : class
{
    readonly IReadOnlyList<IProperty> properties =
        [.. type.GetProperties().OrderBy(property => property.Name, StringComparer.Ordinal)];

    /// <inheritdoc/>
    internal override string Name => type.GetTableName()!;

    /// <inheritdoc/>
    internal override Task<int> CountAsync(StoreContext context, CancellationToken cancellation) =>
        context.Set<T>().CountAsync(cancellation);

    /// <inheritdoc/>
    internal override async Task<BackupTable> WriteAsync(
        StoreContext context, Stream to, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var rows = 0L;
        // The engines order texts by their own rules; lines are ordered by ours.
        var lines = new List<byte[]>();
        await foreach (var row in context.Set<T>().AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellation))
        {
            lines.Add(LineOf(row));
            rows++;
        }

        lines.Sort(static (left, right) => left.AsSpan().SequenceCompareTo(right));
        foreach (var line in lines)
        {
            hash.AppendData(line);
            await to.WriteAsync(line, cancellation);
        }

        return new(Name, rows, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <inheritdoc/>
    internal override async Task ReadAsync(
        StoreContext context, Stream from, int atOnce, CancellationToken cancellation)
    {
        using var lines = new StreamReader(from);
        var waiting = 0;
        while (await lines.ReadLineAsync(cancellation) is { } line)
        {
            context.Set<T>().Add(RowOf(line));
            if (++waiting % atOnce == 0) await KeepAsync(context, cancellation);
        }

        await KeepAsync(context, cancellation);
    }

    static async Task KeepAsync(StoreContext context, CancellationToken cancellation)
    {
        await context.SaveChangesAsync(cancellation);
        context.ChangeTracker.Clear();
    }

    byte[] LineOf(T row)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            foreach (var property in properties)
            {
                json.WritePropertyName(property.Name);
                JsonSerializer.Serialize(json, Plain(property.GetGetter().GetClrValue(row)));
            }

            json.WriteEndObject();
        }

        bytes.Write("\n"u8);
        return bytes.WrittenSpan.ToArray();
    }

    T RowOf(string line)
    {
        using var json = JsonDocument.Parse(line);
        var row = (T)RuntimeHelpers.GetUninitializedObject(typeof(T));
        foreach (var property in properties)
        {
            var value = json.RootElement.GetProperty(property.Name).Deserialize(property.ClrType);
            if (value is DateTime moment) value = DateTime.SpecifyKind(moment, DateTimeKind.Utc);
            property.PropertyInfo!.SetValue(row, value);
        }

        return row;
    }

    /// <summary>A moment is UTC whatever an engine says of it, and no finer than both keep it.</summary>
    static object? Plain(object? value) => value switch
    {
        DateTime moment => new DateTime(moment.Ticks - (moment.Ticks % 10), DateTimeKind.Utc),
        DateTimeOffset moment => new DateTimeOffset(moment.UtcTicks - (moment.UtcTicks % 10), TimeSpan.Zero),
        _ => value,
    };
}
