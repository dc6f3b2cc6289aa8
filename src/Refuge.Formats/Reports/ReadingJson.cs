using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using Refuge.Reports;
using Refuge.Reports.Claims;
using Refuge.Reports.Times;
using Refuge.Reports.Places;

namespace Refuge.Formats.Reports;

/// <summary>Writes a reading as the JSON of <c>refuge read --json</c>: one object for each document.</summary>
static class ReadingJson
{
    /// <summary>How many bytes wait to be written, at most about.</summary>
    const int MostPending = 1 << 16;

    static readonly JsonWriterOptions Options = new()
    {
        Indented = false,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The same for properties of an object that was begun elsewhere.</summary>
    static readonly JsonWriterOptions PartOfObject = Options with { SkipValidation = true };

    /// <summary>Writes <paramref name="reading"/>, as one line.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="id">The document's identity.</param>
    /// <param name="reading">The reading.</param>
    /// <param name="origin">Its origin: equal for copies of one story.</param>
    public static void Write(Stream stream, string id, Reading reading, string origin)
    {
        WriteBeginning(stream, id, origin);
        WriteRest(stream, reading);
    }

    /// <summary>Writes the line as far as the origin: what is known last.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="id">The document's identity.</param>
    /// <param name="origin">Its origin.</param>
    internal static void WriteBeginning(Stream stream, string id, string origin)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("origin", origin);
    }

    /// <summary>Writes what follows the origin, to the end of the line.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="reading">The reading.</param>
    internal static void WriteRest(Stream stream, Reading reading)
    {
        stream.WriteByte((byte)',');
        using var json = new Utf8JsonWriter(stream, PartOfObject);
        var quotes = new List<QuotedAt>(reading.Claims.Count);
        Array(json, "claims", reading.Claims, (writer, claim) =>
        {
            quotes.Add(new(claim.Quote.Start, claim.Quote.End, quotes.Count));
            Claim(writer, claim);
        });
        quotes.Sort();
        Array(json, "links", reading.Contradictions, (writer, link) => Link(writer, link, reading.Claims, quotes));
        Array(json, "dates", reading.Dates, Date);
        Array(json, "quantities", reading.Quantities, Quantity);
        Array(json, "places", reading.Places, Place);
        Array(json, "displacements", reading.Displacements, Displacement);
        if (reading.Event is { } happening)
        {
            json.WriteStartObject("event");
            json.WriteString("label", happening.Label);
            json.WriteNumber("score", Math.Round(happening.Score, 4));
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("event");
        }

        Array(json, "passages", reading.Passages, Passage);
        Array(json, "notices", reading.Notices, Notice);
        Array(json, "unread", reading.Unread, Unread);
        json.Flush();
        stream.Write("}\n"u8);
    }

    static void Unread(Utf8JsonWriter json, UnreadSentence sentence)
    {
        json.WriteStartObject();
        Span(json, sentence.Start, sentence.End, sentence.Quote);
        json.WriteString("sector", sentence.Sector);
        json.WriteEndObject();
    }

    static void Claim(Utf8JsonWriter json, Claim claim)
    {
        json.WriteStartObject();
        json.WriteString("id", claim.Id);
        json.WriteString("type", claim.Type.ToString());
        json.WriteString("sector", claim.Sector);
        json.WriteString("sense", claim.Sense is { } sense ? Word(sense.ToString()) : null);
        json.WriteNumber("chance", Math.Round(ClaimChances.Of(claim), 2));
        json.WriteNumber("passage", claim.Passage);
        json.WriteString("review", Word(claim.Review.ToString()));
        Span(json, claim.Quote.Start, claim.Quote.End, claim.Quote.Quote);
        json.WriteString("quote_text", claim.QuoteText);
        Array(json, "places", claim.Places, Place);
        json.WriteStartObject("date");
        json.WriteString("iso_start", Day(claim.Date?.First));
        json.WriteString("iso_end", Day(claim.Date?.Last));
        json.WriteEndObject();
        Array(json, "quantities", claim.Quantities, Quantity);
        json.WriteStartArray("actors");
        foreach (var actor in claim.Actors) json.WriteStringValue(actor);
        json.WriteEndArray();
        json.WriteStartObject("attribution");
        json.WriteString("kind", Word(claim.Attribution.Kind.ToString()));
        json.WriteString("source", claim.Attribution.Source);
        json.WriteEndObject();
        json.WriteString("modality", Word(claim.Modality.ToString()));
        json.WriteString("polarity", claim.Happened ? "+" : "-");
        json.WriteString("same_as", claim.SameAs);
        json.WriteEndObject();
    }

    static void Link(Utf8JsonWriter json, Contradiction link, IReadOnlyList<Claim> claims, List<QuotedAt> quotes)
    {
        json.WriteStartObject();
        json.WriteString("a", Identity(link.A, claims, quotes));
        json.WriteString("b", Identity(link.B, claims, quotes));
        json.WriteString("kind", link.Kind);
        json.WriteString(
            "verdict",
            link.Verdict == Verdict.Compatible ? "compatible_within_rounding" : Word(link.Verdict.ToString()));
        json.WriteString("detail", link.Detail);
        json.WriteEndObject();
    }

    /// <summary>
    /// The first claim of the same words, else the first that begins where they do; a number within a claim is cited by
    /// its place.
    /// </summary>
    static string Identity(Evidence evidence, IReadOnlyList<Claim> claims, List<QuotedAt> quotes)
    {
        if (evidence is not QuoteEvidence quote) return evidence.Citation;
        var first = quotes.BinarySearch(new(quote.Start, 0, -1)) is var at && at < 0 ? ~at : at;
        if (first >= quotes.Count || quotes[first].Start != quote.Start) return evidence.Citation;
        for (var same = first; same < quotes.Count && quotes[same].Start == quote.Start; same++)
        {
            if (quotes[same].End == quote.End) return claims[quotes[same].Index].Id;
        }

        return claims[quotes[first].Index].Id;
    }

    /// <summary>
    /// Where the words of a claim stand, by which it is found again; claims of one start keep their order.
    /// </summary>
    readonly record struct QuotedAt(int Start, int End, int Index) : IComparable<QuotedAt>
    {
        public int CompareTo(QuotedAt other) =>
            Start != other.Start ? Start.CompareTo(other.Start) : Index.CompareTo(other.Index);
    }

    static void Date(Utf8JsonWriter json, TimeExpression time)
    {
        json.WriteStartObject();
        Span(json, time.Start, time.End, time.Quote);
        json.WriteString("type", time.Type.ToString().ToUpperInvariant());
        json.WriteString("value", time.Value);
        json.WriteEndObject();
    }

    static void Quantity(Utf8JsonWriter json, Quantity quantity)
    {
        json.WriteStartObject();
        Span(json, quantity.Start, quantity.End, quantity.Quote);
        Number(json, "value", quantity.Value);
        Number(json, "low", quantity.Low);
        Number(json, "high", quantity.High);
        json.WriteString("unit", quantity.Unit);
        json.WriteString("bound", Word(quantity.Bound.ToString()));
        json.WriteString("counted", quantity.Counted);
        json.WriteEndObject();
    }

    static void Place(Utf8JsonWriter json, PlaceMention place)
    {
        json.WriteStartObject();
        Span(json, place.Start, place.End, place.Quote);
        json.WriteString("id", place.Id);
        json.WriteString("name", place.Name);
        // Of something near a place the point of that place is given; the reason says that the text pins no other.
        var anchor = Anchor(place.Reference);
        Number(json, "lat", place.Latitude ?? anchor?.Latitude);
        Number(json, "lon", place.Longitude ?? anchor?.Longitude);
        if (place.Reason is not null) json.WriteString("reason", place.Reason);
        json.WriteEndObject();
    }

    static ExactPlace? Anchor(PlaceReference reference) =>
        reference is NearPlace near ? near.Anchor as ExactPlace : (reference as NamedSite)?.Near;

    static void Displacement(Utf8JsonWriter json, DisplacementFigure figure)
    {
        json.WriteStartObject();
        Span(json, figure.Start, figure.End, figure.Quote);
        json.WriteNumber("quantity", figure.Quantity);
        json.WriteString("unit", figure.Unit.ToString());
        json.WriteString("term", figure.Term);
        json.WriteString("sense", figure.Sense is { } sense ? Word(sense.ToString()) : null);
        json.WriteStartObject("date");
        json.WriteString("iso_start", Day(figure.Date?.First));
        json.WriteString("iso_end", Day(figure.Date?.Last));
        json.WriteEndObject();
        if (figure.Place is { } place)
        {
            json.WritePropertyName("place");
            Place(json, place);
        }

        if (figure.IsSum) json.WriteBoolean("sum", true);
        json.WriteEndObject();
    }

    static void Passage(Utf8JsonWriter json, Passage passage)
    {
        json.WriteStartObject();
        json.WriteNumber("start", passage.Start);
        json.WriteNumber("end", passage.End);
        json.WriteString("origin", passage.Origin);
        json.WriteString("voice", Word(passage.Voice.ToString()));
        json.WriteEndObject();
    }

    static void Notice(Utf8JsonWriter json, Notice notice)
    {
        json.WriteStartObject();
        json.WriteNumber("start", notice.Start);
        json.WriteNumber("end", notice.End);
        json.WriteString("kind", Word(notice.Kind.ToString()));
        json.WriteString("target", notice.Target);
        json.WriteEndObject();
    }

    static void Span(Utf8JsonWriter json, int start, int end, string quote)
    {
        json.WriteNumber("start", start);
        json.WriteNumber("end", end);
        json.WriteString("quote", quote);
    }

    static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number)) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }

    static void Array<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(json, item);
            // The writer keeps everything until it is told: a long report would stand in memory twice.
            if (json.BytesPending > MostPending) json.Flush();
        }

        json.WriteEndArray();
    }

    static string? Day(DateOnly? day) => day?.ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>
    /// A name of the code as the contract writes it: <c>NamedOfficial</c> becomes <c>named_official</c>.
    /// </summary>
    static string Word(string name) =>
        WordsOfNames.GetOrAdd(name, static name => string.Concat(name.Select((letter, index) =>
        !char.IsUpper(letter)
        ? letter.ToString()
        : index == 0 ? char.ToLowerInvariant(letter).ToString() : $"_{char.ToLowerInvariant(letter)}")));

    static readonly ConcurrentDictionary<string, string> WordsOfNames = new(StringComparer.Ordinal);
}
