namespace Refuge.Funding.Budgets;

/// <summary>What a purchase saves: person-days that people would go without.</summary>
static class Benefit
{
    /// <summary>
    /// The person-days that serving a whole layer saves in one member, in the mean over how long the works take.
    /// </summary>
    /// <param name="need">The need.</param>
    /// <param name="layer">Which of its layers.</param>
    /// <param name="way">Which of its ways.</param>
    /// <param name="day">The day of the decision.</param>
    /// <param name="member">Which member.</param>
    internal static double OfLayer(UnmetNeed need, int layer, SupplyWay way, int day, int member)
    {
        var (part, ready, saved) = (need.Layers[layer], way.OfLayers[layer], 0.0);
        for (var on = need.FromDay; on <= need.ToDay; on++)
        {
            saved += part.Of(need.Unserved.At(on, member)) * ready.After(on - day);
        }

        return saved;
    }

    /// <summary>
    /// The part of a layer's people who go without on the worst day from the decision on, from 0 to 1.
    /// </summary>
    internal static double Use(UnmetNeed need, int layer, int day, int member)
    {
        var (part, most) = (need.Layers[layer], 0.0);
        for (var on = Math.Max(need.FromDay, day); on <= need.ToDay; on++)
        {
            most = Math.Max(most, part.Of(need.Unserved.At(on, member)));
        }

        return most / part.Width;
    }

    /// <summary>The person-days that people go without in one member if nothing is bought.</summary>
    internal static double Unmet(UnmetNeed need, int member)
    {
        var sum = 0.0;
        for (var day = need.FromDay; day <= need.ToDay; day++) sum += need.Unserved.At(day, member);
        return sum;
    }
}
