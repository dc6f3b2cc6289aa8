using Refuge.Evaluation.Learning;
using Refuge.Reports.Language;
using Refuge.Reports.Places;

namespace Refuge.Formats.Tests.Evaluation;

/// <summary>What a tagger learns from labelled sentences about invented places.</summary>
public class PlaceTrainingTests
{
    static readonly PlaceExample[] Examples =
    [
        Of("People fled from [Alma] to [Boro district] on Monday."),
        Of("The road between [Cade] and [Boro district] is closed."),
        Of("Mr Dora said that [Alma] was calm."),
        Of("Mr Cole said that the [Cade] bridge stands."),
        Of("Families from [Alma], [Cade] and [Elm district] arrived."),
    ];

    [Fact]
    public void A_tagger_finds_again_what_it_learnt_from()
    {
        var tagger = new PlaceTagger(PlaceTraining.Train(Examples, PlaceNames.None, 10));

        Assert.All(
            Examples,
            example =>
                Assert.Equal(
                    example.Places.Select(place => example.Text[place.Start..place.End]),
            Tagged(tagger, example.Text)));
    }

    [Fact]
    public void A_name_it_has_not_seen_is_known_by_what_stands_around_it()
    {
        var tagger = new PlaceTagger(PlaceTraining.Train(Examples, PlaceNames.None, 10));

        Assert.Contains("Farn", Tagged(tagger, "People fled from Farn to Boro district on Monday."));
    }

    [Fact]
    public void The_same_examples_give_the_same_weights() =>
        Assert.Equal(
            PlaceTraining.Train(Examples, PlaceNames.None, 4), PlaceTraining.Train(Examples, PlaceNames.None, 4));

    static IEnumerable<string> Tagged(PlaceTagger tagger, string text) =>
        Sentences.Of(text)
            .SelectMany(
                sentence => tagger.Tag(text, sentence.Tokens, new PlaceFeatures(PlaceNames.None))
                .Select(found => text[sentence.Tokens[found.Start].Start..sentence.Tokens[found.End - 1].End]));

    /// <summary>A sentence whose places stand in square brackets.</summary>
    static PlaceExample Of(string marked)
    {
        var (text, places, start) = (new System.Text.StringBuilder(), new List<(int Start, int End)>(), 0);
        foreach (var letter in marked)
        {
            if (letter == '[') start = text.Length;
            else if (letter == ']') places.Add((start, text.Length));
            else text.Append(letter);
        }

        return new(text.ToString(), places);
    }
}
