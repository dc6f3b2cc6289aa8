namespace Refuge.Storage.Audit;

/// <summary>Something that somebody did, as the audit log keeps it.</summary>
/// <param name="Actor">Who: <c>account:ID</c>, <c>key:ID</c>, or <c>role:NAME</c> where nobody had logged in.</param>
/// <param name="Action">What was done, such as <c>rows.add</c> or <c>login.refused</c>.</param>
/// <param name="Crisis">The crisis. Null where it is about none.</param>
/// <param name="Subject">What it was done to.</param>
/// <param name="Details">More about it, in JSON; never a secret, never the content of a row.</param>
sealed record AuditEntry(string Actor, string Action, string? Crisis, string Subject, string Details = "{}");

/// <summary>An entry where it stands in the log.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Entry">What was done.</param>
/// <param name="Hash">Its hash, in which every entry before it is.</param>
sealed record AuditLine(long Number, DateTimeOffset At, AuditEntry Entry, string Hash);

/// <summary>What a look through the whole log found.</summary>
/// <param name="Lines">How many lines it has.</param>
/// <param name="Head">The hash of the last one: kept elsewhere, it shows later that none was cut off.</param>
/// <param name="Faults">What does not hold, in the order of the lines. Empty when the log verifies.</param>
sealed record AuditVerdict(long Lines, string Head, IReadOnlyList<string> Faults);
