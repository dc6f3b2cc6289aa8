namespace Refuge.Reports;

/// <summary>Decides which place each name of a report means: by folder, neighbours in the text, country of the story, and size.</summary>
sealed class PlaceResolver
{
    const double FolderWeight = 100;
    const double NeighbourWeight = 6;
    const double CountryWeight = 4;
    const double SpellingWeight = 1.5;
    const double NearKm = 250;
    const int MostCandidates = 400;
    const int MostDecided = 100_000;

    readonly Dictionary<string, double> countries = new(StringComparer.Ordinal);
    readonly Dictionary<string, NamedPlace?> decided = new(StringComparer.Ordinal);
    double votes;

    /// <summary>A name in a report that waits for its place.</summary>
    /// <param name="Start">Where it begins in the readable text.</param>
    /// <param name="End">Where it ends.</param>
    /// <param name="Words">The name.</param>
    /// <param name="Candidates">The places of that name.</param>
    internal readonly record struct Mention(int Start, int End, string Words, IReadOnlyList<NamedPlace> Candidates);

    /// <summary>The place of each mention. Null where the text pins none.</summary>
    internal NamedPlace?[] Resolve(IReadOnlyList<Mention> mentions)
    {
        foreach (var mention in mentions) Vote(mention.Candidates);
        Pin(mentions);
        var places = new NamedPlace?[mentions.Count];
        NamedPlace? before = null;
        for (var index = 0; index < mentions.Count; index++)
        {
            var mention = mentions[index];
            var key = Key(mention);
            var followed = Followed(mentions, index);
            if (followed.Count == 0 && decided.TryGetValue(key, out var known))
            {
                places[index] = known;
            }
            else
            {
                places[index] = Best(mention.Words, mention.Candidates, followed, before);
                if (decided.Count < MostDecided) decided[key] = places[index];
            }

            before = places[index] ?? before;
        }

        return places;
    }

    /// <summary>A name that stands once beside its province or country means that place wherever the report names it: "Alma, Ky." in the headline's stead.</summary>
    void Pin(IReadOnlyList<Mention> mentions)
    {
        for (var index = 0; index + 1 < mentions.Count && decided.Count < MostDecided; index++)
        {
            var followed = Followed(mentions, index);
            if (followed.Count == 0 || mentions[index].Candidates.Count < 2) continue;
            List<NamedPlace> held = [.. mentions[index].Candidates.Where(place => followed.Any(wider => Holds(wider, place)))];
            if (held.Count > 0) decided.TryAdd(Key(mentions[index]), Best(mentions[index].Words, held, followed, null));
        }
    }

    /// <summary>The places that the next name may mean, when it stands right behind this one: "Alma, Ky.", "Alma in Ontario".</summary>
    static IReadOnlyList<NamedPlace> Followed(IReadOnlyList<Mention> mentions, int index) =>
        index + 1 < mentions.Count && mentions[index + 1].Start - mentions[index].End is >= 0 and <= 4 ? mentions[index + 1].Candidates : [];

    /// <summary>What a decision is kept under: the words themselves where a place is spelled so, else their folded key ("China" is no "Cheyenne").</summary>
    static string Key(Mention mention) =>
        mention.Candidates.Any(place => Spells(place, mention.Words)) ? mention.Words : PlaceKey.Of(mention.Words);

    void Vote(IReadOnlyList<NamedPlace> candidates)
    {
        if (candidates.Count == 0) return;
        var best = candidates.FirstOrDefault(static place => place.IsOfFolder || place.Kind is NamedPlaceKind.Country) ?? candidates.MaxBy(static place => place.Population);
        if (best?.Country is not { } country) return;
        // A country named is a strong sign, a lone namesake a weak one.
        var weight = best.Kind == NamedPlaceKind.Country || best.IsOfFolder ? 2 : candidates.Count == 1 ? 1 : best.Population > 500_000 ? 1 : .2;
        countries[country] = countries.GetValueOrDefault(country) + weight;
        votes += weight;
    }

    NamedPlace? Best(string words, IReadOnlyList<NamedPlace> candidates, IReadOnlyList<NamedPlace> followed, NamedPlace? before)
    {
        NamedPlace? best = null;
        var highest = double.NegativeInfinity;
        for (var index = 0; index < Math.Min(candidates.Count, MostCandidates); index++)
        {
            var spells = Spells(candidates[index], words);
            // Countries are known by all their names: one that only sounds like the words is another place.
            if (!spells && candidates[index].Kind == NamedPlaceKind.Country && candidates.Any(other => Spells(other, words))) continue;
            var score = Score(candidates[index], followed, before) + (spells ? SpellingWeight : 0);
            if (score > highest) (highest, best) = (score, candidates[index]);
        }

        return best;
    }

    double Score(NamedPlace place, IReadOnlyList<NamedPlace> followed, NamedPlace? before)
    {
        var score = place.IsOfFolder ? FolderWeight : 0;
        score += place.Kind switch
        {
            NamedPlaceKind.Country => 9,
            NamedPlaceKind.Region => 8,
            NamedPlaceKind.Capital => 3,
            NamedPlaceKind.Province => 6.2,
            NamedPlaceKind.Seat => 1,
            NamedPlaceKind.District => 3,
            _ => 0,
        };
        if (place.Kind is not (NamedPlaceKind.Country or NamedPlaceKind.Province or NamedPlaceKind.Region)) score += Math.Log10(place.Population + 10);
        if (place.Country is { } country) score += CountryWeight * countries.GetValueOrDefault(country) / Math.Max(votes, 1);
        if (followed.Any(next => Holds(next, place))) score += NeighbourWeight;
        if (before is not null && !ReferenceEquals(before, place))
        {
            if (Holds(before, place)) score += 1;
            if (place.KilometresTo(before) < NearKm) score += 1;
        }

        return score;
    }

    static bool Spells(NamedPlace place, string words) =>
        string.Equals(place.Name, words, StringComparison.OrdinalIgnoreCase) || place.Aliases.Contains(words, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether <paramref name="wider"/> is the country or the first level in which <paramref name="place"/> lies.</summary>
    static bool Holds(NamedPlace wider, NamedPlace place) =>
        wider.Country is not null && wider.Country == place.Country && !ReferenceEquals(wider, place) &&
        (wider.Kind == NamedPlaceKind.Country || (wider.Kind == NamedPlaceKind.Province && wider.Admin1 == place.Admin1));
}
