using System.Text;

namespace Refuge.Files;

/// <summary>
/// A writer to a terminal through which no text can steer it: everything passes <see cref="VisibleText"/>.
/// </summary>
/// <param name="raw">Where the text goes.</param>
sealed class VisibleWriter(TextWriter raw) : TextWriter(System.Globalization.CultureInfo.InvariantCulture)
{
    readonly Lock turn = new();

    /// <summary>The writer behind: for the program's own styles, never for text from outside.</summary>
    internal TextWriter Raw => raw;

    /// <inheritdoc/>
    public override Encoding Encoding => raw.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Write([value]);

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        lock (turn) VisibleText.Write(buffer, raw);
    }

    /// <inheritdoc/>
    public override void WriteLine() => Write("\n");

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Write($"{value}\n");

    /// <inheritdoc/>
    public override void WriteLine(ReadOnlySpan<char> buffer) => Write($"{buffer}\n");

    /// <inheritdoc/>
    public override Task WriteAsync(char value)
    {
        Write(value);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task WriteAsync(string? value)
    {
        Write(value);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task WriteAsync(char[] buffer, int index, int count)
    {
        Write(buffer, index, count);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task WriteLineAsync(string? value)
    {
        WriteLine(value);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override void Flush() => raw.Flush();
}
