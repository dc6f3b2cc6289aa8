using System.Collections.Frozen;
using Refuge.Reports.Language;
using Refuge.Reports.Numbers;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Places;

/// <summary>Finds the names of places in sentences, by the gazetteer and by the words that stand with places.</summary>
sealed class PlaceReader(PlaceNames names, PlaceTagger? tagger)
{
    internal const int LongestName = 5;

    /// <summary>
    /// A town of so many people, spelled as the gazetteer has it, is named behind a word such as "in"; a city of so
    /// many anywhere.
    /// </summary>
    const long CuedTown = 1_000;
    const long City = 50_000;

    /// <summary>A city of so many people is named in any spelling.</summary>
    const long GreatCity = 400_000;

    const int MostRepeated = 20_000;
    const long SmallTown = 30_000;

    readonly TaggedNames within = new(names);
    readonly NameBounds bounds = new(names);
    readonly ArabicPlaces arabic = new(names);
    readonly SiteNames siteNames = new(names);

    internal static readonly FrozenSet<string> CommonWords = Units.Words("""
        of the a an in on at as is are was were be been and or but for from to by with this that these those he she it they we you i his her its their our most many march may
        april august june july nice reading mobile bath sale split of man men best same van police bar state cost real real male date general major colonel union commission army
        battle victory university college church center centre park lake hill hills bay bank point spring springs summer fall winter orange independence liberty central
        eastern western northern southern north south east west new old upper lower long short enterprise commerce industry republic federal national international united
        nations bush clinton obama trump brown smith young king prince queen bishop pope cruise car cars sun moon star mission media press agency times post journal news street road
        avenue river rivers sea ocean island islands mount mountain valley desert plain plains beach port fort camp village town city district province governorate region country march
        monday tuesday wednesday thursday friday saturday sunday january february september october november december god islam muslim christian jewish security council assembly
        peace hope love faith grace mercy trinity humble rich poor white black green red blue gold silver pearl marble stone rock chester mary john james george david paul
        peter thomas william charles henry robert richard edward joseph daniel michael martin simon scott lewis hamilton washington_post islamic state force forces front home
        source figure page table chapter section water food health education shelter protection nutrition logistics winter cash response plan fund wash cluster date number total children
        women girls boys people humanitarian emergency needs need assessment update overview situation report although however while during since after before between
        about over under more less some all any each both other such only also even here there where when what who why how no yes not now then than too very will would can could should
        hot cold wet dry thick big small good bad free full open dead dark law act court decree
        like unlike despite amid among along within without across through toward towards until unless whether because once again still
        my your one two three four five six seven eight nine ten first second third last next
        can ali salem santa san los las el la le de du da do di al ben bin abu um aid eu un who ngo ngos idp idps usd covid ipc
        """);

    internal static readonly FrozenSet<string> KindsAfter = Units.Words("""
        province provinces governorate governorates district districts region regions state county subdistrict sub-district city town village camp municipality department departments prefecture
        airbase airport refinery river island islands commune oblast peninsula woreda
        """);

    internal static readonly FrozenSet<string> KindsBefore = Units.Words(
        "province governorate district region state county city town village villages camp municipality department "
        + "prefecture towns cities districts");

    static readonly FrozenSet<string> Connectors = Units.Words(
        "of and the al el de la du des - ' da do dos del el- al- as ash an upon on au aux sur le les lès am an der "
        + "den en bin y");

    static readonly FrozenSet<string> Prepositions = Units.Words(
        "in at near from to of into across around outside inside towards toward through throughout within between "
        + "southwest northwest southeast northeast north south east west");

    static readonly FrozenSet<string> PersonWords = Units.Words(
        "mr mrs ms dr gen col maj capt lt sgt president minister sheikh imam prof king prince queen sen gov general "
        + "colonel captain major judge secretary");

    readonly PlaceFeatures features = new(names);

    /// <summary>A name found, with the places it may mean.</summary>
    /// <param name="First">Its first token.</param>
    /// <param name="Next">The token after it.</param>
    /// <param name="Candidates">The places of that name. Empty when no gazetteer knows it.</param>
    internal readonly record struct Named(int First, int Next, IReadOnlyList<NamedPlace> Candidates)
    {
        /// <summary>The name of the site in full, where the words name one. Null where they do not.</summary>
        internal string? Site { get; init; }

        /// <summary>Whether the site is a place of its own beside the town of its name.</summary>
        internal bool IsOwn { get; init; }
    }

    /// <summary>
    /// The names in each sentence of a report. A name that is seen once as a place is one wherever it stands.
    /// </summary>
    internal List<List<Named>> Read(string text, IReadOnlyList<Sentence> story)
    {
        if (CaselessNames.Are(text, story)) return new CaselessNames(names).Read(text, story);
        var named = story.Select(sentence => WithAbbreviations(text, sentence.Tokens, Read(text, sentence)))
            .Select((names, index) => names.ConvertAll(name => bounds.WithKind(text, story[index].Tokens, name)))
            .ToList();
        var (persons, ownSites) = (new PersonNames(story), new SitesOfTheirOwn(names));
        var nearby = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < story.Count; index++)
        {
            named[index].RemoveAll(
                name => PersonNames.IsMedium(story[index].Tokens, name.First, name.Next)
                    || name.Candidates.Count == 0 && PersonNames.IsTitled(story[index].Tokens, name.First)
                    || !IsWellKnown(name) && persons.Hold(story[index].Tokens, name.First, name.Next));
            var count = named[index].Count;
            named[index].RemoveAll(name => PlaceAbbreviations.IsOfName(text, story[index].Tokens, name));
            Neighbours.Add(story[index].Tokens, named[index]);
            UnknownVillages.Add(text, story[index].Tokens, named[index]);
            named[index].RemoveAll(
                name => name.Candidates.Count == 0 && persons.Hold(story[index].Tokens, name.First, name.Next));
            siteNames.Add(text, story[index].Tokens, named[index]);
            named[index] = ownSites.Add(text, story[index].Tokens, named[index]);
            if (named[index].Count > count) RepeatedNames.Note(story[index].Tokens, named[index], nearby);
        }

        var seen = new Dictionary<string, IReadOnlyList<NamedPlace>>(StringComparer.Ordinal);
        for (var index = 0; index < story.Count; index++)
        {
            foreach (var name in named[index])
            {
                var words = text[story[index].Tokens[name.First].Start..story[index].Tokens[name.Next - 1].End];
                if (words.Length <= 3 || seen.Count >= MostRepeated) continue;
                if (RepeatedNames.MayRepeat(story[index].Tokens, name))
                {
                    seen.TryAdd(PlaceKey.Of(words), name.Candidates);
                }
            }
        }

        RepeatedNames.AddHeadings(text, story, named);
        foreach (var name in nearby) seen.TryAdd(name, []);
        foreach (var name in ownSites.Bare) seen.TryAdd(name, []);
        if (seen.Count == 0) return named;
        for (var index = 0; index < story.Count; index++)
            RepeatedNames.Add(text, story[index].Tokens, named[index], seen);
        ownSites.Again(text, story, named);
        return named;
    }

    /// <summary>Countries and capitals speak, and are named for nobody.</summary>
    static bool IsWellKnown(Named name) => name.Candidates.Any(
        static place => place.IsOfFolder
            || place.Kind is NamedPlaceKind.Country or NamedPlaceKind.Region or NamedPlaceKind.Capital);

    List<Named> WithAbbreviations(string text, Token[] tokens, List<Named> named)
    {
        var count = named.Count;
        for (var at = 0; at < tokens.Length; at++)
        {
            if (PlaceAbbreviations.At(text, tokens, at) is not { } whole
                || names.Find(whole) is not { Count: > 0 } found)
            {
                continue;
            }
            List<NamedPlace> wide =
                [.. found.Where(static place => place.Kind is NamedPlaceKind.Province or NamedPlaceKind.Region)];
            if (wide.Count == 0 || named.Exists(name => name.First < at && at < name.Next)) continue;
            named.RemoveAll(name => name.First == at);
            named.Add(new(at, at + 1, wide));
        }

        if (named.Count > count) named.Sort(static (one, other) => one.First.CompareTo(other.First));
        return named;
    }

    /// <summary>The names in <paramref name="sentence"/>, in order, none within another.</summary>
    List<Named> Read(string text, Sentence sentence)
    {
        if (tagger is not null && !Array.Exists(sentence.Tokens, static token => ArabicNumbers.IsArabic(token)))
        {
            return Tagged(text, sentence);
        }
        var found = new List<Named>();
        var tokens = sentence.Tokens;
        for (var at = 0; at < tokens.Length; at++)
        {
            if (At(text, tokens, at) is not { } named) continue;
            found.Add(named);
            at = named.Next - 1;
        }

        return found;
    }

    /// <summary>
    /// The names that the tagger sees; each is looked up whole, else without the words for what sort of place it is.
    /// </summary>
    List<Named> Tagged(string text, Sentence sentence)
    {
        var tokens = sentence.Tokens;
        var tagged = tagger!.Tag(text, tokens, features)
            .Select(
                stretch =>
                    new Named(
                        stretch.Start, stretch.End, within.Find(text, tokens, stretch.Start, stretch.End))).ToList();
        tagged = [.. tagged.Select(named => bounds.WithoutLead(text, tokens, named))];
        // "the oil city of Qayyarah" names Qayyarah; no city is called Oil City there.
        tagged.RemoveAll(
            named => named.Next < tokens.Length && tokens[named.Next].Is("of")
            && KindsBefore.Contains(tokens[named.Next - 1].Lower));
        // "QUITO The death toll": a dateline and the first word of the story.
        tagged = [.. tagged.Select(named => named.Next - named.First == 2 && tokens[named.Next - 1].Lower
            is "the" or "a" or "an" or "at" or "some" or "more" or "two" or "three" or "hundreds" or "thousands"
            ? new Named(named.First, named.Next - 1, within.Find(text, tokens, named.First, named.Next - 1))
            : named)];
        tagged = [.. tagged.SelectMany(named => Parted(text, tokens, named))];
        for (var index = 0; index < tagged.Count; index++)
        {
            tagged[index] = bounds.Completed(
                text, tokens, tagged[index], index + 1 < tagged.Count ? tagged[index + 1].First : tokens.Length);
        }
        for (var at = 0; at < tokens.Length; at++)
        {
            if (tagged.Exists(named => named.First <= at && at < named.Next)) continue;
            if (At(text, tokens, at) is not { Candidates.Count: > 0 } known
                || tagged.Exists(named => named.First < known.Next && known.First < named.Next)
                || !IsSure(text, tokens, known))
            {
                continue;
            }
            tagged.Add(known);
            at = known.Next - 1;
        }

        return [.. tagged.OrderBy(static named => named.First)];
    }

    /// <summary>"Alma and Boro districts", "Alma/ Cade": two names where no place bears the whole.</summary>
    IEnumerable<Named> Parted(string text, Token[] tokens, Named named)
    {
        var at = named.First + 1;
        while (at < named.Next - 1 && tokens[at].Lower is not ("and" or "/" or ",") && !IsDash(tokens, at)) at++;
        if (IsDateline(text, tokens, named))
        {
            var end = named.First + 1;
            while (IsAllCapitals(text, tokens[end])) end++;
            return [new(named.First, end, within.Find(text, tokens, named.First, end))];
        }
        if (named.Candidates.Count > 0 && !(at < named.Next - 1 && IsDash(tokens, at))
            || at >= named.Next - 1 || !tokens[at + 1].Capital)
        {
            return [named];
        }
        return [
            new(named.First, at, within.Find(text, tokens, named.First, at)),
            .. Parted(text, tokens, new(at + 1, named.Next, within.Find(text, tokens, at + 1, named.Next))),
        ];
    }

    /// <summary>A dash between words, and not within a name.</summary>
    static bool IsDash(Token[] tokens, int at) =>
        tokens[at].Lower is "-" or "–" or "—" && tokens[at].Start > tokens[at - 1].End
            && at + 1 < tokens.Length && tokens[at + 1].Start > tokens[at].End;

    /// <summary>"QUITO The death toll": a dateline in capitals that runs into its sentence.</summary>
    static bool IsDateline(string text, Token[] tokens, Named named) =>
        named.First == 0 && named.Next > 1 && IsAllCapitals(text, tokens[0])
            && !IsAllCapitals(text, tokens[named.Next - 1]) && tokens[named.Next - 1].IsWord;

    static bool IsAllCapitals(string text, in Token token) =>
        token.IsWord && token.Length > 2 && !text.AsSpan(token.Start, token.Length).ContainsAnyInRange('a', 'z');

    /// <summary>
    /// Names that a tagger may miss in a text unlike those it learnt from, but that hardly mean anything else.
    /// </summary>
    static bool IsSure(string text, Token[] tokens, Named named)
    {
        if (named.Candidates[0].IsOfFolder) return true;
        var words = text[tokens[named.First].Start..tokens[named.Next - 1].End];
        var isCued = named.First > 0 && Prepositions.Contains(tokens[named.First - 1].Lower)
            || IsArgument(tokens, named.First, named.Next);
        return named.Candidates.Any(
            place => place.Kind is NamedPlaceKind.Country or NamedPlaceKind.Capital or NamedPlaceKind.Region
            || (place.Kind is NamedPlaceKind.Province && place.Population > 1_000_000) || place.Population > GreatCity
            || (place.Population > (isCued ? CuedTown : City) && Spells(place, words)));
    }

    static bool Spells(NamedPlace place, string words) => place.Name == words || place.Aliases.Contains(words);

    Named? At(string text, Token[] tokens, int at)
    {
        if (!tokens[at].IsWord
            || !(tokens[at].Capital || ArabicNumbers.IsArabic(tokens[at]) || tokens[at].Lower is "al" or "el")
            || NameBounds.IsLead(tokens, at))
        {
            return null;
        }
        if (ArabicNumbers.IsArabic(tokens[at])) return arabic.At(text, tokens, at);
        for (var length = Math.Min(LongestName, tokens.Length - at); length > 0; length--)
        {
            var last = tokens[at + length - 1];
            if (!last.IsWord || (!last.Capital && length > 1)) continue;
            if (length > 1 && !IsOneName(tokens, at, length)) continue;
            var candidates = names.Find(text.AsSpan()[tokens[at].Start..last.End]);
            if (candidates.Count > 0 && IsPlausible(tokens, at, length, candidates))
            {
                return new(at, at + length, candidates);
            }
        }

        return Unknown(tokens, at);
    }

    internal static bool IsOneName(Token[] tokens, int at, int length)
    {
        for (var index = at + 1; index < at + length; index++)
        {
            var token = tokens[index];
            if (token.Lower is "," or "." or ";" or ":" or "(" or ")" or "/" or "\"" or "“" or "”") return false;
            if (!token.Capital && !Connectors.Contains(token.Lower)) return false;
            if (token.Is("and") && index > at && index < at + length && length < 3) return false;
        }

        return true;
    }

    static bool IsPlausible(Token[] tokens, int at, int length, IReadOnlyList<NamedPlace> candidates)
    {
        if (candidates[0].IsOfFolder) return tokens[at].Capital || tokens[at].Lower is "al" or "el";
        var token = tokens[at];
        if (token.Is("the") && length > 1 && candidates[0].Kind != NamedPlaceKind.Region
            && !tokens[at + length - 1].Lower.EndsWith('s'))
        {
            return false;
        }
        if (length == 1 && (CommonWords.Contains(token.Lower) || token.Length < 3)
            && !(token.Lower is "us" or "uk" or "uae" && token.Length == 2 && token.Capital
                && candidates.Any(static place => place.Kind == NamedPlaceKind.Country)))
        {
            return false;
        }
        var isAdministrative = candidates.Any(
            static place =>
                place.Kind
                    is NamedPlaceKind.Country or NamedPlaceKind.Region or NamedPlaceKind.Province
                or NamedPlaceKind.Capital);
        var before = at > 0 ? tokens[at - 1] : Token.None;
        var after = at + length < tokens.Length ? tokens[at + length] : Token.None;
        if (PersonWords.Contains(before.Lower)
            || (before.Lower == "." && at > 1 && PersonWords.Contains(tokens[at - 2].Lower)))
        {
            return false;
        }
        if (isAdministrative
            && !(
                candidates.All(static place => place.Kind is NamedPlaceKind.Province) && after.IsWord && after.Capital
                && !KindsAfter.Contains(after.Lower)))
        {
            return true;
        }
        var cued = IsArgument(tokens, at, at + length)
            || (before.IsWord && Prepositions.Contains(before.Lower)) || KindsAfter.Contains(after.Lower)
            || (before.IsWord && KindsBefore.Contains(before.Lower)) || (after.Lower == "," && at > 0);
        if (at >= 2 && before.Is("of") && KindsBefore.Contains(tokens[at - 2].Lower)) return true;
        var inName = (after.IsWord && after.Capital && !KindsAfter.Contains(after.Lower))
            || (
                before.IsWord && before.Capital && at > 1 && !KindsBefore.Contains(before.Lower)
                && !Prepositions.Contains(before.Lower));
        var people = candidates.Max(static place => place.Population);
        if (inName && !cued) return people > 1_000_000;
        return people >= 300_000 || (cued && !inName) || (people >= SmallTown && at > 0);
    }

    /// <summary>"Reached Alma", "Boro hosts 400": verbs whose object or subject is a place.</summary>
    static bool IsArgument(Token[] tokens, int first, int next) =>
        first > 0 && Reaching.Contains(tokens[first - 1].Lower)
            || next < tokens.Length && Hosting.Contains(tokens[next].Lower);

    static readonly FrozenSet<string> Reaching = Units.Words("""
        hit struck flooded submerged devastated reached reaching left leaving fled fleeing entered entering captured seized retook recaptured liberated besieged attacked stormed shelled bombed abandoned overran
        """);

    static readonly FrozenSet<string> Hosting = Units.Words("hosts hosted hosting received receives shelters");

    /// <summary>
    /// A name that no gazetteer knows, but that stands with a word for a place: "Wadi Hajar village", "the town of
    /// Zab".
    /// </summary>
    static Named? Unknown(Token[] tokens, int at)
    {
        if (CommonWords.Contains(tokens[at].Lower)) return null;
        var next = at + 1;
        while (next < tokens.Length && next - at < 4 && tokens[next].IsWord && tokens[next].Capital
            && !KindsAfter.Contains(tokens[next].Lower))
        {
            next++;
        }
        var isBefore = at >= 2 && tokens[at - 1].Is("of") && KindsBefore.Contains(tokens[at - 2].Lower);
        var isAfter = next < tokens.Length && KindsAfter.Contains(tokens[next].Lower)
            && tokens[next].Lower is not ("state" or "city" or "camp" or "island");
        return (isBefore || isAfter) && tokens[at].Length > 2 ? new(at, next, []) : null;
    }
}
