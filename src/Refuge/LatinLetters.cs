using System.Collections.Frozen;

namespace Refuge;

/// <summary>Letters of the Latin alphabet without their marks: é is e, ł is l.</summary>
/// <remarks>
/// <see cref="string.Normalize()"/> needs culture data and leaves a text as it is where the program runs without any, as
/// the command does; this table is the same everywhere.
/// </remarks>
static class LatinLetters
{
    /// <summary>Letters with marks, by the letter they are (Unicode 15, canonical decompositions).</summary>
    static readonly FrozenDictionary<char, char> Marked = """
        a=àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặæə
        b=ḃḅḇ
        c=çćĉċčḉ
        d=ďḋḍḏḑḓđ
        e=èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ
        f=ḟ
        g=ĝğġģǧǵḡ
        h=ĥȟḣḥḧḩḫẖ
        i=ìíîïĩīĭįǐȉȋḭḯỉịı
        j=ĵǰ
        k=ķǩḱḳḵ
        l=ĺļľḷḹḻḽł
        m=ḿṁṃ
        n=ñńņňǹṅṇṉṋ
        o=òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợøœ
        p=ṕṗ
        r=ŕŗřȑȓṙṛṝṟ
        s=śŝşšșṡṣṥṧṩß
        t=ţťțṫṭṯṱẗ
        u=ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự
        v=ṽṿ
        w=ŵẁẃẅẇẉẘ
        x=ẋẍ
        y=ýÿŷȳẏẙỳỵỷỹ
        z=źżžẑẓẕ
        """.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(static line => line[2..].Select(marked => (marked, letter: line[0])))
        .ToFrozenDictionary(static pair => pair.marked, static pair => pair.letter);

    /// <summary>The letter without its mark; a capital stays one, and what has no mark stays as it is.</summary>
    internal static char WithoutMark(char letter)
    {
        if (letter < '\u00c0') return letter;
        if (Marked.TryGetValue(letter, out var plain)) return plain;
        // The capital i with a dot has no small letter of its own in the invariant culture.
        if (letter == 'İ') return 'I';
        return Marked.TryGetValue(char.ToLowerInvariant(letter), out plain) ? char.ToUpperInvariant(plain) : letter;
    }
}
