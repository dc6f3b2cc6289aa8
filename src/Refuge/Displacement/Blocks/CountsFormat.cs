using System.Buffers;

namespace Refuge.Displacement.Blocks;

/// <summary>The counts of a member as bytes: one series after the other, the change from day to day.</summary>
/// <remarks>
/// A change is written zigzag in groups of seven bits, that of day 0 from zero. No change is written as 0, so a 0 opens
/// a stretch of days without one, and its length follows; a stretch may reach over several series.
/// </remarks>
static class CountsFormat
{
    /// <summary>A 64-bit number takes ten groups of seven bits at most.</summary>
    const int MostBytes = 10;

    /// <summary>Writes a member.</summary>
    /// <param name="counts">[days + 1][width] Its counts, day after day.</param>
    /// <param name="width">How many series there are.</param>
    /// <param name="into">Where its bytes go.</param>
    internal static void Write(ReadOnlySpan<int> counts, int width, IBufferWriter<byte> into)
    {
        var days = counts.Length / width;
        var unchanged = 0;
        for (var series = 0; series < width; series++)
        {
            var bytes = into.GetSpan(days * 2 * MostBytes);
            var (end, before) = (0, 0);
            for (var at = series; at < counts.Length; at += width)
            {
                var count = counts[at];
                var change = (long)count - before;
                before = count;
                if (change == 0)
                {
                    unchanged++;
                    continue;
                }

                if (unchanged > 0) end = PutStretch(bytes, end, unchanged);
                unchanged = 0;
                end = Put(bytes, end, unchecked((ulong)((change << 1) ^ (change >> 63))));
            }

            into.Advance(end);
        }

        if (unchanged > 0) into.Advance(PutStretch(into.GetSpan(2 * MostBytes), 0, unchanged));
    }

    /// <summary>Reads a member, and steps over its bytes.</summary>
    /// <param name="bytes">Where its bytes begin.</param>
    /// <param name="counts">[days + 1][width] Where its counts go, day after day.</param>
    /// <param name="width">How many series there are.</param>
    /// <exception cref="InvalidDataException">The bytes end too early, or are none of a member.</exception>
    internal static void Read(ref ReadOnlySpan<byte> bytes, Span<int> counts, int width)
    {
        counts.Clear();
        var (days, unchanged) = (counts.Length / width, 0);
        for (var series = 0; series < width; series++)
        {
            // A series in which nothing ever changes is zero, as it is already.
            if (unchanged >= days)
            {
                unchanged -= days;
                continue;
            }

            var value = 0L;
            for (var at = series; at < counts.Length; at += width)
            {
                if (unchanged == 0)
                {
                    var zigzag = Take(ref bytes);
                    if (zigzag == 0) unchanged = checked((int)Take(ref bytes));
                    else value += unchecked((long)(zigzag >>> 1) ^ -(long)(zigzag & 1));
                }

                if (unchanged > 0) unchanged--;
                if (value != 0) counts[at] = checked((int)value);
            }
        }

        if (unchanged > 0) throw new InvalidDataException("A member has more days than the block.");
    }

    static int PutStretch(Span<byte> bytes, int at, int length)
    {
        bytes[at] = 0;
        return Put(bytes, at + 1, (ulong)length);
    }

    static int Put(Span<byte> bytes, int at, ulong number)
    {
        for (; number > 0x7F; number >>>= 7) bytes[at++] = unchecked((byte)(number | 0x80));
        bytes[at] = (byte)number;
        return at + 1;
    }

    static ulong Take(ref ReadOnlySpan<byte> bytes)
    {
        var number = 0UL;
        for (var at = 0; at < bytes.Length && at < MostBytes; at++)
        {
            number |= (ulong)(bytes[at] & 0x7F) << (7 * at);
            if (bytes[at] > 0x7F) continue;
            bytes = bytes[(at + 1)..];
            return number;
        }

        throw new InvalidDataException("The block ends within a count.");
    }
}
