// How good the trend is beside the honest rivals, one crisis left out at a time.
//
//   dotnet run -c Release --project benchmarks/hindcast -- [SHARED] [--out FILE]
//   dotnet run -c Release --project benchmarks/hindcast -- [SHARED] --triggers
//       Prints the record of rules agreed beforehand (src/Refuge/Funding/BackTests), each chosen on the other crises.
// SHARED holds flee/FOLDER… and rohingya/; by default ../shared/data. Prints the tables of docs/3-displacement.md.
//   dotnet run -c Release --project benchmarks/hindcast -- [SHARED] --errors FILE
//       Writes the errors of the rivals that the library ships (src/Refuge/Displacement/Hindcasts/rival-errors.csv).
//   dotnet run -c Release --project benchmarks/hindcast -- [SHARED] --correlation
//       Prints how far the camps of a crisis are off together (src/Refuge/Displacement/Trends/TrendRanks.cs).
//   dotnet run -c Release --project benchmarks/hindcast -- [SHARED] --startup
//       Prints the rules from nothing, told totals and fighting, beside Flee.
//   dotnet run -c Release --project benchmarks/hindcast -- --invented 300
//       Prints how often bands hold in crises drawn from the priors of the forecast.
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Refuge.Displacement.Hindcasts;
using Refuge.Displacement.Trends;
using Refuge.Hindcast.Benchmarks;

string[] five = ["burundi", "car", "mali", "ssudan", "syria"];
string[] ten = [.. five, "burundi2015", "car2013", "mali2012", "ssudan2013", "syria2013"];
var shared = args.FirstOrDefault(argument => !argument.StartsWith("--", StringComparison.Ordinal)
    && Directory.Exists(argument)) ?? "../shared/data";
string? Value(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1]
    : null;
CrisisCase Case(string name, bool asPublished) => CrisisCase.Read(Path.Combine(shared, "flee", name), asPublished);

if (Value("--errors") is { } file)
{
    File.WriteAllText(file, ErrorTable());
    return;
}

if (args.Contains("--correlation"))
{
    foreach (var window in (int[])[30, 90])
    {
        var each = five.Select(
            name => (name, RankCorrelation.OfCrisis(Case(name, true).Rows(OriginGrid.All[0]), window))).ToList();
        var parts = string.Join(
            ", ", each.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.name} {one.Item2:0.00}")));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture, $"{window} d: {each.Average(one => one.Item2):0.00} ({parts})"));
    }

    return;
}

if (args.Contains("--invented"))
{
    foreach (var line in Invented.Lines(int.Parse(Value("--invented") ?? "300", CultureInfo.InvariantCulture)))
    {
        Console.WriteLine(line);
    }

    return;
}

if (args.Contains("--startup"))
{
    var flee = File.ReadLines(Path.Combine(shared, "flee", "measured.csv")).Skip(1).Select(line => line.Split(','))
        .ToDictionary(cells => cells[0], cells => double.Parse(cells[10], CultureInfo.InvariantCulture));
    var ratios = new List<double>();
    string[] header = ["| crisis | daily ARD | Flee's | ratio |", "| --- | --- | --- | --- |"];
    foreach (var line in header) Console.WriteLine(line);
    foreach (var name in five)
    {
        var ours = StartUp.Score(Path.Combine(shared, "flee", name)).Normal;
        ratios.Add(ours / flee[name]);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture, $"| {name} | {ours:0.00} | {flee[name]:0.00} | {ratios[^1]:0.00} |"));
    }

    Console.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture, $"| geometric mean | | | {LeaveOneOut.GeometricMean(ratios):0.00} |"));
    return;
}

if (args.Contains("--triggers"))
{
    var past = ten.Select(name => Case(name, false))
        .Select(one => new PastCrisis(one.Name, one.Crisis, one.Rows(OriginGrid.All[2]))).ToList();
    past.Add(new("mosul", "mosul", KnownDates.MosulRows("examples/mosul-2016", 90)));
    foreach (var line in TriggerTable.Of(past)) Console.WriteLine(line);
    return;
}

var clock = Stopwatch.StartNew();
var text = new StringBuilder();
Table("Five crises, counts in their newest version", [.. five.Select(name => Case(name, false))]);
Table("Five crises, counts as first published", [.. five.Select(name => Case(name, true))]);
Table("Ten folders of the five crises, counts in their newest version", [.. ten.Select(name => Case(name, false))]);
var errors = five.Select(name =>
    (IReadOnlyList<RivalError>)[.. Case(name, true).Rows(OriginGrid.All[0]).SelectMany(row => row.Errors())]).ToArray();
text.Append(
    "\n### Mosul, weekly origins 31 October 2016 to 22 January 2017\n\n| series | days | counts | ARD over damped | "
    + "CRPS over dressed damped | 80 % band holds |\n| --- | --- | --- | --- | --- | --- |\n");
foreach (var line in KnownDates.Mosul("examples/mosul-2016", errors)) text.Append(line).Append('\n');
text.Append(
    "\n### Arrivals of Rohingya, scored across redefinitions\n\n| as of | days | counts | error over the last count "
    + "| error over last week's pace |\n| --- | --- | --- | --- | --- |\n");
foreach (var line in KnownDates.Rohingya(Path.Combine(shared, "rohingya"))) text.Append(line).Append('\n');
text.Append(CultureInfo.InvariantCulture, $"\nTook {clock.Elapsed.TotalSeconds:0} s.\n");
Console.Write(text);
if (Value("--out") is { } target) File.WriteAllText(target, text.ToString());

void Table(string title, IReadOnlyList<CrisisCase> cases)
{
    text.Append(CultureInfo.InvariantCulture, $"\n### {title}\n\n");
    text.Append(
        "| origins | days | ARD over the honest rival | worst crisis | over damped | over the best in hindsight | "
        + "CRPS over the best dressed | 80 % band holds | lowest crisis | Brier over dressed damped |\n");
    text.Append("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
    foreach (var grid in OriginGrid.All)
    {
        var rows = cases.Select(each => (each, each.Rows(grid))).ToList();
        foreach (var window in (int[])[30, 90])
        {
            var scores = LeaveOneOut.Score(rows, window);
            var (worst, lowest) = (scores.MaxBy(score => score.OverHonest)!, scores.MinBy(score => score.Held80)!);
            double Mean(Func<CrisisScore, double> of) => LeaveOneOut.GeometricMean(scores.Select(of));
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {grid.Name} | {window} | {Mean(s => s.OverHonest):0.00} | {worst.Case} {worst.OverHonest:0.00} "
                + $"| {Mean(s => s.OverDamped):0.00} | {Mean(s => s.OverBestInHindsight):0.00} | "
                + $"{Mean(s => s.CrpsOverDressed):0.00} | {scores.Average(s => s.Held80):0.00} | {lowest.Case} "
                + $"{lowest.Held80:0.00} | {Mean(s => s.BrierOverDressed):0.00} |\n");
        }
    }
}

string ErrorTable()
{
    const int Kept = 40;
    var countries = new Dictionary<string, string>
    {
        ["car"] = "Central African Republic;CAR",
        ["ssudan"] =
        "South Sudan",
        ["syria"] = "Syria;Syrian Arab Republic",
        ["burundi"] = "Burundi",
        ["mali"] = "Mali"
    };
    var table = new StringBuilder("crisis,countries,rival,stretch,errors\n");
    foreach (var crisis in five)
    {
        var found = Case(crisis, true).Rows(OriginGrid.All[0]).SelectMany(row => row.Errors());
        foreach (var same in found.GroupBy(error => (error.Rival, error.Class)).OrderBy(group => group.Key))
        {
            var pool = same.Select(error => (error.Error, 1.0)).ToList();
            var kept = Enumerable.Range(0, Kept)
                .Select(index => WeightedMedian.Quantile(pool, (index + 0.5) / Kept).ToString("0.####",
                    CultureInfo.InvariantCulture));
            table.Append(CultureInfo.InvariantCulture,
                $"{crisis},{countries[crisis]},{HindcastScores.NameOf(same.Key.Rival)},{same.Key.Class},{string.Join(' ', kept)}\n");
        }
    }

    return table.ToString();
}
