using System.Text.Json.Serialization;
using Refuge.Reports.Claims;
using Refuge.Reports.Times;

namespace Refuge.Reports;

/// <summary>All that was read in one report. Every place in it is in UTF-16 units of the text as received.</summary>
sealed record Reading
{
    /// <summary>The report.</summary>
    public required Report Report { get; init; }

    /// <summary>
    /// The day from which relative dates are counted: of publication, else of the dateline. Null when neither is known.
    /// </summary>
    public DateOnly? Reference { get; init; }

    /// <summary>The claims, in the order of the text.</summary>
    public IReadOnlyList<Claim> Claims { get; init; } = [];

    /// <summary>Claims that seem not to agree, with a verdict.</summary>
    public IReadOnlyList<Contradiction> Contradictions { get; init; } = [];

    /// <summary>The times that the text names.</summary>
    public IReadOnlyList<TimeExpression> Dates { get; init; } = [];

    /// <summary>The numbers that count something.</summary>
    public IReadOnlyList<Quantity> Quantities { get; init; } = [];

    /// <summary>The places that the text names.</summary>
    public IReadOnlyList<PlaceMention> Places { get; init; } = [];

    /// <summary>
    /// What is said of people who had to move, or of homes lost; the one the text is about comes first.
    /// </summary>
    public IReadOnlyList<DisplacementFigure> Displacements { get; init; } = [];

    /// <summary>The parts of the page, each with its origin.</summary>
    public IReadOnlyList<Passage> Passages { get; init; } = [];

    /// <summary>Lines of the page that are about the page: copies, comments, log-ins, shares.</summary>
    public IReadOnlyList<Notice> Notices { get; init; } = [];

    /// <summary>Sentences that speak of a sector and of which no claim was made: somebody should read them.</summary>
    [JsonInclude]
    internal IReadOnlyList<UnreadSentence> Unread { get; init; } = [];

    /// <summary>
    /// The kind of conflict event that the text tells of. Null when it tells of none, or no classifier was given.
    /// </summary>
    public EventLabel? Event { get; init; }
}

/// <summary>A sentence that speaks of a sector and of which no claim was made.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Quote">Its words: exactly that slice.</param>
/// <param name="Sector">The sector of the first word that tells one.</param>
sealed record UnreadSentence(int Start, int End, string Quote, string Sector);

/// <summary>A part of a page that comes from one hand.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Origin">Who wrote it first: an agency, an outlet, or a mark such as <c>origin-1</c>.</param>
/// <param name="Voice">How it speaks.</param>
sealed record Passage(int Start, int End, string Origin, Voice Voice);

/// <summary>How a passage speaks.</summary>
public enum Voice
{
    /// <summary>As news agencies do, without a narrator.</summary>
    Agency,

    /// <summary>As a reporter on the spot does.</summary>
    Reporter,

    /// <summary>As a page does to its visitor: menus, forms, share links.</summary>
    Furniture,
}

/// <summary>A line of a page that is about the page.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Target">The site that holds the copy, or the service. Null when none is named.</param>
sealed record Notice(int Start, int End, NoticeKind Kind, string? Target);

/// <summary>What a notice is about.</summary>
public enum NoticeKind
{
    /// <summary>The same story elsewhere: a pingback, an "originally published".</summary>
    Copy,

    /// <summary>Comments of visitors.</summary>
    Comment,

    /// <summary>Logging in.</summary>
    Login,

    /// <summary>Sharing the page.</summary>
    Share,
}

/// <summary>A figure of people who had to move, or of homes lost.</summary>
/// <param name="Start">Where its words begin.</param>
/// <param name="End">Where they end, exclusive.</param>
/// <param name="Quote">The words: exactly that slice.</param>
/// <param name="Quantity">The number.</param>
/// <param name="Unit">People or households.</param>
/// <param name="Term">What befell them.</param>
sealed record DisplacementFigure(
    int Start, int End, string Quote, double Quantity, DisplacementUnit Unit, string Term)
{
    /// <summary>
    /// Whether the number is the sum of parts that the quote holds, one for each place: "300 people displaced in Alma
    /// and 200 in Boro".
    /// </summary>
    public bool IsSum { get; init; }

    /// <summary>In what sense it counts. Null when no claim states it.</summary>
    [JsonInclude]
    internal CountSense? Sense { get; init; }

    /// <summary>The days of the claim that states it. Null when none does, or when it has none.</summary>
    [JsonInclude]
    internal ClaimDate? Date { get; init; }

    /// <summary>The place of the claim that states it. Null when none does, or when it has none.</summary>
    [JsonInclude]
    internal PlaceMention? Place { get; init; }
}

/// <summary>What a displacement figure counts.</summary>
public enum DisplacementUnit
{
    /// <summary>Persons.</summary>
    People,

    /// <summary>Households, families or homes.</summary>
    Households,
}

/// <summary>The kind of event that a text tells of.</summary>
/// <param name="Label">The kind, such as <c>AIR_STRIKE</c>.</param>
/// <param name="Score">How sure the classifier is, 0 to 1.</param>
sealed record EventLabel(string Label, double Score);
