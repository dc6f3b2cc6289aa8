using Refuge.Displacement;
using Refuge.Displacement.Hindcasts;
using Refuge.Displacement.Trends;
using Refuge.Situations;

namespace Refuge.Publishing.Hindcasts;

/// <summary>What a hindcast found: everything that its files are made from.</summary>
/// <param name="CrisisId">The identity of the crisis.</param>
/// <param name="Title">Its title.</param>
/// <param name="Series">The definitions of the series, by identity.</param>
/// <param name="PlaceNames">The names of places, by identity.</param>
/// <param name="Rows">The counts and what was forecast of them.</param>
/// <param name="Errors">By which rivals are dressed.</param>
/// <param name="Scores">The scores.</param>
/// <param name="Passings">What was forecast of the days on which thresholds are passed.</param>
/// <param name="Charts">One picture for each key.</param>
/// <param name="Run">How it was made.</param>
sealed record HindcastFindings(
    string CrisisId,
    string Title,
    IReadOnlyDictionary<SeriesId, Series> Series,
    IReadOnlyDictionary<PlaceId, string> PlaceNames,
    IReadOnlyList<HindcastRow> Rows,
    RivalErrors Errors,
    IReadOnlyList<HindcastScore> Scores,
    IReadOnlyList<PassingForecast> Passings,
    IReadOnlyList<HindcastChart> Charts,
    HindcastRun Run);

/// <summary>How a hindcast was made, for the record.</summary>
/// <param name="Version">The version of Refuge.</param>
/// <param name="Command">The command that makes it again.</param>
/// <param name="Start">What the forecasts start from: <c>counts</c> or <c>nothing</c>.</param>
/// <param name="Origins">The days at whose ends forecasts were made.</param>
/// <param name="HorizonDays">How many days after an origin counts are scored.</param>
/// <param name="LastDay">The last day whose counts are scored.</param>
/// <param name="InputHashes">SHA-256 of each input file, by name.</param>
sealed record HindcastRun(
    string Version,
    string Command,
    string Start,
    IReadOnlyList<DateOnly> Origins,
    int HorizonDays,
    DateOnly LastDay,
    IReadOnlyDictionary<string, string> InputHashes);

/// <summary>The counts of one key and some forecasts of them, as they are drawn.</summary>
/// <param name="Key">What is counted.</param>
/// <param name="Counts">The counts, ascending by day, in their newest version.</param>
/// <param name="Fans">Forecasts that do not overlap, ascending by origin.</param>
sealed record HindcastChart(CountKey Key, IReadOnlyList<(DateOnly Date, double Count)> Counts,
    IReadOnlyList<HindcastFan> Fans);

/// <summary>One forecast as it is drawn.</summary>
/// <param name="Origin">The day at whose end it was made.</param>
/// <param name="Days">Its spread on some days, ascending.</param>
/// <param name="Rivals">[rivals][days] What each rival expected on these days.</param>
sealed record HindcastFan(DateOnly Origin, IReadOnlyList<(DateOnly Date, MemberSpread Spread)> Days,
    IReadOnlyList<IReadOnlyList<double>> Rivals);
