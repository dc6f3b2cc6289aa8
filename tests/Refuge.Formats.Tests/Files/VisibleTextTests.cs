using System.Text.Encodings.Web;
using System.Text.Json;
using Refuge.Files;

namespace Refuge.Formats.Tests.Files;

/// <summary>What is printed cannot steer the terminal that shows it.</summary>
public class VisibleTextTests
{
    static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData("\u001b[2J\u001b]0;owned\u0007", "<U+001B>[2J<U+001B>]0;owned<U+0007>")]
    [InlineData("safe\rATTACK", "safe<U+000D>ATTACK")]
    [InlineData("\u202Efdp.exe", "<U+202E>fdp.exe")]
    [InlineData("a\u009b31mb", "a<U+009B>31mb")]
    [InlineData("\u2066x\u2069\u200F\uFEFF\u00AD", "<U+2066>x<U+2069><U+200F><U+FEFF><U+00AD>")]
    [InlineData("\U000E0041", "<U+E0041>")]
    [InlineData("a\u2028b", "a<U+2028>b")]
    public void A_control_or_a_direction_mark_is_shown_as_its_code_point(string text, string shown) =>
        Assert.Equal(shown, VisibleText.Of(text));

    [Fact]
    public void Half_of_a_letter_pair_is_shown_as_its_code_point() =>
        Assert.Equal("a<U+D800>b", VisibleText.Of("a\ud800b"));

    [Theory, InlineData("line\nnext\tcell"), InlineData("الموصل می‌خواهم"), InlineData("père 👩‍👧 Ω")]
    public void Words_of_every_script_stay_as_they_are(string text) => Assert.Equal(text, VisibleText.Of(text));

    [Fact]
    public void A_writer_shows_what_comes_to_it_in_any_pieces()
    {
        using var raw = new StringWriter();
        using var writer = new VisibleWriter(raw);

        writer.Write('\u001b');
        writer.Write("\u202E".ToCharArray());
        writer.WriteLine("a\u0007");
        writer.Write("{0}", "\u0008");

        Assert.Equal("<U+001B><U+202E>a<U+0007>\n<U+0008>", raw.ToString());
    }

    [Fact]
    public void Json_that_ends_on_a_terminal_hides_nothing_and_reads_back_as_it_was()
    {
        const string Text = "+ \u001b[2J \u202E \u2066 \uFEFF \U000E0041 \u200C الموصل <b>";
        using var written = new StringWriter();

        VisibleText.WriteJson(JsonSerializer.Serialize(Text, Relaxed), written);

        Assert.Equal("\"+ \\u001B[2J \\u202E \\u2066 \\uFEFF \\uDB40\\uDC41 \u200C الموصل <b>\"", written.ToString());
        Assert.Equal(Text, JsonSerializer.Deserialize<string>(written.ToString()));
    }
}
