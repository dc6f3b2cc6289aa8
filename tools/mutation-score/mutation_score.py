#!/usr/bin/env python3
"""Which small faults in Needs and Funding do the tests notice?

Copies the checkout, puts every fault that it knows into the copy, each with a switch, builds it once, and runs the tests
with one fault switched on at a time (mutant schemata: Untch, Offutt and Harrold 1993). All tests of a program run in one
process (MutantRun.cs.in): first without a fault, noting which faults each test reaches, then for each fault those tests
that reach it. A fault that no test notices in any program is a survivor; with --whole the tests of whole plans look at it
too. What tests build once and for all is built without a fault: a fault there that no test reaches later has a process of
its own. Each law is tried on ten cases.

--most N of the places, drawn by --seed S. --apart S:N leaves out the N places that seed S draws, on which somebody worked.
--keep FOLDER keeps the copy; --again takes a kept copy as it is. The figure is written after each program.
"""
import argparse, json, os, random, re, shutil, subprocess, tempfile, time

SWITCH = '''namespace Refuge;
static class Mutant
{
    internal static int On = int.Parse(System.Environment.GetEnvironmentVariable("REFUGE_MUTANT") ?? "-1",
        System.Globalization.CultureInfo.InvariantCulture);
    internal static readonly bool[] Seen = new bool[COUNT];
    internal static bool Is(int number)
    {
        Seen[number] = true;
        return number == On;
    }
    internal static double Max(int number, double a, double b) => Is(number) ? System.Math.Min(a, b) : System.Math.Max(a, b);
    internal static int Max(int number, int a, int b) => Is(number) ? System.Math.Min(a, b) : System.Math.Max(a, b);
    internal static long Max(int number, long a, long b) => Is(number) ? System.Math.Min(a, b) : System.Math.Max(a, b);
    internal static float Max(int number, float a, float b) => Is(number) ? System.Math.Min(a, b) : System.Math.Max(a, b);
    internal static decimal Max(int number, decimal a, decimal b) => Is(number) ? System.Math.Min(a, b) : System.Math.Max(a, b);
    internal static double Min(int number, double a, double b) => Is(number) ? System.Math.Max(a, b) : System.Math.Min(a, b);
    internal static int Min(int number, int a, int b) => Is(number) ? System.Math.Max(a, b) : System.Math.Min(a, b);
    internal static long Min(int number, long a, long b) => Is(number) ? System.Math.Max(a, b) : System.Math.Min(a, b);
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


# The tests that may notice a fault of the two stages, by program: parts of the names of their classes.
PROGRAMS = {
    "Refuge.Tests": "Tests.Needs.,Tests.Funding.,Tests.Seams.,Tests.Publishing.",
    "Refuge.Optimisation.Tests": "Tests.",
    "Refuge.Formats.Tests": "Tests.Seams.,Tests.Crises.Checks.",
}
WHOLE = ["artifacts/bin/Refuge.AcceptanceTests/release/Refuge.AcceptanceTests", "-noColor", "-stopOnFail",
         "-class", "*GoldenForecastTests", "-class", "*CampByHandTests"]


def all_faults(root):
    found = []
    for stage in ("Needs", "Funding"):
        for folder, _, names in sorted(os.walk(os.path.join(root, "src/Refuge", stage))):
            for name in sorted(names):
                if name.endswith(".cs"):
                    path = os.path.join(folder, name)
                    text = open(path, encoding="utf-8").read()
                    found += [(os.path.relpath(path, root), text[:each[0]].count("\n") + 1, *each) for each in faults(text)]
    return sorted(found, key=lambda each: (each[0], each[2]))


def with_faults(root, copy, found):
    """Copies the checkout and writes every fault into the copy."""
    shutil.copytree(root, copy, dirs_exist_ok=True, symlinks=True,
                    ignore=shutil.ignore_patterns(".git", "out", "node_modules", "bin"))
    for number in reversed(range(len(found))):
        path, _, start, end, _, written = found[number]
        path = os.path.join(copy, path)
        text = open(path, encoding="utf-8").read()
        open(path, "w", encoding="utf-8").write(text[:start] + written(number) + text[end:])
    open(os.path.join(copy, "src/Refuge/Mutant.cs"), "w", encoding="utf-8").write(SWITCH.replace("COUNT", str(len(found))))
    for program in PROGRAMS:
        shutil.copy(os.path.join(os.path.dirname(os.path.abspath(__file__)), "MutantRun.cs.in"),
                    os.path.join(copy, "tests", program, "MutantRun.cs"))


def build(copy, programs):
    for program in programs:
        subprocess.run(["dotnet", "build", "tests/" + program, "-c", "Release", "--no-restore", "-v", "quiet",
                        "-clp:ErrorsOnly", "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false"], cwd=copy, check=True)


def run_together(copy, program, numbers):
    """What became of each fault in one program: noticed, late, survived; and how many tests reach it."""
    state, reaching, left = {}, {}, list(numbers)
    while left:
        notes = os.path.join(copy, f"notes-{program}")
        if os.path.exists(notes): os.remove(notes)
        subprocess.run([f"artifacts/bin/{program}/release/{program}", "-noColor", "-class", "*MutantRun"], cwd=copy,
                       capture_output=True, env={**os.environ, "REFUGE_FAULTS": ",".join(map(str, left)), "CsCheck_Iter": "10",
                                                 "REFUGE_NOTES": notes, "REFUGE_TESTS": PROGRAMS[program]})
        begun = None
        for line in open(notes, encoding="utf-8"):
            word, *rest = line.split()
            if word == "fails": print(program, line.strip(), flush=True)
            if word == "begin": begun, reaching[int(rest[0])] = int(rest[0]), int(rest[1])
            if word in ("noticed", "late", "survived"): state[int(rest[0])] = word
        if begun is None: raise SystemExit(f"{program} tried no fault.")
        # A fault may end the process, by an endless recursion or by eating all memory.
        state.setdefault(begun, "noticed")
        left = [number for number in left if number not in state]
    return state, reaching


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--most", type=int, default=60)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--apart", default="")
    options.add_argument("--out", default="benchmarks/results/mutation.md")
    options.add_argument("--keep", default="")
    options.add_argument("--again", action="store_true")
    options.add_argument("--whole", action="store_true")
    chosen = options.parse_args()
    root = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
    copy = chosen.keep or tempfile.mkdtemp(prefix="mutants-")
    found = all_faults(root)
    if not chosen.again:
        with_faults(root, copy, found)
        build(copy, [*PROGRAMS, *(["Refuge.AcceptanceTests"] if chosen.whole else [])])

    def drawn(seed, most, places):
        return sorted(random.Random(seed).sample(places, min(most, len(places))))

    places = list(range(len(found)))
    for each in chosen.apart.split(",") if chosen.apart else []:
        seed, most = each.split(":")
        worked = set(drawn(int(seed), int(most), list(range(len(found)))))
        places = [place for place in places if place not in worked]
    picked = drawn(chosen.seed, chosen.most, places)
    state, reaching = {number: "survived" for number in picked}, {number: 0 for number in picked}

    def tell():
        noticed, late = sum(each != "survived" for each in state.values()), sum(each == "late" for each in state.values())
        rows = [f"| `{os.path.relpath(found[number][0], 'src/Refuge')}:{found[number][1]}` | `{found[number][4]}` | "
                f"{ {'noticed': 'noticed', 'late': 'too slow', 'survived': '**survived**'}[state[number]]} |" for number in picked]
        with open(os.path.join(root, chosen.out), "w", encoding="utf-8") as out:
            out.write(f"# Small faults that tests notice\n\n{noticed} of {len(picked)} faults in Needs and Funding were noticed "
                      f"({100 * noticed / len(picked):.0f} %; {late} of them by running too long), of {len(found)} places "
                      f"where one fits (seed {chosen.seed}{', apart from ' + chosen.apart if chosen.apart else ''}); "
                      "made by `tools/mutation-score/mutation_score.py`.\n\n| where | fault | |\n| --- | --- | --- |\n")
            out.write("\n".join(rows) + "\n")
        print(noticed, "of", len(picked), flush=True)

    def alone(number, command, limit):
        try:
            return "noticed" if subprocess.run(command, cwd=copy, capture_output=True, timeout=limit, env={
                **os.environ, "REFUGE_MUTANT": str(number), "CsCheck_Iter": "10"}).returncode else "survived"
        except subprocess.TimeoutExpired:
            return "late"

    for program in PROGRAMS:
        survivors = [number for number in picked if state[number] == "survived"]
        told, reach = run_together(copy, program, survivors)
        for number in survivors:
            state[number], reaching[number] = told.get(number, "survived"), reaching[number] + reach.get(number, 0)
        tell()
    apart = ["artifacts/bin/Refuge.Tests/release/Refuge.Tests", "-noColor", "-stopOnFail",
             "-namespace", "Refuge.Tests.Needs*", "-namespace", "Refuge.Tests.Funding*"]
    for command in (apart, *([WHOLE] if chosen.whole else [])):
        if alone(-1, command, 1800) != "survived": raise SystemExit(f"The tests fail without a fault: {command}")
    for number in [number for number in picked if state[number] == "survived"]:
        if reaching[number] == 0:
            state[number] = alone(number, apart, 900)
        if state[number] == "survived" and chosen.whole: state[number] = alone(number, WHOLE, 900)
        tell()


main()
