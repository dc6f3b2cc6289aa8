using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Refuge.Web.Pages;

/// <summary>A piece of a page. Every text that was put into it is encoded, so that nothing in it is markup.</summary>
readonly struct Html
{
    /// <summary>Letters of any script stay as they are: an Arabic page would weigh six times as much.</summary>
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    readonly string? markup;

    Html(string markup) => this.markup = markup;

    /// <summary>Nothing.</summary>
    internal static Html None => default;

    /// <summary>A piece whose holes are filled with encoded texts, numbers and other pieces.</summary>
    internal static Html Of(Writer pieces) => new(pieces.Markup);

    /// <summary>A text; nothing in it is markup.</summary>
    internal static Html Text(string? text) => new(Encoded(text));

    /// <summary>Markup that this program made itself: a page of a plan, a field of a form.</summary>
    internal static Html Made(string markup) => new(markup);

    /// <summary>Pieces one after another.</summary>
    internal static Html Join(IEnumerable<Html> pieces) =>
        new(string.Concat(pieces.Select(static piece => piece.markup)));

    /// <summary>The piece where something is so, and nothing otherwise.</summary>
    internal static Html When(bool isSo, Writer pieces) => isSo ? Of(pieces) : None;

    /// <summary>Line ends stay as they are: a report has many.</summary>
    static string Encoded(string? text) =>
        Encoder.Encode(text ?? "").Replace("&#xA;", "\n", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => markup ?? "";

    /// <summary>Puts a piece together from a text in quotes and what stands in its braces.</summary>
    [InterpolatedStringHandler]
    internal readonly struct Writer(int letters, int holes)
    {
        readonly StringBuilder text = new(letters + (holes * 16));

        internal string Markup => text.ToString();

        /// <summary>What stands between the holes is markup.</summary>
        public void AppendLiteral(string markup) => text.Append(markup);

        /// <summary>A text.</summary>
        public void AppendFormatted(string? value) => text.Append(Encoded(value));

        /// <summary>A piece.</summary>
        public void AppendFormatted(Html value) => text.Append(value.markup);

        /// <summary>Pieces one after another.</summary>
        public void AppendFormatted(IEnumerable<Html> value) => text.Append(Join(value).markup);

        /// <summary>A whole number.</summary>
        public void AppendFormatted(int value) => text.Append(value.ToString(CultureInfo.InvariantCulture));

        /// <summary>A day as forms and addresses have it: 2016-08-28.</summary>
        public void AppendFormatted(DateOnly value) =>
            text.Append(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }
}
