using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using Refuge.Cycle;
using Refuge.Formats.Crises;
using Refuge.Formats.Reports;
using Refuge.Situations;

namespace Refuge.Benchmarks;

/// <summary>
/// The picture of a day in a crisis of 500 places and 5,000 reports of 20 sentences, about 100,000 claims in all.
/// </summary>
[MemoryDiagnoser]
public class PictureBenchmarks
{
    const int Places = 500;
    const int Reports = 5_000;
    const int SentencesOfReport = 20;

    static readonly DateOnly FirstDay = new(2030, 1, 1);

    readonly Extractions extractions = new(ShippedReader.Knowledge);
    Crisis crisis = null!;
    int day;

    /// <summary>Reads every report once.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        crisis = CrisisFolder.Read("large", Files(), null, CancellationToken.None).Crisis
            ?? throw new InvalidDataException("The crisis cannot be read.");
        AsOfWhenExtracted();
    }

    /// <summary>The picture as of another day, every report having been read before.</summary>
    [Benchmark]
    public int AsOfWhenExtracted()
    {
        // All reports are known by then; the day differs, so that nothing but extractions can be used again.
        var asOf = FirstDay.AddDays(400 + (day++ % 30));
        var testimony = ForecastCycle.Read(crisis, crisis.Reports.AsOf(asOf), asOf, extractions);
        return SituationBuilder.AsOf(crisis.Situation, testimony, asOf).Claims.Count;
    }

    static Dictionary<string, ReadOnlyMemory<byte>> Files()
    {
        var files = new Dictionary<string, ReadOnlyMemory<byte>>
        {
            ["crisis.yml"] =
                Bytes("id: large\ntitle: Large\nfirst_day: 2030-01-01\ncurrency: USD\nhousehold_size: 6\n"),
            ["sources.csv"] = Bytes("id,title,publisher,published,reliability\nS1,One,Agency,2030-01-01,A\n"),
        };
        var (places, index) =
            (new StringBuilder("id,name,kind,lat,lon\n"), new StringBuilder("file,published,language\n"));
        for (var place = 0; place < Places; place++)
        {
            places.Append(
                CultureInfo.InvariantCulture,
                $"p{place},{Name(place)},town,{35 + (place * 0.01):0.00},{43 + (place * 0.01):0.00}\n");
        }

        for (var report = 0; report < Reports; report++)
        {
            index.Append(
                CultureInfo.InvariantCulture, $"r{report}.txt,{FirstDay.AddDays(report % 365):yyyy-MM-dd},en\n");
            files[$"reports/r{report}.txt"] = Bytes(Text(report));
        }

        (files["places.csv"], files["reports/index.csv"]) = (Bytes(places.ToString()), Bytes(index.ToString()));
        return files;
    }

    static string Text(int report) => string.Concat(Enumerable.Range(0, SentencesOfReport).Select(sentence =>
    {
        var place = Name(((report * 7) + (sentence * 31)) % Places);
        return (sentence % 4) switch
        {
            0 => FormattableString.Invariant($"The army took the centre of {place} on Tuesday. "),
            1 => FormattableString.Invariant($"More than {100 + sentence} people live in a camp near {place}. "),
            2 => FormattableString.Invariant($"Electricity pylons were destroyed in {place}. "),
            _ => FormattableString.Invariant($"Mines are being cleared in {place}. "),
        };
    }));

    /// <summary>Names of places that no language has, each unlike the others.</summary>
    static string Name(int place) =>
        $"{"BDGKLMNPRT"[place % 10]}{"aeiou"[place / 10 % 5]}{"bdgklmnprt"[place / 50 % 10]}or{"bdgklmnprt"[place % 7]}a";

    static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
