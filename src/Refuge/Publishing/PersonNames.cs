using System.Text.RegularExpressions;

namespace Refuge.Publishing;

/// <summary>Says whether words may name a person. Where it doubts, it says yes: a quote withheld harms nobody.</summary>
/// <remarks>
/// Not a recogniser of names but a gate: two capitalised words side by side that are neither a place the claim resolved,
/// nor an institution, nor the start of a sentence count as a name; so does a capitalised word beside a title, an age or a verb of
/// speech.
/// </remarks>
static partial class PersonNames
{
    /// <summary>Whether <paramref name="text"/> may name a person.</summary>
    /// <param name="text">The words.</param>
    /// <param name="known">Names that are no persons: places, publishers.</param>
    internal static bool MayStandIn(string text, IEnumerable<string> known)
    {
        var rest = known
            .Where(name => name.Length > 2)
            .OrderByDescending(name => name.Length)
            .Aggregate(text, (words, name) => words.Replace(name, "·", StringComparison.OrdinalIgnoreCase));
        if (Titled().IsMatch(rest) || Aged().IsMatch(rest) || Speaks().IsMatch(rest) || IsSpoken().IsMatch(rest) || Arabic().IsMatch(rest)) return true;

        return Capitalised().Matches(rest).Any(pair => pair.Value.Split(' ').Count(word => !Institutional.Contains(word)) >= 2);
    }

    /// <summary>Words that begin with a capital letter and name no person: institutions, peoples, months, days, and starters of sentences.</summary>
    static readonly HashSet<string> Institutional = new(StringComparer.Ordinal)
    {
        "United", "Nations", "UN", "Islamic", "State", "Red", "Cross", "Crescent", "World", "Health", "Organization", "Organisation", "Food",
        "Programme", "Refugee", "Agency", "Ministry", "Government", "Council", "Norwegian", "Danish", "International", "Committee", "Save", "Children",
        "Doctors", "Without", "Borders", "Iraq", "Iraqi", "Syria", "Syrian", "Kurdish", "Kurdistan", "Region", "Arab", "January", "February",
        "March", "April", "May", "June", "July", "August", "September", "October", "November", "December", "Monday", "Tuesday", "Wednesday",
        "Thursday", "Friday", "Saturday", "Sunday", "The", "A", "An", "In", "On", "At", "No", "Two", "One", "More", "About", "Many", "Some", "It", "They", "We",
        "There", "This", "That", "Those", "People", "Families", "Residents", "Women", "Men", "Camp", "Camps", "River", "Tigris", "Euphrates", "Army", "Police",
        "Federal", "Province", "Governorate", "District", "North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "US", "USD",
    };

    [GeneratedRegex(@"\b(Mr|Mrs|Ms|Dr|Sheikh|Imam|Haji|Umm|Abu|Lt|Gen|Col|Maj|Capt|Sgt|Brig|General|Colonel|Major|Captain|Lieutenant|Sergeant|Brigadier|Commander|Minister|Governor|Mayor|President|Premier)\b\.?(\s+(Lt|Gen|Col|Maj|General)\b\.?)*\s+\p{Lu}", RegexOptions.CultureInvariant)]
    private static partial Regex Titled();

    [GeneratedRegex(@"\b\p{Lu}[\p{L}'’-]+,\s+(aged\s+)?\d{1,2}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Aged();

    [GeneratedRegex(@"\b(said|says|told|added|named|called)\s+(?!The\b|It\b|They\b|We\b)\p{Lu}[\p{L}'’-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Speaks();

    [GeneratedRegex(@"\b(?!The\b|It\b|They\b|We\b|He\b|She\b|Residents\b|People\b|Officials\b|Witnesses\b)\p{Lu}[\p{L}'’-]+\s+(said|says|told|added|recalled|explained)\b", RegexOptions.CultureInvariant)]
    private static partial Regex IsSpoken();

    [GeneratedRegex(@"\p{Lu}[\p{L}'’-]+(?: (?:al-|Al-|el-|El-|bin |ibn )?\p{Lu}[\p{L}'’-]+)+", RegexOptions.CultureInvariant)]
    private static partial Regex Capitalised();

    // Arabic script has no capitals: after words for "named", "Mr", "the sheikh".
    [GeneratedRegex(@"(السيد|السيدة|الشيخ|اللواء|العميد|العقيد|الدكتور|أبو|أم)\s+\p{IsArabic}+", RegexOptions.CultureInvariant)]
    private static partial Regex Arabic();
}
