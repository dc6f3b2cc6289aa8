using System.Globalization;
using Refuge.Displacement;

namespace Refuge.Needs;

/// <summary>How cold it is outside in each month: needs are taken at the season of arrival.</summary>
/// <remarks>
/// Taken from assumptions named <c>mean_temperature</c>, one for each month (<c>subject</c> 1 to 12, unit <c>degC</c>),
/// because climate belongs to a crisis and not to a standard. A month without one has no known season, and what depends
/// on it stays unknown.
/// </remarks>
sealed class Climate
{
    readonly double?[] meanByMonth = new double?[12];
    readonly bool isTropical;

    Climate(bool isTropical) => this.isTropical = isTropical;

    /// <summary>A climate about which nothing is known.</summary>
    public static Climate Unknown { get; } = new(isTropical: false);

    /// <summary>The climate that <paramref name="assumptions"/> state, at <paramref name="places"/>.</summary>
    /// <param name="assumptions">What is assumed, as known.</param>
    /// <param name="places">The places of the crisis: where all of them lie between the tropics, a month of which
    /// nobody knows the temperature is not taken for a winter's.</param>
    public static Climate Of(
        IReadOnlyList<Recorded<Assumption>> assumptions, IReadOnlyList<Recorded<Situations.Place>> places)
    {
        var latitudes = places.Select(static place => place.Value.Position?.Latitude).OfType<double>().ToList();
        var climate = new Climate(latitudes.Count > 0 && latitudes.TrueForAll(static each => Math.Abs(each) < Tropic));
        foreach (var assumption in assumptions)
        {
            if (assumption.Value.What is MeanTemperature
                && int.TryParse(assumption.Value.Subject, CultureInfo.InvariantCulture, out var month)
                && month is >= 1 and <= 12)
            {
                climate.meanByMonth[month - 1] = assumption.Value.Best;
            }
        }

        return climate;
    }

    /// <summary>
    /// The mean outdoor temperature of the month of <paramref name="day"/>, in °C. Null when unknown.
    /// </summary>
    public double? MeanOn(DateOnly day) => meanByMonth[day.Month - 1];

    /// <summary>The season of <paramref name="day"/>. Null when unknown.</summary>
    public Season? SeasonOn(DateOnly day) => MeanOn(day) switch
    {
        null => isTropical ? Season.Warm : null,
        < HeatingThreshold => Season.Cold,
        _ => Season.Warm,
    };

    /// <summary>
    /// What the cold adds to food energy on <paramref name="day"/>, in kcal per person and day; zero when unknown.
    /// </summary>
    /// <remarks>100 kcal for each 5 °C, or part of it, below 20 °C (WFP/UNHCR 1997, para 21; FOO04).</remarks>
    public double ExtraEnergyOn(DateOnly day) =>
        MeanOn(day) is { } mean
            ? ExtraEnergyPerStep * Math.Ceiling(Math.Max(0, EnergyThreshold - mean) / EnergyStep)
            : 0;

    /// <summary>The name under which assumptions give the mean temperature of a month.</summary>
    const string MeanTemperature = "mean_temperature";

    /// <summary>
    /// Degrees of latitude within which the sun stands overhead on some day (obliquity of the ecliptic).
    /// </summary>
    const double Tropic = 23.44;

    /// <summary>Below this daily mean, in °C, buildings are heated (Eurostat, heating degree days).</summary>
    const double HeatingThreshold = 15;

    /// <summary>°C, kcal and °C of FOO04.</summary>
    const double EnergyThreshold = 20, ExtraEnergyPerStep = 100, EnergyStep = 5;
}
