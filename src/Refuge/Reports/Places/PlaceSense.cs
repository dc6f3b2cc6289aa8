namespace Refuge.Reports.Places;

/// <summary>
/// What a name of a report may mean, however often it is named: its places with their weights and chances.
/// </summary>
/// <param name="places">[places] The places of that name.</param>
/// <param name="priors">[places] The weight of each before the rest of the report is looked at.</param>
sealed class PlaceSense(NamedPlace[] places, double[] priors)
{
    /// <summary>[places] The places of that name.</summary>
    internal NamedPlace[] Places => places;

    /// <summary>[places] The weight of each before the rest of the report is looked at.</summary>
    internal double[] Priors => priors;

    /// <summary>[places] The weight of each.</summary>
    internal double[] Scores { get; } = new double[places.Length];

    /// <summary>[places] The chance of each, adding up to 1.</summary>
    internal double[] Chances { get; } = new double[places.Length];

    /// <summary>How often the report has the name.</summary>
    internal int Count { get; set; } = 1;

    /// <summary>Whether the report once says in which country or province it is.</summary>
    internal bool IsPinned { get; set; }

    /// <summary>Weighs every place: its own weight and what the report adds.</summary>
    internal void Weigh(Func<NamedPlace, double> support, double sharpness)
    {
        var highest = double.NegativeInfinity;
        for (var index = 0; index < Places.Length; index++)
        {
            highest = Math.Max(highest, Scores[index] = Priors[index] + support(Places[index]));
        }
        var sum = 0.0;
        for (var index = 0; index < Places.Length; index++)
        {
            sum += Chances[index] = Math.Exp((Scores[index] - highest) * sharpness);
        }
        for (var index = 0; index < Places.Length; index++) Chances[index] /= sum;
    }
}
