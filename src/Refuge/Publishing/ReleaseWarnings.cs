using System.Globalization;
using System.Text.RegularExpressions;
using Refuge.Situations;

namespace Refuge.Publishing;

/// <summary>What an analyst should look at before words are released to readers outside the own folder.</summary>
/// <remarks>
/// A help for the eye, and no gate: no list of shapes is complete, in any language, and so nothing passes unreleased.
/// Names, coordinates, ways and days to come in English and Arabic. It says too much rather than too little.
/// </remarks>
static partial class ReleaseWarnings
{
    /// <summary>
    /// What in the words looks like a person, a point on the map, a way, or a day to come, in the order in which it
    /// stands there.
    /// </summary>
    /// <param name="words">The words to be released.</param>
    /// <param name="situation">The places, and the ways between them, by whose names words are recognised.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IReadOnlyList<ReleaseWarning> Of(string words, Situation situation)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(situation);
        var places = situation.Places.SelectMany(
            place => place.Value.Aliases.Append(place.Value.Name).Append(place.Value.NameAr ?? "")).Where(
                name => name.Length > 2).ToList();
        var ways = situation.Routes.Select(route => route.Value.Id.Code);
        return
        [
            .. Names(words, places)
                .Concat(Found(words, ReleaseConcern.Coordinate, Coordinate(), GridReference()))
                .Concat(Found(words, ReleaseConcern.Way, Way(), ArabicWay()))
                .Concat(ways.SelectMany(way => Mentions(words, way)))
                .Concat(DaysToCome(words, situation.AsOf))
                .DistinctBy(warning => (warning.Concern, warning.Start))
                .OrderBy(warning => warning.Start).ThenBy(warning => warning.Concern),
        ];
    }

    static IEnumerable<ReleaseWarning> Names(string words, List<string> places)
    {
        // Blanked, not cut out: what is left keeps its place in the words.
        var rest = places.OrderByDescending(name => name.Length)
            .Aggregate(
                words,
                (text, name) => text.Replace(name, new string('·', name.Length), StringComparison.OrdinalIgnoreCase));
        return Found(
            rest, ReleaseConcern.Person, TitledName(), AgedName(), SpeakingName(), SpokenName(), InitialedName(),
            ArabicTitledName(), ArabicSpeakingName(), Kin())
            .Concat(
                CapitalisedWord().Matches(rest).Where(match => IsLikeAName(rest, match))
                .Select(match => Warn(ReleaseConcern.Person, match)))
            .Select(warning => warning with { Words = words.Substring(warning.Start, warning.Words.Length) });
    }

    /// <summary>
    /// A word with a capital letter that no sentence begins with and that names no institution, month, people or
    /// direction.
    /// </summary>
    static bool IsLikeAName(string words, Match match)
    {
        if (PersonNames.IsCommon(match.Value)) return false;
        var before = words.AsSpan(0, match.Index).TrimEnd();
        var beginsSentence = before.Length == 0 || before[^1] is '.' or '!' or '?' or ':' or '"' or '“' or '\n';
        return !beginsSentence || match.Value.EndsWith("'s", StringComparison.Ordinal)
            || match.Value.EndsWith("’s", StringComparison.Ordinal)
            || IsFollowedByVerb(words, match.Index + match.Length);
    }

    /// <summary>Whether what follows says what somebody did: <c>Ahmed fled</c> begins a sentence with a name.</summary>
    static bool IsFollowedByVerb(string words, int at) => PersonalVerb().IsMatch(words[at..]);

    static IEnumerable<ReleaseWarning> Mentions(string words, string way)
    {
        for (var at = words.IndexOf(way, StringComparison.OrdinalIgnoreCase); at >= 0; at = words.IndexOf(
            way, at + way.Length, StringComparison.OrdinalIgnoreCase))
        {
            yield return new(ReleaseConcern.Way, at, words.Substring(at, way.Length));
        }
    }

    static IEnumerable<ReleaseWarning> DaysToCome(string words, DateOnly asOf)
    {
        foreach (var match in IsoDay().Matches(words).Cast<Match>())
        {
            if (DateOnly.TryParseExact(
                match.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                && day > asOf)
            {
                yield return Warn(ReleaseConcern.DayToCome, match);
            }
        }

        foreach (var match in DayOfMonth().Matches(words).Concat(Later().Matches(words))
            .Concat(ArabicLater().Matches(words)))
        {
            yield return Warn(ReleaseConcern.DayToCome, match);
        }
    }

    static IEnumerable<ReleaseWarning> Found(string words, ReleaseConcern concern, params Regex[] patterns) =>
        patterns.SelectMany(pattern => pattern.Matches(words)).Select(match => Warn(concern, match));

    static ReleaseWarning Warn(ReleaseConcern concern, Match match) => new(concern, match.Index, match.Value);

    [GeneratedRegex(
        @"\b(Mr|Mrs|Ms|Dr|Sheikh|Imam|Haji|Hajji|Umm|Um|Abu|Lt|Gen|Col|Maj|Capt|Sgt|Brig|General|Colonel|Major|Captain|Lieutenant|Sergeant|Brigadier|Commander|Minister|Governor|Mayor|President|Premier|named|called)\b\.?\s+\p{Lu}[\p{L}'’.-]*", RegexOptions.CultureInvariant)]
    private static partial Regex TitledName();

    [GeneratedRegex(
        @"\b\p{Lu}[\p{L}'’-]+,?\s+\(?(aged\s+)?\d{1,2}\b(?!\s*(km|kilomet|per|%|,\d))", RegexOptions.CultureInvariant)]
    private static partial Regex AgedName();

    [GeneratedRegex(
        @"\b(said|says|told|added|recalled|explained)\s+(?!The\b|It\b|They\b|We\b|He\b|She\b)\p{Lu}[\p{L}'’-]+",
        RegexOptions.CultureInvariant)]
    private static partial Regex SpeakingName();

    [GeneratedRegex(
        @"\b(?!The\b|It\b|They\b|We\b|He\b|She\b|Residents\b|People\b|Officials\b|Witnesses\b)\p{Lu}[\p{L}'’-]+\s+(said|says|told|added|recalled|explained)\b", RegexOptions.CultureInvariant)]
    private static partial Regex SpokenName();

    [GeneratedRegex(
        @"\b\p{Lu}\.\s*(\p{Lu}\.\s*)*\p{Lu}[\p{L}'’-]+|\b\p{Lu}[\p{L}'’-]+\s+\p{Lu}\.(\s*\p{Lu}[\p{L}'’-]+)?",
        RegexOptions.CultureInvariant)]
    private static partial Regex InitialedName();

    [GeneratedRegex(@"\b\p{Lu}[\p{Ll}'’-][\p{L}'’-]*", RegexOptions.CultureInvariant)]
    private static partial Regex CapitalisedWord();

    [GeneratedRegex(
        @"^(['’]s\b|\s+(fled|left|walked|came|arrived|went|died|lost|saw|has|was|is|lives|lived|hid|hides|ran|sells|sold|waits|waited|took|carried|crossed)\b)", RegexOptions.CultureInvariant)]
    private static partial Regex PersonalVerb();

    [GeneratedRegex(
        @"(السيدة|السيد|الشيخ|اللواء|العميد|العقيد|الدكتورة|الدكتور|الحاجة|الحاج|أبو|أم|ابن|بنت|اسمها|اسمه|يدعى|تدعى|المدعو)\s+\p{IsArabic}+", RegexOptions.CultureInvariant)]
    private static partial Regex ArabicTitledName();

    // Arabic script has no capitals: the word after "said", "fled", "told" is a name, or may be one.
    [GeneratedRegex(
        @"(قالت|قال|أضافت|أضاف|فرّت|فرت|فرّ|فر|هربت|هرب|نزحت|نزح|تقول|يقول|مات|ماتت|وصلت|وصل)\s+\p{IsArabic}{2,}(\s+\p{IsArabic}{2,})?", RegexOptions.CultureInvariant)]
    private static partial Regex ArabicSpeakingName();

    [GeneratedRegex(
        @"\b(his|her|their|my|our)\s+(wife|husband|brother|sister|son|daughter|father|mother|uncle|aunt|cousin|baby)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Kin();

    [GeneratedRegex(
        @"-?[0-9٠-٩]{1,3}[.,٫][0-9٠-٩]{2,}\s*°?\s*[NSEWشجق]?\s*[,;/ ،]\s*-?[0-9٠-٩]{1,3}[.,٫][0-9٠-٩]{2,}|[0-9]{1,3}\s*°\s*[0-9]{1,2}\s*['′]|\blat(itude)?\b|\blon(gitude)?\b|خط (العرض|الطول)|إحداثي", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Coordinate();

    // The grid that armies use: zone, band, square of 100 km, and an even number of digits (NGA.STND.0037, MGRS).
    [GeneratedRegex(
        @"\b[0-9]{1,2}\s?[C-X]\s?[A-Z]{2}\s?([0-9]{2}\s?[0-9]{2}|[0-9]{3}\s?[0-9]{3}|[0-9]{4}\s?[0-9]{4}|[0-9]{5}\s?[0-9]{5})\b", RegexOptions.CultureInvariant)]
    private static partial Regex GridReference();

    [GeneratedRegex(
        @"\b(by night|at night|after dark|on foot|wadi|ravine|canal|tunnel|bridge|ford|ferry|pontoon|checkpoint|road|route|path|track|trail|highway|crossing|front\s?lines?|smuggl\w+|sneak\w*|slip(ped|s)?\s+(out|through)|way out|hid(e|es|ing|den)|shelter(ed|ing)? in)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Way();

    [GeneratedRegex(
        @"(ليلًا|ليلا|بالليل|سيرًا على الأقدام|مشيًا|وادي|الوادي|طريق|الطريق|جسر|الجسر|معبر|المعبر|نفق|النفق|حاجز|مهرب|مهربون|خط التماس|خطوط القتال|يختبئ|مختبئ|اختبأ)", RegexOptions.CultureInvariant)]
    private static partial Regex ArabicWay();

    [GeneratedRegex(@"\b\d{4}-\d\d-\d\d\b", RegexOptions.CultureInvariant)]
    private static partial Regex IsoDay();

    [GeneratedRegex(
        @"\b(\d{1,2}(st|nd|rd|th)?\s+(of\s+)?(January|February|March|April|May|June|July|August|September|October|November|December)|(January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{1,2})\b|[0-9٠-٩]{1,2}\s+(كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر)", RegexOptions.CultureInvariant)]
    private static partial Regex DayOfMonth();

    [GeneratedRegex(
        @"\b(tomorrow|tonight|next (week|month|day|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|in the coming (days|weeks)|(before|ahead of|until) the (assault|offensive|attack|operation)|D-?day|will (begin|start|attack|advance|open|close))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Later();

    [GeneratedRegex(
        @"(غدًا|غدا|الليلة|الأسبوع القادم|الأسبوع المقبل|الشهر القادم|الشهر المقبل|في الأيام القادمة|في الأيام المقبلة|قبل (الهجوم|المعركة|العملية)|سيبدأ|ستبدأ|سيهاجم)", RegexOptions.CultureInvariant)]
    private static partial Regex ArabicLater();
}

/// <summary>Something to look at before words are released.</summary>
/// <param name="Concern">What it looks like.</param>
/// <param name="Start">Where it begins, in UTF-16 units of the words.</param>
/// <param name="Words">It itself.</param>
sealed record ReleaseWarning(ReleaseConcern Concern, int Start, string Words);

/// <summary>What words to be released may give away.</summary>
public enum ReleaseConcern
{
    /// <summary>Who somebody is.</summary>
    Person,

    /// <summary>A point on the map.</summary>
    Coordinate,

    /// <summary>A way that people take, or where they hide.</summary>
    Way,

    /// <summary>A day to come.</summary>
    DayToCome,
}
