using System.Text;
using Refuge.Publishing;

namespace Refuge.Web.Plans;

/// <summary>Which plan a reader asks for.</summary>
/// <param name="Crisis">The identity of the crisis.</param>
/// <param name="AsOf">The day at whose end one looks. Null for the last known-on day.</param>
/// <param name="Audience">For whom.</param>
/// <param name="Language">The language of the page, <c>en</c> or <c>ar</c>.</param>
sealed record PlanKey(string Crisis, DateOnly? AsOf, Audience Audience, string Language);

/// <summary>A plan that is made, or its beginnings.</summary>
/// <param name="MembersDone">How many members are done.</param>
/// <param name="Members">Of how many.</param>
/// <param name="Published">What was published. Null while it is being made, and when it cannot be.</param>
/// <param name="Problems">What stops the work, in lines that the audience of the plan may read. Empty while nothing
/// does.</param>
sealed record PlanState(int MembersDone, int Members, PublishedPlan? Published, IReadOnlyList<string> Problems)
{
    /// <summary>
    /// The plan of the same question before the crisis changed, to be read while the new one is made. Null when there
    /// is none.
    /// </summary>
    internal PublishedPlan? Before { get; init; }

    /// <summary>What can be read now: this plan, or the one before.</summary>
    internal PublishedPlan? Readable => Published ?? Before;

    /// <summary>Whether nothing more will come.</summary>
    internal bool IsEnded => Published is not null || Problems.Count > 0;
}

/// <summary>A plan as published for one audience.</summary>
/// <param name="AsOf">The day at whose end it was known.</param>
/// <param name="Page">The page.</param>
/// <param name="Outputs">The documents by name, in UTF-8.</param>
sealed record PublishedPlan(
    DateOnly AsOf, PublishedPage Page, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Outputs)
{
    /// <summary>The element <c>main</c> of the page in UTF-8, made once for all who read it.</summary>
    internal ReadOnlyMemory<byte> Main { get; } = Encoding.UTF8.GetBytes(Page.Main);

    /// <summary>The bulletin in each language, as it is given out once an approver has signed it, by name.</summary>
    internal IReadOnlyDictionary<string, ReadOnlyMemory<byte>> ToSign { get; init; } =
        new Dictionary<string, ReadOnlyMemory<byte>>();
}
