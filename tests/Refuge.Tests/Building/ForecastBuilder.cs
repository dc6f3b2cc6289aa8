using Refuge.Displacement;

namespace Refuge.Tests.Building;

/// <summary>Short names for the parts of an invented world.</summary>
static partial class A
{
    /// <summary>The day at whose end every built situation is known.</summary>
    public static DateOnly Day => InventedSituation.AsOf;

    public static InventedSituation Situation() => new();

    public static ForecastBuilder Forecast(int days = 30, int members = 10) => new(days, members);
}

/// <summary>Builds a forecast by saying who is where on which day in which member.</summary>
sealed class ForecastBuilder(int days, int members)
{
    readonly Dictionary<string, Func<int, int, int>> present = [];
    readonly Dictionary<string, Func<int, int, int>> arrivals = [];
    readonly Dictionary<string, Func<int, int, int>> departures = [];
    readonly Dictionary<string, Func<int, int, int>> residents = [];
    readonly Dictionary<string, Func<int, int, int>> returned = [];
    Func<int, int, int> displacedNow = (_, _) => 0;
    Func<int, int, int> displacedTotal = (_, _) => 0;
    IReadOnlyList<int?> offensive = new int?[members];

    /// <summary>Displaced people at a place by day and member.</summary>
    public ForecastBuilder Present(string place, Func<int, int, int> people)
    {
        present[place] = people;
        return this;
    }

    /// <summary>People who arrive at a place by day and member.</summary>
    public ForecastBuilder Arrivals(string place, Func<int, int, int> people)
    {
        arrivals[place] = people;
        return this;
    }

    /// <summary>People who leave home at a place by day and member.</summary>
    public ForecastBuilder Departures(string place, Func<int, int, int> people)
    {
        departures[place] = people;
        return this;
    }

    /// <summary>People displaced anywhere by day and member, and those who left home since the as-of date.</summary>
    public ForecastBuilder Displaced(Func<int, int, int> now, Func<int, int, int> total)
    {
        (displacedNow, displacedTotal) = (now, total);
        return this;
    }

    /// <summary>Residents at home by day and member.</summary>
    public ForecastBuilder Residents(string place, Func<int, int, int> people)
    {
        residents[place] = people;
        return this;
    }

    /// <summary>Of the residents at home, those who came back, by day and member.</summary>
    public ForecastBuilder Returned(string place, Func<int, int, int> people)
    {
        returned[place] = people;
        return this;
    }

    /// <summary>The day, counted from the as-of date, on which the offensive begins in each member.</summary>
    public ForecastBuilder OffensiveOn(Func<int, int?> day)
    {
        offensive = [.. Enumerable.Range(0, members).Select(day)];
        return this;
    }

    public Forecast Build() => new()
    {
        AsOf = A.Day,
        Size = new(days, members, seed: 1),
        Present = Matrix(present),
        Residents = Matrix(residents),
        Returned = Matrix(returned),
        Arrivals = Matrix(arrivals),
        Departures = Matrix(departures),
        Returns = Matrix([]),
        DisplacedNow = Series(displacedNow),
        DisplacedTotal = Series(displacedTotal),
        OffensiveDay = offensive,
        Uncounted = [],
        Drivers = [],
        Rules = new(),
    };

    MemberSeries Series(Func<int, int, int> people)
    {
        var counts = new MemberSeries(days, members);
        for (var day = 0; day <= days; day++)
        {
            for (var member = 0; member < members; member++) counts[day, member] = people(day, member);
        }

        return counts;
    }

    MemberMatrix Matrix(Dictionary<string, Func<int, int, int>> counts)
    {
        var matrix = new MemberMatrix(counts.Keys.Select(static place => new PlaceId(place)), days, members);
        foreach (var (place, people) in counts)
        {
            for (var day = 0; day <= days; day++)
            {
                for (var member = 0; member < members; member++) matrix[new(place)][day, member] = people(day, member);
            }
        }

        return matrix;
    }
}
