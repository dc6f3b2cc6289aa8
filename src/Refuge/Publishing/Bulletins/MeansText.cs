using Refuge.Funding;

namespace Refuge.Publishing.Bulletins;

/// <summary>By which money and procurement something is ordered, whether that is in time, and where its price was
/// paid.</summary>
static class MeansText
{
    /// <summary>The way and whether it is in time; what else would be; whom to ask. Null where the plan names
    /// none.</summary>
    internal static string? Way(Page page, IReadOnlyList<PlanRow> rows)
    {
        var all = rows.Select(static row => row.Line.Means).OfType<MeansCells>().ToList();
        if (all.Count == 0) return null;

        // The way that is worst placed decides what is said of all: nobody is told "in time" where a part is late.
        var means = all.OrderBy(static each => each.InTime switch { InTime.No => 0, InTime.NotKnown => 1, _ => 2 })
            .First();
        List<string> parts = [Chosen(page, means)];
        if (means is { InTime: InTime.No, Instead: [var other, ..] })
        {
            parts.Add(
                page.Words.Say(
                    "Still in time: {0}, {1:days}.", Named(page, other.Channel, other.Modality), other.Days));
        }

        var ask = (means.InTime == InTime.No && means.Instead is [var first, ..] ? first.Ask : means.Ask)
            .Select(role => page.Words.Phrase(role)).ToList();
        if (ask.Count > 0) parts.Add(page.Words.Say("Ask {0}.", string.Join(page.Words["; "], ask)));
        return string.Join(" ", parts);
    }

    static string Chosen(Page page, MeansCells means)
    {
        var way = Named(page, means.Channel, means.Modality);
        return means.InTime switch
        {
            InTime.Yes => page.Words.Say("In time by {0}.", way),
            InTime.No => page.Words.Say("Too late by {0}.", way),
            _ => page.Words.Say("Planned by {0}: nobody confirmed that it is there.", way),
        };
    }

    static string Named(Page page, ChannelKind? channel, Procurement? modality) => (channel, modality) switch
    {
        ({ } money, { } goods) => page.Words.Say("{0}, {1}", page.Words[NameOf(goods)], page.Words[NameOf(money)]),
        (null, { } goods) => page.Words[NameOf(goods)],
        ({ } money, null) => page.Words[NameOf(money)],
        _ => page.Words["the days that the folder states"],
    };

    /// <summary>A way of procurement in plain words.</summary>
    internal static string NameOf(Procurement procurement) => procurement switch
    {
        Procurement.Stock => "stock in the country",
        Procurement.Framework => "a framework contract",
        _ => "an open tender",
    };

    /// <summary>A channel of money in plain words.</summary>
    internal static string NameOf(ChannelKind channel) => channel switch
    {
        ChannelKind.AgencyReserve => "an agency's reserve",
        ChannelKind.Dref => "the Red Cross emergency fund (DREF)",
        ChannelKind.Cerf => "the UN emergency fund (CERF)",
        ChannelKind.PooledReserve => "the pooled fund's reserve",
        ChannelKind.PooledAllocation => "a pooled fund allocation",
        ChannelKind.StartFund => "the Start Fund",
        ChannelKind.Appeal => "an appeal",
        _ => "a donor of its own",
    };

    /// <summary>
    /// A cost with the country and the year of each price that was not paid where it is planned for: beside the figure,
    /// for nobody signs a sum of another country unawares.
    /// </summary>
    internal static string Beside(Page page, string cost, IEnumerable<PlanRow> rows)
    {
        var elsewhere = rows.Select(static row => row.Line.Price).OfType<PriceCells>()
            .Where(static price => price is { IsOfAnother: true, Country: not null })
            .Select(price => price.Year is { } year
                ? page.Words.Say("{0} {1}", page.Words.Term(price.Country!), Figures.Full(year))
                : page.Words.Term(price.Country!))
            .Distinct().Order(StringComparer.Ordinal).ToList();
        return elsewhere.Count == 0 ? cost
            : page.Words.Say("{0} at prices of {1}", cost, string.Join(page.Words[", "], elsewhere));
    }

    /// <summary>Where and when the price was paid; that nobody published it, where that is so. Null without a
    /// price.</summary>
    internal static string? Price(Page page, IReadOnlyList<PlanRow> rows)
    {
        var price = rows.Select(static row => row.Line.Price).FirstOrDefault(static each => each is not null);
        if (price is null or { IsOfAnother: true }) return null;
        if (price.IsJudgement) return page.Words["Its price is a judgement: nobody published one."];

        return (price.Country, price.Year) switch
        {
            ({ } country, { } year) => page.Words.Say("Price: {0}, {1}.", page.Words.Term(country), Figures.Full(year)),
            (null, { } year) => page.Words.Say("Price of {0}.", Figures.Full(year)),
            _ => null,
        };
    }
}
