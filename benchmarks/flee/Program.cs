using System.Globalization;
using System.Text;
using Refuge.Flee.Benchmarks;
using Refuge.Flee.Engines;

// Compares Refuge with Flee's own output on ten folders and writes the table:
//   dotnet run -c Release --project benchmarks/flee -- [FOLDER…] [--people] [--speed] [--out FILE]
// (--speed leaves the comparison out). Or what the error of a run of Flee costs, and how far the two engines are apart:
// (with Flee's faults mended, or kept with --flee-bugs):
//   dotnet run -c Release --project benchmarks/flee -- [FOLDER…] --error [SEEDS] [--flee-bugs] [--out FILE]
// Or what a place costs a day on grids from 50 places to a million, beside what the machine can do:
//   dotnet run -c Release --project benchmarks/flee -- --scale [--out FILE]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var shared = Environment.GetEnvironmentVariable("REFUGE_SHARED") ?? "../shared";
string[] all =
    ["mali", "burundi", "ssudan", "car", "syria", "mali2012", "burundi2015", "ssudan2013", "car2013", "syria2013"];
var asked = args.Where(all.Contains).ToArray();
var table = new StringBuilder();

void Row(params string[] cells)
{
    var line = $"| {string.Join(" | ", cells)} |";
    Console.WriteLine(line);
    table.AppendLine(line);
}

if (args.Contains("--scale"))
{
    Row(
        "places", "people", "ns a place and day", "against 50 places", "set-up, s", "first member, s",
        "process at most, MiB");
    Row("---:", "---:", "---:", "---:", "---:", "---:", "---:");
    var small = 0.0;
    foreach (var (width, height) in new[] { (5, 10), (32, 32), (100, 100), (320, 320), (1_000, 1_000) }.Where(
        size => !args.Contains("--small") || size.Item1 < 1_000))
    {
        var result = Scale.Measure(width, height, leastSeconds: 1);
        if (small == 0) small = result.Nanoseconds;
        Row(
            $"{width} × {height} = {result.Places:#,0}", $"{100L * result.Places:#,0}", $"{result.Nanoseconds:0}",
            $"{result.Nanoseconds / small:0.00}", $"{result.SetUpSeconds:0.0}", $"{result.FirstMemberSeconds:0.0}",
            $"{result.MiB:0}");
    }

    table.AppendLine();
    Row("the machine, one thread", "figure");
    Row("---", "---:");
    Row("copying memory, read and written", $"{Scale.CopyBytesPerSecond() / 1e9:0.0} GB/s");
    Row("a read far away that depends on the last", $"{Scale.NanosecondsOfAFarRead():0} ns");
    Row("binomial draws, 25 people, 1 in 4 (inversion)", $"{Scale.BinomialsPerSecond(25, 0.25) / 1e6:0.0} M/s");
    Row("binomial draws, 100 people, 1 in 4 (rejection)", $"{Scale.BinomialsPerSecond(100, 0.25) / 1e6:0.0} M/s");
    Row("groups of 25 divided over four ways", $"{Scale.MultinomialsPerSecond(25) / 1e6:0.0} M/s");
    Row("vectors", $"{Scale.VectorBits} bits");
    if (Array.IndexOf(args, "--out") is >= 0 and var to) File.WriteAllText(args[to + 1], table.ToString());
    return;
}

List<FleeCase> CasesOf(FleeFaults faults) =>
    [.. (asked.Length > 0 ? asked : all)
        .Select(name => new FleeCase(name, Path.Combine(shared, "data/flee", name), faults))];

var (cases, mended) = (CasesOf(FleeFaults.Kept), CasesOf(FleeFaults.Mended));
if (Array.IndexOf(args, "--error") is >= 0 and var error)
{
    var seeds = error + 1 < args.Length && int.TryParse(args[error + 1], out var given) ? given : 60;
    Row(
        "folder", "hasten", "members for the error of a run of Flee", "Flee, CPU s", "members, CPU ms", "ratio",
        "full size: Flee, CPU s", "members, CPU ms", "ratio", $"worst camp and day, means of {seeds} seeds",
        "in standard errors");
    Row("---", "---:", "---:", "---:", "---:", "---:", "---:", "---:", "---:", "---:", "---:");
    foreach (var one in args.Contains("--flee-bugs") ? cases : mended)
    {
        var equal = EqualError.Of(one, seeds);
        Row(
            one.Name, $"{one.Hasten}", $"{equal.Members:0.00}", $"{equal.FleeSeconds:0.0}",
            $"{equal.Members * equal.Milliseconds:0.0}", $"{equal.Ratio:#,0}",
            $"{equal.FleeSecondsAtFullSize:0}", $"{equal.Members * equal.MillisecondsAtFullSize:0.0}",
            $"{equal.RatioAtFullSize:#,0}",
            $"{equal.WorstMean:0.00 %}", $"{equal.WorstErrors:0.0}");
    }

    if (Array.IndexOf(args, "--out") is >= 0 and var errorTo) File.WriteAllText(args[errorTo + 1], table.ToString());
    return;
}

FleeEngine[] engines = args.Contains("--speed")
    ? []
    : args.Contains("--people") ? [FleeEngine.Cohort, FleeEngine.People] : [FleeEngine.Cohort];
Row(
    "folder", "engine", "hasten", "ARD of Flee (seeds)", "ARD of Refuge (20 seeds)", "difference", "allowed",
    "camp-days within the bar", "met");
Row("---", "---", "---", "---", "---", "---", "---", "---", "---");
foreach (var engine in engines)
{
    foreach (var one in cases)
    {
        var agreement = one.Agreement(engine);
        Row(
            one.Name, engine.ToString(), $"{one.Hasten}",
            $"{agreement.TheirMean:0.0000} ± {agreement.TheirDeviation:0.0000} ({agreement.TheirSeeds})",
            $"{agreement.OurMean:0.0000} ± {agreement.OurDeviation:0.0000}",
            $"{agreement.OurMean - agreement.TheirMean:+0.0000;-0.0000}", $"{agreement.Allowed:0.0000}",
            $"{agreement.Within:0.00 %}", agreement.IsMet ? "yes" : "no");
    }
}

table.AppendLine();
Row(
    "folder, full size", "person-steps", "Flee, CPU s at 200,000 a s", "by default: CPU ms a member", "ratio",
    "100 times the people", "with `--flee-bugs`: CPU ms a member", "ratio", "100 times the people",
    "default against `--flee-bugs`");
Row("---", "---:", "---:", "---:", "---:", "---:", "---:", "---:", "---:", "---:");
foreach (var (kept, one) in cases.Zip(mended))
{
    var steps = kept.PersonSteps(hasten: 1);
    var ((full, hundredfold), (fullKept, hundredfoldKept)) = (one.Milliseconds(), kept.Milliseconds());
    var flee = steps / FleeCase.StepsPerSecond;
    Row(
        one.Name, $"{steps / 1e6:0.0} M", $"{flee:0}", $"{full:0.0}", $"{flee * 1_000 / full:#,0}",
        $"× {hundredfold / full:0.00}", $"{fullKept:0.0}", $"{flee * 1_000 / fullKept:#,0}",
        $"× {hundredfoldKept / fullKept:0.00}", $"× {full / fullKept:0.0}");
}

table.AppendLine();
var mali = mended.Find(one => one.Name == "mali");
if (mali is not null)
{
    Row("Mali", "figure");
    Row("---", "---");
    foreach (var (members, awareness) in new[] { (1_000, 1), (10_000, 1), (100, 3), (100, 4), (100, 5) })
    {
        var (seconds, mib) = mali.Ensemble(members, awareness);
        Row(
            $"{members:#,0} members at full size, awareness {awareness}, all cores",
            $"{seconds:0.0} s, process at most {mib:0} MiB");
    }

    var perSecond = mali.PeopleStepsPerSecond();
    Row(
        "people engine, person-steps a CPU second",
        $"{perSecond / 1e6:0.0} M, {perSecond / FleeCase.StepsPerSecond:0} times Flee");
}

if (Array.IndexOf(args, "--out") is >= 0 and var at) File.WriteAllText(args[at + 1], table.ToString());
