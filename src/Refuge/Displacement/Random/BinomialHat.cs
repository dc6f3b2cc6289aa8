namespace Refuge.Displacement.Random;

/// <summary>
/// The table mountain over one binomial distribution (Hörmann 1993, see <see cref="Binomial"/>), in his letters.
/// </summary>
readonly struct BinomialHat
{
    /// <summary>
    /// So far from the middle of the base every point not above <see cref="Inside"/> lies under the curve.
    /// </summary>
    internal const double Centre = 0.43;

    // So far from the mode the curve is multiplied up; further away it is bounded, and worked out where the bounds do
    // not tell.
    const int Near = 15;

    readonly double trials, p, variance, a, b, centre;

    internal BinomialHat(int trials, double p)
    {
        (this.trials, this.p) = (trials, p);
        variance = trials * p * (1 - p);
        b = 1.15 + (2.53 * Math.Sqrt(variance));
        a = -0.0873 + (0.0248 * b) + (0.01 * p);
        centre = (trials * p) + 0.5;
        Inside = 0.92 - (4.2 / b);
    }

    /// <summary>The height up to which the centre lies under the curve.</summary>
    internal double Inside { get; }

    /// <summary>The count at a point of the base, −½ to ½.</summary>
    internal double At(double u) => Math.Floor((((2 * a / (0.5 - Math.Abs(u))) + b) * u) + centre);

    /// <summary>Whether a point of the hat lies under the curve.</summary>
    internal bool IsUnderTheCurve(double u, double v, double k)
    {
        var fromEdge = 0.5 - Math.Abs(u);
        var height = v * (2.83 + (5.1 / b)) * Math.Sqrt(variance) / ((a / (fromEdge * fromEdge)) + b);
        var odds = p / (1 - p);
        var mode = Math.Floor((trials + 1) * p);
        var away = Math.Abs(k - mode);
        if (away <= Near)
        {
            var curve = 1.0;
            for (var count = mode + 1; count <= k; count++) curve *= ((trials + 1) * odds / count) - odds;
            for (var count = k + 1; count <= mode; count++) height *= ((trials + 1) * odds / count) - odds;
            return height <= curve;
        }

        height = Elementary.Log(height);
        var doubt = away / variance * (((((away / 3) + 0.625) * away) + (1.0 / 6)) / variance + 0.5);
        var bell = -away * away / (2 * variance);
        return height < bell - doubt || (height <= bell + doubt && height <= LogCurve(mode, odds, k));
    }

    double LogCurve(double mode, double odds, double k) =>
        ((mode + 0.5) * Elementary.Log((mode + 1) / (odds * (trials - mode + 1))))
        + ((trials + 1) * Elementary.Log((trials - mode + 1) / (trials - k + 1)))
        + ((k + 0.5) * Elementary.Log(odds * (trials - k + 1) / (k + 1)))
        + LogFactorial.Correction(mode) + LogFactorial.Correction(trials - mode)
        - LogFactorial.Correction(k) - LogFactorial.Correction(trials - k);
}
