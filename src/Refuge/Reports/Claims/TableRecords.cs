using Refuge.Reports.Documents;
using Refuge.Reports.Language;

namespace Refuge.Reports.Claims;

/// <summary>
/// Reads tables whose cells stand between bars: each number is a record with the label of its row and the heading of
/// its column, and nothing is joined across cells.
/// </summary>
sealed class TableRecords
{
    const string Bar = "|";

    /// <summary>What a heading says of the numbers under it; the first word that fits decides.</summary>
    static readonly (string Word, ClaimType Type, CountSense Sense)[] Headings =
    [
        ("capacity", new("camp", "capacity"), CountSense.Capacity),
        ("arrivals", new("displacement", "arrival"), CountSense.New),
        ("arrived", new("displacement", "arrival"), CountSense.New),
        ("departures", new("displacement", "departure"), CountSense.Outflow),
        ("returnees", new("displacement", "return"), CountSense.Cumulative),
        ("returned", new("displacement", "return"), CountSense.Cumulative),
        ("evacuated", new("displacement", "evacuation"), CountSense.Cumulative),
        ("killed", new("casualties", "killed"), CountSense.Cumulative),
        ("deaths", new("casualties", "killed"), CountSense.Cumulative),
        ("dead", new("casualties", "killed"), CountSense.Cumulative),
        ("injured", new("casualties", "injured"), CountSense.Cumulative),
        ("missing", new("other", "missing"), CountSense.Cumulative),
        ("need", new("needs", "people_in_need"), CountSense.Stock),
        ("targeted", new("response", "planned"), CountSense.Planned),
        ("reached", new("response", "delivered"), CountSense.Cumulative),
        ("affected", new("hazard", "environmental"), CountSense.Affected),
        ("displaced", new("displacement", "ongoing"), CountSense.Stock),
        ("idps", new("displacement", "ongoing"), CountSense.Stock),
        ("refugees", new("displacement", "ongoing"), CountSense.Stock),
        ("sheltered", new("camp", "population"), CountSense.Stock),
        ("population", new("camp", "population"), CountSense.Stock),
    ];

    static readonly WordList Households = new("households household families family hh hhs");

    List<Stretch> columns = [];
    Token[] headings = [];

    /// <summary>The claims of a row. Null for a line that is none; empty for headings and rules.</summary>
    internal List<DraftClaim>? Read(string text, ReadSentence read, ClaimDate? day)
    {
        var tokens = read.Sentence.Tokens;
        var cells = Cells(tokens);
        if (cells.Count < 2)
        {
            (columns, headings) = ([], []);
            return Labelled(text, read, day) is { } labelled ? [labelled] : null;
        }

        if (!Array.Exists(tokens, static token => token.IsNumber))
        {
            if (Array.Exists(tokens, static token => token.IsWord)) (columns, headings) = (cells, tokens);
            return [];
        }

        var claims = new List<DraftClaim>();
        for (var column = 1; column < cells.Count; column++)
        {
            if (Number(read, cells[column]) is not { } number) continue;
            var heading = column < columns.Count ? headings.AsSpan(columns[column].Start, columns[column].Length) : [];
            var label = tokens.AsSpan(cells[0].Start, cells[0].Length);
            if ((Told(heading) ?? Told(label)) is not { } told) continue;
            var unit = Households.IsIn(heading) || Households.IsIn(label) ? "household" : "people";
            claims.Add(Claim(text, read, cells, column, told, number with { Unit = unit }, day));
        }

        return columns.Count == 0 && claims.Count == 0 ? null : claims;
    }

    /// <summary>
    /// "People displaced in Alma and Boro 52,000", "Displaced: 900": a label and its number on a line.
    /// </summary>
    static DraftClaim? Labelled(string text, ReadSentence read, ClaimDate? day)
    {
        var tokens = read.Sentence.Tokens;
        if (read.Sentence.Ended || tokens.Length is < 2 or > LongestLabel || !tokens[^1].IsNumber
            || Array.FindIndex(tokens, static token => token.IsNumber) != tokens.Length - 1 || !tokens[0].Capital
            || Told(tokens.AsSpan(0, tokens.Length - 1)) is not { } told)
        {
            return null;
        }
        var cells = new List<Stretch> { new(0, tokens.Length - 1), new(tokens.Length - 1, tokens.Length) };
        var unit = Households.IsIn(tokens) ? "household" : "people";
        return Number(read, cells[1]) is { } number
            ? Claim(text, read, cells, 1, told, number with { Unit = unit }, day)
            : null;
    }

    const int LongestLabel = 12;

    static DraftClaim Claim(
        string text, ReadSentence read, List<Stretch> cells, int column, (ClaimType Type, CountSense Sense) told,
        Quantity number, ClaimDate? day)
    {
        var tokens = read.Sentence.Tokens;
        var where = new Stretch(tokens[cells[0].Start].Start, tokens[cells[column].End - 1].End);
        PlaceMention[] places = [.. read.Places.Where(place => where.Start <= place.Start && place.End <= where.End)];
        var modality = told.Sense == CountSense.Planned ? Modality.Planned : Modality.Asserted;
        var said = new StatementReader.Said(told.Type, modality, true, [number], [], null, false);
        return new(
            told.Type, Sectors.Of(told.Type), where, places, day, [number], [],
            new(AttributionKind.Unattributed, null), modality, true)
        {
            Statements = StatementReader.Of(said, tokens.AsSpan(cells[0].Start, cells[0].Length), tokens),
            Senses = [told.Sense],
        };
    }

    /// <summary>The only number of a cell. Null where it holds words or several.</summary>
    static Quantity? Number(ReadSentence read, Stretch cell)
    {
        var tokens = read.Sentence.Tokens;
        var (start, end) = (tokens[cell.Start].Start, tokens[cell.End - 1].End);
        var inside = read.Quantities.Where(quantity => start <= quantity.Start && quantity.End <= end).ToList();
        return inside.Count == 1 && tokens[cell.Start].IsNumber && cell.Length <= 2 ? inside[0] : null;
    }

    static (ClaimType Type, CountSense Sense)? Told(ReadOnlySpan<Token> words)
    {
        foreach (var (word, type, sense) in Headings)
        {
            foreach (var token in words)
            {
                if (token.Is(word)) return (type, sense);
            }
        }

        return null;
    }

    static List<Stretch> Cells(Token[] tokens)
    {
        var (cells, start) = (new List<Stretch>(), 0);
        if (!Array.Exists(tokens, static token => token.Is(Bar))) return cells;
        for (var at = 0; at <= tokens.Length; at++)
        {
            if (at < tokens.Length && !tokens[at].Is(Bar)) continue;
            if (at > start) cells.Add(new(start, at));
            start = at + 1;
        }

        return cells;
    }
}
