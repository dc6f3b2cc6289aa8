using System.Globalization;
using Refuge.Cycle;

namespace Refuge.Cluster;

/// <summary>A hindcast.</summary>
/// <param name="Crisis">The identity of the crisis.</param>
/// <param name="From">The first origin. Null: 30 days after the first day of the crisis.</param>
/// <param name="To">The last origin. Null: the last day of the crisis but one.</param>
/// <param name="Every">Days from one origin to the next.</param>
/// <param name="Horizon">How many days after an origin counts are scored.</param>
/// <param name="Start">What the forecasts start from.</param>
/// <param name="IsToldFighting">Whether the movement rules are told the fighting that came.</param>
/// <param name="Version">The version of Refuge, for the record.</param>
sealed record HindcastOrder(
    string Crisis, DateOnly? From, DateOnly? To, int Every, int Horizon, HindcastStart Start, bool IsToldFighting,
    string Version) : JobOrder
{
    internal const string Word = "hindcast";

    /// <inheritdoc/>
    internal override string Kind => Word;

    /// <summary>Which forecasts.</summary>
    internal HindcastRequest ToRequest() => new()
    {
        From = From,
        To = To,
        EveryDays = Every,
        HorizonDays = Horizon,
        Start = Start,
        IsToldFighting = IsToldFighting,
        Version = Version,
        Command = string.Create(
            CultureInfo.InvariantCulture,
            $"refuge hindcast {Crisis}{Day("--from", From)}{Day("--to", To)} --every {Every} --horizon {Horizon} "
            + $"--start {(Start == HindcastStart.Nothing ? "nothing" : "counts")}"
            + $"{(IsToldFighting ? " --fighting known" : "")}"),
    };

    static string Day(string option, DateOnly? day) => day is { } known
        ? string.Create(CultureInfo.InvariantCulture, $" {option} {known:yyyy-MM-dd}")
        : "";
}
