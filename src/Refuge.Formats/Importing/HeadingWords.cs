using System.Globalization;
using System.Text;
using Refuge.Formats.Crises.Checks;

namespace Refuge.Formats.Importing;

/// <summary>
/// What headings and HXL hashtags of the field mean. A heading that is not here is listed, never guessed.
/// </summary>
/// <remarks>
/// Hashtags: HXL standard 1.1 and those that the DTM and FTS tables of the Humanitarian Data Exchange carry. Headings:
/// site lists and rounds of IOM DTM in English and French, the columns of its interface, and the columns of FTS.
/// </remarks>
static class HeadingWords
{
    /// <summary>The use of a tagged column; null when the tag says nothing that is used.</summary>
    internal static ColumnUse? OfTag(string tag)
    {
        var parts = tag.TrimStart('#').Trim().ToLowerInvariant()
            .Split('+', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0) return null;
        var has = parts.Skip(1).ToHashSet(StringComparer.Ordinal);
        bool Has(params string[] any) => any.Any(has.Contains);
        // Sex and age take a total apart; a column of theirs is no count of everybody.
        if (Has("f", "m", "i", "children", "infants", "adults", "elderly", "adolescents", "pct", "ratio", "avg"))
        {
            return null;
        }
        return parts[0] switch
        {
            "country" => Has("code", "iso2", "iso3") ? ColumnUse.Country : Has("origin") ? ColumnUse.Part : null,
            "adm1" when Has("origin") => ColumnUse.Part,
            "adm2" when Has("origin") => ColumnUse.Part,
            "adm1" => Has("code") ? ColumnUse.Admin1Code : ColumnUse.Admin1Name,
            "adm2" => Has("code") ? ColumnUse.Admin2Code : ColumnUse.Admin2Name,
            "adm3" or "adm4" or "adm5" => Has("code") ? ColumnUse.Admin3Code : ColumnUse.Admin3Name,
            "loc" => Has("code") ? ColumnUse.PlaceCode : Has("type") ? ColumnUse.PlaceKind : ColumnUse.PlaceName,
            "geo" => Has("lat") ? ColumnUse.Latitude : Has("lon") ? ColumnUse.Longitude : null,
            "date" => OfDate(has),
            "affected" or "reached" when Has("hh", "households", "families") => ColumnUse.Households,
            "affected" => ColumnUse.Individuals,
            "population" => ColumnUse.Population,
            "cause" => ColumnUse.Part,
            "org" => Has("funder") && Has("name") ? ColumnUse.Donor : Has("impl") && Has("name") ? ColumnUse.Recipient
                : Has("type", "code", "acronym", "id") ? null : ColumnUse.Organisation,
            "sector" => Has("code") ? null : ColumnUse.Sector,
            "activity" => Has("appeal") ? (Has("name") ? ColumnUse.Appeal : null) : Has("code", "id", "project") ? null
                : ColumnUse.Activity,
            "status" => ColumnUse.Status,
            "item" => Has("unit") ? null : ColumnUse.Item,
            "output" or "capacity" => ColumnUse.Quantity,
            "value" => OfValue(has),
            "currency" => ColumnUse.Currency,
            "financial" => Has("direction") ? (Has("type") ? ColumnUse.Boundary : ColumnUse.Direction) : null,
            _ => null,
        };
    }

    static ColumnUse? OfDate(HashSet<string> has) => has switch
    {
        _ when has.Contains("year") => has.Count == 1 ? ColumnUse.Year : null,
        _ when has.Contains("month") => ColumnUse.Month,
        _ when has.Contains("start") => ColumnUse.From,
        _ when has.Contains("end") => ColumnUse.To,
        _ when has.Contains("created") || has.Contains("updated") || has.Contains("decision") => null,
        _ => ColumnUse.Date,
    };

    static ColumnUse? OfValue(HashSet<string> has)
    {
        if (has.Contains("currency")) return ColumnUse.Currency;
        if (has.Contains("direction")) return ColumnUse.Direction;
        if (has.Contains("requested") || has.Contains("required") || has.Contains("requirements"))
        {
            return ColumnUse.Requested;
        }
        if (has.Contains("fx") || has.Contains("method") || has.Contains("type")) return null;
        return has.Contains("usd") ? ColumnUse.AmountUsd : has.Contains("funding") ? ColumnUse.Amount : null;
    }

    /// <summary>The use of a column by its heading; null when the heading is not known.</summary>
    internal static ColumnUse? OfHeading(string heading)
    {
        var key = Key(heading);
        if (key.Length == 0) return null;
        if (Whole.TryGetValue(key, out var use)) return use;
        if (OfCode(key) is { } coded) return coded;
        var words = key.Split(' ').ToHashSet(StringComparer.Ordinal);
        if (words.Overlaps(CapacityWords)) return words.IsSubsetOf(OfCapacity) ? ColumnUse.Capacity : null;
        // Hosts, and those who came home, are people and no displaced ones.
        if (words.Overlaps(NotDisplaced)) return null;
        // "IDP individuals": the unit decides; "male individuals" takes a total apart.
        if (words.Overlaps(Apart)) return null;
        if (words.Overlaps(HouseholdWords) && !words.Overlaps(NoCount)) return ColumnUse.Households;
        return words.Overlaps(PeopleWords) && !words.Overlaps(NoCount) ? ColumnUse.Individuals : null;
    }

    /// <summary>
    /// The use of a heading that stands under another one, as <c>Marz</c> under <c>Location</c>: what both say
    /// together, else what the lower one says alone, unless the upper one says that it counts somebody else.
    /// </summary>
    internal static ColumnUse? OfHeading(string whole, string lowest) => OfHeading(whole) ?? (
        Key(whole).Split(' ').Any(NotDisplaced.Contains) ? null : OfHeading(lowest));

    /// <summary>"Community P-code": the code of what "Community" names.</summary>
    static ColumnUse? OfCode(string key)
    {
        var end = CodeEnds.FirstOrDefault(end => key.EndsWith(end, StringComparison.Ordinal));
        if (end is null || !Whole.TryGetValue(key[..^end.Length], out var named)) return null;
        return named switch
        {
            ColumnUse.PlaceName => ColumnUse.PlaceCode,
            ColumnUse.Admin1Name => ColumnUse.Admin1Code,
            ColumnUse.Admin2Name => ColumnUse.Admin2Code,
            ColumnUse.Admin3Name => ColumnUse.Admin3Code,
            _ => null,
        };
    }

    static readonly string[] CodeEnds = [" p code", " pcode", " code"];

    static readonly HashSet<string> NotDisplaced = ["host", "hosts", "hosting", "resident", "residents", "returnee",
        "returnees", "returned", "retournes", "accueil"];

    /// <summary>
    /// The item that a column counts where it stands, as "Latrines" or "No. of toilets (F)"; null when the heading is
    /// not exactly the name of one.
    /// </summary>
    internal static string? FindItem(string heading)
    {
        var words = Key(heading).Split(' ').Where(static word => word is not ("number" or "no" or "nb" or "of"
            or "total" or "all" or "f" or "m" or "male" or "female" or "men" or "women" or "functional" or "working")
            && !word.All(char.IsAsciiDigit));
        var name = string.Join('_', words);
        return name.Length > 0 && ItemNames.IsCertain(name) && ItemNames.Meant(name) is [var one] ? one : null;
    }

    /// <summary>
    /// Words in lower case, marks and what is in brackets of one letter dropped, <c>ADM1_PCODE</c> and
    /// <c>admin1Pcode</c> alike.
    /// </summary>
    static string Key(string heading)
    {
        var key = new StringBuilder(heading.Length + 8);
        var last = '\0';
        foreach (var letter in heading.Select(LatinLetters.WithoutMark))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark) continue;
            if (char.IsUpper(letter) && char.IsLower(last)) key.Append(' ');
            if (char.IsLetterOrDigit(letter)) key.Append(char.ToLowerInvariant(letter));
            else if (key.Length > 0 && key[^1] != ' ') key.Append(' ');
            last = letter;
        }

        return key.ToString().Trim();
    }

    static readonly HashSet<string> Apart =
        ["male", "female", "males", "females", "men", "women", "boys", "girls", "children", "elderly", "hommes",
            "femmes", "enfants", "percent", "percentage", "average", "size", "per", "taille", "f", "m"];

    static readonly HashSet<string> NoCount = ["type", "name", "code", "id", "status", "head", "date", "source",
        "comment", "comments", "change", "difference", "variation", "arrivals", "departures", "arrived", "left", "need",
        "targeted", "reached", "assisted", "disability", "disabilities"];

    static readonly HashSet<string> CapacityWords = ["capacity", "capacite"];

    /// <summary>
    /// What may stand beside capacity where it is one of people: "Capacity (ind.)", "Maximum site capacity", and not
    /// "Capacity (HH)" or "Free capacity".
    /// </summary>
    static readonly HashSet<string> OfCapacity = ["capacity", "capacite", "max", "maximum", "total", "planned",
        "design", "site", "of", "the", "in", "d", "de", "du", "accueil", "hosting", "no", "nb", "number", "ind", "inds",
        "individual", "individuals", "people", "persons", "individus", "personnes"];

    static readonly HashSet<string> HouseholdWords =
        ["hh", "hhs", "household", "households", "families", "family", "menage", "menages"];

    static readonly HashSet<string> PeopleWords =
        ["ind", "inds", "individual", "individuals", "idps", "persons", "people", "individus", "personnes", "pdi"];

    static readonly Dictionary<string, ColumnUse> Whole = Table(
        (ColumnUse.PlaceName,
            "site name; site; name of site; name of the site; location; location name; settlement; camp; camp name; "
            + "village; nom du site; site de deplacement; localite; lieu; place; place name; name; facility name; "
            + "centre; center; centre name; center name; name of centre; name of center; name of the centre; name "
            + "of the "
            + "center; collective centre; collective center; collective site; evacuation centre; evacuation center; "
            + "reception centre; reception center; transit centre; transit center; hosting site; idp site; site or "
            + "centre; shelter name; name of shelter; building name; school name; hostel; facility; centre collectif; "
            + "nom du centre; centre d hebergement; abri"),
        (ColumnUse.PlaceCode,
            "site id; ssid; site ssid; site code; location id; location code; place id; village pcode; camp code; "
            + "code du site; code site; pcode; p code; place pcode; place code"),
        (ColumnUse.PlaceKind,
            "site type; type of site; settlement type; location type; site classification; type de site"),
        (ColumnUse.Country, "country code; iso3; admin0 pcode; adm0 pcode; adm0 code; country iso3"),
        (ColumnUse.Admin1Name,
            "admin1 name; admin 1; admin1; adm1 en; adm1 fr; adm1 name; governorate; state; province; region; "
            + "division; departement; gouvernorat; state name; province name; region name; admin 1 name; adm1; oblast; "
            + "marz; wilaya; mouhafaza"),
        (ColumnUse.Admin1Code,
            "admin1 pcode; admin1 code; adm1 pcode; adm1 code; state pcode; governorate pcode; province pcode; region "
            + "pcode; admin 1 pcode; state code"),
        (ColumnUse.Admin2Name,
            "admin2 name; admin 2; admin2; adm2 en; adm2 fr; adm2 name; district; lga; county; zone; territoire; lga "
            + "name; district name; admin 2 name; adm2; commune; raion; cercle"),
        (ColumnUse.Admin2Code,
            "admin2 pcode; admin2 code; adm2 pcode; adm2 code; district pcode; lga pcode; county pcode; admin 2 "
            + "pcode; district code"),
        (ColumnUse.Admin3Name,
            "admin3 name; admin 3; admin3; adm3 en; ward; ward name; sub district; subdistrict; admin 3 name; adm3; "
            + "union; community; community name; municipality; baladiya; woreda; payam; hromada"),
        (ColumnUse.Admin3Code,
            "admin3 pcode; admin3 code; adm3 pcode; adm3 code; ward pcode; ward code; admin 3 pcode"),
        (ColumnUse.Latitude, "latitude; lat; gps latitude; y; site latitude; gps lat"),
        (ColumnUse.Longitude, "longitude; lon; long; lng; gps longitude; x; site longitude; gps lon"),
        (ColumnUse.Date,
            "date; reporting date; date of assessment; assessment date; survey date; date of survey; date of report; "
            + "report date; date de l evaluation; date d evaluation; date collecte; date of data collection; date "
            + "reported; as of; flow date; today; submission time; submission date"),
        (ColumnUse.Year, "year; year reporting date; annee"),
        (ColumnUse.Month, "month; month reporting date; mois"),
        (ColumnUse.Individuals,
            "individuals; ind; idp individuals; total individuals; number of individuals; total ind; idps ind; idps; "
            + "idp ind; no of individuals; num present idp ind; total idps; total idp individuals; number of idps; "
            + "population ind; individus; nombre d individus; personnes deplacees; displaced; displaced people; "
            + "displaced persons; total people"),
        (ColumnUse.Households,
            "households; hh; idp households; total households; number of households; total hh; idps hh; idp hh; no of "
            + "households; no of hh; number of hh; total idp households; population hh; menages; nombre de menages; "
            + "families; number of families"),
        (ColumnUse.Capacity,
            "capacity; max capacity; maximum capacity; capacity people; capacity persons; capacity individuals; site "
            + "capacity; total capacity; planned capacity; capacity of site; capacite; capacite d accueil"),
        (ColumnUse.Population, "population; total population; resident population; host population"),
        (ColumnUse.Part,
            "displacement reason; reason for displacement; reason; idp origin admin1 name; idp origin admin1 pcode; "
            + "idp origin admin2 name; idp origin admin2 pcode; origin; state of origin; province of origin; origin "
            + "admin1; cause of displacement; period of displacement; arrival period; raison du deplacement"),
        (ColumnUse.Organisation,
            "organisation; organization; org; agency; implementing partner; partner; lead agency; organisation name; "
            + "organization name"),
        (ColumnUse.Sector,
            "sector; cluster; sector name; cluster name; dest global clusters; destination cluster; destination field "
            + "cluster; field cluster; global cluster; secteur"),
        (ColumnUse.Activity, "activity; activity description; activite; type of activity; project title"),
        (ColumnUse.Status, "status; activity status; project status; flow status; statut"),
        (ColumnUse.Item, "item; item name; facility type; type of facility; commodity; article"),
        (ColumnUse.Quantity, "quantity; number; amount of items; qty; number of items; quantite"),
        (ColumnUse.From, "start date; date start; from; start; date de debut"),
        (ColumnUse.To, "end date; date end; to; end; date de fin"),
        (ColumnUse.Donor,
            "donor; source organization; source organisation; src organization; source org; funding source; bailleur; "
            + "source organization name"),
        (ColumnUse.Recipient,
            "recipient; recipient organization; recipient organisation; destination organization; destination "
            + "organisation; dest organization; destination org; dest org; recipient org; destination organization "
            + "name"),
        (ColumnUse.Appeal, "appeal; plan; dest plan; destination plan; plan name; appeal name; response plan"),
        (ColumnUse.Amount, "amount; original amount; amount original currency"),
        (ColumnUse.Currency, "currency; original currency; devise"),
        (ColumnUse.AmountUsd,
            "amount usd; funding; funding usd; amount us; usd; total funding; total funding us; funding received; "
            + "actual funding"),
        (ColumnUse.Requested,
            "requirements; revised requirements; requirements usd; requested; current requirements; required; total "
            + "requirements"),
        (ColumnUse.Direction, "boundary; direction; flow direction"),
        (ColumnUse.Boundary, "on boundary"));

    static Dictionary<string, ColumnUse> Table(params (ColumnUse Use, string Headings)[] rows) =>
        rows.SelectMany(static row => row.Headings.Split("; ").Select(heading => (heading, row.Use)))
            .ToDictionary(static row => row.heading, static row => row.Use, StringComparer.Ordinal);
}
