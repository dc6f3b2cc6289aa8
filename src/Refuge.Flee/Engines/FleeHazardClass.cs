using System.Globalization;

namespace Refuge.Flee.Engines;

/// <summary>How people of one kind feel the pull of a place under the hazard rules.</summary>
enum FleeHazardClass
{
    /// <summary>As it is.</summary>
    Plain,

    /// <summary>Squared: children, women and older people, where the rules say so.</summary>
    Squared,

    /// <summary>Not at all: every place pulls alike.</summary>
    Indifferent,
}

/// <summary>Who of those that come from a place belongs to which class.</summary>
static class FleeHazardClasses
{
    internal const int Count = 3;

    /// <summary>[classes] The part of the people of <paramref name="place"/> in each class.</summary>
    internal static double[] Shares(FleeScenario scenario, string place)
    {
        var shares = new double[Count];
        var settings = scenario.Settings;
        if (!(settings.ChildrenAvoidHazards || settings.WomenAvoidHazards || settings.ElderlyAvoidHazards))
        {
            shares[0] = 1;
            return shares;
        }

        var ages = Distribution(scenario.Demographics.Ages, place);
        var genders = Distribution(scenario.Demographics.Genders, place);
        foreach (var (age, ageShare) in ages)
        {
            foreach (var (gender, genderShare) in genders)
            {
                shares[(int)ClassOf(settings, age, gender)] += ageShare * genderShare;
            }
        }

        return shares;
    }

    static FleeHazardClass ClassOf(FleeSettings settings, string? age, string? gender)
    {
        var years = double.TryParse(age, CultureInfo.InvariantCulture, out var parsed) ? parsed : -1;
        var isMale = gender is "m" or "male";
        if (settings.ChildrenAvoidHazards && settings.BoysTakeRisk && isMale && years > 14)
        {
            return FleeHazardClass.Indifferent;
        }
        if (settings.ChildrenAvoidHazards && years is >= 0 and < 19) return FleeHazardClass.Squared;
        if (settings.ElderlyAvoidHazards && years > 59) return FleeHazardClass.Squared;
        return settings.WomenAvoidHazards && gender is "f" or "female"
            ? FleeHazardClass.Squared
            : FleeHazardClass.Plain;
    }

    static (string? Value, double Share)[] Distribution(IReadOnlyList<FleeAttributeShare> shares, string place)
    {
        if (shares.Count == 0) return [(null, 1)];
        var weights =
            shares.Select(share => share.ByPlace.TryGetValue(place, out var own) ? own : share.Default).ToArray();
        var total = weights.Sum();
        return [.. shares.Zip(weights, (share, weight) => ((string?)share.Value, weight / total))];
    }
}
