using System.Globalization;
using Microsoft.AspNetCore.Http;
using Refuge.Cycle;
using Refuge.Storage;
using Refuge.Storage.Rows;

namespace Refuge.Web.Pages.Sites;

/// <summary>A filled daily form: the rows it becomes, field by field, and where somebody else was quicker.</summary>
/// <param name="Rows">The rows to keep.</param>
/// <param name="Conflicts">Fields that somebody else has filled otherwise since the form was drawn: nothing of them is
/// kept.</param>
/// <param name="Faults">Fields whose answer cannot be read, by name.</param>
sealed record DailyForm(
    IReadOnlyList<StatedRow> Rows, IReadOnlyList<DailyConflict> Conflicts, IReadOnlyList<string> Faults)
{
    static readonly string[] Tables = ["observations.csv", "facilities.csv", "health.csv", "feedback.csv"];

    /// <summary>Where the tables end now: what comes later was not seen by whoever fills the form.</summary>
    internal static async Task<string> SeenAsync(
        string crisis, CrisisDatabase database, CancellationToken cancellation)
    {
        var ends = new List<string>();
        foreach (var table in Tables)
        {
            var rows = await database.Rows.ListAsync(crisis, table, -1, int.MaxValue, cancellation);
            ends.Add((rows.Count == 0 ? -1 : rows[^1].Row).ToString(CultureInfo.InvariantCulture));
        }

        return string.Join('.', ends);
    }

    /// <summary>Reads a form.</summary>
    internal static async Task<DailyForm> ReadAsync(
        IFormCollection form, string crisis, string place, DateOnly day, CrisisDatabase database,
        CancellationToken cancellation)
    {
        var seen = form["seen"].ToString().Split('.').Select(
            static end => int.TryParse(end, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var row)
                ? row : -1).ToList();
        var since = new Dictionary<string, IReadOnlyList<KeptRow>>(StringComparer.Ordinal);
        foreach (var (table, index) in Tables.Select(static (table, index) => (table, index)))
        {
            since[table] = await database.Rows.ListAsync(
                crisis, table, index < seen.Count ? seen[index] : -1, int.MaxValue, cancellation);
        }

        var (rows, conflicts, faults) = (new List<StatedRow>(), new List<DailyConflict>(), new List<string>());
        foreach (var field in DailyField.All)
        {
            var answer = form[field.Name].ToString().Trim();
            if (answer.Length == 0) continue;
            if (field.Read(answer) is not { } said)
            {
                faults.Add(field.Name);
                continue;
            }

            var identity = field.IdentityOn(place, day);
            var theirs = since[field.Table].LastOrDefault(row => identity.All(
                cell => row.Cells.GetValueOrDefault(cell.Key) == cell.Value))?.Cells.GetValueOrDefault(field.Value);
            if (theirs is null) rows.Add(field.RowOf(place, day, said));
            else if (theirs != said) conflicts.Add(new(field, theirs, said));
        }

        return new(rows, conflicts, faults);
    }
}

/// <summary>A field that two people filled otherwise.</summary>
/// <param name="Field">The field.</param>
/// <param name="Theirs">What somebody else said since.</param>
/// <param name="Own">What this form says.</param>
sealed record DailyConflict(DailyField Field, string Theirs, string Own);
