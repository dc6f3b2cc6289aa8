namespace Refuge.Situations;

/// <summary>What the name of a site says of it, where nobody has said more.</summary>
/// <remarks>
/// The words are those of the CCCM Cluster's Camp Management Toolkit: a collective centre is a building that was there
/// before; a transit or reception centre is where people stay for days before they go on.
/// </remarks>
static class SiteKindNames
{
    static readonly string[] Camps = ["camp", "camps", "settlement", "site", "sites"];

    static readonly string[] Buildings =
    [
        "school", "schools", "stadium", "hall", "gymnasium", "mosque", "church", "cathedral", "monastery", "university",
        "college", "hotel", "theatre", "theater", "gym", "warehouse", "collective centre", "collective center",
        "evacuation centre", "evacuation center", "community centre", "community center", "sports centre",
        "sports center",
    ];

    static readonly string[] Passed =
    [
        "transit centre", "transit center", "transit camp", "transit site", "way station", "waystation",
        "reception centre", "reception center", "reception site", "reception point",
    ];

    static readonly string[] Screened =
        ["screening centre", "screening center", "screening site", "screening point", "muster point"];

    /// <summary>The kind of a site by its name, such as "Alma primary school". Null where the name tells none.</summary>
    /// <param name="name">The name in English.</param>
    internal static SiteKind? KindOf(string name)
    {
        var words = $" {string.Join(' ', name.ToUpperInvariant().Split(Between, StringSplitOptions.RemoveEmptyEntries))} ";
        bool Says(string[] any) => any.Any(each => words.Contains($" {each.ToUpperInvariant()} ", StringComparison.Ordinal));

        return Says(Screened) ? SiteKind.Screening
            : Says(Passed) ? SiteKind.Transit
            // "Stadium camp" stands beside the stadium.
            : Says(Buildings) && !Says(Camps) ? SiteKind.CollectiveCentre
            : null;
    }

    static readonly char[] Between = [' ', ',', '.', '-', '(', ')', '/'];
}
