using System.Security.Cryptography;
using System.Text;
using Refuge.Reports.Places;

namespace Refuge.Reports;

/// <summary>
/// What the reader knows beside a report and the places of a crisis: a gazetteer, and weights that were learnt.
/// </summary>
/// <remarks>
/// Both are fetched when a text is first read: a plan whose reports were all read before needs neither.
/// </remarks>
public sealed class ReaderKnowledge
{
    readonly Lazy<PlaceNames> gazetteer;
    readonly Lazy<ReadingModels> models;

    /// <summary>Knowledge that comes with a build.</summary>
    /// <param name="build">Names this knowledge: another gazetteer or other weights have another name.</param>
    /// <param name="gazetteer">Places beyond those of a crisis.</param>
    /// <param name="models">What was learnt from labelled text.</param>
    internal ReaderKnowledge(string build, Func<PlaceNames> gazetteer, Func<ReadingModels> models)
    {
        (this.gazetteer, this.models) = (new(gazetteer), new(models));
        Reader = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            $"{typeof(ReportReader).Module.ModuleVersionId:N} {build}")).AsSpan(0, 16));
    }

    /// <summary>Nothing: the places of the crisis and the rules alone.</summary>
    public static ReaderKnowledge None { get; } =
        new("", static () => PlaceNames.None, static () => ReadingModels.None);

    /// <summary>
    /// Names the build of the reader and what it knows, in lower-case hexadecimal: with another name a text may read
    /// otherwise.
    /// </summary>
    internal string Reader { get; }

    /// <summary>
    /// Begins to fetch the gazetteer and the weights beside other work, so that the first text need not wait for them.
    /// </summary>
    internal void Fetch() => Task.Run(() => (gazetteer.Value, models.Value));

    /// <summary>
    /// The names that reports are read by: the places of a crisis first, then those of the gazetteer.
    /// </summary>
    /// <param name="places">The places of the crisis.</param>
    internal PlaceNames NamesOver(PlaceNames places) => places.Over(gazetteer.Value);

    /// <summary>Reads a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="names">Names as <see cref="NamesOver"/> gives them.</param>
    internal Reading Read(Report report, PlaceNames names) => ReportReader.Read(report, names, models.Value);
}
