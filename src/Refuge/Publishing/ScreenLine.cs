namespace Refuge.Publishing;

/// <summary>A line of the bulletin on a terminal.</summary>
/// <param name="Text">The line, no longer than the width that was asked for.</param>
/// <param name="Tone">How it stands out.</param>
sealed record ScreenLine(string Text, ScreenTone Tone);

/// <summary>How a line of the screen stands out.</summary>
enum ScreenTone
{
    /// <summary>As the text around it.</summary>
    Plain,

    /// <summary>A head of a section.</summary>
    Head,

    /// <summary>A decision.</summary>
    Lead,

    /// <summary>Something to act on today.</summary>
    Urgent,

    /// <summary>Detail.</summary>
    Soft,
}
