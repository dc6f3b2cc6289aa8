using System.Globalization;
using CsCheck;

namespace Refuge.Formats.Tests.Building;

/// <summary>Puts into a crisis what partner and public may not see: other rows each time, of every table.</summary>
/// <param name="seed">Which of them.</param>
sealed class HiddenRows(int seed)
{
    readonly PCG random = new(7, (ulong)seed);

    /// <summary>
    /// Rows that are restricted by their own cell, by an unknown word in it, or by their source: none of them may leave
    /// a trace.
    /// </summary>
    /// <param name="text">The crisis of the small valley.</param>
    public CrisisText Bound(CrisisText text)
    {
        var hidden = text.Copy();
        AddSource(hidden);
        AddReport(hidden);
        Add(hidden, "facilities.csv", row => row["quantity"] = Whole(300));
        Add(
            hidden, "responses.csv",
            row => { row["id"] = $"q{seed}"; row["quantity"] = Whole(500); row["organisation"] = $"Org {seed}"; });
        Add(hidden, "hazards.csv", row => { row["id"] = $"h9{seed}"; (row["place"], row["route"]) = ("dalen", ""); });
        Add(hidden, "services.csv", row => { row["place"] = "dalen"; row["damage"] = $"damage {seed}"; });
        Add(
            hidden, "health.csv",
            row =>
                { (row["place"], row["condition"]) = ("dalen_camp", "suspected_cholera"); row["cases"] = Whole(20); });
        Add(hidden, "series.csv", row => { row["id"] = $"secret{seed}"; row["area"] = "dalen_camp"; });
        Add(
            hidden, "observations.csv",
            row =>
                {
                    (row["place"], row["series"], row["value"]) = (
                    "dalen_camp", $"secret{seed}", Whole(9_000)); row["date"] = "2021-04-01";
                });
        Add(
            hidden, "observations.csv",
            row =>
                {
                    (
                    row["place"], row["series"], row["value"]) = (
                        "dalen_camp", "camps", Whole(9_000)); row["date"] = "2021-04-11";
                });
        Add(hidden, "plans.csv", row => row["central"] = row["high"]);
        Add(hidden, "actions.csv", row => { row["id"] = $"act{seed}"; row["unit_cost"] = Whole(90); });
        Add(
            hidden, "funding.csv",
            row => { row["appeal"] = $"Secret appeal {seed}"; row["amount"] = Whole(9_000_000); });
        Add(hidden, "feedback.csv", row => row["count"] = Whole(50));
        return hidden;
    }

    /// <summary>
    /// Other control of the held city, other ways, a site that is held back, other fighting, another guess of the
    /// offensive's day: all of it, or one of them.
    /// </summary>
    /// <param name="text">The crisis of the small valley.</param>
    /// <param name="secret">What is changed.</param>
    public CrisisText Moved(CrisisText text, Secret secret = Secret.All)
    {
        var moved = text.Copy();
        AddSource(moved);
        if (secret.HasFlag(Secret.Site)) AddSite(moved);
        if (secret.HasFlag(Secret.Control)) MoveControl(moved);
        if (secret.HasFlag(Secret.Ways))
        {
            moved.SetColumn("routes.csv", "km", (row, _) => Scaled(row[3], 0.5, 2));
            moved.SetColumn("routes.csv", "lorries_per_day", (_, _) => Whole(200));
            moved.SetColumn("allocations.csv", "share", (_, _) => Of("0.2", "0.5", "0.8", "1"));
        }
        if (secret.HasFlag(Secret.Fighting))
        {
            moved.SetColumn("events.csv", "intensity", (_, _) => Of("0.2", "0.5", "0.9", "1"));
        }
        if (secret.HasFlag(Secret.DayOfOffensive)) MoveDayOfOffensive(moved);
        return moved;
    }

    void AddSite(CrisisText text)
    {
        Add(text, "places.csv", row =>
        {
            (row["id"], row["name"], row["kind"]) = ($"hid{seed}", $"Hidden {seed}", "site");
            row["admin2"] = $"Secret {seed}";
            foreach (var empty in (string[])["near", "near_km", "population", "population_low", "population_high"])
            {
                row[empty] = "";
            }
        });
        Add(text, "sites.csv", row => (row["place"], row["capacity_people"]) = ($"hid{seed}", Whole(9_000)));
    }

    void MoveControl(CrisisText text)
    {
        text.SetColumn("control.csv", "holder", (_, _) => $"holder {random.Next(100)}");
        Add(text, "control.csv", row =>
        {
            (row["place"], row["part"], row["status"]) = ("velmo", "whole", "held");
            (row["holder"], row["date"]) = ($"holder {seed}", "2021-03-02");
        });
        text.SetColumn(
            "control.csv", "status",
            (row, _) => row[0] == "velmo" && row[2].StartsWith("2021-03", StringComparison.Ordinal)
                ? Of("held", "besieged", "contested")
                : row[3]);
    }

    void MoveDayOfOffensive(CrisisText text)
    {
        var factor = 0.5 + (random.Next(100) / 50.0);
        foreach (var column in (string[])["low", "best", "high"])
        {
            var at = text.Table("assumptions.csv")[0].IndexOf(column);
            text.SetColumn(
                "assumptions.csv", column,
                (row, _) => row[1] == "offensive_day"
                    ? (double.Parse(row[at], CultureInfo.InvariantCulture) * factor)
                        .ToString("0", CultureInfo.InvariantCulture)
                    : row[at]);
        }
    }

    void AddSource(CrisisText text)
    {
        text.SetColumn("sources.csv", "sensitivity", (_, _) => "");
        var table = text.Table("sources.csv");
        var row = table[0].ConvertAll(_ => "");
        (row[0], row[1], row[2], row[3], row[table[0].IndexOf("sensitivity")]) =
            ("X1", $"Secret {seed}", $"Secret publisher {seed}", "2021-04-09", "restricted");
        text.Put("sources.csv", [.. table, row]);
    }

    void AddReport(CrisisText text)
    {
        text[$"reports/secret-{seed}.md"] =
            $"# Secret\n\nMore than {Whole(9_000)} people fled Karsa on 12 April 2021 by night, said Ahmed {seed}.\n";
        text.SetColumn("reports/index.csv", "sensitivity", (_, _) => "");
        var table = text.Table("reports/index.csv");
        var row = table[0].ConvertAll(_ => "");
        (row[0], row[1], row[2], row[table[0].IndexOf("sensitivity")]) =
            ($"reports/secret-{seed}.md", "X1", "2021-04-09", "restricted");
        text.Put("reports/index.csv", [.. table, row]);
    }

    /// <summary>A changed copy of some row, bound in one of three ways.</summary>
    void Add(CrisisText text, string file, Action<Dictionary<string, string>> change)
    {
        text.SetColumn(
            file, "sensitivity",
            (row, _) => row.Count > text.Table(file)[0].IndexOf("sensitivity")
            && text.Table(file)[0].IndexOf("sensitivity") is >= 0 and var at ? row[at] : "");
        var table = text.Table(file);
        var from = table[1 + random.Next(table.Count - 1)];
        var row = table[0].Zip(from).ToDictionary(cell => cell.First, cell => cell.Second);
        change(row);
        var bySource = row.ContainsKey("source") && random.Next(3) == 0;
        if (row.ContainsKey("source")) row["source"] = bySource ? "X1" : "V1";
        row["sensitivity"] = bySource ? "" : Of("restricted", "secret", "Restricted");
        text.Put(file, [.. table, table[0].ConvertAll(column => row[column])]);
    }

    string Whole(int most) => (1 + random.Next(most)).ToString(CultureInfo.InvariantCulture);

    string Of(params string[] words) => words[random.Next(words.Length)];

    string Scaled(string number, double least, double most) =>
        double.TryParse(number, CultureInfo.InvariantCulture, out var value)
            ? (value * (least + ((most - least) * random.Next(1_000) / 1_000.0)))
                .ToString("0.#", CultureInfo.InvariantCulture)
            : number;
}

/// <summary>What partners may not see, by kind.</summary>
[Flags]
public enum Secret
{
    /// <summary>A site that is held back.</summary>
    Site = 1,

    /// <summary>Who holds, besieges or contests the held city.</summary>
    Control = 2,

    /// <summary>The length of routes, what passes them, and where screening sends people.</summary>
    Ways = 4,

    /// <summary>How hard it is fought, which draws who leaves.</summary>
    Fighting = 8,

    /// <summary>The assumption of the offensive's day.</summary>
    DayOfOffensive = 16,

    /// <summary>All of them at once.</summary>
    All = 31,
}

/// <summary>Whole numbers below a limit.</summary>
static class PcgNumbers
{
    /// <summary>A whole number from zero up to, not including, <paramref name="limit"/>.</summary>
    internal static int Next(this PCG random, int limit) => (int)random.Next((uint)limit);
}
