using Refuge.Evaluation.Learning;
using Refuge.Reports.Events;

namespace Refuge.Formats.Tests.Evaluation;

public class EventTrainingTests
{
    static readonly string[] Towns = ["Alma", "Boro", "Selin", "Karun", "Dessa", "Tamar"];

    static IReadOnlyList<(string Text, string Label)> Examples { get; } =
    [
        .. Towns.Select(static town => ($"A river burst its banks and the flood reached {town}.", "NATURAL_DISASTER")),
        .. Towns.Select(
            static town => ($"Rebels captured the village of {town} from the army.", "NON_STATE_ACTOR_OVERTAKES_TER")),
        .. Towns.Select(static town => ($"The army recaptured {town} from rebels.", "GOV_REGAINS_TERIT")),
    ];

    [Theory]
    [InlineData("Heavy rain brought an earthquake and a flood to the coast.", "NATURAL_DISASTER")]
    [InlineData("Insurgents seized two villages from government troops.", "NON_STATE_ACTOR_OVERTAKES_TER")]
    [InlineData("Soldiers retook the town from militants.", "GOV_REGAINS_TERIT")]
    public void A_kind_of_event_is_told_by_who_acts_and_what_is_done(string text, string label)
    {
        var classifier = EventTraining.Train(Examples);

        var found = classifier.Classify(text);

        Assert.Equal(label, found.Label);
        Assert.InRange(found.Score, 1.0 / 3, 1);
    }

    [Fact]
    public void The_same_texts_give_the_same_weights()
    {
        var (one, other) = (EventTraining.Train(Examples), EventTraining.Train(Examples));

        Assert.Equal(one.Weights, other.Weights);
    }

    [Fact]
    public void A_stored_classifier_reads_as_before()
    {
        var classifier = EventTraining.Train(Examples);

        var stored = EventClassifier.Of(classifier.Labels, classifier.Rarity, classifier.Weights);

        Assert.Equal(
            classifier.Classify("The flood reached the town."), stored.Classify("The flood reached the town."));
    }

    [Fact]
    public void A_text_without_words_has_a_label_all_the_same() =>
        Assert.Contains(EventTraining.Train(Examples).Classify("").Label, EventTraining.Train(Examples).Labels);
}
