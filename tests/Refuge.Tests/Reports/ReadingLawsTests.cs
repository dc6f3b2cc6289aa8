using System.Text;
using CsCheck;
using Refuge.Reports;

namespace Refuge.Tests.Reports;

/// <summary>What holds for any text whatever.</summary>
public class ReadingLawsTests
{
    static readonly string[] Scraps =
    [
        "At least 1,200 people fled Alma on Thursday", "Two toilets for more than 1,000 people.",
        "about 60 km from Boro", "“we are thirsty,”", "<p>", "</p>", "&nbsp;", "&#x41;",
        "**", "[link](http://x)", "\n\n", "\r\n", "ألف نازح", "من الموصل", "$284 million", "2 1/2", "12 400",
        "28/8/2030", "last month", "😀", "é", "\u0301", "=E9", "Pingback: a » b", ">", "<", "&",
        "failed to destroy the bridge", "10-15", "1,00", "0x", "--", "…", "\0", "１２", "hundreds of thousands of",
        "(Reuters) -", "the end of the end of the", "U.S.", "p.m.",
    ];

    static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String,
        Gen.Int[0, Scraps.Length - 1].Select(static index => Scraps[index]).Array[0, 40]
        .Select(static scraps => string.Join(' ', scraps)),
        Gen.Int[0, Scraps.Length - 1].Select(static index => Scraps[index]).Array[0, 40].Select(string.Concat));

    static readonly Gen<ReportFormat> Formats = Gen.Enum<ReportFormat>();

    [Theory, InlineData("()"), InlineData(")"), InlineData(")."), InlineData("(\n)"), InlineData(".")]
    public void Brackets_without_a_sentence_before_them_claim_nothing(string text) =>
        Assert.Empty(A.Reading(text, ReportFormat.Text).Claims);

    [Fact]
    public void Every_offset_slices_to_its_quote() => Gen.Select(Texts, Formats).Sample(static (text, format) =>
    {
        var reading = A.Reading(text, format);

        Assert.All(reading.Claims, claim => Assert.Equal(text[claim.Quote.Start..claim.Quote.End], claim.Quote.Quote));
        Assert.All(reading.Dates, time => Assert.Equal(text[time.Start..time.End], time.Quote));
        Assert.All(
            reading.Quantities.Concat(reading.Claims.SelectMany(static claim => claim.Quantities)),
            quantity => Assert.Equal(text[quantity.Start..quantity.End], quantity.Quote));
        Assert.All(
            reading.Places.Concat(reading.Claims.SelectMany(static claim => claim.Places)),
            place => Assert.Equal(text[place.Start..place.End], place.Quote));
        Assert.All(reading.Displacements, figure => Assert.Equal(text[figure.Start..figure.End], figure.Quote));
        Assert.All(reading.Passages, passage => Assert.InRange(passage.End, passage.Start, text.Length));
    }, iter: 3_000);

    [Fact]
    public void The_same_text_is_read_the_same() =>
        Texts.Sample(
            static text =>
                Assert.Equal(
                    A.Reading(text).Claims.Select(static claim => claim.Quote),
                    A.Reading(text).Claims.Select(static claim => claim.Quote)), iter: 300);

    [Fact]
    public void A_sentence_among_random_letters_is_read_as_if_it_stood_alone() =>
        Gen.Char.Where(static letter => letter is not ('<' or '&')).Array[0, 3_000].Sample(static letters =>
        {
            const string Sentence = "At least 4,210 people fled Alma on Thursday.";

            var reading = A.Reading($"<p>{new string(letters)}</p><p>{Sentence}</p>", ReportFormat.Html);

            Assert.Contains(reading.Claims, static claim => claim.Quantities.Any(static each => each.Value == 4_210));
        }, iter: 200);

    [Fact]
    public void A_number_of_a_million_digits_is_read_past() =>
        Assert.Equal(
            [40.0],
            A.Reading($"In Alma {new string('9', 1_000_000)} people fled. At least 40 people fled Boro.")
                .Displacements.Select(static figure => figure.Quantity));

    [Fact]
    public void Ten_thousand_nested_tags_are_stepped_over()
    {
        var html =
            $"{string.Concat(Enumerable.Repeat("<div>", 10_000))}At least 40 people fled "
            + $"Alma.{string.Concat(Enumerable.Repeat("</div>", 10_000))}";

        var reading = A.Reading(html, ReportFormat.Html);

        Assert.Contains(reading.Claims, static claim => claim.Type.Family == "displacement");
    }

    [Fact]
    public void Fifty_megabytes_are_read()
    {
        var paragraph =
            "The committee met again and talked about the budget of the coming season without any result.\n\n";
        var text = new StringBuilder(50_000_100);
        while (text.Length < 50_000_000) text.Append(paragraph);
        var end = text.Length;
        text.Append("At least 40 people fled Alma on Thursday.");

        var figure = Assert.Single(A.Reading(text.ToString()).Displacements);

        Assert.True(figure.Start >= end);
    }

    [Theory]
    [InlineData(
        "<html><body><nav>Home | News</nav><p>At least 300 families fled Alma &amp; Boro.</p><footer>All rights "
        + "reserved</footer></body></html>", ReportFormat.Html)]
    [InlineData(
        "Subject: Alma\nDate: Sun, 1 Sep 2030 10:00:00 +0000\nContent-Transfer-Encoding: quoted-printable\n\nAt "
        + "least 300 families fled =\nAlma and Boro.\n", ReportFormat.Email)]
    [InlineData(
        "# News\n\nAt least **300 families** fled [Alma](http://example.org/a) and Boro.\n", ReportFormat.Markdown)]
    public void Markup_is_read_through(string text, ReportFormat format)
    {
        var claim = Assert.Single(A.Reading(text, format).Claims);

        Assert.Equal("displacement.departure", claim.Type.ToString());
        Assert.Equal(300, Assert.Single(claim.Quantities).Value);
        Assert.Contains("At least", claim.QuoteText, StringComparison.Ordinal);
    }
}
