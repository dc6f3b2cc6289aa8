using System.Security.Cryptography;
using System.Text;

namespace Refuge.Reports.Places;

/// <summary>
/// The place names that were looked up while a report was read: all that a reading takes from outside the report.
/// </summary>
/// <remarks>
/// A reading depends on a gazetteer only through the answers to these look-ups. Where another gazetteer, or the same
/// one on another day, gives the same answers, reading the text again would find the same.
/// </remarks>
sealed class NameLookups
{
    const char ByKey = '=';
    const char ByIdentity = '#';
    const char BySkeleton = '~';
    const char ByLikeness = '%';

    readonly HashSet<string> keys = new(StringComparer.Ordinal);
    readonly HashSet<string> identities = new(StringComparer.Ordinal);
    readonly HashSet<string> skeletons = new(StringComparer.Ordinal);
    readonly HashSet<string> likenesses = new(StringComparer.Ordinal);

    /// <summary>The look-ups, one on each line, in an order that does not depend on the order of asking.</summary>
    public override string ToString() => string.Join('\n', Lines());

    internal void AddKey(ReadOnlySpan<char> key) => keys.GetAlternateLookup<ReadOnlySpan<char>>().Add(key);

    internal void AddIdentity(string id) => identities.Add(id);

    internal void AddSkeleton(string skeleton) => skeletons.Add(skeleton);

    internal void AddAlike(string country, string name) =>
        likenesses.Add($"{country} {name.ReplaceLineEndings(" ")}");

    /// <summary>
    /// A fingerprint of the answers that <paramref name="names"/> gives to look-ups, in lower-case hexadecimal.
    /// </summary>
    /// <param name="lookups">The look-ups, as <see cref="ToString"/> writes them.</param>
    /// <param name="names">The gazetteer that is asked.</param>
    /// <remarks>SHA-256 (FIPS 180-4) over each look-up that has an answer, with the answer.</remarks>
    internal static string AnswersOf(string lookups, PlaceNames names)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var rest = lookups.AsSpan();
        while (rest.Length > 0)
        {
            var end = rest.IndexOf('\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + 1)..];
            if (Find(line, names) is not { Count: > 0 } found) continue;
            Append(hash, line.ToString());
            foreach (var place in found) Append(hash, place.Describe());
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>
    /// A fingerprint of all places of a gazetteer, in lower-case hexadecimal: equal ones give the same answers to any
    /// look-up.
    /// </summary>
    internal static string Fingerprint(PlaceNames names)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var place in names.InOrder) Append(hash, place.Describe());
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    static IReadOnlyList<NamedPlace> Find(ReadOnlySpan<char> line, PlaceNames names) =>
        line.Length == 0 ? [] : line[0] switch
        {
            ByKey => names.FindByKey(line[1..]),
            BySkeleton => names.FindBySkeleton(line[1..].ToString()),
            ByLikeness when line.IndexOf(' ') is > 1 and var parted =>
                names.FindAlike(line[1..parted].ToString(), line[(parted + 1)..].ToString()),
            _ => names.FindById(line[1..].ToString()) is { } place ? [place] : [],
        };

    static void Append(IncrementalHash hash, string text)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        hash.AppendData("\n"u8);
    }

    IEnumerable<string> Lines() =>
        keys.Select(static key => ByKey + key)
            .Concat(identities.Select(static id => ByIdentity + id))
            .Concat(skeletons.Select(static skeleton => BySkeleton + skeleton))
            .Concat(likenesses.Select(static likeness => ByLikeness + likeness))
            .Order(StringComparer.Ordinal);
}
