namespace Refuge;

/// <summary>A document, post or data set from which facts are taken: one row of <c>sources.csv</c>.</summary>
/// <param name="Id">Its identity in the folder.</param>
/// <param name="Title">Its title, as published.</param>
/// <param name="Publisher">Who published it. Null when unknown.</param>
/// <param name="Published">The day it was published; of a partial date, the last day. Null when undated.</param>
/// <param name="Url">Where it was published. Null when unknown.</param>
/// <param name="Reliability">How far its publisher can be trusted. Null when not judged.</param>
/// <param name="Licence">Under which terms it may be used. Null when unknown.</param>
sealed record Source(
    SourceId Id,
    string Title,
    string? Publisher,
    DateOnly? Published,
    string? Url,
    Reliability? Reliability,
    string? Licence)
{
    /// <summary>
    /// The class that its row states for itself and for whatever rests on it. Null when it states none.
    /// </summary>
    public string? Sensitivity { get; init; }
}

/// <summary>The identity of a source within a crisis folder.</summary>
public sealed record SourceId
{
    /// <summary>The source with the code <paramref name="code"/>.</summary>
    /// <exception cref="ArgumentException"><paramref name="code"/> is empty.</exception>
    public SourceId(string code)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        Code = code;
    }

    /// <summary>The code, such as <c>S001</c>.</summary>
    public string Code { get; }

    /// <inheritdoc/>
    public override string ToString() => Code;
}

/// <summary>
/// How far a publisher can be trusted, on the scale of the Admiralty code (NATO AJP-2.1, source reliability).
/// </summary>
public enum Reliability
{
    /// <summary>Completely reliable.</summary>
    A,

    /// <summary>Usually reliable.</summary>
    B,

    /// <summary>Fairly reliable.</summary>
    C,

    /// <summary>Not usually reliable.</summary>
    D,

    /// <summary>Unreliable.</summary>
    E,

    /// <summary>Cannot be judged.</summary>
    F,
}
