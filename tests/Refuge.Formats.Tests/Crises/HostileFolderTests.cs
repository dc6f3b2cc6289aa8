using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Refuge.Cycle;
using Refuge.Formats.Crises;
using Refuge.Formats.Tests.Building;
using Refuge.Tests.Shared;

namespace Refuge.Formats.Tests.Crises;

/// <summary>
/// Folders as they come out of the world: every fault is told with place and remedy, and nothing falls over.
/// </summary>
public partial class HostileFolderTests
{
    static readonly string[] Examples = ["mosul-2016", "small-valley"];

    public static TheoryData<string, string> EveryBreakage =>
        [.. Examples.SelectMany(_ => Breakages.All.Keys, (example, fault) => (example, fault))];

    public static TheoryData<string, string> EverySpelling =>
        [.. Examples.SelectMany(_ => Spellings.Keys, (example, spelling) => (example, spelling))];

    /// <summary>Ways to write the same tables. What they say stays the same.</summary>
    static Dictionary<string, (Func<string, string> Change, Encoding Encoding)> Spellings { get; } =
        new(StringComparer.Ordinal)
        {
            ["byte-order mark"] = (text => text, new UTF8Encoding(true)),
            ["UTF-16"] = (text => text, Encoding.Unicode),
            ["UTF-16 big-endian"] = (text => text, Encoding.BigEndianUnicode),
            ["UTF-16 without a mark"] = (text => text, new UnicodeEncoding(false, false)),
            ["UTF-32"] = (text => text, Encoding.UTF32),
            ["CRLF"] = (text => text.ReplaceLineEndings("\r\n"), new UTF8Encoding(false)),
            ["CR"] = (text => text.ReplaceLineEndings("\r"), new UTF8Encoding(false)),
            ["semicolons"] = (text => Separated(text, ';'), new UTF8Encoding(false)),
            ["tabs"] = (text => Separated(text, '\t'), new UTF8Encoding(false)),
            ["the separator told"] = (text => "sep=;\n" + Separated(text, ';'), new UTF8Encoding(false)),
            ["trailing blank columns"] = (text => EndOfLine().Replace(text, ",,,\n"), new UTF8Encoding(false)),
            ["blank lines"] = (text => EndOfLine().Replace(text, "\n\n"), new UTF8Encoding(false)),
            ["capital headers"] = (
            text => text[..text.IndexOf('\n', StringComparison.Ordinal)]
            .ToUpperInvariant() + text[text.IndexOf('\n', StringComparison.Ordinal)..], new UTF8Encoding(false)),
        };

    [Fact]
    public void There_are_more_than_sixty_broken_folders() => Assert.True(EveryBreakage.Count > 60);

    [Theory, MemberData(nameof(EveryBreakage))]
    public void A_fault_is_told_with_file_line_column_and_remedy_and_the_rest_loads(string example, string fault)
    {
        using var folder = new BrokenFolder(Path.Combine(Repository.Root, "examples", example));
        var before = Read(folder);
        var breakage = Breakages.All[fault];

        var line = breakage.Do(folder);

        var after = Read(folder);
        Assert.Equal(breakage.Severity == Severity.Fatal, after.Crisis is null);
        var told = after.Problems.Where(
            problem => problem.Where.File == breakage.File && problem.Severity == breakage.Severity).ToList();
        Assert.Contains(
            told,
            problem => (line is null || problem.Where.Line == line)
            && (breakage.Column is null || problem.Where.Column == breakage.Column));
        Assert.All(
            after.Problems,
            problem => Assert.True(problem.ToString().Length is > 20 and < 700 && problem.Remedy.EndsWith('.')));
        Assert.True(after.Problems.Count(problem => problem.Severity != Severity.Note) < before.Problems.Count + 60);
    }

    [Theory, MemberData(nameof(EverySpelling))]
    public void Tables_say_the_same_however_they_were_saved(string example, string spelling)
    {
        using var folder = new BrokenFolder(Path.Combine(Repository.Root, "examples", example));
        var before = Printed(Read(folder));

        folder.ChangeTables(Spellings[spelling].Change, Spellings[spelling].Encoding);

        Assert.Equal(before, Printed(Read(folder)));
    }

    [Theory]
    [InlineData('\u0660')]
    [InlineData('\u06F0')]
    public void Numbers_and_dates_may_be_written_in_Arabic_or_Persian_digits(char zero)
    {
        using var folder =
            FolderOnDisk.Valley().With("facilities.csv", "place,date,item,quantity\nalma,2030-01-05,toilet,12.5\n");
        var expected = Printed(folder.Read());

        folder.With(
            "facilities.csv",
            $"place,date,item,quantity\nalma,{Digits("2030-01-05", zero)},toilet,{Digits("12.5", zero).Replace('.', '\u066B')}\n");

        Assert.Equal(expected, Printed(folder.Read()));
    }

    [Theory]
    [InlineData("ar-IQ")]
    [InlineData("tr-TR")]
    [InlineData("fa-IR")]
    public void No_culture_changes_anything(string culture)
    {
        using var folder = new BrokenFolder(Path.Combine(Repository.Root, "examples/small-valley"));
        foreach (var fault in (string[])[
            "a place that is none", "an end before the start", "a decimal comma", "a misspelt file",
            "a running total that falls"])
        {
            Breakages.All[fault].Do(folder);
        }
        var expected = Read(folder);
        var own = CultureInfo.CurrentCulture;

        CrisisReading there;
        try
        {
            CultureInfo.CurrentCulture = new(culture);
            there = Read(folder);
        }
        finally
        {
            CultureInfo.CurrentCulture = own;
        }

        Assert.Equal(expected.Problems, there.Problems);
        Assert.Equal(Printed(expected), Printed(there));
    }

    [Fact]
    public void Letters_of_Windows_1252_are_read_and_the_guess_is_told()
    {
        using var folder =
            FolderOnDisk.Valley().With("places.csv", Encoding.Latin1.GetBytes("id,name,kind\nalma,Almé,town\n"));

        var reading = folder.Read();

        Assert.Equal("Almé", reading.Crisis!.Situation.Places.Rows[0].Value.Name);
        Assert.Contains(
            reading.Problems,
            problem => problem.Where.File == "places.csv"
            && problem.What.Contains("Windows-1252", StringComparison.Ordinal));
    }

    [Fact]
    public void A_hundred_thousand_bad_rows_are_counted_and_not_told_one_by_one()
    {
        var rows = new StringBuilder("place,date,status\n");
        for (var row = 0; row < 100_000; row++)
        {
            rows.Append(CultureInfo.InvariantCulture, $"nowhere{row},2030-01-05,held\n");
        }
        using var folder = FolderOnDisk.Valley().With("control.csv", rows.ToString());

        var problems = folder.Read().Problems;

        Assert.InRange(problems.Count, 10, 100);
        Assert.Contains(problems, problem => problem.What.Contains("99,950 more", StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_that_is_spelt_otherwise_is_recognised()
    {
        using var folder = FolderOnDisk.Valley()
            .With("control.csv", "place,date,status\nelalma,2030-01-05,held\nBorro,2030-01-05,held\n");

        var problems = folder.Read().Problems;

        Assert.Contains(
            problems, problem => problem.Where.Line == 2 && problem.Remedy.Contains("alma", StringComparison.Ordinal));
        Assert.Contains(
            problems, problem => problem.Where.Line == 3 && problem.Remedy.Contains("boro", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_no_folder_is_told_so()
    {
        var reading = CrisisFolder.Read(
            new(Path.Combine(Repository.Root, "README.md")), null, TestContext.Current.CancellationToken);

        Assert.Null(reading.Crisis);
        Assert.Equal(Severity.Fatal, Assert.Single(reading.Problems).Severity);
    }

    static CrisisReading Read(BrokenFolder folder) =>
        CrisisFolder.Read(folder.Place, null, TestContext.Current.CancellationToken);

    /// <summary>Everything a stage could look at, but not the hashes of the files.</summary>
    static string Printed(CrisisReading reading) => EverythingRead.Of(reading.Crisis!);

    static string Digits(string text, char zero) =>
        string.Concat(text.Select(letter => char.IsAsciiDigit(letter) ? (char)(zero + (letter - '0')) : letter));

    /// <summary>The table with another separator, cells that hold it in quotation marks.</summary>
    static string Separated(string text, char separator)
    {
        using var parser = new CsvHelper.CsvParser(new StringReader(text), CultureInfo.InvariantCulture);
        var table = new StringBuilder();
        while (parser.Read())
        {
            table.AppendJoin(
                separator,
                parser.Record!.Select(
                    cell => cell.AsSpan().ContainsAny(separator, '"', '\n')
                    ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
                    : cell));
            table.Append('\n');
        }

        return table.ToString();
    }

    [GeneratedRegex(@"\r?\n")]
    private static partial Regex EndOfLine();
}
