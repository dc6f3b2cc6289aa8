namespace Refuge.Formats.Crises;

/// <summary>Foreign text inside our own sentences: short, on one line, in quotation marks.</summary>
static class Quoted
{
    /// <summary>Enough to find the cell, too little to fill a screen.</summary>
    const int MostCharacters = 40;

    /// <summary>The text in quotation marks, shortened.</summary>
    internal static string Of(string text) => $"\"{Short(text)}\"";

    /// <summary>The text, shortened, control characters blanked out so that no cell can steer a terminal.</summary>
    internal static string Short(string text, int most = MostCharacters)
    {
        var cut = text.Length <= most
            ? text
            : $"{text[..(char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1)]}…";
        return string.Create(cut.Length, cut, static (span, source) =>
        {
            for (var index = 0; index < span.Length; index++)
            {
                span[index] = char.IsControl(source[index]) ? ' ' : source[index];
            }
        });
    }
}
