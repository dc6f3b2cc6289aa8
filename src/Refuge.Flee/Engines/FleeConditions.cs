namespace Refuge.Flee.Engines;

/// <summary>What holds on one day, or on a run of days alike: the same for every member and every engine.</summary>
sealed class FleeConditions
{
    /// <summary>[places] Chance of leaving, before it is scaled by population.</summary>
    internal required double[] MoveChance { get; init; }

    /// <summary>[places] Whether people who avoid short stints go on from here.</summary>
    internal required bool[] IsTown { get; init; }

    /// <summary>[places] Whether people turn back from it when it is full.</summary>
    internal required bool[] IsCamp { get; init; }

    /// <summary>[links] Whether the link can be travelled.</summary>
    internal required bool[] IsOpen { get; init; }

    /// <summary>
    /// [paths] The path that is travelled in its place, over the first open road of those side by side; or
    /// <see cref="FleeMap.None"/> when there is none today.
    /// </summary>
    internal required int[] Leg { get; init; }

    /// <summary>[places][candidates] The paths that can be chosen today, in order.</summary>
    internal required int[][] Candidates { get; init; }

    /// <summary>[classes][places][candidates] Weight of each candidate, before capacity.</summary>
    internal required double[][][] Weights { get; init; }
}
