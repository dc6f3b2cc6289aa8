using Refuge.Displacement;

namespace Refuge.Flee.Engines;

/// <summary>The spread of the members of a Flee ensemble.</summary>
public sealed class FleeForecast
{
    readonly MemberSpread[] spreads; // [days × series]
    readonly int series;

    internal FleeForecast(FleeMember first, MemberSpread[] spreads, int series, bool isExact)
    {
        (First, this.spreads, this.series, QuantilesAreExact) = (first, spreads, series, isExact);
    }

    /// <summary>Member 0.</summary>
    public FleeMember First { get; }

    /// <summary>Whether quantiles are exact; otherwise their rank is off by at most 0.2 %.</summary>
    public bool QuantilesAreExact { get; }

    /// <summary>People in a camp at the end of a day.</summary>
    /// <param name="camp">The camp, as numbered by <see cref="FleeScenario.CampCounts"/>.</param>
    /// <param name="day">The day.</param>
    public MemberSpread Present(int camp, int day) => spreads[(day * series) + camp];

    /// <summary>People in all camps at the end of a day.</summary>
    public MemberSpread InCamps(int day) => spreads[(day * series) + series - 2];

    /// <summary>All displaced at the end of a day.</summary>
    public MemberSpread Displaced(int day) => spreads[(day * series) + series - 1];
}
