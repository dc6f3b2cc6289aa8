using Refuge.Reports.Language;

namespace Refuge.Reports.Claims;

/// <summary>What stands in a camp, what is eaten there, and how full it is.</summary>
static class CampStatements
{
    static readonly WordList WaterPoints =
        new("well wells borehole boreholes pump pumps handpump handpumps point points");
    static readonly WordList Taps = new("tap taps faucet faucets");
    static readonly WordList Tapstands = new("tapstand tapstands standpipe standpipes");
    static readonly WordList UnsafeWater =
        new("unsafe contaminat* dirty pollut* undrinkable sick ill sicken* saline brackish unclean");
    static readonly WordList GoodWater = new("clean safe drink* potable");
    static readonly WordList Tents = new("tent tents shelter shelters caravan caravans");
    static readonly WordList Makeshift = new("makeshift informal spontaneous improvised");
    static readonly WordList Describing = new("camp camps tent tents site sites settlement");

    /// <summary>The condition of something that is reported in words that no rule reads; the quote says what.</summary>
    const string InWords = "reported in words";

    /// <summary>
    /// Adds what the claim states to <paramref name="found"/>; the words of its sentence say what does not serve.
    /// </summary>
    internal static void Add(
        in StatementReader.Said said, ReadOnlySpan<Token> clause, ReadOnlySpan<Token> sentence, List<Statement> found)
    {
        switch (said.Type.Kind)
        {
            case "sanitation":
                if (Ratio.Of(clause, said.Quantities, Ratio.Toilets) is { } toilets)
                {
                    found.Add(new FacilityStatement("toilet", null, toilets.PeoplePerItem, null));
                }
                if (Serving(said, clause, sentence, Ratio.Toilets) is { } count)
                {
                    found.Add(new FacilityStatement("toilet", count, null, null));
                }
                // "40 latrines and three boreholes": either word makes the claim, and both are there.
                if (Serving(said, clause, sentence, WaterPoints) is { } beside)
                {
                    found.Add(new FacilityStatement("water_point", beside, null, null));
                }
                if (ServingTaps(said, clause, sentence) is { } taps)
                {
                    found.Add(new FacilityStatement("tap", taps, null, null));
                }
                break;
            case "water":
                Water(said, clause, sentence, found);
                break;
            case "shelter":
                if (Describing.IsIn(clause)) found.Add(new SiteStatement(Makeshift.IsIn(clause), false));
                found.Add(new FacilityStatement("shelter", Counted(said, clause, Tents), null, InWords));
                break;
            case "food":
                found.Add(new FoodStatement(TimesPerDay(clause)));
                break;
            case "hygiene":
                found.Add(new FacilityStatement("washing", null, null, InWords));
                break;
            case "overcrowding":
                found.Add(new SiteStatement(Makeshift.IsIn(clause), true));
                break;
            case "capacity" when said.Quantities.FirstOrDefault(static quantity => quantity.Unit is "people")
                is { } people && StatementReader.Number(people) is { } room:
                found.Add(new FacilityStatement("capacity", room, null, null));
                break;
        }
    }

    static void Water(
        in StatementReader.Said said, ReadOnlySpan<Token> clause, ReadOnlySpan<Token> sentence, List<Statement> found)
    {
        var isUnsafe = UnsafeWater.IsIn(clause) || (!said.Happened && GoodWater.IsIn(clause));
        if (Ratio.Of(clause, said.Quantities, WaterPoints) is { } shared)
        {
            found.Add(new FacilityStatement("water_point", null, shared.PeoplePerItem, null));
        }
        if ((Serving(said, clause, sentence, WaterPoints) ?? OnlyOne(clause)) is { } points)
        {
            found.Add(new FacilityStatement("water_point", points, null, isUnsafe ? "unsafe" : null));
        }
        if (Ratio.Of(clause, said.Quantities, Taps) is { } perTap)
        {
            found.Add(new FacilityStatement("tap", null, perTap.PeoplePerItem, null));
        }
        if (ServingTaps(said, clause, sentence) is { } taps)
        {
            found.Add(new FacilityStatement("tap", taps, null, isUnsafe ? "unsafe" : null));
        }
        if (Serving(said, clause, sentence, Ratio.Toilets) is { } toilets)
        {
            found.Add(new FacilityStatement("toilet", toilets, null, null));
        }
        if (isUnsafe) found.Add(new FacilityStatement("water_quality", null, null, "unsafe"));
    }

    /// <summary>
    /// Taps are no wells: 250 people share one (Sphere 2018, water supply standard 2.1). A tapstand has one tap at
    /// least.
    /// </summary>
    static Stated? ServingTaps(
        in StatementReader.Said said, ReadOnlySpan<Token> clause, ReadOnlySpan<Token> sentence) =>
        Serving(said, clause, sentence, Taps)
            ?? (Serving(said, clause, sentence, Tapstands) is { } stands
                ? stands with { Bound = Bound.AtLeast }
                : null);

    /// <summary>"The only water comes from a well": one.</summary>
    static Stated? OnlyOne(ReadOnlySpan<Token> clause)
    {
        var only = false;
        for (var at = 0; at < clause.Length; at++)
        {
            only |= clause[at].Is("only");
            if (only && at > 0 && clause[at - 1].Lower is "a" or "one" or "single"
                && clause[at].Lower is "well" or "borehole" or "pump")
            {
                return only ? new(1) : null;
            }
        }

        return null;
    }

    /// <summary>How many of some things stand and serve. Null where the clause counts none that do.</summary>
    static Stated? Serving(
        in StatementReader.Said said, ReadOnlySpan<Token> clause, ReadOnlySpan<Token> sentence, WordList items)
    {
        foreach (var quantity in said.Quantities)
        {
            if (!Ratio.Counts(quantity, items) || Ratio.IsPartOf(clause, said.Quantities, quantity, items)
                || OutOfUse.IsWanted(quantity, sentence))
            {
                continue;
            }
            if (StatementReader.Number(quantity) is { } number
                && OutOfUse.Without(number, quantity.Start, sentence, items) is { } serving)
            {
                return serving;
            }
        }

        return null;
    }

    static Stated? Counted(in StatementReader.Said said, ReadOnlySpan<Token> clause, WordList items)
    {
        foreach (var quantity in said.Quantities)
        {
            if (!Ratio.Counts(quantity, items) || Ratio.IsPartOf(clause, said.Quantities, quantity, items)) continue;
            if (StatementReader.Number(quantity) is { } number) return number;
        }

        return null;
    }

    static int? TimesPerDay(ReadOnlySpan<Token> clause)
    {
        for (var at = 0; at + 2 < clause.Length; at++)
        {
            if (clause[at + 1].Lower is "a" or "per" or "each" && clause[at + 2].Is("day")
                && clause[at].Lower is "once" or "twice")
            {
                return clause[at].Is("once") ? 1 : 2;
            }
            if (clause[at + 1].Is("times") && clause[at + 2].Lower is "a" or "per"
                && clause[at].Lower is "two" or "three")
            {
                return clause[at].Is("two") ? 2 : 3;
            }
        }

        return null;
    }
}
