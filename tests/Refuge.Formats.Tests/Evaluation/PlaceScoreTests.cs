using Refuge.Evaluation.Learning;
using Refuge.Evaluation.Scoring;
using Refuge.Formats.Reports;
using Refuge.Tests.Shared;

namespace Refuge.Formats.Tests.Evaluation;

/// <summary>How labelled places are read and scored: sentences of our own about real towns.</summary>
public sealed class PlaceScoreTests : IDisposable
{
    readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Fact]
    public void A_label_beside_its_words_is_moved_onto_them()
    {
        Write(
            """{"id": "a", "text": "Rain fell in Mosul.", "toponyms": [{"text": "Mosul", "start": 14, "end": 19, "lat": 36.3, "lon": 43.1}]}""");

        Assert.Equal([(13, 18)], PlaceExamples.Read(file, Gazetteer.Names)[0].Places);
    }

    [Fact]
    public void An_expression_without_a_point_is_no_place_to_learn()
    {
        Write(
            """{"id": "a", "text": "Rain fell in the city.", "toponyms": [{"text": "city", "start": 17, "end": 21, "lat": null, "lon": null}]}""");

        Assert.Empty(PlaceExamples.Read(file, Gazetteer.Names)[0].Places);
    }

    [Fact]
    public void A_label_takes_the_word_for_its_kind_with_it()
    {
        Write(
            """{"id": "a", "text": "Rain fell in Anbar province.", "toponyms": [{"text": "Anbar", "start": 13, "end": 18, "lat": 33, "lon": 42}]}""");

        Assert.Equal([(13, 27)], PlaceExamples.Read(file, Gazetteer.Names)[0].Places);
    }

    [Fact]
    public void Where_peoples_are_not_labelled_the_gazetteer_labels_them()
    {
        Write(
            """{"id": "a", "text": "Iraqi rain fell in Mosul.", "toponyms": [{"text": "Mosul", "start": 19, "end": 24, "lat": 36.3, "lon": 43.1}]}""");

        Assert.Equal([(0, 5), (19, 24)], PlaceExamples.Read(file, Gazetteer.Names)[0].Places);
    }

    [Fact]
    public void A_text_nobody_learnt_from_is_read_by_the_shipped_weights()
    {
        Write("""
            {"id": "a", "text": "Hundreds of families fled from Mosul to Erbil.", "toponyms": [{"text": "Mosul", "start": 31, "end": 36, "lat": 36.3, "lon": 43.1}, {"text": "Erbil", "start": 40, "end": 45, "lat": 0, "lon": 0}]}
            """);

        var measures = GeocodingScore.Of(file, [], 2, Gazetteer.Names, static _ => { });

        Assert.Equal(.5, Value(measures, "within_161_km"));
        Assert.Equal(1, Value(measures, "found"));
        Assert.Equal(1, Value(measures, "read_by_shipped_weights"));
    }

    [Fact]
    public void The_shipped_weights_say_which_texts_they_learnt_from()
    {
        var learnt = PlaceExamples.Read(SharedData.PathOrSkip("data/news/humset_toponyms.jsonl"), Gazetteer.Names);

        Assert.All(learnt, static example => Assert.True(TrainedModels.HasLearntPlacesFrom(example.Text)));
        Assert.False(TrainedModels.HasLearntPlacesFrom("Rain fell in Mosul."));
    }

    [Theory]
    [InlineData("geowebnews")]
    [InlineData("trnews")]
    [InlineData("geovirus")]
    public void The_shipped_weights_learnt_nothing_from_the_geocoding_sets_under_the_GPL(string set) =>
        Assert.DoesNotContain(
            PlaceExamples.Read(SharedData.PathOrSkip($"data/news/{set}.jsonl"), Gazetteer.Names),
            static example => TrainedModels.HasLearntPlacesFrom(example.Text));

    [Fact]
    public void Names_of_a_document_are_scored_by_identity_and_distance()
    {
        Write("""
            {"lead_id": "1", "toponym": "mosul", "geomatch": "mosul", "geonameid": "99072"}
            {"lead_id": "1", "toponym": "the wards", "geomatch": "wards", "geonameid": ""}
            {"lead_id": "2", "toponym": "a village", "geomatch": "a village", "geonameid": "999999999"}
            """);

        var measures = NameScore.Of(file, Gazetteer.Names, static _ => { });

        Assert.Equal(.5, Value(measures, "within_161_km"));
        Assert.Equal(1, Value(measures, "same_identity_of_held"));
        Assert.Equal(.5, Value(measures, "held"));
    }

    static double Value(IReadOnlyList<ReadingMeasure> measures, string name) =>
        measures.First(measure => measure.Name == name).Value;

    void Write(string lines) => File.WriteAllText(file, lines);
}
