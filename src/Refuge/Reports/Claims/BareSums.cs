using Refuge.Reports.Language;

namespace Refuge.Reports.Claims;

/// <summary>
/// Gives a bare sum the currency told before it: "appeals for 25 million dollars; 9 million has been received".
/// </summary>
sealed class BareSums
{
    /// <summary>So many sentences on, a sum is still in the currency told.</summary>
    const int Sentences = 2;

    static readonly WordList OfMoney = new(
        "received pledged raised funded disbursed contributed paid committed donated outstanding unfunded released "
        + "allocated required needed requested gap shortfall");

    string? currency;
    int left;

    /// <summary>The quantities of a sentence, where money is told of with the currency of each sum.</summary>
    internal IReadOnlyList<Quantity> Priced(ReadSentence read)
    {
        var told = read.Quantities.FirstOrDefault(static quantity => IsMoney(quantity));
        if (told is not null) (currency, left) = (told.Unit, Sentences);
        else if (left-- <= 0) currency = null;
        if (currency is null || !OfMoney.IsIn(read.Sentence.Tokens)) return read.Quantities;
        return read.Quantities.Any(quantity => IsBareSum(read, quantity))
            ? [.. read.Quantities.Select(
                quantity => IsBareSum(read, quantity) ? quantity with { Unit = currency } : quantity)]
            : read.Quantities;
    }

    /// <summary>"9 million" with no noun behind it.</summary>
    static bool IsBareSum(ReadSentence read, Quantity quantity)
    {
        if (quantity.Unit is not null || quantity.Counted is not null) return false;
        var tokens = read.Sentence.Tokens;
        var last = tokens.LastUntil(quantity.End);
        return last >= 0 && tokens[last].Lower is "million" or "billion" or "m" or "mn" or "bn";
    }

    /// <summary>"2.5 million people need aid": a clause that counts people and no money.</summary>
    internal static bool CountsPeople(ReadSentence read, ReadOnlySpan<Token> tokens, Documents.Stretch clause)
    {
        var (start, end) = (tokens[clause.Start].Start, tokens[clause.End - 1].End);
        var isOfPeople = false;
        foreach (var quantity in read.Quantities)
        {
            if (quantity.End <= start || quantity.Start >= end) continue;
            if (IsMoney(quantity) || quantity.Unit is "percent") return false;
            isOfPeople |= quantity.Unit is "people" or "household";
        }

        return isOfPeople;
    }

    /// <summary>Whether a quantity is a sum of money.</summary>
    internal static bool IsMoney(Quantity quantity) =>
        quantity.Unit is { Length: 3 } unit && unit.All(char.IsAsciiLetterUpper);
}
