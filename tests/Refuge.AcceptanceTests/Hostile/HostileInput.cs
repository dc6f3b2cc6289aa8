using System.Diagnostics;
using System.Text.RegularExpressions;
using Refuge.Cli;
using Refuge.Files;

namespace Refuge.AcceptanceTests.Hostile;

/// <summary>One hostile input to one command, made from a number alone.</summary>
static partial class HostileInput
{
    /// <summary>
    /// Runs the command within this process and says what it did wrong; empty when it did all as it should.
    /// </summary>
    internal static async Task<HostileOutcome> RunAsync(long seed, TimeSpan patience, CancellationToken cancellation)
    {
        var chance = new Chance(seed);
        using var sandbox = new Sandbox(chance);
        var arguments = Arguments(sandbox, chance);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (chance.OnceIn(6)) stop.CancelAfter(chance.Below(400));

        var stopped = stop.Token;
        var watch = Stopwatch.StartNew();
        var run = Task.Run(() => RunAsync(arguments, stopped), cancellation);
        if (await Task.WhenAny(run, Task.Delay(patience, cancellation)) != run)
        {
            await stop.CancelAsync();
            return new(seed, arguments, watch.Elapsed, -1, [$"did not end within {patience.TotalSeconds} s"]);
        }

        var (code, output, errors) = await run;
        var took = watch.Elapsed;
        return new(
            seed, arguments, took, code,
            [.. Faults(code, output, errors),
            .. sandbox.Damage(MayChange(arguments)),
            .. HalfOutput(sandbox, code)]);
    }

    static async Task<(int Code, string Output, string Errors)> RunAsync(string[] arguments, CancellationToken stopped)
    {
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        var code = await RefugeCommands.RunAsync(arguments, output, errors, stopped);
        return (code, output.ToString(), errors.ToString());
    }

    static string[] Arguments(Sandbox sandbox, Chance chance)
    {
        string[] few = ["--members", $"{1 + chance.Below(4)}", "--days", $"{1 + chance.Below(40)}"];
        string[] flee = [sandbox.At("flee/input_csv"), sandbox.At("flee/source_data")];
        var arguments = chance.Below(32) switch
        {
            < 4 => ["check", sandbox.At("crisis"), .. chance.OnceIn(4) ? (string[])["--strict"] : []],
            < 8 =>
                ["plan", sandbox.At("crisis"), .. few, "--audience", chance.OneOf("restricted", "partner", "public"),
                    "--language", chance.OneOf("en", "ar"), "--out", sandbox.Out],
            8 => ["forecast", sandbox.At("crisis"), .. few, "--out", sandbox.Out],
            9 => ["sweep", sandbox.At("crisis"), .. few, "--points", "2", "--out", sandbox.Out],
            < 13 => Read(sandbox, chance),
            13 => ["read", WriteLines(sandbox, chance), .. chance.OnceIn(2) ? (string[])["--json"] : []],
            14 =>
                ["score", Table(sandbox, "forecast.csv", ForecastHead, chance),
                    Table(sandbox, "observations.csv", "date,place,series,value,break", chance), "--daily"],
            21 when chance.OnceIn(2) =>
                ["init", sandbox.Out, "--template", chance.OneOf("siege", "border", "flood", "empty", "../siege")],
            21 or 22 =>
                ["init", sandbox.Out, "--from", Read(sandbox, chance)[1],
                    .. chance.OnceIn(2) ? (string[])["--published", "2021-05-03"] : []],
            23 => ["review", sandbox.At("crisis")],
            26 or 27 =>
                ["export", sandbox.At("crisis"), .. few, "--to", chance.OneOf("hxl", "geojson", "xlsx", "parquet"),
                    "--audience", chance.OneOf("restricted", "partner", "public"), "--out", sandbox.Out],
            >= 28 =>
                ["import", chance.OneOf("hxl", "dtm", "fts", "xlsx"), FieldFile(sandbox, chance),
                    "--into", sandbox.At("crisis"),
                    .. chance.OnceIn(5) ? (string[])["--map", Path.Combine(sandbox.Out, "map.csv")] : []],
            24 =>
                ["review", sandbox.At("crisis"), "--accept", $"c{chance.Below(3)}",
                    .. chance.OnceIn(2) ? (string[])["--release", "c1", "--to", "partner"] : []],
            20 => ["hindcast", sandbox.At("crisis"), "--every", "30", "--horizon", "30", "--out", sandbox.Out],
            < 18 =>
                ["flee", .. flee, "--members", $"{1 + chance.Below(4)}", "--out",
                    Path.Combine(sandbox.Out, chance.OneOf("out.csv", "thesis.txt", "forecast.csv", "manifest.json"))],
            _ => (string[])["import", "flee", .. flee, "--out", sandbox.Out],
        };
        return chance.OnceIn(4) ? WithHostileArguments(arguments, chance) : arguments;
    }

    /// <summary>
    /// What a command may change in the crisis folder: reviews are appended, imports add to its tables.
    /// </summary>
    static Func<string, bool> MayChange(string[] arguments) => arguments switch
    {
        _ when arguments.Contains("review") => static name => name == "crisis/reviews.csv",
        _ when arguments.Contains("import") && !arguments.Contains("flee") => static name =>
            name.StartsWith("crisis/", StringComparison.Ordinal)
            && (name.EndsWith(".csv", StringComparison.Ordinal) || name == "crisis/imports")
            && !Path.GetFileName(name).StartsWith('.'),
        _ => static _ => false,
    };

    /// <summary>A file of another program, or what passes for one.</summary>
    static string FieldFile(Sandbox sandbox, Chance chance)
    {
        var name =
            $"work/{chance.OneOf("observations", "places", "list", "plan_needs", "2021-05-03")}"
            + chance.OneOf(".csv", ".xlsx", ".txt", "");
        var head = chance.OneOf(
            "Site name,Date,Individuals,HH", "#loc+name,#date,#affected+idps,#affected+hh", "date,place,series,value",
            "date,amountUSD,destPlan,status", "id,name,kind,lat", HostileText.Cell(chance));
        var rows = Enumerable.Range(0, chance.Below(12)).Select(_ => string.Join(',', Enumerable.Range(0, 4).Select(_ =>
            chance.OnceIn(3) ? HostileText.Cell(chance)
                : chance.OneOf("alma", "2021-05-01", "1.600", "12", "Total", ""))));
        var bytes = HostileText.Bytes(string.Join('\n', rows.Prepend(head)), chance);
        File.WriteAllBytes(sandbox.At(name), chance.OnceIn(6) ? [.. "PK\u0003\u0004"u8, .. bytes] : bytes);
        sandbox.Remember();
        return sandbox.At(name);
    }

    const string ForecastHead = "date,place,series,measure,mean,p025,p05,p10,p25,p50,p75,p90,p95,p975";

    static string[] Read(Sandbox sandbox, Chance chance)
    {
        var report = sandbox.At($"work/report{chance.OneOf(".txt", ".md", ".html", ".eml", ".jsonl", "")}");
        switch (chance.Below(12))
        {
            case 0 when !OperatingSystem.IsWindows():
                sandbox.MakePipe(Path.GetRelativePath(sandbox.At("."), report));
                break;
            case 1 when !OperatingSystem.IsWindows():
                File.CreateSymbolicLink(report, chance.OneOf("/dev/zero", sandbox.At("work"), report));
                break;
            default: File.WriteAllBytes(report, HostileText.Bytes(HostileText.Report(chance), chance)); break;
        }

        sandbox.Remember();
        return [
            "read", report, .. chance.OnceIn(2) ? (string[])["--json"] : [],
            .. chance.OnceIn(3) ? (string[])["--folder", sandbox.At("crisis")] : []];
    }

    static string WriteLines(Sandbox sandbox, Chance chance)
    {
        File.WriteAllBytes(
            sandbox.At("work/list.jsonl"),
            HostileText.Bytes(
                string.Join('\n', Enumerable.Range(0, chance.Below(30)).Select(_ => HostileText.Line(chance))),
            chance));
        sandbox.Remember();
        return sandbox.At("work/list.jsonl");
    }

    static string Table(Sandbox sandbox, string name, string head, Chance chance)
    {
        var rows = Enumerable.Range(0, chance.Below(12))
            .Select(_ => string.Join(',', head.Split(',').Select(column => column switch
        {
            "date" => chance.OneOf("2021-05-01", "2021-05-02", "9999-12-31", HostileText.Cell(chance)),
            "measure" => "present",
            _ => chance.OnceIn(5) ? HostileText.Cell(chance) : chance.OneOf("1", "alma", "7", ""),
        })));
        File.WriteAllBytes(
            sandbox.At($"work/{name}"), HostileText.Bytes(string.Join('\n', rows.Prepend(head)), chance));
        sandbox.Remember();
        return sandbox.At($"work/{name}");
    }

    static string[] WithHostileArguments(string[] arguments, Chance chance)
    {
        var list = arguments.ToList();
        for (var time = 1 + chance.Below(2); time > 0; time--)
        {
            // What would make the work long on purpose is not what is tried here: the first words, and the size, stay.
            list.Insert(1 + chance.Below(list.Count), HostileText.Argument(chance));
        }

        if (chance.OnceIn(8)) list[chance.Below(list.Count)] = HostileText.Argument(chance);
        // Nothing may be written to the working folder of the tests.
        return list.Contains("--out") || list[0] == "init"
            || list[0]
                is not ("plan" or "export" or "forecast" or "sweep" or "hindcast" or "flee" or "import" or "init")
            ? [.. list]
            : [list[0], "--help"];
    }

    static IEnumerable<string> Faults(int code, string output, string errors)
    {
        var told = output + errors;
        if (code is < 0 or > 2) yield return $"ended with {code}";
        if (told.Contains(RefugeCommands.FaultMark, StringComparison.Ordinal))
        {
            yield return $"met a fault: {errors[..Math.Min(errors.Length, 600)]}";
        }
        if (Trace().IsMatch(told)) yield return "ended in a trace";
        if (VisibleText.Of(told) != told) yield return "printed what steers a terminal";
        if (told.Contains("Canary", StringComparison.Ordinal)) yield return "told what lies outside";
    }

    /// <summary>A publication is whole or not there. A sweep that was stopped keeps its points.</summary>
    static IEnumerable<string> HalfOutput(Sandbox sandbox, int code)
    {
        var bulletin = Path.Combine(sandbox.Out, "bulletin.html");
        if (Entry.At(sandbox.Out).Kind == EntryKind.Folder && File.Exists(bulletin)
            && OutputManifest.Find(sandbox.Out) is not { } manifest)
        {
            yield return $"left a publication without a manifest, code {code}";
        }
    }

    [GeneratedRegex(@"^\s*at [\w.<>`]+\(", RegexOptions.Multiline)]
    private static partial Regex Trace();
}

/// <summary>What came of a hostile input.</summary>
/// <param name="Seed">The number that it is made from.</param>
/// <param name="Arguments">What the command was given.</param>
/// <param name="Took">How long it took.</param>
/// <param name="Code">Its exit code.</param>
/// <param name="Wrong">What it did wrong.</param>
sealed record HostileOutcome(
    long Seed, IReadOnlyList<string> Arguments, TimeSpan Took, int Code, IReadOnlyList<string> Wrong)
{
    /// <summary>One line.</summary>
    public override string ToString() =>
        $"{Seed}: refuge {string.Join(' ', Arguments.Select(static argument => argument.Length > 80 ? argument[..80] : argument))}: {string.Join("; ", Wrong.Take(5))}";
}
