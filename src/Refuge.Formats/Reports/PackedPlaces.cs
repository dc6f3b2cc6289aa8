using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Refuge.Reports.Places;

namespace Refuge.Formats.Reports;

/// <summary>The places of a gazetteer, kept as the lines of its file; a place is made when it is asked for.</summary>
/// <remarks>
/// A line holds, parted by tabs: identity (of GeoNames where it is a number), kind, country, first administrative
/// level, name, aliases parted by semicolons, population, latitude, longitude. 210,000 places would take a second and a
/// hundred megabytes to make; a report asks for some hundred of them. Safe to use from several threads.
/// </remarks>
sealed class PackedPlaces : PlaceTable
{
    /// <summary>What stands before an identity that is a number.</summary>
    const string GeoNames = "geonames:";

    readonly ReadOnlyMemory<byte> text;

    /// <summary>Where each line starts, and one more behind the last.</summary>
    readonly int[] starts;

    /// <summary>The length of the longest line, its end included.</summary>
    readonly int longest;
    readonly NamedPlace?[] made;
    readonly Lazy<string[]> countries;
    readonly ConcurrentDictionary<string, NamedPlace?> byId = new(StringComparer.Ordinal);

    /// <summary>Places by the lines of a file.</summary>
    /// <param name="text">UTF-8; every line ends with a line feed.</param>
    internal PackedPlaces(ReadOnlyMemory<byte> text)
    {
        this.text = text;
        var found = new List<int> { 0 };
        var bytes = text.Span;
        for (var at = 0; at < bytes.Length;)
        {
            var end = bytes[at..].IndexOf((byte)'\n');
            if (end < 0) throw new InvalidDataException("The last line of the gazetteer does not end.");
            at += end + 1;
            longest = Math.Max(longest, end + 1);
            found.Add(at);
        }

        starts = [.. found];
        made = new NamedPlace?[starts.Length - 1];
        countries = new(Countries);
    }

    internal override int Count => made.Length;

    internal override NamedPlace this[int row]
    {
        get
        {
            if (Volatile.Read(ref made[row]) is { } known) return known;
            var place = Make(row);
            place = Interlocked.CompareExchange(ref made[row], place, null) ?? place;
            // Whoever asks for a place by its identity mostly found it by its name before.
            byId.TryAdd(place.Id, place);
            return place;
        }
    }

    internal override NamedPlace? FindById(string id) => byId.GetOrAdd(id, Search);

    internal override void VisitNames(NameVisit visit)
    {
        var room = new char[longest];
        for (var row = 0; row < Count; row++) VisitNames(row, visit, room);
    }

    internal override void VisitNamesOf(string country, NameVisit visit)
    {
        var (ofRow, room) = (countries.Value, new char[longest]);
        for (var row = 0; row < Count; row++)
        {
            if (ofRow[row] == country) VisitNames(row, visit, room);
        }
    }

    void VisitNames(int row, NameVisit visit, char[] room)
    {
        Span<Range> cells = stackalloc Range[(int)Cell.Count];
        var line = Line(row);
        Split(line, cells);
        visit(row, Decode(line[cells[(int)Cell.Name]], room));
        var aliases = Decode(line[cells[(int)Cell.Aliases]], room);
        foreach (var alias in aliases.Split(';')) visit(row, aliases[alias]);
    }

    internal override IEnumerable<NamedPlace> OfFolderOrOf(IReadOnlySet<string> countries)
    {
        var ofRow = this.countries.Value;
        for (var row = 0; row < Count; row++)
        {
            if (countries.Contains(ofRow[row])) yield return this[row];
        }
    }

    static ReadOnlySpan<char> Decode(ReadOnlySpan<byte> cell, char[] room) =>
        room.AsSpan(0, Encoding.UTF8.GetChars(cell, room));

    static void Split(ReadOnlySpan<byte> line, Span<Range> cells)
    {
        var start = 0;
        for (var cell = 0; cell < cells.Length; cell++)
        {
            var length = line[start..].IndexOf((byte)'\t');
            var end = length < 0 ? line.Length : start + length;
            cells[cell] = start..end;
            start = Math.Min(end + 1, line.Length);
        }
    }

    static NamedPlaceKind Kind(string code) => code switch
    {
        "C" => NamedPlaceKind.Country,
        "R" => NamedPlaceKind.Region,
        "A" => NamedPlaceKind.Province,
        "D" => NamedPlaceKind.District,
        "PC" => NamedPlaceKind.Capital,
        "PA" => NamedPlaceKind.Seat,
        _ => NamedPlaceKind.Settlement,
    };

    ReadOnlySpan<byte> Line(int row) => text.Span[starts[row]..(starts[row + 1] - 1)];

    /// <summary>The country of each row; the empty word where it has none.</summary>
    string[] Countries()
    {
        var known = new HashSet<string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        var countriesOf = new string[Count];
        var room = new char[longest];
        Span<Range> cells = stackalloc Range[(int)Cell.Count];
        for (var row = 0; row < Count; row++)
        {
            var line = Line(row);
            Split(line, cells);
            var country = Decode(line[cells[(int)Cell.Country]], room);
            known.Add(country);
            known.TryGetValue(country, out countriesOf[row]!);
        }

        return countriesOf;
    }

    NamedPlace Make(int row)
    {
        var cells = Encoding.UTF8.GetString(Line(row)).Split('\t');
        string Of(Cell cell) => cells[(int)cell];
        return new(
            char.IsDigit(Of(Cell.Id)[0]) ? GeoNames + Of(Cell.Id) : Of(Cell.Id),
            Of(Cell.Name),
            Of(Cell.Aliases).Length == 0 ? [] : Of(Cell.Aliases).Split(';'),
            Kind(Of(Cell.Kind)),
            Of(Cell.Country).Length == 0 ? null : string.Intern(Of(Cell.Country)),
            Of(Cell.Admin1).Length == 0 ? null : string.Intern(Of(Cell.Admin1)),
            long.Parse(Of(Cell.Population), CultureInfo.InvariantCulture),
            double.Parse(Of(Cell.Latitude), CultureInfo.InvariantCulture),
            double.Parse(Of(Cell.Longitude), CultureInfo.InvariantCulture));
    }

    NamedPlace? Search(string id)
    {
        var number = id.StartsWith(GeoNames, StringComparison.Ordinal) ? id[GeoNames.Length..] : "";
        var row = number.Length > 0 && char.IsDigit(number[0]) ? RowOf(number) ?? RowOf(id) : RowOf(id);
        return row is { } known && this[known].Id == id ? this[known] : null;
    }

    /// <summary>The row whose line begins with a cell.</summary>
    int? RowOf(string cell)
    {
        var sought = Encoding.UTF8.GetBytes($"\n{cell}\t");
        if (text.Span.StartsWith(sought.AsSpan(1))) return 0;
        var at = text.Span.IndexOf(sought);
        return at < 0 ? null : Array.BinarySearch(starts, at + 1);
    }

    enum Cell
    {
        Id,
        Kind,
        Country,
        Admin1,
        Name,
        Aliases,
        Population,
        Latitude,
        Longitude,
        Count,
    }
}
