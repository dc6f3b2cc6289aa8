namespace Refuge.Formats.Importing;

/// <summary>What the codes of sites in a table are worth beside their names.</summary>
enum CodeWorth
{
    /// <summary>The code is the site's own; a name that the folder knows exactly goes before it.</summary>
    BelowName,

    /// <summary>
    /// The code goes before the name: it is that of a district or a province, or the table has several sites of that
    /// name.
    /// </summary>
    AboveName,

    /// <summary>The code is that of the area in which several sites lie, and finds none of them.</summary>
    OfArea,
}

/// <summary>
/// Learns from the rows of a table whether the codes of its sites are their own: many lists of sites repeat the code of
/// the district in a column that is headed "P-Code".
/// </summary>
/// <remarks>Of names and days numbers of 64 bits are held, so that memory does not grow with their length.</remarks>
sealed class SheetCodes
{
    readonly HashSet<string> codes = new(StringComparer.OrdinalIgnoreCase);
    readonly HashSet<string> shared = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<ulong, ulong> nameOfCode = [];
    readonly Dictionary<ulong, ulong> codeOfName = [];
    readonly HashSet<ulong> severalCodes = [];

    /// <summary>Codes that stand beside several names on one day, in the order of the alphabet.</summary>
    internal IReadOnlyList<string> Shared => [.. shared.Order(StringComparer.OrdinalIgnoreCase)];

    /// <summary>
    /// Whether the column as a whole holds codes of areas: half of its codes or more stand beside several names.
    /// </summary>
    bool IsOfAreas => shared.Count > 0 && shared.Count * 2 >= codes.Count;

    /// <summary>Takes note of a row that names a site and a code.</summary>
    /// <param name="name">The name of the site.</param>
    /// <param name="code">Its code.</param>
    /// <param name="area">The area in which the row puts the site, and its day, as they are written.</param>
    internal void Learn(string name, string code, (string? District, string? Day) area)
    {
        codes.Add(code);
        var (spelled, coded) = (NumberOf(name), NumberOf(code));
        // The code of a site may stand beside two spellings of its name in two rounds; on one day they are two sites.
        var onDay = StableHash.Of(code.ToUpperInvariant(), area.Day ?? "");
        if (!nameOfCode.TryAdd(onDay, spelled) && nameOfCode[onDay] != spelled) shared.Add(code);
        var inDistrict = StableHash.Of(name.Trim().ToUpperInvariant(), area.District ?? "");
        if (!codeOfName.TryAdd(inDistrict, coded) && codeOfName[inDistrict] != coded) severalCodes.Add(inDistrict);
    }

    /// <summary>What the code of a site is worth.</summary>
    internal CodeWorth Worth(string? name, string? code, string? district)
    {
        if (name is null || code is null) return CodeWorth.AboveName;
        if (severalCodes.Contains(StableHash.Of(name.Trim().ToUpperInvariant(), district ?? "")))
        {
            return CodeWorth.AboveName;
        }
        return IsOfAreas || shared.Contains(code) ? CodeWorth.OfArea : CodeWorth.BelowName;
    }

    static ulong NumberOf(string text) => StableHash.Of(text.Trim().ToUpperInvariant());
}
