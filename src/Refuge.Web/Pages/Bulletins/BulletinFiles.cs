using System.Text;
using Refuge.Formats.Exporting;
using Refuge.Storage.Publications;
using Refuge.Web.Plans;

namespace Refuge.Web.Pages.Bulletins;

/// <summary>The files of a bulletin: what is kept when it is signed, and what readers may have of it.</summary>
static class BulletinFiles
{
    internal const string Warning = "cap.xml";

    const string PagePrefix = "page-";

    /// <summary>How much of the bulletin a warning repeats, in sections and letters.</summary>
    const int SummarySections = 2, SummaryLetters = 3_000;

    /// <summary>
    /// The files of a bulletin: its page and its file in each language, tables with HXL tags, places, the warning.
    /// </summary>
    internal static IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Of(
        PublishedPlan plan, KeptPublication signed, KeptPublication? about, CapGrades grades, Uri address,
        bool isExercise, CancellationToken cancellation)
    {
        var files = new Dictionary<string, ReadOnlyMemory<byte>>(plan.ToSign, StringComparer.Ordinal);
        foreach (var (name, bytes) in plan.Outputs.Where(
            static output => output.Key.EndsWith(".csv", StringComparison.Ordinal)))
        {
            var table = FolderExport.HxlOf(
                new(name, writer => writer.Write(Encoding.UTF8.GetString(bytes.Span))), cancellation);
            files[table.Name] = table.Bytes;
        }

        var infos = PageWords.Languages.Select(each => Info(plan, signed, each.Language)).ToList();
        files[Warning] = Encoding.UTF8.GetBytes(
            CapMessage.Of(signed, about, address.Authority, isExercise, grades, infos, address));
        return files;
    }

    /// <summary>The files of a withdrawal: the message that cancels.</summary>
    internal static IReadOnlyDictionary<string, ReadOnlyMemory<byte>> OfWithdrawal(
        KeptPublication signed, KeptPublication about, Uri address, bool isExercise) =>
        new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal)
        {
            [Warning] = Encoding.UTF8.GetBytes(CapMessage.Of(
                signed, about, address.Authority, isExercise, CapGrades.Of("", "", ""), [], address)),
        };

    static CapInfo Info(PublishedPlan plan, KeptPublication signed, string language)
    {
        var words = PageWords.Of(language);
        var title = plan.Page.Crisis;
        var headline = BulletinsView.TitleOf(signed, title, words);
        var text = BulletinText.Read(MailOf(plan, language)).Summary(SummarySections, SummaryLetters);
        return new(
            language, headline, signed.Signed.Story.Text is { Length: > 0 } story ? $"{story}\n\n{text}" : text, title);
    }

    /// <summary>The text of the bulletin that a plan would become, in a language.</summary>
    internal static string MailOf(PublishedPlan plan, string language) =>
        Encoding.UTF8.GetString(plan.ToSign[MailName(language)].Span);

    /// <summary>The name of the text of a bulletin in a language.</summary>
    internal static string MailName(string language) => PlanPublisher.Named("bulletin", language, "md");

    /// <summary>The name of the page of a bulletin in a language.</summary>
    internal static string PageName(string language) => PlanPublisher.Named("page", language, "json");

    /// <summary>Whether readers may have a file by its name: a page comes as a page.</summary>
    internal static bool IsGiven(string name) => !name.StartsWith(PagePrefix, StringComparison.Ordinal);

    /// <summary>What a file is, for whoever chooses one.</summary>
    internal static string Told(string name, PageWords words) => name switch
    {
        Warning => words["warning (CAP 1.2)"],
        "run.json" => words["how it was made"],
        _ => Path.GetExtension(name) switch
        {
            ".html" => words["the bulletin as one file"],
            ".md" => words["the text for a mail"],
            ".csv" => words["table with HXL tags"],
            ".geojson" => words["places for a map"],
            _ => "",
        },
    };

    /// <summary>The kind of a file, as its answer says it.</summary>
    internal static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".csv" => "text/csv; charset=utf-8",
        ".json" => "application/json",
        ".geojson" => "application/geo+json",
        ".xml" => "application/cap+xml",
        ".html" => "text/html; charset=utf-8",
        _ => "text/plain; charset=utf-8",
    };
}
