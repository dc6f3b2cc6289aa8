using BenchmarkDotNet.Attributes;
using Refuge.Formats.Reports;
using Refuge.Reports;
using Refuge.Reports.Claims;
using Refuge.Reports.Language;
using Refuge.Reports.Places;
using Refuge.Reports.Quantities;
using Refuge.Reports.Times;

namespace Refuge.Benchmarks;

/// <summary>What the steps of reading cost on a story of invented places, told over and over in about 100 kB.</summary>
[MemoryDiagnoser]
public class ReadingBenchmarks
{
    const int Length = 100_000;

    const string Story = """
        Oruna, 15 April 2021 - The army took the centre of Karsa on Tuesday, officials in London said. Shooting in the outskirts lasted until Wednesday, and today the whole town is calm.
        Mines and booby traps are being cleared. Pumps and power lines are broken, so that no public service works, the governor told reporters in Baghdad last week.

        At least 1,200 families fled Karsa and the villages around it between March and the end of April, and more than 800 people live in a camp near the town, who have three toilets between them.
        A spring is their only water, and it makes people ill. Several babies are dehydrated. About 2.4 million dollars were allocated, of which 150,000 were received.

        The road from Karsa to Oruna, about 40 miles (65 kilometers) south of Mosul, is open. The committee will meet again next Thursday to talk about the budget of the coming season.


        """;

    readonly string text = string.Concat(Enumerable.Repeat(Story, Length / Story.Length));
    readonly DateOnly published = new(2021, 4, 15);
    readonly Report report;
    readonly List<Sentence> sentences;
    readonly PlaceTagger tagger = TrainedModels.Shipped.Places!;

    /// <summary>Reads the gazetteer and the weights, which each program does once.</summary>
    public ReadingBenchmarks()
    {
        report = ReportFile.OfText("story", text, published);
        sentences = Sentences.Of(text);
        _ = Gazetteer.Names;
    }

    /// <summary>Everything: what <c>refuge read</c> does between the bytes and the JSON.</summary>
    [Benchmark]
    public int Whole() => ShippedReader.Read(report).Claims.Count;

    /// <summary>Sentences and their words.</summary>
    [Benchmark]
    public int Words() => Sentences.Of(text).Count;

    /// <summary>The tagger of place names, gazetteer look-ups included.</summary>
    [Benchmark]
    public int Tagger()
    {
        var (features, found) = (new PlaceFeatures(Gazetteer.Names), 0);
        foreach (var sentence in sentences) found += tagger.Tag(text, sentence.Tokens, features).Count;
        return found;
    }

    /// <summary>Dates and times.</summary>
    [Benchmark]
    public int Times()
    {
        var (reader, found) = (new TimeReader(published), 0);
        foreach (var sentence in sentences) found += reader.Read(text, sentence).Count;
        return found;
    }

    /// <summary>Numbers with what they count.</summary>
    [Benchmark]
    public int Quantities()
    {
        var (reader, found) = (new QuantityReader(), 0);
        foreach (var sentence in sentences) found += reader.Read(text, sentence, []).Count;
        return found;
    }

    /// <summary>Claims of sentences without times, quantities and places.</summary>
    [Benchmark]
    public int Claims()
    {
        var (reader, found) = (new ClaimReader(text, StoryMap.Of([], PlaceNames.None)), 0);
        foreach (var sentence in sentences)
        {
            found += reader.Read(new(sentence, [], [], []) { Reference = published }, []).Count;
        }
        return found;
    }
}
