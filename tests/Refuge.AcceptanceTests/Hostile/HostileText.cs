using System.Text;

namespace Refuge.AcceptanceTests.Hostile;

/// <summary>Words, cells, reports and bytes as nobody means well by them.</summary>
static class HostileText
{
    static readonly string[] Cells =
    [
        "", " ", "0", "-1", "1e308", "-1e308", "NaN", "Infinity", "99999999999999999999", "2147483648", "1.600", "0x10",
        "١٢٣", "1,5",
        "9999-12-31", "0001-01-01", "2021-02-30", "2200-12-31", "1800-01-01", "1799-12-31", "2021-04", "2021",
        "31/8/2021",
        "=cmd|' /C calc'!A0", "+1", "@SUM(1)", "\u001b[2J\u001b]0;owned\u0007", "\u202Efdp.exe", "a\rb", "\u0007",
        "\u009b31m", "\uFEFF", "\u2028",
        "../../../etc/passwd", "/etc/passwd", "..", ".", "~", "-rf", "CON", "a\\b", "*", ";", "|", "a;a;a", "alma",
        "dalen_camp", "nowhere",
        "\"", "\"\"", "'", "`", "<script>alert(1)</script>", "javascript:alert(1)", "![x](http://e/x.png)", "&amp;",
        "{{7*7}}", "$(id)", "%n%s",
        "yes", "no", "held", "besiegd", "restricted", "public", "true", "null", "~", "[1, 2", "{a: b", "&a [*a, *a]",
        "!!binary aGk=",
    ];

    static readonly string[] Fragments =
    [
        "On 3 May 2021 some 400 people fled from Alma to Boro, officials said. ", "At least ",
        "more than 1,000,000,000,000,000,000 families ", "between 5 and 3 ",
        "9999-12-31 ", "in the year 1 ", "in nine thousand years ", "yesterday ",
        "two hundred thousand million billion ", "18 toilets for 600 people ",
        "1/0 ", "½ ", "٣٠٠ شخص ", "منذ ألف سنة ", "الموصل ", "(((((((((( ", ")))))))))) ", "\"\"\"\"\"\" ",
        "--------\n", "| a | b |\n|---|---|\n| 1 | 2 |\n",
        "<table><tr><td>", "</div>", "<!--", "-->", "<script>while(1){}</script>", "<a href='javascript:1'>x</a>",
        "&#x110000;", "&#0;", "&nbsp;", "<![CDATA[", "\u001b[31m",
        "\u202E", "\u0000", "\r", "\r\n\r\n", "\t", "```\n", "# ", "> > > > > > ", "![](", "[x](", "\ud83d\ude00",
        "\ud800", "a\u0301\u0301\u0301\u0301 ", "𝟙𝟚𝟛 people ",
        "From: a@b\nDate: Mon, 99 Foo 99999 99:99:99 +9999\n", "Content-Type: multipart/mixed; boundary=\"a\"\n\n--a\n",
        "Content-Transfer-Encoding: base64\n\n", "Content-Transfer-Encoding: quoted-printable\n\n=\n=3D=ZZ\n",
        "=?utf-8?B?////?=", "Content-Type: text/html; charset=nonsense\n", "A. Hassan fled by night. ",
        "the district of , , , ",
    ];

    static readonly string[] Arguments =
    [
        "", " ", "\0", "a\0b", "-", "--", "---", "--days", "--days=", "--days=-1", "--days=3661", "--days=99999999999",
        "--days=1e3", "--members=0", "--members=100001",
        "--members=-2147483649", "--seed=99999999999999999999", "--seed=-1", "--seed=x", "--threads=0", "--threads=-1",
        "--threads=2000000000", "--audience=7", "--audience=-1",
        "--audience=partner,public", "--audience=", "--audience=nobody", "--language=", "--language=tlh",
        "--language=../ar", "--language=\u001b[2J", "--as-of=9999-12-31", "--as-of=0001-01-01",
        "--as-of=2021-02-30", "--as-of=", "--as-of=\u202E", "--as-of=2200-12-31", "--as-of=1800-01-01",
        "--reference-as-of=0001-01-01", "--scenario=", "--scenario=../../x", "--scenario=..",
        "--scenario=\0", "--scenario=nowhere", "--points=0", "--points=100001", "--vary=", "--vary==",
        "--vary=leave_share=", "--vary=leave_share=1..0", "--vary=leave_share=NaN..NaN", "--vary=nothing",
        "--list=/dev/zero", "--list=", "--engine=7", "--engine=tank", "--published=9999-12-31", "--published=x",
        "--folder=/dev/null", "--folder=", "--json=7", "--json", "--daily",
        "--help", "--version", "-h", "[suggest]", "[diagram]", "@/dev/zero", "@nowhere", "/dev/null", "/dev/zero",
        "/proc/self/mem", "/", ".", "..", "\u001b]0;owned\u0007", "\u202Etxt.exe",
    ];

    /// <summary>A cell of a table.</summary>
    internal static string Cell(Chance chance) => chance.Below(40) switch
    {
        0 => new string(chance.OneOf('x', '9', '"', ',', '\u0301'), 1 + chance.Below(200_000)),
        1 => string.Concat(Enumerable.Range(0, 1 + chance.Below(40)).Select(_ => chance.OneOf(Cells))),
        _ => chance.OneOf(Cells),
    };

    /// <summary>A report.</summary>
    internal static string Report(Chance chance)
    {
        var text = new StringBuilder();
        var pieces = 1 + chance.Below(chance.OnceIn(20) ? 2_000 : 60);
        for (var piece = 0; piece < pieces; piece++) text.Append(chance.OneOf(Fragments));
        if (chance.OnceIn(15)) text.Append(chance.OneOf(Fragments)[0], 1 + chance.Below(100_000));
        return text.ToString();
    }

    /// <summary>Argument that a command does not expect.</summary>
    internal static string Argument(Chance chance) =>
        chance.OnceIn(30)
            ? new string(chance.OneOf('a', '-', '=', '/', '\u202E'), 1 + chance.Below(10_000))
            : chance.OneOf(Arguments);

    /// <summary>A line of a list of documents.</summary>
    internal static string Line(Chance chance) => chance.Below(12) switch
    {
        0 => "",
        1 => "{",
        2 => "[1,2]",
        3 => "null",
        4 => """{"id": "a"}""",
        5 => """{"text": "no id"}""",
        6 => """{"id": 7, "text": "\ud800", "published": "x"}""",
        7 => """{"id": {"a": 1}, "text": []}""",
        8 => new string('[', 1 + chance.Below(5_000)),
        9 => """{"id": "d", "text": "Some 400 people fled.", "published": "9999-12-31"}""",
        10 =>
            System.Text.Json.JsonSerializer.Serialize(
                new { id = Cell(chance), text = Report(chance), published = Cell(chance) }),
        _ => """{"id": "e", "text": "Some 400 people fled on Monday.", "published": "2021-05-03"}""",
    };

    /// <summary>Text as bytes of one encoding or another, some of them spoilt.</summary>
    internal static byte[] Bytes(string text, Chance chance)
    {
        var bytes = chance.OneOf(
            Encoding.UTF8, Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.Latin1,
            Encoding.UTF32).GetBytes(text);
        if (chance.OnceIn(3)) bytes = Spoilt(bytes, chance);
        return chance.OnceIn(10) ? [0xEF, 0xBB, 0xBF, .. bytes] : bytes;
    }

    /// <summary>Bytes of which some are others, or which end too early.</summary>
    internal static byte[] Spoilt(byte[] bytes, Chance chance)
    {
        byte[] spoilt = [.. bytes];
        for (var time = 1 + chance.Below(20); time > 0 && spoilt.Length > 0; time--)
        {
            spoilt[chance.Below(spoilt.Length)] = (byte)chance.Below(256);
        }
        return chance.OnceIn(4) ? spoilt[..chance.Below(spoilt.Length + 1)] : spoilt;
    }
}
