namespace Refuge.Formats.Tests.Building;

/// <summary>One way to break a folder, and what must be said about it.</summary>
/// <param name="Do">Breaks the folder; gives the line that is at fault, or null when the file as a whole is.</param>
/// <param name="File">The file that must be named.</param>
/// <param name="Column">The column that must be named; null when none.</param>
/// <param name="Severity">How bad it is.</param>
sealed record Breakage(Func<BrokenFolder, int?> Do, string File, string? Column, Severity Severity);

/// <summary>Ways in which people, programs and the wrong mail attachment break a folder.</summary>
static class Breakages
{
    const Severity LeftOut = Severity.RowLeftOut;

    public static IReadOnlyDictionary<string, Breakage> All { get; } =
        new Dictionary<string, Breakage>(StringComparer.Ordinal)
        {
            ["no crisis.yml"] = Whole("crisis.yml", Severity.Fatal, f => File.Delete(f.PathOf("crisis.yml"))),
            ["no sources"] = Whole("sources.csv", Severity.Fatal, f => File.Delete(f.PathOf("sources.csv"))),
            ["no places"] = Whole("places.csv", Severity.Fatal, f => File.Delete(f.PathOf("places.csv"))),
            ["places without a row"] =
                Whole("places.csv", Severity.Fatal, f => f.Write("places.csv", "id,name,kind\n")),
            ["places empty"] = Whole("places.csv", Severity.Fatal, f => f.Write("places.csv", "")),
            ["YAML that is none"] =
            Whole("crisis.yml", Severity.Fatal, f => f.Write("crisis.yml", "id: [unclosed\ntitle: x\n: :")),
            ["YAML with a tab"] =
                Whole("crisis.yml", Severity.Fatal, f => f.Write("crisis.yml", "id: x\n\ttitle: y\n")),
            ["YAML nested a thousand deep"] = Whole(
            "crisis.yml", Severity.Fatal,
            f => f.Write("crisis.yml", $"id: {new string('[', 1000)}{new string(']', 1000)}")),
            ["YAML with a list at the root"] =
            Whole("crisis.yml", Severity.Fatal, f => f.Write("crisis.yml", "- a\n- b\n")),
            ["no first day"] = Whole(
            "crisis.yml", Severity.Fatal,
            f => f.Change("crisis.yml", text => text.Replace("first_day", "firstday", StringComparison.Ordinal))),
            ["household of zero"] = Whole(
            "crisis.yml", LeftOut,
            f =>
                f.Change(
                    "crisis.yml",
                    text => text.Replace("household_size: ", "household_size: 0 #", StringComparison.Ordinal))),
            ["threshold on no place"] = Whole(
            "crisis.yml", Severity.Note,
            f => f.Change("crisis.yml", text => text.Replace("\"*\"", "atlantis", StringComparison.Ordinal))),
            ["threshold without a count"] = Whole(
            "crisis.yml", LeftOut,
            f => f.Change("crisis.yml", text => text.Replace("count:", "kount:", StringComparison.Ordinal))),
            ["a workbook under a wrong name"] = Whole(
            "control.csv", LeftOut, f => File.WriteAllBytes(f.PathOf("control.csv"), [0x50, 0x4B, 3, 4, 0, 0, 9, 9])),
            ["a picture under a wrong name"] = Whole(
            "control.csv", LeftOut,
            f => File.WriteAllBytes(f.PathOf("control.csv"), [0xFF, 0xD8, 0, 0, 0, 0, 0, 0, 0, 0])),
            ["an empty table"] = Whole("control.csv", Severity.RowLeftOut, f => f.Write("control.csv", "")),
            ["a folder under a table's name"] = Whole(
            "control.csv", LeftOut,
            f => { File.Delete(f.PathOf("control.csv")); Directory.CreateDirectory(f.PathOf("control.csv")); }),
            ["no header"] = Line(
            "control.csv", null, LeftOut, f => Wrote(f, "control.csv", $"{f.APlace},whole,2016-08-28,held,,\n", 1)),
            ["a misspelt file"] =
            Whole("contrl.csv", Severity.Note, f => File.Move(f.PathOf("control.csv"), f.PathOf("contrl.csv"))),
            ["a column that is needed is missing"] = Line(
            "control.csv", "status", LeftOut,
            f => Changed(f, "control.csv", text => text.Replace(",status,", ",stat,", StringComparison.Ordinal), 1)),
            ["a column twice"] = Line(
            "control.csv", "date", LeftOut,
            f => Changed(f, "control.csv", text => text.Replace("holder", "date", StringComparison.Ordinal), 1)),
            ["an unknown column"] =
            Line("control.csv", "mood", Severity.Note, f => { Control(f, ("mood", "tense")); return 1; }),
            ["cells without a header"] = Line(
            "control.csv", null, LeftOut,
            f => Appended(f, "control.csv", text => text.Replace("source", "", StringComparison.Ordinal))),
            ["a row shifted by a comma"] = Line(
            "control.csv", null, LeftOut,
            f => Appended(f, "control.csv", text => $"{text}{f.APlace},whole,2016-08-28,held,a,b,c,d,e,f,g,h\n")),
            ["a row cut short"] = Line(
            "control.csv", null, Severity.Note,
            f => Appended(f, "control.csv", text => $"{text}{f.APlace},whole,2016-08-28,held\n")),
            ["a quotation mark that never closes"] = Line(
            "control.csv", null, LeftOut,
            f =>
                Appended(
                    f, "control.csv",
                    text => $"{text}{f.APlace},whole,2016-08-28,held,\"Somebody\nand,more\nand,more\n", 3)),
            ["a quotation mark inside a cell"] =
            Line("control.csv", null, Severity.Note, f => Control(f, ("holder", "the \"army\""))),
            ["a formula"] =
                Line("control.csv", "holder", Severity.Note, f => Control(f, ("holder", "=HYPERLINK(\"x\")"))),
            ["a million characters as a name"] =
            Line("control.csv", "place", LeftOut, f => Control(f, ("place", new string('x', 1_000_000)))),
            ["a million characters as an id"] = Line(
            "places.csv", "id", LeftOut,
            f => f.Add("places.csv", ("id", new string('x', 1_000_000)), ("name", "n"), ("kind", "town"))),
            ["a place that is none"] = Line("control.csv", "place", LeftOut, f => Control(f, ("place", "atlantis"))),
            ["no place"] = Line("control.csv", "place", LeftOut, f => Control(f, ("place", ""))),
            ["a date by hand"] = Line("control.csv", "date", LeftOut, f => Control(f, ("date", "28/8/2016"))),
            ["a date that is no day"] = Line("control.csv", "date", LeftOut, f => Control(f, ("date", "2016-02-30"))),
            ["a date with a time"] =
                Line("control.csv", "date", LeftOut, f => Control(f, ("date", "2016-08-28T10:00"))),
            ["a date of the spreadsheet"] = Line("control.csv", "date", LeftOut, f => Control(f, ("date", "42610"))),
            ["a date before all calendars"] =
                Line("control.csv", "date", LeftOut, f => Control(f, ("date", "0000-01-01"))),
            ["a word that is none"] = Line("control.csv", "status", LeftOut, f => Control(f, ("status", "heldd"))),
            ["a part that is none"] = Line("control.csv", "part", LeftOut, f => Control(f, ("part", "middle"))),
            ["reported on no day"] = Line("control.csv", "reported", LeftOut, f => Control(f, ("reported", "soon"))),
            ["a source that is missing"] =
            Line("control.csv", "source", Severity.Note, f => Control(f, ("source", "S_NOWHERE"))),
            ["a class that is none"] =
            Line("control.csv", "sensitivity", Severity.Note, f => Control(f, ("sensitivity", "top secret"))),
            ["a source without a day"] =
            Line("sources.csv", "published", Severity.Note, f => f.Add("sources.csv", ("id", "S_NEW"), ("title", "t"))),
            ["a source twice"] = Line(
            "sources.csv", "id", LeftOut,
            f =>
                {
                    f.Add(
                    "sources.csv", ("id", "S_NEW"), ("title", "t"), ("published", "2016-01-01")); return f.Add(
                        "sources.csv", ("id", "S_NEW"), ("title", "u"), ("published", "2017-01-01"));
                }),
            ["a reliability that is none"] = Line(
            "sources.csv", "reliability", LeftOut,
            f => f.Add("sources.csv", ("id", "S_NEW"), ("published", "2016-01-01"), ("reliability", "G"))),
            ["a point beyond the pole"] =
                Line("places.csv", "lat", LeftOut, f => Placed(f, ("lat", "95"), ("lon", "43"))),
            ["half a point"] = Line("places.csv", "lat", LeftOut, f => Placed(f, ("lon", "43"))),
            ["near nowhere"] = Line("places.csv", "near", LeftOut, f => Placed(f, ("near", "atlantis"))),
            ["near itself"] = Line("places.csv", "near", LeftOut, f => Placed(f, ("near", "newplace"))),
            ["fewer than nobody"] = Line("places.csv", "population", LeftOut, f => Placed(f, ("population", "-5"))),
            ["half a person"] = Line("places.csv", "population", LeftOut, f => Placed(f, ("population", "10.5"))),
            ["least above most"] = Line(
            "places.csv", "population_low", LeftOut, f => Placed(f, ("population_low", "9"), ("population_high", "3"))),
            ["fewer than the least"] = Line(
            "places.csv", "population", LeftOut, f => Placed(f, ("population", "8"), ("population_low", "9"))),
            ["more than the most"] = Line(
            "places.csv", "population", LeftOut, f => Placed(f, ("population", "8"), ("population_high", "7"))),
            ["a site that nothing dates"] = Line(
            "places.csv", null, LeftOut, f => f.Add("places.csv", ("id", "newplace"), ("name", "n"), ("kind", "site"))),
            ["a route to nowhere"] = Line("routes.csv", "to", LeftOut, f => Route(f, ("to", "atlantis"))),
            ["a route to itself"] = Line("routes.csv", "to", LeftOut, f => Route(f, ("to", f.APlace))),
            ["a route without a length"] = Line("routes.csv", "km", LeftOut, f => Route(f, ("km", ""))),
            ["a route of negative length"] = Line("routes.csv", "km", LeftOut, f => Route(f, ("km", "-3"))),
            ["a route without an end to its number"] =
                Line("routes.csv", "km", LeftOut, f => Route(f, ("km", "1e999"))),
            ["neither yes nor no"] = Line("routes.csv", "both_ways", LeftOut, f => Route(f, ("both_ways", "perhaps"))),
            ["a capacity without a unit"] = Line(
            "sites.csv", "capacity_unit", LeftOut,
            f => f.Add("sites.csv", ("place", f.APlace), ("capacity_value", "40"), ("reported", "2016-01-01"))),
            ["closed before it opened"] = Line(
            "sites.csv", "closes", LeftOut,
            f => f.Add("sites.csv", ("place", f.APlace), ("opens", "2016-05-01"), ("closes", "2016-04-01"))),
            ["a decimal comma"] = Line(
            "facilities.csv", "quantity", LeftOut,
            f =>
                f.Add(
                    "facilities.csv", ("place", f.APlace), ("date", "2016-08-28"), ("item", "toilet"),
                    ("quantity", "\"2,5\""))),
            ["a bound that is none"] = Line(
            "facilities.csv", "bound", LeftOut,
            f =>
                f.Add(
                    "facilities.csv", ("place", f.APlace), ("date", "2016-08-28"), ("item", "toilet"),
                    ("quantity", "2"), ("bound", "roughly"))),
            ["neither a quantity nor a condition"] = Line(
            "facilities.csv", "quantity", LeftOut,
            f => f.Add("facilities.csv", ("place", f.APlace), ("date", "2016-08-28"), ("item", "toilet"))),
            ["an end before the start"] = Line(
            "closures.csv", "to", LeftOut,
            f =>
                f.Add(
                    "closures.csv", ("kind", "place"), ("subject", f.APlace), ("from", "2016-08-28"),
                    ("to", "2016-08-01"))),
            ["a border without a bar"] = Line(
            "closures.csv", "subject", LeftOut,
            f => f.Add("closures.csv", ("kind", "border"), ("subject", "A"), ("from", "2016-08-28"))),
            ["a share above one"] = Line(
            "allocations.csv", "share", LeftOut,
            f =>
                f.Add(
                    "allocations.csv", ("screening_place", f.APlace), ("destination", f.AnotherPlace), ("share", "1.2"),
                    ("from", "2016-08-28"))),
            ["a series that is none"] = Line(
            "observations.csv", "series", LeftOut,
            f =>
                f.Add(
                    "observations.csv", ("date", "2016-08-28"), ("place", "*"), ("series", "nothing"), ("value", "3"))),
            ["a flow in a stock"] =
            Line("observations.csv", "from", LeftOut, f => Counted(f, "stock", ("from", "2016-08-01"), ("value", "3"))),
            ["a count of nothing"] = Line("observations.csv", "value", LeftOut, f => Counted(f, "stock")),
            ["a running total that falls"] = Line(
            "observations.csv", "value", Severity.Note,
            f =>
                {
                    Counted(f, "cumulative", ("value", "9")); return f.Add(
                    "observations.csv", ("date", "2016-09-28"), ("place", "*"), ("series", "new"), ("value", "3"));
                }),
            ["two versions of one day"] = Line(
            "observations.csv", null, Severity.Note,
            f =>
                {
                    Counted(f, "stock", ("value", "9")); return f.Add(
                    "observations.csv", ("date", "2016-08-28"), ("place", "*"), ("series", "new"), ("value", "3"));
                }),
            ["a row twice"] = Line(
            "observations.csv", null, Severity.Note,
            f =>
                {
                    Counted(f, "stock", ("value", "9"), ("bound", "at_least")); return f.Add(
                    "observations.csv", ("date", "2016-08-28"), ("place", "*"), ("series", "new"), ("value", "9"),
                    ("bound", "at_least"));
                }),
            ["a prior out of order"] = Line(
            "assumptions.csv", "best", LeftOut,
            f =>
                f.Add(
                    "assumptions.csv", ("id", "new"), ("what", "return_delay_days"), ("low", "3"), ("best", "2"),
                    ("high", "4"), ("unit", "days"), ("reported", "2016-01-01"))),
            ["a prior that nothing dates"] = Line(
            "assumptions.csv", null, LeftOut,
            f =>
                f.Add(
                    "assumptions.csv", ("id", "new"), ("what", "return_delay_days"), ("low", "1"), ("best", "2"),
                    ("high", "4"), ("unit", "days"))),
            ["a prior of a misspelt quantity"] = Line(
            "assumptions.csv", "what", LeftOut,
            f =>
                f.Add(
                    "assumptions.csv", ("id", "new"), ("what", "leave_shares"), ("low", "0.1"), ("best", "0.2"),
                    ("high", "0.4"), ("unit", "share"), ("reported", "2016-01-01"))),
            ["a share in percent"] = Line(
            "assumptions.csv", "high", LeftOut,
            f =>
                f.Add(
                    "assumptions.csv", ("id", "new"), ("what", "leave_share"), ("low", "10"), ("best", "20"),
                    ("high", "40"), ("unit", "%"), ("reported", "2016-01-01"))),
            ["money without a currency"] = Line(
            "funding.csv", "currency", LeftOut,
            f => f.Add("funding.csv", ("date", "2016-08-28"), ("appeal", "a"), ("kind", "paid"), ("amount", "3"))),
            ["a report that is not there"] = Line(
            "reports/index.csv", "file", LeftOut,
            f => f.Add("reports/index.csv", ("file", "reports/gone.md"), ("published", "2016-08-28"))),
            ["a report outside the folder"] = Line(
            "reports/index.csv", "file", LeftOut,
            f => f.Add("reports/index.csv", ("file", "../../../etc/passwd"), ("published", "2016-08-28"))),
            ["a report in no index"] = Whole("reports/stray.md", LeftOut, f => f.Write("reports/stray.md", "Nothing.")),
            ["a report that is a picture"] =
            Whole("reports/stray.png", Severity.Note, f => f.Write("reports/stray.png", "x")),
        };

    static Breakage Whole(string file, Severity severity, Action<BrokenFolder> breaking) =>
        new(f => { breaking(f); return null; }, file, null, severity);

    static Breakage Line(string file, string? column, Severity severity, Func<BrokenFolder, int?> breaking) =>
        new(breaking, file, column, severity);

    static int Wrote(BrokenFolder folder, string file, string text, int line)
    {
        folder.Write(file, text);
        return line;
    }

    static int Changed(BrokenFolder folder, string file, Func<string, string> change, int line)
    {
        folder.Change(file, change);
        return line;
    }

    /// <summary>Changes a file and gives its last line, or one some lines above it.</summary>
    static int Appended(BrokenFolder folder, string file, Func<string, string> change, int lines = 1)
    {
        folder.Change(file, change);
        return File.ReadLines(folder.PathOf(file)).Count() - lines + 1;
    }

    static int Control(BrokenFolder folder, params IReadOnlyList<(string, string)> cells) =>
        folder.Add("control.csv", [.. cells, ("place", folder.APlace), ("date", "2016-08-28"), ("status", "held")]);

    static int Placed(BrokenFolder folder, params IReadOnlyList<(string, string)> cells) =>
        folder.Add(
            "places.csv",
            [.. cells, ("id", "newplace"), ("name", "New place"), ("kind", "town"), ("reported", "2016-01-01")]);

    static int Route(BrokenFolder folder, params IReadOnlyList<(string, string)> cells) =>
        folder.Add(
            "routes.csv", [.. cells, ("id", "new"), ("from", folder.APlace), ("to", folder.AnotherPlace), ("km", "3")]);

    static int Counted(BrokenFolder folder, string what, params IReadOnlyList<(string, string)> cells)
    {
        folder.Add(
            "series.csv", ("id", "new"), ("title", "New"), ("what", what), ("of", "present"),
            ("reported", "2016-01-01"));
        return folder.Add("observations.csv", [.. cells, ("date", "2016-08-28"), ("place", "*"), ("series", "new")]);
    }
}
