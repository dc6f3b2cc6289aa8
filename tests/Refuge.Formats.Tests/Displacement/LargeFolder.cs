using Refuge.Displacement.Random;

namespace Refuge.Formats.Tests.Displacement;

/// <summary>
/// An invented crisis of thousands of places, written as a folder: a grid of towns and villages eight kilometres apart,
/// a camp among each twenty-five.
/// </summary>
/// <remarks>
/// No row says who controls a place, so that every member draws it: the dearest case, since no two members share a
/// front.
/// </remarks>
static class LargeFolder
{
    const double KmPerDegree = 111.2;

    /// <summary>The day on which the camps were counted.</summary>
    internal static DateOnly AsOf { get; } = new(2021, 3, 1);

    /// <summary>Writes a folder.</summary>
    internal static void Write(DirectoryInfo folder, int places)
    {
        var side = (int)Math.Ceiling(Math.Sqrt(places));
        var draws = new Draws(7, 0);
        double Uniform(int place, ulong what)
        {
            var stream = draws.On(0, Purpose.Attribute, (ulong)place, what);
            return stream.NextDouble();
        }

        bool IsCamp(int place) => place % 25 == 7;
        string Kind(int place) =>
            IsCamp(place) ? "site" : place % 200 == 0 ? "city" : place % 5 == 0 ? "town" : "village";
        string Population(int place) =>
            IsCamp(place) ? "" : FormattableString.Invariant($"{300 + (int)(20_000 * Uniform(place, 1))}");
        string Route(int from, int to) =>
            FormattableString.Invariant(
                $"r{from}-{to},p{from:00000},p{to:00000},{6 + (8 * Uniform(from, (ulong)to)):0.0},estimated,road,yes,S1");
        void Table(string file, string header, IEnumerable<string> rows) =>
            File.WriteAllLines(Path.Combine(folder.FullName, file), [header, .. rows]);

        var all = Enumerable.Range(0, places).ToList();
        File.WriteAllText(
            Path.Combine(folder.FullName, "crisis.yml"),
            "id: large\ntitle: A large valley\nfirst_day: 2021-01-01\ncurrency: USD\nhousehold_size: 5\n");
        Table("sources.csv", "id,title,publisher,published,reliability", ["S1,Census,Valley,2021-01-01,B"]);
        Table(
            "places.csv", "id,name,kind,lat,lon,population,source",
            all.Select(place => FormattableString.Invariant($"p{place:00000},Place ")
            + FormattableString.Invariant(
                $"{place},{Kind(place)},{33 + (8 * (place / side) / KmPerDegree):0.0000},{43 + (9 * (place % side) / KmPerDegree):0.0000},{Population(place)},S1")));
        Table("routes.csv", "id,from,to,km,km_basis,mode,both_ways,source", [
            .. all.Where(place => (place + 1) % side != 0 && place + 1 < places && Uniform(place, 2) < 0.9)
                .Select(place => Route(place, place + 1)),
            .. all.Where(place => place + side < places && Uniform(place, 3) < 0.9)
                .Select(place => Route(place, place + side))]);
        Table(
            "sites.csv", "place,kind,opens,capacity_people,source",
            all.Where(IsCamp).Select(place => $"p{place:00000},camp,2020-06-01,{(place % 2 == 0 ? "5000" : "")},S1"));
        Table(
            "series.csv", "id,title,publisher,what,of,area,population,reliability,source",
            ["camps,People in camps,Valley,stock,present,*,in_camp,B,S1"]);
        Table(
            "observations.csv", "date,place,series,value,source",
            all.Where(IsCamp)
            .Select(
                place =>
                    FormattableString.Invariant(
                        $"2021-03-01,p{place:00000},camps,{(int)(3_000 * Uniform(place, 4))},S1")));
        Table(
            "assumptions.csv", "id,what,subject,low,best,high,unit,basis,reported",
            ["offensive_day,offensive_day,,5,20,60,days,judgement,2021-03-01"]);
    }
}
