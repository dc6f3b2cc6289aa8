using Refuge.Publishing;

namespace Refuge.Cycle;

/// <summary>What a hindcast gives.</summary>
sealed class HindcastResult
{
    internal HindcastResult(IReadOnlyList<Document> documents, string summary) =>
        (Documents, Summary) = ([.. documents], summary);

    /// <summary>Its files, still without a place on any disk. All of them are restricted.</summary>
    public IReadOnlyList<Document> Documents { get; }

    /// <summary>The scores as lines of text, for a screen.</summary>
    public string Summary { get; }
}
