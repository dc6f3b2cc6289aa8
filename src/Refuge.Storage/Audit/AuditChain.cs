using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Refuge.Storage.Model;

namespace Refuge.Storage.Audit;

/// <summary>How lines of the audit log are chained, so that none can be changed, put in or taken out unseen.</summary>
static class AuditChain
{
    /// <summary>What stands before the first line.</summary>
    internal static string Beginning { get; } = new('0', 64);

    /// <summary>The line that follows another.</summary>
    internal static AuditEntity Next(AuditEntity? before, AuditEntry entry, DateTime now)
    {
        // The engines keep moments to different fractions of a second.
        var at = new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
        var (number, previous) = ((before?.Number ?? 0) + 1, before?.Hash ?? Beginning);
        return new()
        {
            Number = number,
            At = at,
            Actor = entry.Actor,
            Action = entry.Action,
            Crisis = entry.Crisis,
            Subject = entry.Subject,
            Details = entry.Details,
            Previous = previous,
            Hash = HashOf(previous, number, at, entry),
        };
    }

    /// <summary>What is wrong with a line. Null when it follows the one before.</summary>
    internal static string? FindFault(AuditEntity? before, AuditEntity line)
    {
        var number = (before?.Number ?? 0) + 1;
        if (line.Number != number)
        {
            return FormattableString.Invariant($"Line {number} is missing: line {line.Number} comes instead.");
        }

        var entry = EntryOf(line);
        var isWhole = line.Previous == (before?.Hash ?? Beginning)
            && line.Hash == HashOf(line.Previous, line.Number, line.At, entry);
        return isWhole ? null : FormattableString.Invariant($"Line {line.Number} was changed, or the one before it.");
    }

    internal static AuditEntry EntryOf(AuditEntity line) =>
        new(line.Actor, line.Action, line.Crisis, line.Subject, line.Details);

    static string HashOf(string previous, long number, DateTime at, AuditEntry entry)
    {
        var moment = at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var line = JsonSerializer.Serialize<object?[]>(
            [previous, number, moment, entry.Actor, entry.Action, entry.Crisis, entry.Subject, entry.Details]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line)));
    }
}
