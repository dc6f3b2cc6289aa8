namespace Refuge.Cluster;

/// <summary>A reading of all reports of a crisis.</summary>
/// <param name="Crisis">The identity of the crisis.</param>
/// <param name="Reader">The build of the reader: another one reads again.</param>
sealed record ReadOrder(string Crisis, string Reader) : JobOrder
{
    internal const string Word = "read";

    /// <inheritdoc/>
    internal override string Kind => Word;
}
