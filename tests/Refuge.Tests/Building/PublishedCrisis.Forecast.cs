using Refuge.Displacement;
using Refuge.Situations;

namespace Refuge.Tests.Building;

/// <content>Where people will be, and how the counts go on.</content>
static partial class PublishedCrisis
{
    static Forecast Spread()
    {
        var sites = new[] { BrickKiln, Hasira, OrchardCamp, UnnamedCamp, Velin };
        var origins = new[] { Talmar, Dersin };
        var (present, arrivals) =
            (new MemberMatrix([.. sites, Dersin], Days, Members), new MemberMatrix([.. sites, Dersin], Days, Members));
        var (departures, returns, residents, returned) =
            (new MemberMatrix(origins, Days, Members), new MemberMatrix(origins, Days, Members),
                new MemberMatrix(origins, Days, Members), new MemberMatrix(origins, Days, Members));
        var (now, total) = (new MemberSeries(Days, Members), new MemberSeries(Days, Members));
        for (var member = 0; member < Members; member++)
        {
            for (var day = 0; day <= Days; day++)
            {
                var wave = day < 20 + member ? 0 : Math.Min(1, (day - 20 - member) / 40.0);
                var size = 20_000 + (1_500 * member);
                now[day, member] = 6_200 + (int)(wave * size);
                total[day, member] = (int)(wave * size) + (day * 12);
                present[BrickKiln][day, member] = (int)(wave * size * 0.35);
                present[OrchardCamp][day, member] = 1_700 + (int)(wave * size * 0.25);
                present[UnnamedCamp][day, member] = 1_000 + (day * 3);
                present[Hasira][day, member] = 2_500 + (int)(wave * size * 0.15);
                present[Velin][day, member] = 1_000 + (int)(wave * size * 0.25);
                present[Dersin][day, member] = 300;
                departures[Talmar][day, member] = wave is > 0 and < 1 ? size / 40 : 0;
                departures[Dersin][day, member] = 12;
                residents[Talmar][day, member] = 400_000 - (int)(wave * size);
                foreach (var site in sites)
                {
                    arrivals[site][day, member] = day == 0
                        ? 0
                        : Math.Max(0, present[site][day, member] - present[site][day - 1, member]);
                }
            }
        }

        return new()
        {
            AsOf = AsOf,
            Size = new(Days, Members, 1),
            Present = present,
            Residents = residents,
            Returned = returned,
            Arrivals = arrivals,
            Departures = departures,
            Returns = returns,
            DisplacedNow = now,
            DisplacedTotal = total,
            OffensiveDay = [.. Enumerable.Range(0, Members).Select(member => (int?)(20 + member))],
            Uncounted = [new("farmland")],
            Drivers = [new("offensive_day", "days", 20, 45, 100, 25, 50, 75)],
            Rules = new(),
        };
    }

    /// <summary>A count of the whole crisis, one of a camp, and one of the held city.</summary>
    static SeriesForecast[] Counted() =>
    [
        Counting("dtm", CountKind.Stock, Refuge.Situations.Counted.Displaced, null, day => 7_000 + (100 * day)),
        Counting("orchard", CountKind.Stock, Refuge.Situations.Counted.Present, OrchardCamp, day => 1_800 + (60 * day)),
        Counting("talmar-left", CountKind.Stock, Refuge.Situations.Counted.Present, Talmar, day => 10 * day),
    ];

    static SeriesForecast Counting(string id, CountKind what, Counted of, PlaceId? place, Func<int, int> people)
    {
        var last = new Observation(AsOf, null, place, new(id), new(people(0)), null, null, false);
        return new(
            Known(
                new Series(new(id), id, null, what, of, [], CountedPopulation.All, null, null, null), "series.csv", id),
            place, Known(last, "observations.csv", last.Key), () =>
        {
            var counts = new MemberSeries(Days, Members);
            for (var day = 0; day <= Days; day++)
            {
                for (var member = 0; member < Members; member++) counts[day, member] = people(day) + member;
            }

            return counts;
        });
    }
}
