using System.Globalization;

namespace Refuge.Publishing.Bulletins;

/// <summary>
/// What the sections of a bulletin share: what may be shown, the words for it, and the list of evidence that grows as
/// they cite.
/// </summary>
sealed record Page(Disclosure Shown, Wording Words, Footnotes Notes)
{
    readonly Dictionary<string, PlaceCard> byCode = Shown.Places.Values
        .DistinctBy(static card => card.Code.ToString())
        .ToDictionary(static card => card.Code.ToString(), StringComparer.Ordinal);

    /// <summary>
    /// The name of a place, in Arabic script where the page is Arabic and the name is known.
    /// </summary>
    internal string Name(Shown place) => Shown.Places.TryGetValue(place, out var card)
        ? Name(card)
        : place == Publishing.Shown.Everywhere ? Words["all places"]
            : string.Join(Words[", "], place.ToString().Split(';').Select(NameOf));

    /// <summary>The names of the places that an identity stands for.</summary>
    internal IEnumerable<string> NamesOf(Shown place) => place == Publishing.Shown.Everywhere
        ? [Name(place)] : place.ToString().Split(';').Select(NameOf);

    /// <summary>The name of the place with a code.</summary>
    internal string NameOf(string code) =>
        byCode.TryGetValue(code, out var card) ? Name(card) : Isolated(code);

    string Name(PlaceCard card) =>
        Isolated((Words.IsRightToLeft ? card.ArabicName ?? card.Name : card.Name).ToString());

    /// <summary>A text of the folder within a sentence of the page.</summary>
    internal string Quoted(Shown text) => Isolated(Words[text.ToString()]);

    /// <summary>
    /// Words of another script within a line from right to left, kept from turning the words around them
    /// (Unicode Standard Annex 9, isolates).
    /// </summary>
    string Isolated(string text) => Words.IsRightToLeft ? $"\u2068{text}\u2069" : text;

    /// <summary>Several names; of many the first, and how many more there are.</summary>
    internal string Listed(IReadOnlyList<string> names) => names.Count <= MostListed
        ? string.Join(Words[", "], names)
        : Words.Say(
            "{0} and {1} more", string.Join(Words[", "], names.Take(MostListed - 1)), names.Count - MostListed + 1);

    /// <summary>A number as it was stated, in all its digits; to the public with two.</summary>
    internal string Exact(Stated number) => Words.Bounded(
        Shown.Audience == Audience.Public ? Figures.Print(number.Value) : Figures.Exact(number.Value), number.Bound);

    /// <summary>How many were counted, as stated; of a range both ends.</summary>
    internal string Counted(CountRow count) => count.Range is { } range
        ? Words.Say("{0} to {1}", Exact(new(range.Low)), Exact(new(range.High)))
        : Exact(count.People);

    /// <summary>A change with its sign.</summary>
    internal string Change(double change)
    {
        var size = Shown.Audience == Audience.Public ? Figures.Print(Math.Abs(change))
            : Figures.Exact(Math.Abs(change));
        return Words.Signed($"{(change < 0 ? "−" : "+")}{size}");
    }

    /// <summary>People, with the range where it is one.</summary>
    internal string People(Band people, Bound bound)
    {
        return people.Low == people.High
            ? Words.Bounded(people.Median, bound)
            : Words.Say("{0} to {1}", Figures.Print(people.Low), Figures.Print(people.High));
    }

    /// <summary>What a fact is about: <c>danger (explosive)</c>, <c>services</c>, <c>toilet</c>.</summary>
    internal string Aspect(Shown aspect) => aspect.Raw.Split(':') switch
    {
        ["service", "all"] => Words["services"],
        ["hazard", var kind, ..] => Words.Say("danger ({0})", Words.Term(kind)),
        ["health", var condition, var group] => Words.Say("{0} ({1})", Words.Term(condition), Words.Term(group)),
        [.., var last] => Words.Term(last),
        _ => "",
    };

    /// <summary>Several dangers in one breath: <c>danger (fire, smoke)</c>.</summary>
    internal string Dangers(IEnumerable<Shown> aspects) => Words.Say(
        "danger ({0})",
        string.Join(", ", aspects.Select(aspect => aspect.Raw.Split(':')[1]).Distinct().Select(Words.Term)));

    /// <summary>A side that people flee to: a word of the compass, or a direction of the folder's own.</summary>
    internal string Towards(Shown axis) => Compass.Contains(axis.Raw)
        ? Words.Say("to the {0}", Words.Term(axis))
        : Words.Say("along {0}", Words.Term(axis));

    static readonly HashSet<string> Compass =
        new(["north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest"],
            StringComparer.OrdinalIgnoreCase);

    /// <summary>A text that is too long for a line of news, cut behind a word.</summary>
    internal static string Short(string text)
    {
        if (text.Length <= MostLetters) return text;
        var end = text.LastIndexOf(' ', MostLetters);
        return $"{text[..(end > MostLetters / 2 ? end : MostLetters)].TrimEnd(' ', ',', ';', '.')} …";
    }

    const int MostLetters = 40;

    /// <summary>How old something is on the as-of date.</summary>
    internal string Age(DateOnly day) => (Shown.AsOf.DayNumber - day.DayNumber) switch
    {
        <= 0 => Words["today"],
        1 => Words["1 day old"],
        var days => Words.Say("{0:days} old", days),
    };

    /// <summary>How long ago something was counted.</summary>
    internal string Ago(DateOnly day) => (Shown.AsOf.DayNumber - day.DayNumber) switch
    {
        <= 0 => Words["today"],
        var days => Words.Say("{0:days} ago", days),
    };

    /// <summary>A day with its age.</summary>
    internal string Aged(DateOnly day) => Words.Say("{0}, {1}", Words.Day(day), Age(day));

    /// <summary>Whose word something is, and how old: of several sources the first.</summary>
    internal string Said(IReadOnlyList<Reference> evidence) =>
        Said(evidence, "By {0}.", "By {0}, {1}.");

    /// <summary>
    /// Whose word the figure is from which another was worked out: who lived at a place whose people left.
    /// </summary>
    internal string WorkedOutFrom(IReadOnlyList<Reference> evidence) => Said(
        evidence, "Residents by {0}, less who left.",
        "Residents by {0}, {1}, less who left.");

    string Said(IReadOnlyList<Reference> evidence, string undated, string dated)
    {
        var first = evidence.FirstOrDefault(static reference => reference.Sources.Count > 0);
        if (first is null) return evidence.Count == 0 ? "" : Words["The source is not shown here."];

        var publishers = first.Sources.Select(static source => source.Publisher).OfType<Shown>().Distinct()
            .Select(Quoted).ToList();
        var by = publishers.Count == 0 ? Words["an unnamed source"] : string.Join(Words[", "], publishers);
        return (first.KnownOn ?? first.Sources[0].Published) is { } day
            ? Words.Say(dated, by, Aged(day))
            : Words.Say(undated, by);
    }

    /// <summary>A chance in words: outside the own folder one of five.</summary>
    internal string Chance(Chance chance) => chance switch
    {
        { IsStep: false } => Words.Chance(chance.Value),
        { Value: < 0.1 } => Words["less than 1 in 10"],
        { Value: < 0.375 } => Words["about 1 in 4"],
        { Value: < 0.625 } => Words["about 1 in 2"],
        { Value: <= 0.9 } => Words["about 3 in 4"],
        _ => Words["more than 9 in 10"],
    };

    /// <summary>
    /// New people: in the own folder everybody who leaves home from the as-of date on, elsewhere those who come to
    /// where the audience may look. Empty where no member has anybody on any day: then nothing was stated from which
    /// people could come, and how many come is not known.
    /// </summary>
    internal IReadOnlyList<ForecastRow> Expected()
    {
        var rows = Shown.Audience == Audience.Restricted
            ? Shown.Series(Publishing.Shown.Everywhere, Measure.DisplacedTotal)
            : Shown.Forecast.ArrivedSoFar();
        return rows.All(static row => row.Mean is 0 or null) ? [] : rows;
    }

    /// <summary>A day, to the precision of the audience: weekly tiers name the week.</summary>
    internal string Week(DateOnly day) => (day <= Shown.AsOf, Shown.Audience) switch
    {
        (true, Audience.Restricted) => Words["already"],
        (true, _) => Words["this week or already"],
        (_, Audience.Restricted) => Words.Day(day),
        _ => Words.Say("week of {0}", Words.Day(day)),
    };

    /// <summary>A middle figure and its 80 % interval: <c>35,000 (12,000–80,000)</c>.</summary>
    internal static string Spread(double? low, double? median, double? high) =>
        median is { } middle
        ? $"{Figures.Print(middle)} ({Figures.Print(low ?? 0)}–{Figures.Print(high ?? middle)})"
        : "–";

    /// <summary>The dagger of figures that rest on what was published later.</summary>
    internal static string Dagger(bool learnedLater) => learnedLater ? Tables.RunJson.LearnedLater : "";

    /// <summary>The phrase with a capital letter first.</summary>
    internal static string Sentence(string phrase) =>
        phrase.Length == 0 ? phrase
            : string.Create(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(phrase[0])}{phrase[1..]}");

    /// <summary>
    /// Sites with a passing day of their capacity that half of the members, or else the fewest, reach: earliest first.
    /// </summary>
    internal IReadOnlyList<PassingRow> Overflows() =>
    [
        .. Shown.PassingDays
            .Where(row => row.Threshold is null && row.Passes)
            .OrderBy(row => row.Median ?? DateOnly.MaxValue).ThenByDescending(row => row.ChanceWithin.Value)
            .ThenBy(row => row.Place.Raw, StringComparer.Ordinal),
    ];

    /// <summary>More names than this nobody reads in a sentence.</summary>
    const int MostListed = 6;
}
