using System.Globalization;
using System.Text;
using CsCheck;
using Refuge.Formats.Crises;

namespace Refuge.Formats.Tests.Building;

/// <summary>
/// Writes crisis folders that nobody thought of: every table filled with words of the contract, known on random days.
/// </summary>
/// <remarks>The rows make little sense together, and need not: no row may look ahead, whatever it says.</remarks>
sealed class GeneratedCrisis(int seed)
{
    const int Places = 9;
    const int Sources = 12;
    const int RowsOfATable = 14;

    static readonly DateOnly First = new(2030, 1, 1);

    readonly PCG random = new(1, (ulong)seed);

    /// <summary>The last of the days on which rows become known.</summary>
    public static DateOnly Last { get; } = new(2030, 6, 30);

    /// <summary>A day within the crisis to look from.</summary>
    public DateOnly AsOf => First.AddDays(40 + (seed * 37 % 100));

    /// <summary>Writes the folder.</summary>
    public void WriteTo(DirectoryInfo folder)
    {
        File.WriteAllText(
            Path.Combine(folder.FullName, "crisis.yml"),
            FormattableString.Invariant(
                $"id: generated-{seed}\ntitle: Generated {seed}\nfirst_day: 2030-01-01\ncurrency: ")
            + FormattableString.Invariant(
                $"USD\nhousehold_size: 5\nthresholds: [2000, {{ series: series3, count: 500 }}]\n"));
        foreach (var table in CrisisTables.All.Where(table => table.File != CrisisTables.Reports.File))
        {
            File.WriteAllText(Path.Combine(folder.FullName, table.File), Table(table));
        }
    }

    string Table(TableSchema table)
    {
        var text = new StringBuilder();
        string[] columns = table.File == "sources.csv"
            ? [.. table.Columns]
            : [.. table.Columns, "source", "reported", "announced"];
        text.AppendJoin(',', columns).Append('\n');
        var rows = table.File switch
        {
            "places.csv" => Places,
            "sources.csv" => Sources,
            "series.csv" => 6,
            _ => RowsOfATable,
        };
        for (var row = 0; row < rows; row++)
        {
            text.AppendJoin(',', columns.Select(column => Cell(table.File, column, row))).Append('\n');
        }

        // Some things become better known: a second version of a place or site, on another day.
        if (table.File is "places.csv" or "sites.csv")
        {
            text.AppendJoin(',', columns.Select(column => Cell(table.File, column, rows - 1))).Append('\n');
        }
        return text.ToString();
    }

    string Cell(string file, string column, int row) => (file, column) switch
    {
        ("sources.csv", "published") => row % 5 == 4 ? "" : row % 4 == 3 ? Day()[..7] : Day(),
        (_, "source") => Next(4) == 0 ? "" : $"S{Next(Sources)}" + (Next(6) == 0 ? $";S{Next(Sources)}" : ""),
        (_, "reported") => Next(5) == 0 ? Day() : "",
        (_, "announced") => Next(8) == 0 ? Day() : "",
        ("sources.csv", "id") => $"S{row}",
        ("places.csv", "id") => $"place{row}",
        ("places.csv", "kind") => row < 2 ? "city" : row < 5 ? "town" : "site",
        ("places.csv", "lat") => FormattableString.Invariant($"{35 + (row * 0.11)}"),
        ("places.csv", "lon") => FormattableString.Invariant($"{43 + (row * 0.07)}"),
        ("places.csv", "near" or "near_km" or "precision_km") => "",
        ("places.csv", "population") => row < 5 ? Whole(200, 90_000) : "",
        ("places.csv", "population_low" or "population_high" or "population_date") => "",
        ("places.csv", "axis") => One("south", "east"),
        ("sites.csv", "standard_set") => row % 4 == 3 ? "unhcr-2020" : "",
        ("sites.csv" or "allocations.csv", "place" or "screening_place" or "destination") => $"place{5 + (row % 4)}",
        ("routes.csv", "from") => $"place{row % Places}",
        ("routes.csv", "to") => $"place{(row + 1 + (row / Places)) % Places}",
        ("series.csv", "area") => row % 2 == 0 ? "" : Place(),
        ("observations.csv", "place") => Next(3) == 0 ? "*" : Place(),
        (_, "series") => $"series{Next(6)}",
        ("series.csv", "id") => $"series{row}",
        ("assumptions.csv", "low") => Whole(1, 5),
        ("assumptions.csv", "best") => Whole(6, 9),
        ("assumptions.csv", "high") => Whole(10, 40),
        ("assumptions.csv", "unit") => "days",
        ("assumptions.csv", "what") => One("offensive_day", "near_km", "return_delay_days"),
        ("closures.csv", "subject") => row % 2 == 0 ? Place() : $"r{Next(RowsOfATable)}",
        ("closures.csv", "kind") => row % 2 == 0 ? "place" : "route",
        ("hazards.csv", "route") => "",
        // Not drawn: what other cells are stays as it was.
        ("health.csv", "disease") => row % 3 == 0 ? "diphtheria" : "",
        ("health.csv", "unusual") => row % 2 == 0 ? "yes" : "",
        (_, "id") => file == "routes.csv" ? $"r{row}" : $"{file[..2]}{row}",
        (_, "place") => Place(),
        (_, "date" or "from" or "week" or "made_on" or "date_from" or "counts_from" or "opens") =>
            Next(5) == 0 ? "" : Day(),
        (_, "to" or "closes" or "date_to") => Next(2) == 0 ? "" : Day(),
        (_, "share" or "intensity") => FormattableString.Invariant($"{Next(101) / 100.0:0.##}"),
        (_, "status") => StatusOf(file),
        (_, "kind") => KindOf(file),
        (_, "part") => One("whole", "centre", "outskirts"),
        (_, "bound") => One("", "at_least", "more_than", "about"),
        // Ratios have tests of their own; a generated quantity is a count.
        (_, "ratio_per") => "",
        (_, "item") => One("toilet", "water_point", "capacity", "water_quantity", "shelter"),
        (_, "what") => One("stock", "stock", "flow", "cumulative"),
        (_, "of") => One("present", "displaced", "arrivals", "departures", "returned"),
        (_, "population") => One("", "all", "in_camp", "out_of_camp"),
        (_, "condition") => One("water_illness", "dehydration", "suspected_cholera", "diarrhoea", "deaths"),
        (_, "group") => One("all", "infants", "children"),
        (_, "service") => One("all", "water", "power", "health"),
        (_, "applies_to") => One("people", "aid", "all"),
        (_, "mode") => One("road", "foot"),
        (_, "bridge_kind") => One("", "", "pontoon"),
        (_, "both_ways" or "break" or "military_nearby" or "admits") => One("yes", "no"),
        (_, "currency") => "USD",
        (_, "boundary") => One("single", "shared"),
        (_, "decided") => One("yes", "no", "deferred"),
        (_, "action") => file == "reviews.csv" ? "reject" : $"ac{Next(RowsOfATable)}",
        (_, "unit") => One("toilets", "people", "m3/day", "tent"),
        (_, "capacity_unit" or "hazard_status" or "km_basis" or "reliability" or "household_factor" or "requires") =>
            "",
        (_, "km") => Whole(3, 80),
        _ when IsNumber(column) => Next(4) == 0 ? "" : Whole(1, 4_000),
        _ => FormattableString.Invariant($"word {Next(100)}"),
    };

    string KindOf(string file) => file switch
    {
        "sites.csv" => One("camp", "emergency", "transit", "screening", "host"),
        "hazards.csv" => One("explosive", "smoke", "flood"),
        "events.csv" => One("fighting", "offensive_start", "strike"),
        "actions.csv" => One("goods", "works", "service"),
        "funding.csv" => One("requested", "allocated", "committed", "paid"),
        _ => "",
    };

    string StatusOf(string file) => file switch
    {
        "control.csv" => One("held", "besieged", "contested", "taken", "calm"),
        "hazards.csv" => One("suspected", "confirmed", "being_cleared", "cleared"),
        "services.csv" => One("working", "partial", "down"),
        _ => One("planned", "funded", "under_way", "delivered", "stopped"),
    };

    static bool IsNumber(string column) =>
        column
            is "quantity" or "value" or "low" or "high" or "cases" or "capacity_people" or "capacity_value" or "throughput_per_day"
        or "km_to_front" or "amount" or "per_usd" or "unit_cost" or "lead_low" or "lead_best" or "lead_high" or "lorries_per_day" or "central" or "count" or "urgent"
        or "closed" or "price_year" or "period_days" or "deaths_low" or "deaths_best" or "deaths_high" or "lat" or "lon" or "near_km" or "precision_km" or "start" or "end";

    int Next(int below) => (int)random.Next((uint)below);

    string Place() => $"place{Next(Places)}";

    string Day() =>
        First.AddDays(Next(Last.DayNumber - First.DayNumber)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    string Whole(int least, int most) => (least + Next(most - least + 1)).ToString(CultureInfo.InvariantCulture);

    string One(params string[] words) => words[Next(words.Length)];
}
