using System.Collections.Frozen;
using Refuge.Reports.Claims;
using Refuge.Reports.Language;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Displacements;

/// <summary>Finds figures of people who had to move, and of homes lost, with the term for what befell them.</summary>
/// <remarks>
/// Each figure takes the term whose word stands nearest, counted in tokens: a word beyond the end of its clause, or
/// beyond another figure, stands further. Time grows with the figures and the words of one sentence, whose length is
/// bounded. The weights and distances were chosen by hand on the 133 excerpts of IDMC and Data4Democracy
/// (benchmarks/results/reading); no publication gives them.
/// </remarks>
static class DisplacementReader
{
    /// <summary>The furthest word that tells a term, in tokens.</summary>
    const double Reach = 30;

    /// <summary>The same for a number behind which no noun stands.</summary>
    const double BareReach = 12;

    const double BeyondClause = 4;
    const double BeyondFigure = 6;
    const double BeyondComma = .5;

    /// <summary>How far a sum goes before its parts.</summary>
    const double SumFirst = .1;

    static readonly FrozenSet<string> Harmed = Units.Words("""
        killed injured wounded dead died missing hurt deaths dies lives casualties fatalities bodies drowned muertos fallecidos heridos desaparecidos blesses morts disparus mortos feridos
        """);

    /// <summary>Endings of the names of trades and peoples: miners, Bolivians, pescadores.</summary>
    static readonly string[] TradeEndings = ["ers", "ors", "ians", "ists", "eros", "ores", "istas", "eurs", "eiros"];

    static readonly FrozenSet<string> Things = Units.Words("""
        containers trailers numbers boxers trawlers tankers computers flowers towers rivers orders letters dollars reactors tractors motors doors floors sectors vehicles papers
        players matters members litres meters kilometers centers quarters corners servers posters
        """);

    /// <summary>The figures of a report; the one that fits best first.</summary>
    internal static List<DisplacementFigure> Read(string text, IReadOnlyList<ReadSentence> sentences)
    {
        var found = new List<Scored>();
        foreach (var read in sentences)
        {
            if (read.Quantities.Count > 0) found.AddRange(InSentence(text, read.Sentence, read.Quantities));
        }

        foreach (var row in TableCells.Rows(sentences))
        {
            found.AddRange(InSentence(text, row, new QuantityReader().Read(text, row, [])));
        }

        return [
            .. found.OrderByDescending(static scored => scored.Score).ThenBy(static scored => scored.Figure.Start)
            .Select(static scored => scored.Figure)];
    }

    static List<Scored> InSentence(string text, Sentence sentence, IReadOnlyList<Quantity> quantities)
    {
        var found = new List<Scored>();
        var tokens = sentence.Tokens;
        var hits = DisplacementTerms.In(tokens);
        if (hits.Count == 0) return found;
        var words = new Words(tokens, ClauseOf(tokens), Figures(tokens, quantities), hits);
        bool? isHome = null;
        for (var index = 0; index < words.Figures.Count; index++)
        {
            var figure = words.Figures[index];
            isHome = IsHome(words, figure, isHome);
            if (isHome is { } home && Weighed(text, words, index, home) is { } scored) found.Add(scored);
        }

        if (DisplacementSums.Of(
            text, tokens,
            [.. found.Where(static scored => scored.CanAdd).Select(static scored => scored.Figure)]) is { } sum)
        {
            found.Add(new(sum, found.Max(static scored => scored.Score) + SumFirst, false));
        }

        return found;
    }

    static Scored? Weighed(string text, Words words, int index, bool isHome)
    {
        var (figure, tokens) = (words.Figures[index], words.Tokens);
        if ((figure.Quantity.Value ?? figure.Quantity.Low) is not { } value || value < 1 || value != Math.Floor(value))
        {
            return null;
        }
        var unit = figure.Quantity.Unit;
        if (Term(words, index, isHome) is not { } chosen || (unit is null && chosen.Cost > BareReach)) return null;
        var isDwelling = unit is "home" or "house" or "dwelling" or "building" or "hut" or "apartment";
        var term = isDwelling && chosen.Term is DisplacementTerms.Displaced or DisplacementTerms.ForcedToFlee
            ? DisplacementTerms.DestroyedHousing
            : chosen.Term is DisplacementTerms.Sheltered
                && words.Hits.Exists(
                    hit => hit.Term is DisplacementTerms.InReliefCamp && tokens[hit.At].Is("relief")
                    || tokens[hit.At].Is("camps")) ? DisplacementTerms.InReliefCamp
            : chosen.Term;
        var (isPart, isHarmed) = (IsPart(tokens, figure), IsHarmed(tokens, figure));
        var score =
            (unit is null ? 0 : 2) - (chosen.Cost / 8) + (value > 20 ? .5 : 0) + DisplacementTerms.Weight(term, isHome)
            - (figure.Quantity.Value is null ? 1 : 0) - (IsUncertain(tokens, figure) ? 1 : 0) - (isPart ? .7 : 0)
                - (isHarmed ? 1.5 : 0);
        var (start, end) = (figure.Quantity.Start, figure.Quantity.End);
        return new(
            new(
                start, end, text[start..end], value, isHome ? DisplacementUnit.Households : DisplacementUnit.People,
                term)
            {
                Sense = SenseBeside(tokens, figure),
            }, score, !isPart && !isHarmed);
    }

    /// <summary>"Down by 64 people", "320 persons among the displaced": what no claim need state.</summary>
    static CountSense? SenseBeside(ReadOnlySpan<Token> tokens, Figure figure)
    {
        const int Behind = 8;
        if (figure.At > 1 && tokens[figure.At - 1].Is("by")
            && tokens[figure.At - 2].Lower is "down" or "up" or "increased" or "decreased" or "rose" or "fell")
        {
            return CountSense.Change;
        }
        for (var at = figure.Next; at + 1 < Math.Min(tokens.Length, figure.Next + Behind); at++)
        {
            if (tokens[at].Lower is "among" or "amongst" && tokens[at + 1].Lower is "the" or "them" or "those")
            {
                return CountSense.PartOf;
            }
        }

        return null;
    }

    /// <summary>The term whose word stands nearest to a figure.</summary>
    static (string Term, double Cost)? Term(Words words, int index, bool isHome)
    {
        var figure = words.Figures[index];
        (string Term, double Cost)? best = null;
        foreach (var hit in words.Hits)
        {
            if (DisplacementTerms.IsHousing(hit.Term) && !isHome) continue;
            var cost = hit.Slack + Distance(words, index, figure, hit);
            if (cost <= Reach && (best is null || cost < best.Value.Cost)) best = (hit.Term, cost);
        }

        return best;
    }

    static double Distance(Words words, int index, Figure figure, DisplacementTerms.Hit hit)
    {
        if (hit.At >= figure.At && hit.At < figure.Next) return 0;
        var isAfter = hit.At >= figure.Next;
        var (from, to) = isAfter ? (figure.Next, hit.At) : (hit.Next, figure.At);
        double distance = Math.Max(0, to - from) + (isAfter ? 0 : 1);
        if (words.Clauses[hit.At] != words.Clauses[isAfter ? figure.Next - 1 : figure.At]) distance += BeyondClause;
        for (var at = from; at < to; at++)
        {
            if (words.Tokens[at].Is(",")) distance += BeyondComma;
        }

        // ", and 1,286 families": what follows is said of these alone.
        if (!isAfter && figure.At >= 2 && words.Tokens[figure.At - 1].Lower is "and" or "but" or "while"
            && words.Tokens[figure.At - 2].Is(",") && words.Clauses[hit.At] == words.Clauses[figure.At])
        {
            distance += BeyondClause;
        }
        var neighbour = isAfter ? index + 1 : index - 1;
        if (neighbour >= 0 && neighbour < words.Figures.Count && !IsAside(words.Tokens, words.Figures[neighbour], hit)
            && (isAfter ? words.Figures[neighbour].At < hit.Next : words.Figures[neighbour].Next > hit.At))
        {
            distance += BeyondFigure;
        }
        return distance;
    }

    /// <summary>Whether a figure counts homes (true) or people (false). Null when it counts neither.</summary>
    /// <param name="words">The sentence.</param>
    /// <param name="figure">The figure.</param>
    /// <param name="before">What the figure before it counts: "31 houses were destroyed and more than 300
    /// damaged".</param>
    static bool? IsHome(Words words, Figure figure, bool? before)
    {
        var (unit, counted) = (figure.Quantity.Unit, figure.Quantity.Counted ?? "");
        if (unit is "family" or "household" or "home" or "house" or "dwelling" or "tent" or "hut" or "building" or "apartment" or "shelter")
        {
            return true;
        }
        if (counted.Contains("famil", StringComparison.Ordinal)
            || counted.Contains("household", StringComparison.Ordinal))
        {
            return true;
        }
        if (unit is "people") return false;
        if (unit is null) return LabelBefore(words.Tokens, figure.At) ?? before ?? false;
        return unit is "other" && before is not null ? before : IsNamedPeople(words, figure) ? false : null;
    }

    /// <summary>
    /// What a label before a bare number counts: "Completely destroyed housing: 146". Null when none stands there.
    /// </summary>
    static bool? LabelBefore(ReadOnlySpan<Token> tokens, int at)
    {
        for (var back = at - 1; back >= 0 && back >= at - 8; back--)
        {
            if (tokens[back].IsNumber || tokens[back].Lower is ";" or ".") return null;
            if (tokens[back].Is("housing") || Units.IsHome(tokens[back].Lower)) return true;
            if (Units.IsPerson(tokens[back].Lower)) return false;
            if (RomanceWords.NounAt(tokens, back) is { } noun) return noun.Unit is not "people";
        }

        return null;
    }

    /// <summary>
    /// "2,000 mineros se han desplazado", "35,326 Brus took shelter": a trade or a people, right before what it did.
    /// </summary>
    static bool IsNamedPeople(Words words, Figure figure)
    {
        var noun = figure.Next - 1;
        if (noun <= figure.At || !words.Tokens[noun].IsWord) return false;
        var token = words.Tokens[noun];
        if (Things.Contains(token.Lower) || Units.Measure(token.Lower) is not null
            || Units.Currency(token.Lower) is not null)
        {
            return false;
        }
        if (!token.Capital
            && !Array.Exists(TradeEndings, ending => token.Lower.EndsWith(ending, StringComparison.Ordinal)))
        {
            return false;
        }
        return token.Lower.EndsWith('s')
            && words.Hits.Exists(
                hit => hit.At >= figure.Next && hit.At - figure.Next <= 6 && !DisplacementTerms.IsHousing(hit.Term));
    }

    /// <summary>Whether a figure is part of another: in brackets, or after "of whom".</summary>
    static bool IsPart(ReadOnlySpan<Token> tokens, Figure figure)
    {
        var before = figure.At > 0 ? tokens[figure.At - 1].Lower : "";
        var further = figure.At > 1 ? tokens[figure.At - 2].Lower : "";
        return before is "(" or "including" or "incluyendo" or "incluidos" or "dont" or "incluindo" or "comprising" ||
            (before is "which" or "whom" or "them" or "these" && further is "of" or "from" or "among" or "for")
                || (before is "including" or "least" && further is "including" or "(");
    }

    /// <summary>"nine missing", "1 dead", "killed 12": other harm than the loss of a home.</summary>
    static bool IsHarmed(ReadOnlySpan<Token> tokens, Figure figure)
    {
        for (var at = figure.At; at < Math.Min(tokens.Length, figure.Next + 2); at++)
        {
            if (at >= figure.Next
                && !(
                    tokens[at].IsWord
                    && (
                        Harmed.Contains(tokens[at].Lower)
                        || tokens[at].Lower is "were" or "was" or "have" or "reported" or "has" or "are")))
            {
                return false;
            }
            if (tokens[at].IsWord && Harmed.Contains(RomanceWords.Plain(tokens[at].Lower))) return true;
        }

        return figure.At > 0
            && tokens[figure.At - 1].Lower
            is "killed" or "killing" or "injured" or "injuring" or "claimed" or "wounding" or "wounded";
    }

    /// <summary>
    /// Whether a figure stands in brackets that do not hold the word: "2,759 persons (around 460 families) became
    /// homeless".
    /// </summary>
    static bool IsAside(ReadOnlySpan<Token> tokens, Figure figure, DisplacementTerms.Hit hit)
    {
        if (figure.At == 0 || !tokens[figure.At - 1].Is("(")) return false;
        if (hit.At < figure.At) return true;
        for (var at = figure.Next; at < hit.At; at++)
        {
            if (tokens[at].Is(")")) return true;
        }

        return false;
    }

    static bool IsUncertain(ReadOnlySpan<Token> tokens, Figure figure)
    {
        for (var near = Math.Max(0, figure.At - 2); near < Math.Min(tokens.Length, figure.Next + 3); near++)
        {
            if (tokens[near].Lower is "might" or "may" or "could" or "would" && !tokens[near].Capital) return true;
        }

        return false;
    }

    static List<Figure> Figures(ReadOnlySpan<Token> tokens, IReadOnlyList<Quantity> quantities)
    {
        var figures = new List<Figure>(quantities.Count);
        var at = 0;
        for (var index = 0; index < quantities.Count; index++)
        {
            var quantity = quantities[index];
            if (index > 0 && Share(tokens, quantities[index - 1], quantity) is { } part) quantity = part;
            while (at < tokens.Length && tokens[at].Start < quantity.Start) at++;
            var next = at;
            while (next < tokens.Length && tokens[next].Start < quantity.End) next++;
            figures.Add(new(quantity, at, Math.Max(next, at + 1)));
        }

        return figures;
    }

    /// <summary>
    /// "Half of the 80,000 residents": as many as the share takes. Null where a number is no share of another.
    /// </summary>
    static Quantity? Share(ReadOnlySpan<Token> tokens, Quantity share, Quantity whole)
    {
        if (share.Value is not (> 0 and < 1) || whole.Value is not { } all || whole.Start - share.End is < 1 or > 12)
        {
            return null;
        }
        foreach (var token in tokens)
        {
            if (token.Start >= share.End && token.Start < whole.Start
                && token.Lower is not ("of" or "the" or "these" or "those"))
            {
                return null;
            }
        }

        var part = Math.Round(share.Value.Value * all);
        return whole with { Value = part, Low = part, High = part, Bound = Bound.About };
    }

    /// <summary>[tokens] The number of the clause that each token belongs to.</summary>
    static int[] ClauseOf(Token[] tokens)
    {
        var clauses = new int[tokens.Length];
        var number = 0;
        foreach (var clause in Clauses.Of(tokens))
        {
            Array.Fill(clauses, ++number, clause.Start, tokens.Length - clause.Start);
        }

        return clauses;
    }

    readonly record struct Figure(Quantity Quantity, int At, int Next);

    sealed record Words(Token[] Tokens, int[] Clauses, List<Figure> Figures, List<DisplacementTerms.Hit> Hits);

    readonly record struct Scored(DisplacementFigure Figure, double Score, bool CanAdd);
}
