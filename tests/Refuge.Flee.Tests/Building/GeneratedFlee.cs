using System.Globalization;
using System.Text;
using CsCheck;

namespace Refuge.Flee.Tests.Building;

/// <summary>
/// Small folders of the Flee simulator that nobody thought of: any map that hangs together, any kinds of places, fights
/// that come and go, closures, counts that rise and fall.
/// </summary>
sealed class GeneratedFlee : IDisposable
{
    /// <summary>
    /// The most that the camps of a folder ever count together: enough for means, few enough for the engine that goes
    /// person by person.
    /// </summary>
    public const int MostPeople = 600;

    const int Seldom = 4;

    static readonly DateOnly First = new(2030, 1, 1);

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("refuge-flee-");
    readonly PCG random;
    readonly string[] places;
    readonly string[] kinds;
    readonly int days;

    /// <summary>Writes the folder; the same seed writes the same.</summary>
    public GeneratedFlee(int seed)
    {
        random = new(1, (ulong)seed);
        days = 4 + Next(12);
        places = [.. Enumerable.Range(0, 4 + Next(4)).Select(number => $"Place {(char)('A' + number)}")];
        // The first is always fought over and the last always a camp: somebody flees, and somebody is counted.
        kinds = [
            .. places.Select(
                (_, number) => number == 0
                ? "conflict_zone"
                : number == places.Length - 1
                ? "camp"
                : One("conflict_zone", "town", "town", "camp", "idpcamp", "forwarding_hub", "marker"))];
        Write("input_csv/sim_period.csv", $"StartDate,2030-01-01\nLength,{days}\n");
        Write("input_csv/locations.csv", Locations());
        Write("input_csv/routes.csv", Routes());
        Write("input_csv/conflicts.csv", Conflicts());
        Write("input_csv/closures.csv", Closures());
        Write("simsetting.yml", Settings());
        Counts();
    }

    public string Input => Path.Combine(folder.FullName, "input_csv");

    public string Source => Path.Combine(folder.FullName, "source_data");

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>
    /// A population is larger than all who are ever displaced: where nobody lives any more, nobody could be displaced.
    /// </summary>
    string Locations() =>
        Table("#name,region,country,lat,lon,location_type,conflict_date,population", places.Select((name, number) =>
        $"{name},R,{(number == places.Length - 1 || (number > 0 && Next(3) == 0) ? "Abroad" : "Home")},{number},{Next(9)},{kinds[number]},0,{(IsCamp(number) ? One("", "60", "150", "300", "2000") : Whole(2_000, 9_000))}"));

    string Routes()
    {
        var rows = Enumerable.Range(1, places.Length - 1).Select(number => Road(Next(number), number))
            .Concat(Enumerable.Range(0, Next(4)).Select(_ => Road(Next(places.Length), Next(places.Length))));
        return Table(
            "#name1,name2,distance,forced_redirection",
            rows.Where(row => row.Length > 0)
            .DistinctBy(row => string.Join(',', row.Split(',').Take(2).Order(StringComparer.Ordinal))));
    }

    string Road(int from, int to) =>
        from == to ? "" : $"{places[from]},{places[to]},{Whole(5, 400)},{(Next(3 * Seldom) == 0 ? Whole(1, 2) : "0")}";

    string Conflicts()
    {
        var fought = Enumerable.Range(0, places.Length)
            .Where(
                number =>
                    number == 0 || kinds[number] == "conflict_zone"
                        || (kinds[number] == "town" && Next(3) == 0)).ToList();
        return Table(
            $"#Day,{string.Join(',', fought.Select(number => places[number]))}",
            Enumerable.Range(0, days)
            .Select(
                day =>
                    $"{day},{string.Join(',', fought.Select(number => number == 0 ? "1" : One("0", "0", "1", "0.5")))}"));
    }

    string Closures() =>
        Table("#closure_type,name1,name2,closure_start,closure_end", Enumerable.Range(0, Next(3)).Select(_ => One(
        $"country,Home,Abroad,{Span()}", $"location,{Some()},,{Span()}", $"link,{Some()},{Some()},{Span()}",
        $"camp,{places[^1]},,{Span()}")));

    string Settings()
    {
        var text = new StringBuilder("spawn_rules:\n");
        text.Append(
            CultureInfo.InvariantCulture, $"  take_from_population: {Sometimes()}\n  insert_day0: {Sometimes()}\n");
        text.Append("move_rules:\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"  max_move_speed: {Whole(60, 400)}\n  max_walk_speed: {Whole(20, 60)}\n  awareness_level: "
            + $"{Whole(1, 3)}\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"  default_movechance: {One("0.1", "0.3", "1")}\n  conflict_movechance: {One("0.6", "1")}\n  "
            + $"camp_movechance: {One("0", "0.001", "0.1")}\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"  start_on_foot: {Sometimes()}\n  avoid_short_stints: {Sometimes()}\n  capacity_buffer: "
            + $"{One("0.5", "0.9")}\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"  camp_weight: {One("1", "2")}\n  foreign_weight: {One("1", "3")}\n  weight_power: {One("1", "2")}\n  "
            + $"pruning_threshold: {One("1", "3")}\n");
        return text.ToString();
    }

    void Counts()
    {
        var camps = Enumerable.Range(0, places.Length).Where(IsCamp).ToList();
        Write(
            "source_data/data_layout.csv",
            Table("total,total.csv", camps.Select(number => $"{places[number]},camp{number}.csv")));
        Write("source_data/total.csv", Table("#Date,Count", [$"{Day(0)},0"]));
        foreach (var number in camps)
        {
            Write(
                $"source_data/camp{number}.csv",
                Table(
                    "#Date,Count",
                    new[] { 0, days / 3, 2 * days / 3, days }.Distinct()
                    .Select(day => $"{Day(day)},{Next(1 + (MostPeople / camps.Count))}")));
        }
    }

    bool IsCamp(int number) => kinds[number] is "camp" or "idpcamp";

    string Some() => places[Next(places.Length)];

    string Span()
    {
        var from = Next(days);
        return $"{from},{(Next(Seldom) == 0 ? -1 : from + 1 + Next(days))}";
    }

    string Sometimes() => One("true", "false");

    int Next(int below) => (int)random.Next((uint)below);

    string Whole(int least, int most) => (least + Next(most - least + 1)).ToString(CultureInfo.InvariantCulture);

    string One(params string[] words) => words[Next(words.Length)];

    static string Day(int day) => First.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static string Table(string header, IEnumerable<string> rows) => string.Join('\n', rows.Prepend(header)) + "\n";

    void Write(string file, string text)
    {
        var path = Path.Combine(folder.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
