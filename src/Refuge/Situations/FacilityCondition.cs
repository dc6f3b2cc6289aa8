namespace Refuge.Situations;

/// <summary>What the stated condition of something that stands says of its use.</summary>
enum FacilityCondition
{
    /// <summary>Nothing was stated, or nothing that tells whether it serves.</summary>
    NotKnown,

    /// <summary>It serves.</summary>
    Sound,

    /// <summary>It stands and does not serve.</summary>
    Unsound,
}

/// <summary>
/// Reads the cell <c>condition</c> of <c>facilities.csv</c>: the one place where its words are judged.
/// </summary>
/// <remarks>
/// A word counts whole, or by its stem where an asterisk says so; a word that denies it stands right before it.
/// </remarks>
static class ConditionWords
{
    /// <summary>Words for something that stands but does not serve, as they occur in situation reports.</summary>
    static readonly string[] Unsound =
    [
        "unsafe", "contaminat*", "fail*", "broken", "ill", "illness", "sick*", "dirty", "pollut*", "saline", "brackish",
        "dry",
    ];

    /// <summary>Words for something that was found good.</summary>
    static readonly string[] Sound = ["safe", "safely", "met", "clean", "chlorinated", "potable", "working", "works"];

    /// <summary>Words for something that people wait for: its quantity is how many are missing.</summary>
    static readonly string[] Missing = ["missing", "waiting", "backlog"];

    /// <summary>Words for water that lorries bring: it stops when nobody pays for the next load.</summary>
    static readonly string[] Trucked = ["truck*", "tanker*", "lorry", "lorries", "bowser*"];

    /// <summary>Words for latrines that fill within months.</summary>
    static readonly string[] FillsSoon = ["trench*", "emergency"];

    /// <summary>Foods that bring fat.</summary>
    static readonly string[] FatFoods =
        ["oil", "oils", "ghee", "butter", "meat", "fish", "milk", "cheese", "egg", "eggs", "nuts", "ration*", "csb"];

    static readonly string[] Denials = ["no", "not", "without", "never"];

    static readonly char[] Separators = [' ', ',', ';', ':', '.', '/', '-', '(', ')'];

    /// <summary>Whether the thing serves, as the words say; what is said to fail in one respect fails.</summary>
    internal static FacilityCondition Read(string? words)
    {
        if (Says(words, Unsound) || Denies(words, Sound)) return FacilityCondition.Unsound;
        return Says(words, Sound) ? FacilityCondition.Sound : FacilityCondition.NotKnown;
    }

    /// <summary>Whether the words say that so many are missing.</summary>
    internal static bool SaysMissing(string? words) => Says(words, Missing);

    /// <summary>Whether the words say that lorries bring it.</summary>
    internal static bool SaysTrucked(string? words) => Says(words, Trucked);

    /// <summary>Whether the words say that it fills within months.</summary>
    internal static bool SaysFillsSoon(string? words) => Says(words, FillsSoon);

    /// <summary>Whether the words of a diet name a food that brings fat.</summary>
    internal static bool NamesFat(string? words) => Says(words, FatFoods);

    static bool Says(string? words, string[] vocabulary) => Found(words, vocabulary).Contains(false);

    static bool Denies(string? words, string[] vocabulary) => Found(words, vocabulary).Contains(true);

    /// <summary>For each word of the vocabulary that occurs, whether the word before it denies it.</summary>
    static IEnumerable<bool> Found(string? words, string[] vocabulary)
    {
        var said = (words ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        return said.Index()
            .Where(word => vocabulary.Any(known => IsWord(word.Item, known)))
            .Select(word => word.Index > 0 && Denials.Contains(said[word.Index - 1], StringComparer.OrdinalIgnoreCase));
    }

    static bool IsWord(string said, string known) => known[^1] == '*'
        ? said.StartsWith(known[..^1], StringComparison.OrdinalIgnoreCase)
        : said.Equals(known, StringComparison.OrdinalIgnoreCase);
}
