using Refuge.Reports.Documents;
using Refuge.Reports.Language;
using Refuge.Reports.Numbers;

namespace Refuge.Reports.Claims;

/// <summary>
/// Reads tables whose cells stand between bars or tabs: each number is a record with the label of its row and the
/// heading of its column, and nothing is joined across cells.
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
        ("people", new("camp", "population"), CountSense.Stock),
        ("persons", new("camp", "population"), CountSense.Stock),
        ("individuals", new("camp", "population"), CountSense.Stock),
        ("families", new("camp", "population"), CountSense.Stock),
        ("households", new("camp", "population"), CountSense.Stock),
        ("hhs", new("camp", "population"), CountSense.Stock),
    ];

    /// <summary>What stands at a place, and the unit in which it is counted.</summary>
    static readonly (string Word, ClaimType Type, string Unit)[] Things =
    [
        ("latrines", new("camp", "sanitation"), "latrine"),
        ("latrine", new("camp", "sanitation"), "latrine"),
        ("toilets", new("camp", "sanitation"), "toilet"),
        ("boreholes", new("camp", "water"), "borehole"),
        ("wells", new("camp", "water"), "well"),
        ("taps", new("camp", "water"), "tap"),
        ("tapstands", new("camp", "water"), "tapstand"),
        ("handpumps", new("camp", "water"), "pump"),
        ("showers", new("camp", "hygiene"), "shower"),
    ];

    /// <summary>Words by which a heading tells a share, a size or a want, and no count of what is there.</summary>
    static readonly WordList NoCounts =
        new(
            "size average % percent percentage share rate per ratio repair broken damaged needed missing gap planned "
            + "required");

    static readonly WordList Households = new("households household families family hh hhs");

    List<Stretch> columns = [];
    Token[] headings = [];

    /// <summary>The claims of a row. Null for a line that is none; empty for headings and rules.</summary>
    internal List<DraftClaim>? Read(string text, ReadSentence read, ClaimDate? day)
    {
        var tokens = read.Sentence.Tokens;
        var cells = Cells(text, tokens);
        if (cells.Count < 2)
        {
            (columns, headings) = ([], []);
            return Labelled(read, day) is { } labelled ? [labelled] : Listed(read, day);
        }

        if (!Array.Exists(tokens, static token => token.IsNumber && token.Length != LengthOfYear))
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
            if ((Thing(heading, number) ?? Thing(label, number)) is { } thing)
            {
                claims.Add(Claim(read, cells, column, thing.Told, thing.Number, day));
                continue;
            }
            if ((Told(heading) ?? Told(label)) is not { } told || number.Unit is not (null or "people" or "household"))
            {
                continue;
            }
            if (IsTotal(label) && told.Type is { Family: "camp" }) told = told with { Sense = CountSense.Cumulative };
            var unit = Households.IsIn(heading) || Households.IsIn(label) ? "household" : "people";
            claims.Add(Claim(read, cells, column, told, number with { Unit = unit }, day));
        }

        return columns.Count == 0 && claims.Count == 0 ? null : claims;
    }

    const int LengthOfYear = 4;

    /// <summary>Whether a row adds up the others.</summary>
    internal static bool IsTotal(ReadOnlySpan<Token> label) =>
        label.Length > 0 && label[0].Lower is "total" or "totals" or "sum" or "all" || label.Length > 1
            && label[0].Is("grand") && label[1].Is("total");

    /// <summary>What a heading counts of the things that stand at a place. Null where it counts none.</summary>
    static ((ClaimType Type, CountSense Sense) Told, Quantity Number)? Thing(ReadOnlySpan<Token> words, Quantity number)
    {
        if (NoCounts.IsIn(words) || number.Unit is not null && number.Unit.Contains('/', StringComparison.Ordinal))
        {
            return null;
        }
        // "Water points: 4".
        for (var at = 1; at < words.Length; at++)
        {
            if (words[at].Lower is "points" or "point" && words[at - 1].Is("water"))
            {
                return ((new("camp", "water"), CountSense.Unknown), number with { Unit = "point" });
            }
        }
        foreach (var (word, type, unit) in Things)
        {
            foreach (var token in words)
            {
                if (token.Is(word)) return ((type, CountSense.Unknown), number with { Unit = unit });
            }
        }

        return null;
    }

    /// <summary>
    /// "People displaced in Alma and Boro 52,000", "Displaced: 900": a label and its number on a line.
    /// </summary>
    static DraftClaim? Labelled(ReadSentence read, ClaimDate? day)
    {
        var tokens = read.Sentence.Tokens;
        if (tokens.Length is < 2 or > LongestLabel || !tokens[0].Capital) return null;
        var colon = Array.FindIndex(tokens, static token => token.Is(":"));
        var at = colon > 0 && colon + 1 < tokens.Length && tokens[colon + 1].IsNumber ? colon + 1 : tokens.Length - 1;
        if (!tokens[at].IsNumber || (read.Sentence.Ended && !IsAlone(tokens, at))) return null;
        // "Population Alma 2: 3,105": the number of a site is a name.
        if (Array.Exists(tokens[..at], token => token.IsNumber
            && read.Quantities.Any(quantity => quantity.Start <= token.Start && token.End <= quantity.End)))
        {
            return null;
        }
        var cells = new List<Stretch> { new(0, at), new(at, at + 1) };
        if (Number(read, cells[1]) is not { } number) return null;
        if (Thing(tokens.AsSpan(0, at), number) is { } thing)
        {
            return Claim(read, cells, 1, thing.Told, thing.Number, day);
        }
        if (Told(tokens.AsSpan(0, at)) is not { } told) return null;
        var isOfHouseholds = Households.IsIn(tokens.AsSpan(0, at))
            || (at + 1 < tokens.Length && Households.IsIn(tokens.AsSpan(at + 1, 1)));
        var unit = isOfHouseholds ? "household" : "people";
        return number.Unit is null or "people" or "household"
            ? Claim(read, cells, 1, told, number with { Unit = unit }, day)
            : null;
    }

    /// <summary>"Dead: 12 · Injured: 870 · Missing: 3": each label has its number. Null for any other line.</summary>
    static List<DraftClaim>? Listed(ReadSentence read, ClaimDate? day)
    {
        const int LongestOfList = 3;
        var tokens = read.Sentence.Tokens;
        var (claims, start) = (new List<DraftClaim>(), 0);
        for (var at = 0; at < tokens.Length; at++)
        {
            if (tokens[at].Is("*") && at == start) start++;
            if (!tokens[at].Is(":") || at == start) continue;
            var number = at + 1;
            while (number < tokens.Length && tokens[number].Is("*")) number++;
            if (number >= tokens.Length || !tokens[number].IsNumber || at - start > LongestOfList) return null;
            var next = number + 1;
            if (next < tokens.Length && tokens[next].Lower is not ("·" or "•" or ";" or "," or "." or "/" or "-"))
            {
                return null;
            }
            var cells = new List<Stretch> { new(start, at), new(number, number + 1) };
            if (Told(tokens.AsSpan(start, at - start)) is not { } told || Number(read, cells[1]) is not { } count)
            {
                return null;
            }
            claims.Add(Claim(read, cells, 1, told, count with { Unit = "people" }, day));
            (start, at) = (next + 1, next);
        }

        return claims.Count > 1 && start >= tokens.Length - 1 ? claims : null;
    }

    const int LongestLabel = 12;

    /// <summary>"Dead: 3.", "Population: 6,420 (1,284 households).": nothing but a bracket behind the number.</summary>
    static bool IsAlone(Token[] tokens, int number)
    {
        if (number == 0 || !tokens[number - 1].Is(":")) return false;
        var next = number + 1;
        if (next < tokens.Length && tokens[next].Is("("))
        {
            while (next < tokens.Length && !tokens[next].Is(")")) next++;
            next++;
        }
        return next >= tokens.Length || (next == tokens.Length - 1 && tokens[next].Is("."));
    }

    static DraftClaim Claim(
        ReadSentence read, List<Stretch> cells, int column, (ClaimType Type, CountSense Sense) told,
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
            Senses = [told.Sense is CountSense.Unknown ? null : told.Sense],
        };
    }

    /// <summary>The only number of a cell. Null where it holds words or several.</summary>
    static Quantity? Number(ReadSentence read, Stretch cell)
    {
        var tokens = read.Sentence.Tokens;
        var (start, end) = (tokens[cell.Start].Start, tokens[cell.End - 1].End);
        if (ClauseShapes.IsYear(tokens, cell.Start)) return null;
        // A cell ends where the next begins, though "98 511" reads as one number.
        if (cell.Length == 1 && tokens[cell.Start].IsNumber
            && NumberReader.Parse(tokens[cell.Start].Lower) is { } whole)
        {
            var told = read.Quantities.FirstOrDefault(quantity => quantity.Start == start);
            return told?.End == end
                ? told
                : new(start, end, tokens[cell.Start].Lower, whole, whole, whole, null, Bound.Exact, null);
        }
        var inside = read.Quantities.Where(quantity => start <= quantity.Start && quantity.Start < end).ToList();
        return inside.Count == 1 && tokens[cell.Start].IsNumber && cell.Length <= 2 ? inside[0] : null;
    }

    static (ClaimType Type, CountSense Sense)? Told(ReadOnlySpan<Token> words)
    {
        // "Missing: 5" counts people, "latrines missing" a want.
        if (NoCounts.IsIn(words) && !(words.Length <= 2 && words[0].Is("missing"))) return null;
        foreach (var (word, type, sense) in Headings)
        {
            foreach (var token in words)
            {
                if (token.Is(word)) return (type, sense);
            }
        }

        // "In: 1,870. Out: 240.": who came and who went.
        if (words.Length > 0 && words[0] is { Capital: true, Lower: "in" or "out" }
            && (words.Length == 1 || (words.Length == 2 && words[1].Is(":"))))
        {
            return words[0].Is("in")
                ? (new("displacement", "arrival"), CountSense.New)
                : (new("displacement", "departure"), CountSense.Outflow);
        }
        // "In relief camps": those who are there; "camps" counts camps.
        for (var at = 1; at < words.Length; at++)
        {
            if (InSites.Has(words[at].Lower) && (words[at - 1].Is("in") || (at > 1 && words[at - 2].Is("in"))))
            {
                return (new("camp", "population"), CountSense.Stock);
            }
        }

        return null;
    }

    static readonly WordList InSites = new("camps camp sites shelters centres centers schools");

    static List<Stretch> Cells(string text, Token[] tokens)
    {
        var (cells, start) = (new List<Stretch>(), 0);
        var hasBars = Array.Exists(tokens, static token => token.Is(Bar));
        if (tokens.Length == 0
            || !(hasBars || text.AsSpan(tokens[0].Start, tokens[^1].End - tokens[0].Start).Contains('\t')))
        {
            return cells;
        }
        for (var at = 0; at <= tokens.Length; at++)
        {
            var isBar = at < tokens.Length && tokens[at].Is(Bar);
            if (at < tokens.Length && !(hasBars ? isBar : at > 0 && IsParted(text, tokens[at - 1], tokens[at])))
            {
                continue;
            }
            if (at > start) cells.Add(new(start, at));
            start = isBar ? at + 1 : at;
        }

        return cells;
    }

    static bool IsParted(string text, in Token one, in Token other) =>
        text.AsSpan(one.End, other.Start - one.End).Contains('\t');
}
