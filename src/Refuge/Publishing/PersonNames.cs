namespace Refuge.Publishing;

/// <summary>Words that begin with a capital letter and name no person.</summary>
static class PersonNames
{
    /// <summary>Whether the word is one of them: institutions, peoples, months, days, starters of sentences.</summary>
    internal static bool IsCommon(string word) => Institutional.Contains(word);

    /// <summary>
    /// Words that begin with a capital letter and name no person: institutions, peoples, months, days, and starters of
    /// sentences.
    /// </summary>
    static readonly HashSet<string> Institutional = new(StringComparer.Ordinal)
    {
        "United", "Nations", "UN", "Islamic", "State", "Red", "Cross", "Crescent", "World", "Health", "Organization",
            "Organisation", "Food",
        "Programme", "Refugee", "Agency", "Ministry", "Government", "Council", "Norwegian", "Danish", "International",
            "Committee", "Save", "Children",
        "Doctors", "Without", "Borders", "Iraq", "Iraqi", "Syria", "Syrian", "Kurdish", "Kurdistan", "Region", "Arab",
            "January", "February",
        "March", "April", "May", "June", "July", "August", "September", "October", "November", "December", "Monday",
            "Tuesday", "Wednesday",
        "Thursday", "Friday", "Saturday", "Sunday", "The", "A", "An", "In", "On", "At", "No", "Two", "One", "More",
            "About", "Many", "Some", "It", "They", "We",
        "There", "This", "That", "Those", "People", "Families", "Residents", "Women", "Men", "Camp", "Camps", "River",
            "Tigris", "Euphrates", "Army", "Police",
        "Federal", "Province", "Governorate", "District", "North", "South", "East", "West", "Northern", "Southern",
            "Eastern", "Western", "US", "USD",
    };
}
