using CsCheck;
using Refuge.Displacement;
using Refuge.Needs;
using Refuge.Situations;
using Refuge.Tests.Building;

namespace Refuge.Tests.Seams;

/// <summary>
/// Renaming the places permutes the results and changes nothing else: exactly where nothing is drawn, and in
/// distribution where members draw, since draws are addressed by the hash of the name (decision 0030).
/// </summary>
public class RenamingTests
{
    static readonly string[] Names = ["alma", "boro", "cora", "dena", "camp"];
    static readonly string[] Others = ["zeta", "yara", "xeno", "wera", "abad"];

    static readonly Gen<Known[]> Valleys = Gen.Select(
        Gen.Int[0, 20_000], Gen.Int[-1, 4], Gen.Int[0, 900].Nullable(), Gen.Bool,
        (residents, control, displaced, isMined) => new Known(residents, control, displaced, isMined)).Array[5];

    [Fact]
    public void What_is_stated_today_is_the_same_under_other_names() =>
        Valleys.Sample(valley =>
        {
            var (one, other) = (Today(valley, Names), Today(valley, Others));

            Assert.NotEmpty(one);
            Assert.Equal(one, other);
        });

    [Fact]
    public void The_spread_of_the_members_is_the_same_under_other_names()
    {
        Known[] valley = [
            new(9_000, (int)ControlStatus.Contested, null, false), new(4_000, (int)ControlStatus.Held, null, true),
            new(6_000, (int)ControlStatus.Calm, 300, false), new(0, -1, null, false), new(0, -1, 500, false)];
        var (one, other) = (Forecast(valley, Names), Forecast(valley, Others));

        Assert.All(Enumerable.Range(0, Names.Length), place => Assert.True(
            Agree(one.Present.On(new(Names[place]), Day), other.Present.On(new(Others[place]), Day)),
            $"people at the place number {place}"));
        Assert.True(Agree(one.DisplacedTotal.On(Day), other.DisplacedTotal.On(Day)), "everybody displaced");
        Assert.Contains(one.Present.On(new("camp"), Day).ToArray(), people => people > 500);
    }

    /// <summary>Needs of today as text, each place by its number.</summary>
    static List<string> Today(Known[] valley, string[] names)
    {
        var situation = Situation(valley, names);
        var needs =
            NeedsAssessor.Assess(new NeedsBasis { Situation = situation, Forecast = A.Forecast(1, 1).Build() }).Today;
        return
        [
            .. needs.Select(
                need =>
                    $"{Array.IndexOf(names, need.Place.Code)} {need.Caseload} {need.Indicator} {need.Phase} "
                        + $"{need.People} {need.Amount} {need.AmountBound} {need.Gap}")
                .Order(StringComparer.Ordinal),
        ];
    }

    static Forecast Forecast(Known[] valley, string[] names) => Forecaster.Run(
        Situation(valley, names), [], [], new MovementRules(), new EnsembleSize(Day, 600, 1), null, null,
        TestContext.Current.CancellationToken);

    static Situation Situation(Known[] valley, string[] names)
    {
        var situation = A.Situation();
        for (var place = 0; place < names.Length; place++)
        {
            if (place == names.Length - 1) situation.WithSite(names[place]);
            else situation.WithTown(names[place], valley[place].Residents);
            if (place > 0) situation.WithRoute(names[place - 1], names[place], 12);
            if (valley[place].Control >= 0) situation.WithControl(names[place], (ControlStatus)valley[place].Control);
            if (valley[place].Displaced is { } people) situation.WithDisplaced(names[place], new(people));
            if (valley[place].IsMined) situation.WithExplosives(names[place]);
        }

        return situation.Build();
    }

    /// <summary>Whether two means differ by less than five standard errors, or by less than a person.</summary>
    static bool Agree(ReadOnlySpan<int> one, ReadOnlySpan<int> other)
    {
        var ((mean, error), (otherMean, otherError)) = (MeanOf(one), MeanOf(other));
        return Math.Abs(mean - otherMean) <= 1 + (5 * Math.Sqrt((error * error) + (otherError * otherError)));
    }

    static (double Mean, double Error) MeanOf(ReadOnlySpan<int> members)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var member in members)
        {
            sum += member;
            squares += (double)member * member;
        }

        var mean = sum / members.Length;
        return (mean, Math.Sqrt(Math.Max(0, (squares / members.Length) - (mean * mean)) / members.Length));
    }

    const int Day = 20;

    /// <summary>What is known of one place; a control below zero is no row.</summary>
    sealed record Known(int Residents, int Control, int? Displaced, bool IsMined);
}
