using Refuge.Reports;

namespace Refuge.Tests.Reports;

/// <summary>Copies of one story count once, whoever printed them. Stories and places are invented.</summary>
public class CopiesTests
{
    const string Flood = """
        The Orla burst its banks at Alma on Friday and swept away forty houses, the district council said.
        Some 2,300 people have moved to schools and mosques on higher ground since then.
        "We have never seen the river rise so quickly, and we could not warn the lower quarters in time," said the mayor, Ines Halloran.
        Rescue teams reached the last families by boat on Saturday evening.
        """;

    const string Raid = """
        Gunmen on motorcycles attacked the market of Boro early on Thursday, killing eleven traders, witnesses told the agency.
        "They surrounded the stalls before dawn and fired at everybody who tried to run away," said Tamo Beliz, who sells grain there.
        About 900 residents fled to the neighbouring town of Cade, local officials reported.
        The army organised patrols along the road to Cade in the afternoon.
        """;

    const string Camp = """
        A fire destroyed 310 shelters in the eastern part of Dora camp on Tuesday night, aid workers said.
        Nobody was killed, but 1,500 refugees spent the night in the open near the food store.
        "The wind carried the flames from one row of tents to the next within minutes," the camp manager, Oduya Ferran, told reporters.
        Blankets and kitchen sets were handed out on Wednesday morning.
        """;

    [Fact]
    public void Ten_pages_of_three_agency_stories_have_three_origins()
    {
        string[] pages =
        [
            Flood,
            "Valley News — " + Flood.Replace("Some 2,300 people", "Around 2,300 people", StringComparison.Ordinal),
            "Mayor: no time to warn\n\n\"We have never seen the river rise so quickly and we could not warn the lower "
                + "quarters in time,\" Ines Halloran, the mayor of Alma, said after the flood of Friday.\n\nOur reporter "
                + "visited the schools where people now live and found them short of water.",
            Flood.Replace("district council", "local district council", StringComparison.Ordinal)
                .Replace("higher ground", "much higher ground nearby", StringComparison.Ordinal)
                .Replace("Rescue teams", "Tired rescue teams", StringComparison.Ordinal),
            Raid,
            Raid.Replace("organised", "organized", StringComparison.Ordinal)
                .Replace("neighbouring", "neighboring", StringComparison.Ordinal)
                .Replace("Gunmen on motorcycles", "Unknown gunmen on motorcycles", StringComparison.Ordinal),
            "Traders killed in Boro\n\nEleven traders were killed early on Thursday when gunmen on motorcycles attacked the "
                + "market of Boro, witnesses told the agency.\n\nAbout 900 residents of the town fled to neighbouring "
                + "Cade, local officials reported.\n\nBoro lies on the main road to the north.",
            Camp,
            "(Agency) " + Camp.Replace("aid workers said", "aid workers said on Wednesday", StringComparison.Ordinal),
            "Fire in Dora camp\n\nThe camp manager, Oduya Ferran, said: \"The wind carried the flames from one row of tents "
                + "to the next within minutes.\"\n\nThe ministry asked donors for tents before the rains begin.",
        ];

        var origins = Copies.Origins([.. pages.Select(static (page, index) => Read($"page{index}.txt", page))]);

        Assert.Equal(3, origins.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(
            ["page0.txt", "page0.txt", "page0.txt", "page0.txt", "page4.txt", "page4.txt", "page4.txt", "page7.txt", "page7.txt", "page7.txt"],
            origins);
    }

    [Fact]
    public void Two_reporters_of_one_event_are_two_origins()
    {
        var origins = Copies.Origins(
        [
            Read("one.txt", Flood),
            Read(
                "two.txt",
                "Alma is under water. When the Orla came over the dyke on Friday night, people climbed onto their roofs. By "
                + "Sunday the district counted 2,300 homeless, a teacher who writes the lists told us. \"My classroom holds "
                + "sixty people who have lost everything they owned,\" she said. The mayor did not answer our calls."),
        ]);

        Assert.Equal(["one.txt", "two.txt"], origins);
    }

    [Fact]
    public void The_copies_that_an_index_finds_are_those_that_comparing_each_with_each_finds()
    {
        // Reports put together out of few sentences, some of whose words are left out.
        string[] sentences = [.. $"{Flood}\n{Raid}\n{Camp}".Split('\n', StringSplitOptions.TrimEntries)];
        List<Copies.Print> prints = [];
        for (var report = 0; report < 150; report++)
        {
            var told = Enumerable.Range(0, 1 + Drawn(5, "length", report))
                .Select(number => (Sentence: Drawn(sentences.Length, "sentence", report, number), Number: number))
                .Select(each => Shortened(sentences[each.Sentence], report, each.Number));
            prints.Add(Copies.Fingerprint(Read($"{report}.txt", string.Join('\n', told))));
        }

        var expected = prints.Select(
            (print, index) => prints.Take(index).ToList().FindIndex(earlier => Copies.AreCopies(earlier, print)));

        var found = Copies.Firsts(prints);
        Assert.Equal(expected, found.Select(static first => first ?? -1));
        Assert.InRange(found.Count(static first => first is null), 2, 148);

        static string Shortened(string sentence, int report, int number) => string.Join(
            ' ', sentence.Split(' ').Where((_, word) => Drawn(8, "word", report, number, word) > 0));

        static int Drawn(int below, params object[] address) =>
            (int)(StableHash.Of($"copies/{string.Join('/', address)}") % (ulong)below);
    }

    static Reading Read(string file, string text) =>
        ReportReader.Read(new(file, file, text, ReportFormat.Text, null, A.Sunday, "en", null), A.Valley);
}
