using Refuge.Reports.Claims;

namespace Refuge.Situations;

/// <summary>Finds in the words of a claim what its type alone does not say.</summary>
static class ClaimedWords
{
    static readonly string[] Toilets = ["toilet", "latrine"];
    static readonly string[] WaterPoints = ["well", "tap", "borehole", "water point", "pump"];
    static readonly string[] Shelters = ["tent", "shelter", "caravan"];
    static readonly string[] Crowds = ["people", "person", "civilian", "individual", "resident", "displaced", "refugee", "idp"];
    static readonly string[] Cases = ["case", "death", .. Crowds, "child", "bab", "infant"];
    static readonly string[] UnsafeWater = ["unsafe", "contaminat", "dirty", "pollut", "undrinkable", "sick", " ill", "saline", "brackish"];
    static readonly string[] Illness = [" ill", "sick", "diarrh"];

    /// <summary>The part of a place that the words name; all of it where they name none.</summary>
    internal static PlacePart Part(Claim claim)
    {
        if (Says(claim, "outskirt") || Says(claim, "suburb") || Says(claim, "edge of")) return PlacePart.Outskirts;
        return Says(claim, "centre") || Says(claim, "center") ? PlacePart.Centre : PlacePart.Whole;
    }

    internal static Stated? NumberOfToilets(Claim claim) => Number(claim, Toilets);

    internal static Stated? NumberOfWaterPoints(Claim claim) => Number(claim, WaterPoints);

    internal static Stated? NumberOfShelters(Claim claim) => Number(claim, Shelters);

    internal static Stated? NumberOfPeople(Claim claim) => Number(claim, Crowds);

    internal static Stated? NumberOfCases(Claim claim) => Number(claim, Cases);

    /// <summary>Whether the words call water unsafe, or deny that it is safe.</summary>
    internal static bool CallWaterUnsafe(Claim claim) =>
        UnsafeWater.Any(word => Says(claim, word)) || (!claim.Happened && (Says(claim, "clean") || Says(claim, "safe") || Says(claim, "drink")));

    /// <summary>Whether the words speak of people made ill.</summary>
    internal static bool SpeakOfIllness(Claim claim) => Illness.Any(word => Says(claim, word));

    /// <summary>What the words say of people's health; null when nothing that is watched.</summary>
    internal static HealthCondition? Condition(Claim claim) => claim switch
    {
        _ when Says(claim, "cholera") => HealthCondition.SuspectedCholera,
        _ when Says(claim, "measles") => HealthCondition.SuspectedMeasles,
        _ when Says(claim, "dehydrat") => HealthCondition.Dehydration,
        _ when Says(claim, "diarrh") => HealthCondition.Diarrhoea,
        _ when (Says(claim, "water") || Says(claim, "well")) && SpeakOfIllness(claim) => HealthCondition.WaterIllness,
        _ => null,
    };

    /// <summary>Whom the words are about.</summary>
    internal static PopulationGroup Group(Claim claim) => claim switch
    {
        _ when Says(claim, "baby") || Says(claim, "babies") || Says(claim, "infant") => PopulationGroup.Infants,
        _ when Says(claim, "child") => PopulationGroup.Children,
        _ when Says(claim, "women") || Says(claim, "pregnant") => PopulationGroup.Women,
        _ when Says(claim, "elderly") || Says(claim, "older people") => PopulationGroup.Older,
        _ => PopulationGroup.All,
    };

    /// <summary>The danger to the surroundings that the words name; null when none of those that are watched.</summary>
    internal static HazardKind? EnvironmentalHazard(Claim claim) => claim switch
    {
        _ when Says(claim, "smoke") => HazardKind.Smoke,
        _ when Says(claim, "sulphur") || Says(claim, "sulfur") || Says(claim, "toxic") || Says(claim, "chemical") => HazardKind.Chemical,
        _ when Says(claim, "flood") => HazardKind.Flood,
        _ when Says(claim, "fire") || Says(claim, "burning") => HazardKind.Fire,
        _ => null,
    };

    /// <summary>Whether somebody is at work on the explosives, or they merely lie there.</summary>
    internal static HazardStatus ExplosiveStatus(Claim claim) =>
        Says(claim, "detonat") || Says(claim, "being cleared") || Says(claim, "clearing") || Says(claim, "defus") ? HazardStatus.BeingCleared : HazardStatus.Confirmed;

    /// <summary>Whether a word begins so anywhere in the claim's words.</summary>
    internal static bool Says(Claim claim, string beginning) => $" {claim.QuoteText}".Contains(beginning, StringComparison.OrdinalIgnoreCase);

    static Stated? Number(Claim claim, string[] counted)
    {
        foreach (var quantity in claim.Quantities)
        {
            var what = $"{quantity.Counted} {quantity.Unit}";
            if (!counted.Any(word => what.Contains(word, StringComparison.OrdinalIgnoreCase))) continue;
            if (quantity.Value is { } value) return new(value, quantity.Bound);
            if (quantity.Low is { } low) return new(low, Bound.AtLeast);
        }

        return null;
    }
}
