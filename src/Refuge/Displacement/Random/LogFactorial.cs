namespace Refuge.Displacement.Random;

/// <summary>What Stirling's formula leaves out of the logarithm of a factorial.</summary>
static class LogFactorial
{
    // ln k! − [ln √(2π) + (k + ½) ln(k + 1) − (k + 1)] for k = 0 to 9 (Hörmann 1993, table 1; recomputed by the tests).
    static readonly double[] FirstCorrections =
    [
        0.08106146679532726, 0.04134069595540929, 0.02767792568499834, 0.02079067210376509, 0.01664469118982119,
        0.01387612882307075, 0.01189670994589177, 0.01041126526197209, 0.009255462182712733, 0.008330563433362871,
    ];

    /// <summary>ln k! − [ln √(2π) + (k + ½) ln(k + 1) − (k + 1)], as Hörmann (1993) uses it.</summary>
    /// <param name="k">Zero or more.</param>
    internal static double Correction(double k)
    {
        if (k < FirstCorrections.Length) return FirstCorrections[(int)k];
        var next = k + 1;
        var square = next * next;
        return ((1.0 / 12) - (((1.0 / 360) - (((1.0 / 1260) - (1.0 / 1680 / square)) / square)) / square)) / next;
    }

    /// <summary>The logarithm of k!.</summary>
    /// <param name="k">Zero or more.</param>
    internal static double Of(double k)
    {
        const double LogOfRootOfTwoPi = 0.91893853320467274178;
        return LogOfRootOfTwoPi + ((k + 0.5) * Elementary.Log(k + 1)) - (k + 1) + Correction(k);
    }
}
