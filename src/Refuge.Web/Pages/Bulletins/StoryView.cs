using System.Globalization;
using System.Text.RegularExpressions;
using Refuge.Storage.Publications;

namespace Refuge.Web.Pages.Bulletins;

/// <summary>What a person tells beside the figures, and the evidence that it cites.</summary>
static partial class StoryView
{
    /// <summary>The story above the figures; nothing where nobody wrote one.</summary>
    /// <param name="story">The story.</param>
    /// <param name="words">The words of the reader's language.</param>
    internal static Html Of(Story story, PageWords words)
    {
        string[] opening =
        [
            .. story.Dateline is { Length: > 0 } dateline ? [dateline] : Array.Empty<string>(),
            .. story.Byline is { Length: > 0 } byline ? [words.Say("By {0}", byline)] : Array.Empty<string>(),
        ];
        return Html.Of(
            $"""
            {Html.When(story.Headline.Length > 0, $"<p class=\"headline\" dir=\"auto\">{story.Headline}</p>")}
            {Html.When(opening.Length > 0, $"<p class=\"small\" dir=\"auto\">{string.Join(words[" · "], opening)}</p>")}
            {Html.When(story.Text.Length > 0, $"<div class=\"note\" dir=\"auto\">{Paragraphs(story.Text)}</div>")}
            """);
    }

    /// <summary>The numbers that a story cites and that no evidence on a page has, in their order.</summary>
    /// <param name="story">The story.</param>
    /// <param name="page">The markup of the page of the bulletin.</param>
    internal static IReadOnlyList<int> UnknownIn(Story story, string page)
    {
        var known = Evidence().Matches(page).Select(static match => NumberOf(match)).ToHashSet();
        return [.. Citation().Matches(story.Text).Select(NumberOf).Where(cited => !known.Contains(cited)).Distinct()];
    }

    static IEnumerable<Html> Paragraphs(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(static paragraph => Html.Of($"<p>{Html.Join(Cited(paragraph))}</p>"));

    /// <summary>The addresses that a story links to, in their order.</summary>
    internal static IReadOnlyList<Uri> LinksOf(Story story) =>
        [.. Marked().Matches(story.Text).Select(static match => AddressOf(match)).OfType<Uri>()];

    static IEnumerable<Html> Cited(string paragraph)
    {
        var end = 0;
        foreach (Match match in Marked().Matches(paragraph))
        {
            yield return Html.Text(paragraph[end..match.Index]);
            yield return match.Groups["number"].Success
                ? Html.Of($"<sup><a href=\"#e{NumberOf(match)}\">{NumberOf(match)}</a></sup>")
                : AddressOf(match) is { } address
                    ? Html.Of($"<a href=\"{address.AbsoluteUri}\" rel=\"noopener\">{match.Value}</a>")
                    : Html.Text(match.Value);
            end = match.Index + match.Length;
        }

        yield return Html.Text(paragraph[end..]);
    }

    static Uri? AddressOf(Match match) =>
        match.Groups["link"].Success && Uri.TryCreate(match.Value, UriKind.Absolute, out var address) ? address : null;

    static int NumberOf(Match match) => int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\[(?<number>[0-9]{1,4})\]")]
    private static partial Regex Citation();

    /// <summary>A citation or an address; what ends a sentence does not belong to an address.</summary>
    [GeneratedRegex(@"\[(?<number>[0-9]{1,4})\]|(?<link>https?://[^\s<>""\[\]]*[^\s<>""\[\].,;:!?'()])")]
    private static partial Regex Marked();

    [GeneratedRegex("id=\"e(?<number>[0-9]{1,4})\"")]
    private static partial Regex Evidence();
}
