using Refuge.Reports.Events;
using Refuge.Reports.Places;

namespace Refuge.Reports;

/// <summary>What was learnt from labelled text, to be used beside the rules.</summary>
/// <param name="Places">Tells which words name places. Null to go by the gazetteer rules alone.</param>
/// <param name="Events">Tells which kind of event a text reports. Null to leave it open.</param>
sealed record ReadingModels(PlaceTagger? Places, EventClassifier? Events)
{
    /// <summary>Nothing learnt: rules alone.</summary>
    public static ReadingModels None { get; } = new(null, null);
}
