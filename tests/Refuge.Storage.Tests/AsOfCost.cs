using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Refuge.Cycle;
using Refuge.Situations;
using Refuge.Storage.Model;
using Refuge.Storage.Tests.Building;
using Refuge.Tests.Shared;

namespace Refuge.Storage.Tests;

/// <summary>
/// No test: what it takes to ask a crisis of 100,000 claims and 5,000 reports what was known on a day. Written to
/// benchmarks/results.
/// </summary>
/// <param name="server">The server of PostgreSQL.</param>
public class AsOfCost(PostgresServer server)
{
    const int Places = 500, Reports = 5_000, Claims = 100_000, Times = 21;

    static readonly string[] Services = ["water", "power", "health", "market"];

    static readonly DateOnly First = new(2021, 4, 1);

    [Theory(Explicit = true)]
    [InlineData(KeptIn.Sqlite)]
    [InlineData(KeptIn.Postgres)]
    public async Task Of_a_hundred_thousand_claims(KeptIn engine)
    {
        var place = Directory.CreateTempSubdirectory("refuge-as-of-");
        var where = engine == KeptIn.Sqlite
            ? Path.Combine(place.FullName, "refuge.db")
            : await server.NewDatabaseAsync(Cancellation);
        var database = Plans.Open(engine, where);
        await database.MigrateAsync(Cancellation);
        var watch = Stopwatch.StartNew();
        var (store, problems) = await database.ImportAsync(Folder(place), "analyst", Cancellation);
        Assert.True(store is not null, string.Join('\n', problems.Take(5)));
        var crisis = (await database.ListAsync(Cancellation)).Single();
        await using var context = database.Open();
        var facts = await context.Facts.CountAsync(Cancellation);
        await TellAsync($"{engine}: {facts} facts taken over in {watch.Elapsed.TotalSeconds:0.0} s");
        var days = Claims / (Places * Services.Length);
        foreach (var day in (DateOnly[])[First.AddDays(days / 10), First.AddDays(days / 2), First.AddDays(days)])
        {
            var rows = 0;
            await MeasureAsync("how many claims were known", async () => rows = await context.FactDays
                .CountAsync(each => each.Crisis == crisis && each.ShowsOn <= day, Cancellation));
            await MeasureAsync("the claims about one place", async () => rows = await OfPlace(context, crisis, day)
                .CountAsync(Cancellation));
            await MeasureAsync("the latest 100 claims", async () => rows =
                (await Latest(context, crisis, day).ToListAsync(Cancellation)).Count);
            await MeasureAsync("every row of the crisis", async () =>
            {
                var reader = (await FactReader.FindAsync(context, crisis, Cancellation))!;
                var content = await reader.ContentAsync(day, Cancellation);
                rows = content.Tables.Sum(static table => table.Rows.Count);
            });
            await MeasureAsync("the crisis, read and checked for the first time", async () => rows =
                (await (await FreshAsync(engine, where, crisis)).LoadAsync(CrisisView.Whole, Cancellation))
                    .Crisis!.Situation.Services.Rows.Count);
            await MeasureAsync("the picture of the day, once the crisis was read", async () =>
            {
                var read = (await store!.LoadAsync(CrisisView.Whole, Cancellation)).Crisis!;
                var told = new ReportedClaims([], [], read.Reports.AsOf(day), read.Sources);
                rows = SituationBuilder.AsOf(read.Situation, told, day).Services.Count;
            });
            await MeasureAsync("the picture with every fact in the order of print", async () =>
            {
                var read = (await store!.LoadAsync(CrisisView.Whole, Cancellation)).Crisis!;
                var told = new ReportedClaims([], [], read.Reports.AsOf(day), read.Sources);
                rows = SituationBuilder.AsOf(read.Situation, told, day).Facts.Count;
            });

            async Task MeasureAsync(string what, Func<Task> ask)
            {
                var times = new List<double>();
                var rounds = what.StartsWith("every", StringComparison.Ordinal)
                    || what.StartsWith("the crisis", StringComparison.Ordinal) ? 3 : Times;
                for (var time = 0; time < rounds; time++)
                {
                    var began = Stopwatch.GetTimestamp();
                    await ask();
                    times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                }

                times.Sort();
                await TellAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {engine} | {day:yyyy-MM-dd} | {what} | {rows} | {times[rounds / 2]:0.0} | {times[^1]:0.0} |"));
            }
        }

        place.Delete(recursive: true);
    }

    /// <summary>The store as a program that has just been started opens it.</summary>
    static async Task<ICrisisStore> FreshAsync(KeptIn engine, string where, string crisis) =>
        (await Plans.Open(engine, where).FindAsync(crisis, Cancellation))!;

    static IQueryable<FactEntity> OfPlace(StoreContext context, string crisis, DateOnly day) =>
        from each in context.FactDays
        where each.Crisis == crisis && each.Place == "p250" && each.ShowsOn <= day
        join fact in context.Facts on each.Fact equals fact.Id
        select fact;

    static IQueryable<FactEntity> Latest(StoreContext context, string crisis, DateOnly day) =>
        (from each in context.FactDays
         where each.Crisis == crisis && each.ShowsOn <= day
         orderby each.ShowsOn descending
         join fact in context.Facts on each.Fact equals fact.Id
         select fact).AsNoTracking().Take(100);

    static DirectoryInfo Folder(DirectoryInfo place)
    {
        var folder = place.CreateSubdirectory("valley");
        var example = new DirectoryInfo(Path.Combine(Repository.Root, "examples", "small-valley"));
        foreach (var file in example.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(example.FullName, file.FullName);
            var copy = new FileInfo(Path.Combine(folder.FullName, name));
            copy.Directory!.Create();
            file.CopyTo(copy.FullName);
        }

        using (var places = Append("places.csv"))
        {
            for (var at = 0; at < Places; at++)
            {
                places.Write(string.Create(
                    CultureInfo.InvariantCulture,
                    $"p{at},Village {at},,,village,{41 + (at / 25 * 0.02):0.00},{10.5 + (at % 25 * 0.02):0.00},1,,,500,,,2021-04-01,,Upper Valley,Velmo,,,,V1\n"));
            }
        }

        var services = Path.Combine(folder.FullName, "services.csv");
        var stated = File.ReadAllLines(services);
        using (var claims = new StreamWriter(services))
        {
            claims.Write($"{stated[0]},reported\n");
            foreach (var row in stated.Skip(1)) claims.Write($"{row},\n");
            for (var at = 0; at < Claims; at++)
            {
                var day = First.AddDays(at / (Places * Services.Length));
                var status = at % 3 == 0 ? "down" : at % 3 == 1 ? "partial" : "working";
                claims.Write(string.Create(
                    CultureInfo.InvariantCulture,
                    $"p{at / Services.Length % Places},{day:yyyy-MM-dd},{Services[at % Services.Length]},{status},,V1,{day:yyyy-MM-dd}\n"));
            }
        }

        using var index = Append("reports/index.csv");
        for (var at = 0; at < Reports; at++)
        {
            var day = First.AddDays(at % 50);
            index.Write(string.Create(CultureInfo.InvariantCulture, $"reports/r{at}.md,V1,{day:yyyy-MM-dd},en,\n"));
            File.WriteAllText(
                Path.Combine(folder.FullName, "reports", $"r{at}.md"),
                $"Water is down in Village {at % Places}. {at} people have left.\n", new UTF8Encoding(false));
        }

        return folder;

        StreamWriter Append(string file) => new(Path.Combine(folder.FullName, file), append: true);
    }

    static Task TellAsync(string line) => Console.Error.WriteLineAsync(line);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
