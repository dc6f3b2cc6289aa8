using System.Security.Cryptography;
using System.Text;

namespace Refuge.Displacement.Blocks;

/// <summary>The bytes in which a block of members travels from one machine to another.</summary>
/// <remarks>
/// Counts are written member by member as the change from day to day, in as few bytes as the change needs, and a
/// stretch of days without change as its length. Equal blocks have equal bytes. The last eight bytes are the beginning
/// of the SHA-256 of all before.
/// </remarks>
static class ForecastBlockFormat
{
    /// <summary>Raised whenever the bytes mean something else; other versions are refused.</summary>
    internal const byte Version = 2;

    const int ChecksumBytes = 8;

    static ReadOnlySpan<byte> Magic => "RFGB"u8;

    /// <summary>The bytes of a block.</summary>
    internal static byte[] Write(ForecastBlock block)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Magic);
        writer.Write(Version);
        WriteJob(writer, block.Job);
        WriteNames(writer, block.Refuges.Select(place => place.Code));
        WriteNames(writer, block.Homes.Select(place => place.Code));
        WriteNames(writer, block.Priors);
        WriteNames(writer, block.FollowedPlaces.Select(place => place.Code));
        for (var member = 0; member < block.Job.Range.Count; member++)
        {
            writer.Write7BitEncodedInt(block.OffensiveDay[member] is { } day ? day + 1 : 0);
            foreach (var drawn in block.Drawn[member]) writer.Write(drawn);
        }

        writer.Flush();
        foreach (var series in block.Series()) SeriesFormat.Write(stream, series);
        stream.Write(SHA256.HashData(stream.GetBuffer().AsSpan(0, (int)stream.Length)).AsSpan(0, ChecksumBytes));
        return stream.ToArray();
    }

    /// <summary>The block that bytes were written from.</summary>
    /// <exception cref="InvalidDataException">They are no block, were written by another version, or arrived
    /// damaged.</exception>
    internal static ForecastBlock Read(byte[] bytes)
    {
        var end = bytes.Length - ChecksumBytes;
        if (end <= Magic.Length || !bytes.AsSpan(0, Magic.Length).SequenceEqual(Magic))
        {
            throw new InvalidDataException("These bytes are no block of a forecast.");
        }
        if (bytes[Magic.Length] != Version)
        {
            throw new InvalidDataException(
                FormattableString.Invariant(
                    $"The block was written in format {bytes[Magic.Length]}; this version reads format {Version}."));
        }

        if (!SHA256.HashData(bytes.AsSpan(0, end)).AsSpan(0, ChecksumBytes).SequenceEqual(bytes.AsSpan(end)))
        {
            throw new InvalidDataException("The block arrived damaged.");
        }

        using var reader =
            new BinaryReader(new MemoryStream(bytes, Magic.Length + 1, end - Magic.Length - 1), Encoding.UTF8);
        var job = ReadJob(reader);
        var block = new ForecastBlock(
            job, [.. ReadNames(reader).Select(code => new PlaceId(code))],
            [.. ReadNames(reader).Select(code => new PlaceId(code))], ReadNames(reader),
            [.. ReadNames(reader).Select(code => new PlaceId(code))]);
        for (var member = 0; member < job.Range.Count; member++)
        {
            block.OffensiveDay[member] = reader.Read7BitEncodedInt() is var day and > 0 ? day - 1 : null;
            block.Drawn[member] = [.. block.Priors.Select(_ => reader.ReadDouble())];
        }

        var counts = (ReadOnlySpan<byte>)bytes.AsSpan((Magic.Length + 1 + (int)reader.BaseStream.Position)..end);
        foreach (var series in block.Series()) SeriesFormat.Read(ref counts, series);
        return block;
    }

    static void WriteJob(BinaryWriter writer, ForecastJob job)
    {
        writer.Write(job.Crisis);
        writer.Write(job.AsOf.DayNumber);
        writer.Write(job.OffensiveBegins?.DayNumber ?? -1);
        writer.Write(job.Size.Days);
        writer.Write(job.Size.Members);
        writer.Write(job.Size.Seed);
        writer.Write(job.Range.First);
        writer.Write(job.Range.Count);
    }

    static ForecastJob ReadJob(BinaryReader reader) => new(
        reader.ReadString(),
        DateOnly.FromDayNumber(reader.ReadInt32()),
        reader.ReadInt32() is var offensive and >= 0 ? DateOnly.FromDayNumber(offensive) : null,
        new(reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt64()),
        new(reader.ReadInt32(), reader.ReadInt32()));

    static void WriteNames(BinaryWriter writer, IEnumerable<string> names)
    {
        var all = names.ToList();
        writer.Write7BitEncodedInt(all.Count);
        foreach (var name in all) writer.Write(name);
    }

    static List<string> ReadNames(BinaryReader reader)
    {
        var names = new List<string>();
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--) names.Add(reader.ReadString());
        return names;
    }
}
