#!/usr/bin/env python3
"""Which small faults in Needs and Funding do the tests notice?

Copies the checkout, puts many switched faults into the copy at once, builds it once, and runs the tests of both stages
with one fault switched on at a time (mutant schemata: Untch, Offutt and Harrold 1993); where they notice nothing, the
tests that read a folder or a report and look at the plan run too. A fault that no test notices is a survivor. Each law is tried on ten cases. Usage: tools/mutation-score/mutation_score.py [--most N] [--seed S] [--out FILE]
"""
import argparse, os, random, re, shutil, subprocess, tempfile, time

SWITCH = '''namespace Refuge;
static class Mutant
{
    static readonly int On = int.Parse(System.Environment.GetEnvironmentVariable("REFUGE_MUTANT") ?? "-1",
        System.Globalization.CultureInfo.InvariantCulture);
    internal static bool Is(int number) => number == On;
    internal static double Max(int number, double a, double b) => Is(number) ? System.Math.Min(a, b) : System.Math.Max(a, b);
    internal static int Max(int number, int a, int b) => Is(number) ? System.Math.Min(a, b) : System.Math.Max(a, b);
    internal static float Max(int number, float a, float b) => Is(number) ? System.Math.Min(a, b) : System.Math.Max(a, b);
    internal static decimal Max(int number, decimal a, decimal b) => Is(number) ? System.Math.Min(a, b) : System.Math.Max(a, b);
    internal static double Min(int number, double a, double b) => Is(number) ? System.Math.Max(a, b) : System.Math.Min(a, b);
    internal static int Min(int number, int a, int b) => Is(number) ? System.Math.Max(a, b) : System.Math.Min(a, b);
    internal static float Min(int number, float a, float b) => Is(number) ? System.Math.Max(a, b) : System.Math.Min(a, b);
    internal static decimal Min(int number, decimal a, decimal b) => Is(number) ? System.Math.Max(a, b) : System.Math.Min(a, b);
    internal static double Ceiling(int number, double a) => Is(number) ? System.Math.Floor(a) : System.Math.Ceiling(a);
    internal static decimal Ceiling(int number, decimal a) => Is(number) ? System.Math.Floor(a) : System.Math.Ceiling(a);
}
'''
TERM = r"(?:\b[A-Za-z_][\w]*(?:\.[A-Za-z_]\w*|!\.[A-Za-z_]\w*)*|\b\d[\d_]*(?:\.\d+)?)"
COMPARED = re.compile(r"(?P<before>\(|&& |\|\| |=> |return |= )(?P<a>" + TERM + r") (?P<op><=|>=|<|>) (?P<b>" + TERM
                      + r")(?P<after>\)| &&| \|\||;|,| \?)")
ADDED = re.compile(r"(?P<before>\(|, |=> |return |\? |: )(?P<a>" + TERM + r") (?P<op>[+*/-]) (?P<b>" + TERM
                   + r")(?P<after>\)|,|;)")
OTHER = {"<=": "<", "<": "<=", ">=": ">", ">": ">=", "+": "-", "-": "+", "*": "/", "/": "*", "&&": "||", "||": "&&"}
JOINED = re.compile(r"(?P<before>\(|=> |return |\? )(?P<a>!?" + TERM + r"(?:\(\))?) (?P<op>&&|\|\|) (?P<b>!?" + TERM + r")(?P<after>\)|;| \?)")
CALLED = re.compile(r"\bMath\.(Max|Min|Ceiling)\(")


def faults(text):
    """Every place of a file where a fault fits: start, end, what stands there, what stands there with a switch."""
    for pattern in (COMPARED, ADDED, JOINED):
        for match in pattern.finditer(text):
            line = text[text.rfind("\n", 0, match.start()) + 1:text.find("\n", match.end())].strip()
            if line.startswith("//") or "$\"" in line or "const " in line or " is " in line[:match.start()][-12:]:
                continue
            before, a, op, b, after = match.group("before", "a", "op", "b", "after")
            if "\"" in line or (op == "<" and after == ","):
                continue
            yield (match.start(), match.end(), f"{a} {op} {b}  ->  {a} {OTHER[op]} {b}",
                   lambda n, m=(before, a, op, b, after): f"{m[0]}(Mutant.Is({n}) ? {m[1]} {OTHER[m[2]]} {m[3]} : {m[1]} {m[2]} {m[3]}){m[4]}")
    for match in CALLED.finditer(text):
        name = match.group(1)
        line = text[text.rfind("\n", 0, match.start()) + 1:text.find("\n", match.end())].strip()
        if line.startswith("//"):
            continue
        other = {"Max": "Min", "Min": "Max", "Ceiling": "Floor"}[name]
        yield match.start(), match.end(), f"Math.{name}  ->  Math.{other}", lambda n, name=name: f"Mutant.{name}({n}, "


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--most", type=int, default=60)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--out", default="benchmarks/results/mutation.md")
    options.add_argument("--runner", default="")
    options.add_argument("--keep", default="")
    chosen = options.parse_args()
    root = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
    copy = chosen.keep or tempfile.mkdtemp(prefix="mutants-")
    shutil.copytree(root, copy, dirs_exist_ok=True, symlinks=True,
                    ignore=shutil.ignore_patterns(".git", "out", "node_modules", "bin"))
    found = []
    for stage in ("Needs", "Funding"):
        for folder, _, names in sorted(os.walk(os.path.join(copy, "src/Refuge", stage))):
            for name in sorted(names):
                if name.endswith(".cs"):
                    path = os.path.join(folder, name)
                    found += [(path, *each) for each in faults(open(path, encoding="utf-8").read())]
    found.sort(key=lambda each: (each[0], each[1]))
    picked = sorted(random.Random(chosen.seed).sample(range(len(found)), min(chosen.most, len(found))))
    picked = [found[index] for index in picked]
    for number in reversed(range(len(picked))):
        path, start, end, _, written = picked[number]
        text = open(path, encoding="utf-8").read()
        open(path, "w", encoding="utf-8").write(text[:start] + written(number) + text[end:])
    open(os.path.join(copy, "src/Refuge/Mutant.cs"), "w", encoding="utf-8").write(SWITCH)
    for project in ("tests/Refuge.Tests", "tests/Refuge.Optimisation.Tests", "tests/Refuge.Formats.Tests",
                    "tests/Refuge.AcceptanceTests"):
        subprocess.run(["dotnet", "build", project, "-c", "Release", "--no-restore", "-v", "quiet", "-clp:ErrorsOnly",
                        "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false"], cwd=copy, check=True)
    tests = chosen.runner.split() + ["artifacts/bin/Refuge.Tests/release/Refuge.Tests", "-noColor", "-stopOnFail",
             "-namespace", "Refuge.Tests.Needs*", "-namespace", "Refuge.Tests.Funding*", "-namespace", "Refuge.Tests.Seams*"]

    plans = [*chosen.runner.split(), "artifacts/bin/Refuge.Optimisation.Tests/release/Refuge.Optimisation.Tests", "-noColor",
             "-stopOnFail", "-trait-", "Length=long"]

    seams = [*chosen.runner.split(), "artifacts/bin/Refuge.Formats.Tests/release/Refuge.Formats.Tests", "-noColor", "-stopOnFail",
             "-namespace", "Refuge.Formats.Tests.Seams*"]
    whole = [*chosen.runner.split(), "artifacts/bin/Refuge.AcceptanceTests/release/Refuge.AcceptanceTests", "-noColor", "-stopOnFail",
             "-class", "*GoldenForecastTests", "-class", "*CampByHandTests"]

    # A fault may make the tests run for ever; a busy machine makes them slow too. So the limit follows the run without
    # a fault, and faults that ran into it are told apart.
    limits, late = {}, set()

    def run(number, command):
        try:
            return subprocess.run(command, cwd=copy, env={**os.environ, "REFUGE_MUTANT": str(number), "CsCheck_Iter": "10"},
                                  timeout=limits.get(command[-1]), capture_output=True).returncode
        except subprocess.TimeoutExpired:
            late.add(number)
            return 124

    for each in (tests, plans, seams, whole):
        began = time.monotonic()
        if run(-1, each) != 0:
            raise SystemExit("The tests fail without a fault.")
        limits[each[-1]] = max(300, 10 * (time.monotonic() - began))
    rows, noticed = {}, 0
    # In an order of chance, and written after each fault: a run that is stopped has tried a fair sample.
    for number in random.Random(chosen.seed).sample(range(len(picked)), len(picked)):
        path, start, _, what, _ = picked[number]
        caught = (run(number, tests) != 0 or ("/Budgets/" in path and run(number, plans) != 0)
                  or run(number, whole) != 0 or run(number, seams) != 0)
        noticed += caught
        line = open(os.path.join(root, os.path.relpath(path, copy)), encoding="utf-8").read()[:start].count("\n") + 1
        rows[number] = (f"| `{os.path.relpath(path, os.path.join(copy, 'src/Refuge'))}:{line}` | `{what}` | "
                        f"{'too slow' if number in late else 'noticed' if caught else '**survived**'} |")
        print(number, caught, what, flush=True)
        with open(os.path.join(root, chosen.out), "w", encoding="utf-8") as out:
            out.write(f"# Small faults that tests notice\n\n{noticed} of {len(rows)} faults in Needs and Funding were noticed "
                      f"({100 * noticed / len(rows):.0f} %; {len(late)} of them by running too long), of {len(found)} places "
                      f"where one fits (seed {chosen.seed}); "
                      "made by `tools/mutation-score/mutation_score.py`.\n\n| where | fault | |\n| --- | --- | --- |\n")
            out.write("\n".join(rows[each] for each in sorted(rows)) + "\n")


main()
