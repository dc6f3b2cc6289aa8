using System.Globalization;
using System.Text.RegularExpressions;

namespace Refuge.Publishing.Bulletins;

/// <summary>What became known within the last week, place by place; counts stand beside it in figures.</summary>
static partial class News
{
    /// <summary>The list; null where nothing became known that may be shown.</summary>
    internal static Items? Of(Page page)
    {
        var since = page.Shown.AsOf.AddDays(-Week);
        var places = page.Shown.Facts
            .Where(fact => fact.Place is not null && fact.KnownOn > since && IsNews(fact) && !IsOld(fact, since))
            .GroupBy(static fact => fact.Place!)
            .OrderBy(static place => place.Min(Gravity))
            .ThenByDescending(static place => place.Max(static fact => fact.KnownOn))
            .ThenByDescending(static place => place.Count())
            .ThenBy(static place => place.Key.Raw, StringComparer.Ordinal)
            .ToList();
        if (places.Count == 0) return null;

        var more = places.Skip(MostPlaces).Select(place => page.Name(place.Key)).ToList();
        return new(
        [
            new(
                Line.Strong(page.Words.Say("New since {0}:", page.Words.Day(since))),
                [
                    .. places.Take(MostPlaces).Select(place => Told(page, place)),
                    .. more.Count == 0
                        ? (IEnumerable<Line>)[]
                        : [Line.Of(page.Words.Say("Also news of: {0}.", page.Listed(more)))],
                ],
                Tone.Plain),
        ]);
    }

    /// <summary>Whether a fact tells what happened or stands: what was counted and what is fixed do not.</summary>
    static bool IsNews(FactRow fact) => Kinds.Contains(fact.Aspect.Raw.Split(':')[0])
        && (!fact.Aspect.Raw.StartsWith("site:", StringComparison.Ordinal) || fact.Aspect.Raw == "site:capacity")
            && fact.Value.Raw != "stated";

    /// <summary>Whether something newer took its place, or it had been going on long before it became known.</summary>
    static bool IsOld(FactRow fact, DateOnly since) =>
        fact.ValidFrom < since.AddDays(-Late) || (fact.ValidTo is not null && fact.Aspect.Raw == "control");

    static Line Told(Page page, IGrouping<Shown, FactRow> place)
    {
        var gravest = place.OrderBy(Gravity).ToList();
        var parts = gravest.Select(fact => Part(page, fact)).Distinct().Take(MostParts);
        return new(
            $"{page.Name(place.Key)}:", $"{string.Join("; ", parts)}.",
            [.. gravest.Take(MostParts).SelectMany(static fact => fact.Evidence).Distinct()]);
    }

    /// <summary>The lower, the graver.</summary>
    static int Gravity(FactRow fact) => Array.IndexOf(Kinds, fact.Aspect.Raw.Split(':')[0]);

    static string Part(Page page, FactRow fact)
    {
        var value = Page.Short(
            LongNumber().Replace(
                page.Words.Term(fact.Value),
                static number => Figures.Exact(double.Parse(number.Value, CultureInfo.InvariantCulture))));
        return fact.Aspect.Raw switch
        {
            "control" => value,
            "site" => page.Words.Say("site ({0})", value),
            _ => $"{page.Aspect(fact.Aspect)}: {value}",
        };
    }

    /// <summary>Aspects of <c>situation.csv</c> that make news, the gravest first.</summary>
    static readonly string[] Kinds = ["control", "health", "site", "service", "closure", "hazard", "facility"];

    const int Week = 7;

    /// <summary>A report that comes a month late tells no news (judgement).</summary>
    const int Late = 30;

    /// <summary>Four digits or more that are no part of a day.</summary>
    [GeneratedRegex(@"(?<![\d.-])[0-9]{4,15}(?![\d-])", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex LongNumber();

    const int MostPlaces = 2;
    const int MostParts = 2;
}
