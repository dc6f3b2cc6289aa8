namespace Refuge.Publishing.Tables;

/// <summary>Words of the folder contract as they stand in cells, nothing where nothing is known.</summary>
static class Word
{
    /// <summary>The word for a value.</summary>
    internal static string Of<T>(T value)
        where T : struct, Enum => Words.Of(value);

    /// <summary>The word for a value, or nothing.</summary>
    internal static string Of<T>(T? value)
        where T : struct, Enum => value is { } known ? Words.Of(known) : "";

    /// <summary>Yes or no.</summary>
    internal static string Of(bool value) => value ? "yes" : "no";
}
