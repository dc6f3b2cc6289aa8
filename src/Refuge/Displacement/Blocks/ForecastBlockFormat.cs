using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Refuge.Displacement.Blocks;

/// <summary>The bytes in which a block of members travels from one machine to another.</summary>
/// <remarks>
/// Behind the job and what is counted stand the members, one after the other, each by itself
/// (<see cref="CountsFormat"/>): whoever runs or reads them holds no more than a few at a time. The same members have
/// the same bytes. The last eight bytes are the beginning of the SHA-256 of all before.
/// </remarks>
static class ForecastBlockFormat
{
    /// <summary>Raised whenever the bytes mean something else; other versions are refused.</summary>
    internal const byte Version = 3;

    const int ChecksumBytes = 8;

    static ReadOnlySpan<byte> Magic => "RFGB"u8;

    /// <summary>Writes members behind what stands there already.</summary>
    /// <param name="members">The members.</param>
    /// <param name="into">Where their bytes go.</param>
    internal static void Write(MemberGroup members, IBufferWriter<byte> into)
    {
        for (var member = 0; member < members.Count; member++)
        {
            var drawn = members.Drawn(member);
            var head = into.GetSpan(sizeof(int) + (drawn.Length * sizeof(double)));
            BinaryPrimitives.WriteInt32LittleEndian(head, members.OffensiveDay(member) ?? -1);
            for (var number = 0; number < drawn.Length; number++)
            {
                BinaryPrimitives.WriteDoubleLittleEndian(
                    head[(sizeof(int) + (number * sizeof(double)))..], drawn[number]);
            }

            into.Advance(sizeof(int) + (drawn.Length * sizeof(double)));
            CountsFormat.Write(members.Counts(member), members.Layout.Width, into);
        }
    }

    /// <summary>The bytes of a block.</summary>
    /// <param name="job">Which members it is of.</param>
    /// <param name="layout">What they count.</param>
    /// <param name="members">The bytes of its members, in their order and in any number of pieces.</param>
    internal static byte[] Join(ForecastJob job, BlockLayout layout, IReadOnlyCollection<byte[]> members)
    {
        using var head = new MemoryStream();
        using (var writer = new BinaryWriter(head, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Magic);
            writer.Write(Version);
            WriteJob(writer, job);
            WriteNames(writer, layout.Refuges.Select(place => place.Code));
            WriteNames(writer, layout.Homes.Select(place => place.Code));
            WriteNames(writer, layout.Priors);
            WriteNames(writer, layout.Followed.Select(place => place.Code));
        }

        var length = head.Length + members.Sum(static piece => (long)piece.Length) + ChecksumBytes;
        var bytes = new byte[checked((int)length)];
        var at = (int)head.Length;
        head.GetBuffer().AsSpan(0, at).CopyTo(bytes);
        foreach (var piece in members)
        {
            piece.CopyTo(bytes, at);
            at += piece.Length;
        }

        SHA256.HashData(bytes.AsSpan(0, at)).AsSpan(0, ChecksumBytes).CopyTo(bytes.AsSpan(at));
        return bytes;
    }

    /// <summary>Opens a block.</summary>
    /// <param name="bytes">The block.</param>
    /// <param name="members">The bytes of its members.</param>
    /// <returns>Which members it is of, and what they count.</returns>
    /// <exception cref="InvalidDataException">They are no block, were written by another version, or arrived
    /// damaged.</exception>
    internal static (ForecastJob Job, BlockLayout Layout) Open(
        ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> members)
    {
        var end = bytes.Length - ChecksumBytes;
        if (end <= Magic.Length || !bytes[..Magic.Length].SequenceEqual(Magic))
        {
            throw new InvalidDataException("These bytes are no block of a forecast.");
        }
        if (bytes[Magic.Length] != Version)
        {
            throw new InvalidDataException(
                FormattableString.Invariant(
                    $"The block was written in format {bytes[Magic.Length]}; this version reads format {Version}."));
        }

        if (!SHA256.HashData(bytes[..end]).AsSpan(0, ChecksumBytes).SequenceEqual(bytes[end..]))
        {
            throw new InvalidDataException("The block arrived damaged.");
        }

        members = bytes[(Magic.Length + 1)..end];
        var job = ReadJob(ref members);
        var layout = new BlockLayout(
            [.. ReadNames(ref members).Select(code => new PlaceId(code))],
            [.. ReadNames(ref members).Select(code => new PlaceId(code))], ReadNames(ref members),
            [.. ReadNames(ref members).Select(code => new PlaceId(code))]);
        return (job, layout);
    }

    /// <summary>Reads members in the place of those that a group holds, and steps over their bytes.</summary>
    /// <param name="bytes">Where the first of them begins.</param>
    /// <param name="into">Where they go.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="InvalidDataException">The bytes end too early, or are none of members.</exception>
    internal static void Read(ref ReadOnlySpan<byte> bytes, MemberGroup into, int count)
    {
        into.Clear();
        for (var member = 0; member < count; member++)
        {
            var counts = into.Add();
            var offensive = TakeInt(ref bytes);
            var drawn = new double[into.Layout.Priors.Count];
            foreach (ref var each in drawn.AsSpan())
            {
                each = BinaryPrimitives.ReadDoubleLittleEndian(Take(ref bytes, sizeof(double)));
            }

            into.Drew(offensive < 0 ? null : offensive, drawn);
            CountsFormat.Read(ref bytes, counts, into.Layout.Width);
        }
    }

    static void WriteJob(BinaryWriter writer, ForecastJob job)
    {
        WriteName(writer, job.Crisis);
        writer.Write(job.AsOf.DayNumber);
        writer.Write(job.OffensiveBegins?.DayNumber ?? -1);
        writer.Write(job.Size.Days);
        writer.Write(job.Size.Members);
        writer.Write(job.Size.Seed);
        writer.Write(job.Range.First);
        writer.Write(job.Range.Count);
    }

    static ForecastJob ReadJob(ref ReadOnlySpan<byte> bytes) => new(
        ReadName(ref bytes),
        DateOnly.FromDayNumber(TakeInt(ref bytes)),
        TakeInt(ref bytes) is var offensive and >= 0 ? DateOnly.FromDayNumber(offensive) : null,
        new(
            TakeInt(ref bytes), TakeInt(ref bytes),
            BinaryPrimitives.ReadInt64LittleEndian(Take(ref bytes, sizeof(long)))),
        new(TakeInt(ref bytes), TakeInt(ref bytes)));

    static void WriteNames(BinaryWriter writer, IEnumerable<string> names)
    {
        var all = names.ToList();
        writer.Write(all.Count);
        foreach (var name in all) WriteName(writer, name);
    }

    static List<string> ReadNames(ref ReadOnlySpan<byte> bytes)
    {
        var names = new List<string>();
        for (var left = TakeInt(ref bytes); left > 0; left--) names.Add(ReadName(ref bytes));
        return names;
    }

    static void WriteName(BinaryWriter writer, string name)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        writer.Write(bytes.Length);
        writer.Write(bytes);
    }

    static string ReadName(ref ReadOnlySpan<byte> bytes) =>
        Encoding.UTF8.GetString(Take(ref bytes, TakeInt(ref bytes)));

    static int TakeInt(ref ReadOnlySpan<byte> bytes) =>
        BinaryPrimitives.ReadInt32LittleEndian(Take(ref bytes, sizeof(int)));

    static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> bytes, int length)
    {
        if ((uint)length > (uint)bytes.Length) throw new InvalidDataException("The block ends too early.");
        var taken = bytes[..length];
        bytes = bytes[length..];
        return taken;
    }
}
