using Refuge.Displacement.Random;

namespace Refuge.Displacement.Trends;

/// <summary>
/// How the flight from homes of known size goes on: some share of the people leaves, fast where roads are open, late
/// and then within days where they were blocked.
/// </summary>
/// <remarks>
/// <para>
/// A trend knows what was counted and not how many are left. In the first weeks of a flight that is what matters: most
/// leave within a week, or nobody does until a way opens. A course is <c>S N (1 − exp(−(t/τ)^k))</c> on day <c>t</c>:
/// the share <c>S</c> of <c>N</c> people that past operations say (<c>OperationClass</c>), the days <c>τ</c>
/// that it takes, and the form <c>k</c>, below 1 where most go at once, above where nobody does at first. Many courses
/// are laid out and weighed by the counts so far; each goes on from the last count.
/// </para>
/// <para>
/// Source of the form: the Weibull curve by which evacuation models describe when households leave (Lindell,
/// <em>EMBLEM2</em>, Transportation Research Part A 42, 2008). Constants: chosen by this project on 20 operations with
/// a denominator and two dated counts or more, each forecast from those over before it; those of Mosul, Rakhine and
/// Nagorno-Karabakh were left out (decision 0075). <c>tools/Refuge.Evaluation score-operations</c> repeats the score.
/// </para>
/// </remarks>
sealed class FlightCourse
{
    readonly CountReport last;
    readonly int begins;
    readonly List<Course> courses = [];

    /// <summary>The courses that may follow a history of people who fled.</summary>
    /// <param name="history">The counts, of a running total.</param>
    /// <param name="people">The people who were at home when the flight began, above the last count.</param>
    /// <param name="shares">[levels] What share of them leaves, at <see cref="Levels"/>, each above 0 and at most
    /// 1.</param>
    /// <param name="begins">The day before the first of the flight, as the number of days since 1 January of year 1,
    /// before the first report.</param>
    internal FlightCourse(CountHistory history, double people, IReadOnlyList<double> shares, int begins)
    {
        (last, this.begins) = (history.Last, begins);
        foreach (var share in shares)
        {
            var all = people * share;
            for (var step = 0; step < PaceSteps; step++)
            {
                var pace = Elementary.Log(SlowestDays) * step / (PaceSteps - 1);
                foreach (var form in Forms) Add(history, all, pace, form);
            }
        }

        // Courses that the counts speak against cost time and say nothing.
        var least = courses.Max(static course => course.Weight) * Negligible;
        courses.RemoveAll(course => course.Weight < least);
    }

    /// <summary>The levels at which shares are laid out: each stands for the same chance.</summary>
    internal static IReadOnlyList<double> Levels { get; } =
        [.. Enumerable.Range(0, ShareLevels).Select(static level => (level + 0.5) / ShareLevels)];

    /// <summary>The quantiles at <see cref="Quantiles.Printed"/> on a day, ascending.</summary>
    /// <param name="day">The day, not before the last report.</param>
    internal double[] On(int day)
    {
        var values = new (double Value, double Weight)[courses.Count];
        for (var at = 0; at < values.Length; at++)
        {
            var course = courses[at];
            var part = (course.GoneBy(day - begins) - course.Gone) / Math.Max(1e-6, 1 - course.Gone);
            values[at] = (last.Count + (course.Left * part), course.Weight);
        }

        Array.Sort(values, static (one, other) => one.Value.CompareTo(other.Value));
        return QuantilesOf(values);
    }

    void Add(CountHistory history, double all, double logDays, double form)
    {
        var course = new Course(Elementary.Exp(logDays), form, 0, 0, 0);
        var gone = course.GoneBy(last.Day - begins);
        if (gone < 1e-9) return;

        var (pace, bend) = (
            (logDays - Elementary.Log(MiddleDays)) / PaceSpread, (Elementary.Log(form) - LogForm) / FormSpread);
        var level = Elementary.Log(last.Count / (all * gone)) / CountSpread;
        var weight = Elementary.Exp(-((pace * pace) + (bend * bend) + (level * level)) / 2);
        foreach (var report in history.Reports)
        {
            if (report == last) continue;
            var expected = last.Count * course.GoneBy(report.Day - begins) / gone;
            var off = Elementary.Log((report.Count + 1) / (expected + 1)) / CountSpread;
            var tail = 1 + (off * off / 3);
            weight /= tail * tail;
        }

        courses.Add(course with { Gone = gone, Left = Math.Max(0, all - last.Count), Weight = weight });
    }

    static double[] QuantilesOf((double Value, double Weight)[] ordered)
    {
        var whole = 0.0;
        foreach (var (_, weight) in ordered) whole += weight;
        var levels = Quantiles.Printed;
        var found = new double[levels.Count];
        var (at, reached) = (0, ordered[0].Weight);
        for (var index = 0; index < found.Length; index++)
        {
            while (at < ordered.Length - 1 && reached < levels[index] * whole) reached += ordered[++at].Weight;
            found[index] = ordered[at].Value;
        }

        return found;
    }

    /// <summary>One course.</summary>
    /// <param name="Days">Days by which 63 of 100 of those who leave have left, above zero.</param>
    /// <param name="Form">Above 1 where few leave at first.</param>
    /// <param name="Gone">The part of those who leave that had left by the last count.</param>
    /// <param name="Left">How many are still to come.</param>
    /// <param name="Weight">How well it fits what past operations and the counts say.</param>
    readonly record struct Course(double Days, double Form, double Gone, double Left, double Weight)
    {
        internal double GoneBy(int day) =>
            1 - Elementary.Exp(-Elementary.Exp(Form * Elementary.Log(Math.Max(FirstHours, day) / Days)));
    }

    const int ShareLevels = 15, PaceSteps = 19;
    const double SlowestDays = 200;
    const double Negligible = 1e-5;
    const double FirstHours = 0.01;

    /// <summary>Half of all flights have 63 of 100 gone within so many days.</summary>
    const double MiddleDays = 16;

    /// <summary>The spread of the logarithm of these days.</summary>
    const double PaceSpread = 1;

    /// <summary>The logarithm of a form of 1.3, and its spread.</summary>
    const double LogForm = 0.26236426446749106, FormSpread = 0.4;

    /// <summary>How far counts are off a course, on the scale of the logarithm.</summary>
    const double CountSpread = 0.8;

    static readonly double[] Forms = [0.7, 1, 1.5, 2, 3];
}
