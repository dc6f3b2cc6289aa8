using System.Globalization;
using System.Text;
using CsCheck;
using Refuge.Reports;
using Refuge.Reports.Documents;

namespace Refuge.Tests.Reports.Documents;

/// <summary>E-mail is read as its writer wrote it, whatever it was encoded in on the way.</summary>
public class EmailTests
{
    const string Words = "At least 300 families fled Alma and Boro.";

    static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Char[' ', '~'], Gen.Char['à', 'ÿ'], Gen.Const('\n'), Gen.Const('='), Gen.Const('ع')).Array[1, 300].Select(
            static letters => new string(letters));

    static CleanText Cleaned(string message) =>
        CleanText.Of(A.Report(EmailMessage.Open("mail.eml", message).Text, ReportFormat.Email));

    static string Base64(string text, Encoding? encoding = null) =>
        Convert.ToBase64String((encoding ?? Encoding.UTF8).GetBytes(text), Base64FormattingOptions.InsertLineBreaks);

    static string Message(string encoding, string body, string type = "text/plain; charset=utf-8") =>
        $"Subject: News\r\nContent-Type: {type}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{body}";

    [Fact]
    public void A_part_in_base64_is_read_and_quoted_in_its_words()
    {
        var report = A.Report(EmailMessage.Open("mail.eml", Message("base64", Base64(Words))).Text, ReportFormat.Email);

        var claim = Assert.Single(ReportReader.Read(report, A.Valley).Claims);

        Assert.Equal(Words[..^1], claim.Quote.Quote);
        Assert.Equal(Words[..^1], report.Text[claim.Quote.Start..claim.Quote.End]);
    }

    [Theory]
    [InlineData("windows-1252")]
    [InlineData("\"iso-8859-1\"")]
    public void The_named_encoding_of_the_letters_counts(string charset)
    {
        var base64 =
            Cleaned(Message("base64", Base64("Les réfugiés", Encoding.Latin1), $"text/plain; charset={charset}"));
        var quoted = Cleaned(Message("quoted-printable", "Les r=E9fugi=E9s", $"text/plain; charset={charset}"));

        Assert.EndsWith("Les réfugiés", base64.Text, StringComparison.Ordinal);
        Assert.EndsWith("Les réfugiés", quoted.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_plain_part_of_a_multipart_in_a_multipart_is_read()
    {
        var inner =
            "--in\r\nContent-Type: text/html\r\n\r\n<p>Boro</p>\r\n--in\r\nContent-Type: "
            + $"text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n{Base64(Words)}\r\n--in--\r\n";
        var message =
            "Subject: News\r\nContent-Type: multipart/mixed; boundary=out\r\n\r\n--out\r\nContent-Type: "
            + $"multipart/alternative; boundary=\"in\"\r\n\r\n{inner}--out\r\n" +
            "Content-Type: image/png\r\nContent-Transfer-Encoding: "
                + $"base64\r\n\r\n{Base64("no picture")}\r\n--out--\r\n";

        var clean = Cleaned(message);

        Assert.Equal($"News\n\n{Words}", clean.Text.Trim());
        Assert.Contains(Base64("no picture"), clean.Received, StringComparison.Ordinal);
    }

    [Fact]
    public void An_encoded_page_is_read_where_there_is_no_plain_text()
    {
        var clean = Cleaned(
            Message(
                "quoted-printable", "<p class=3D\"a\">At least 300 fam=\r\nilies fled Alma.</p>",
                "text/html; charset=utf-8"));

        Assert.Contains("At least 300 families fled Alma.", clean.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Malformed_base64_is_told_with_its_line_and_kept_as_it_stands()
    {
        var message = Message("base64", "QXQgbGVhc3Qg*\r\n");

        var (text, problems) = EmailMessage.Open("mail.eml", message);

        Assert.Equal(message, text);
        Assert.Equal(new("mail.eml", 5), Assert.Single(problems).Where);
    }

    [Fact]
    public void A_part_that_would_end_itself_is_kept_as_it_stands()
    {
        var message =
            "Content-Type: multipart/mixed; boundary=out\n\n--out\nContent-Transfer-Encoding: "
            + $"base64\n\n{Base64("one\n--out--\ntwo")}\n--out--\n";

        var (text, problems) = EmailMessage.Open("mail.eml", message);

        Assert.Equal(message, text);
        Assert.Single(problems);
    }

    [Fact]
    public void Whatever_was_written_is_received_whatever_it_was_encoded_in() => Texts.Sample(static written =>
    {
        Assert.EndsWith(
            $"8bit\r\n\r\n{written}", EmailMessage.Open("mail.eml", Message("base64", Base64(written))).Text,
            StringComparison.Ordinal);
        Assert.EndsWith(
            $"8bit\r\n\r\n{written}", EmailMessage.Open("mail.eml", Message("quoted-printable", Quoted(written))).Text,
            StringComparison.Ordinal);
    });

    [Fact]
    public void Every_letter_leads_to_itself_in_the_opened_message() => Texts.Sample(static written =>
    {
        var clean = Cleaned(Message("base64", Base64(written)));

        for (var at = 0; at < clean.Text.Length; at++)
        {
            var (start, end) = clean.Locate(at, at + 1);
            if (!char.IsWhiteSpace(clean.Text[at])) Assert.Equal(clean.Text[at].ToString(), clean.Received[start..end]);
        }
    });

    [Fact]
    public void Opening_twice_is_opening_once() => Gen.Select(Texts, Gen.Bool).Sample(static (written, isQuoted) =>
    {
        var once = EmailMessage.Open(
            "mail.eml",
            isQuoted ? Message("quoted-printable", Quoted(written)) : Message("base64", Base64(written))).Text;

        Assert.Equal(once, EmailMessage.Open("mail.eml", once).Text);
    });

    [Fact]
    public void No_message_is_too_broken_to_open() =>
        Gen.Select(Gen.String, Texts, Gen.String).Sample(static (before, within, after) =>
        Assert.NotNull(
            EmailMessage.Open(
                "mail.eml",
                $"{before}Content-Type: multipart/mixed; "
                + $"boundary=x\n\n--x\n{within}\n\n--x\nContent-Transfer-Encoding: base64\n{after}--x").Text));

    /// <summary>
    /// Quoted-printable as the strictest programs write it: every byte as a number, a soft break after each third,
    /// whatever letter that cuts.
    /// </summary>
    static string Quoted(string text) =>
        string.Concat(
            Encoding.UTF8.GetBytes(text)
            .Select(
                static (value, index) =>
                    string.Create(CultureInfo.InvariantCulture, $"={value:X2}{(index % 3 == 2 ? "=\r\n" : "")}")));
}
