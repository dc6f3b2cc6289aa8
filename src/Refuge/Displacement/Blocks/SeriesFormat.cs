namespace Refuge.Displacement.Blocks;

/// <summary>The counts of a series as bytes: member by member, the change from day to day.</summary>
/// <remarks>
/// A change is written zigzag in groups of seven bits. No change is written as 0, so a 0 opens a stretch of days
/// without one, and its length follows; a stretch may reach over several members.
/// </remarks>
static class SeriesFormat
{
    /// <summary>A 64-bit number takes ten groups of seven bits at most.</summary>
    const int MostBytes = 10;

    /// <summary>Writes a series.</summary>
    internal static void Write(MemoryStream stream, MemberSeries series)
    {
        // Of each member no more than this: a stretch and a change for every day, and one stretch behind.
        var bytes = new byte[(((series.Days + 1) * 2) + 1) * MostBytes];
        var unchanged = 0;
        if (series.IsZero)
        {
            stream.Write(bytes, 0, PutStretch(bytes, 0, (series.Days + 1) * series.Members));
            return;
        }

        for (var member = 0; member < series.Members; member++)
        {
            var end = 0;
            for (var (day, before) = (0, 0); day <= series.Days; day++)
            {
                var count = series[day, member];
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

            stream.Write(bytes, 0, end);
        }

        if (unchanged > 0) stream.Write(bytes, 0, PutStretch(bytes, 0, unchanged));
    }

    /// <summary>Reads a series that is zero everywhere until then, and steps over its bytes.</summary>
    /// <exception cref="InvalidDataException">The bytes end too early, or are none of a series.</exception>
    internal static void Read(ref ReadOnlySpan<byte> bytes, MemberSeries series)
    {
        var unchanged = 0;
        for (var member = 0; member < series.Members; member++)
        {
            // A member in whom nothing ever changes is zero, as it is already.
            if (unchanged > series.Days)
            {
                unchanged -= series.Days + 1;
                continue;
            }

            var value = 0L;
            for (var day = 0; day <= series.Days; day++)
            {
                if (unchanged == 0)
                {
                    var zigzag = Take(ref bytes);
                    if (zigzag == 0) unchanged = checked((int)Take(ref bytes));
                    else value += unchecked((long)(zigzag >>> 1) ^ -(long)(zigzag & 1));
                }

                if (unchanged > 0) unchanged--;
                if (value != 0) series[day, member] = checked((int)value);
            }
        }
    }

    static int PutStretch(byte[] bytes, int at, int length)
    {
        bytes[at] = 0;
        return Put(bytes, at + 1, (ulong)length);
    }

    static int Put(byte[] bytes, int at, ulong number)
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
