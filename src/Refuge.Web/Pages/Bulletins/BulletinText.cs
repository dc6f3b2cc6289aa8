using System.Text.RegularExpressions;

namespace Refuge.Web.Pages.Bulletins;

/// <summary>The text of a bulletin, section by section, without marks and numbers of evidence.</summary>
/// <param name="Sections">Headings and lines in their order; the list of evidence is left out.</param>
sealed partial record BulletinText(IReadOnlyList<(string Heading, IReadOnlyList<string> Lines)> Sections)
{
    /// <summary>Reads the text of a mail (<c>bulletin.md</c>).</summary>
    internal static BulletinText Read(string mail)
    {
        var sections = new List<(string Heading, List<string> Lines)>();
        foreach (var raw in mail.Split('\n'))
        {
            if (raw.StartsWith("## ", StringComparison.Ordinal))
            {
                sections.Add((Plain(raw[3..]), []));
                continue;
            }

            var isText = raw.Trim().Length > 0 && !TableRule().IsMatch(raw);
            // What stands before the first heading says the day and for whom: the page says both itself.
            if (isText && sections.Count > 0) sections[^1].Lines.Add(Plain(raw));
        }

        // The last section lists evidence, whose numbers move with every row.
        return new([.. sections.SkipLast(1).Select(static each => (each.Heading, (IReadOnlyList<string>)each.Lines))]);
    }

    /// <summary>What has changed since an earlier text: lines that went, lines that came.</summary>
    internal IReadOnlyList<SectionChange> Since(BulletinText earlier)
    {
        var before = earlier.Sections.GroupBy(static section => section.Heading)
            .ToDictionary(
                static group => group.Key, static group => group.SelectMany(static one => one.Lines).ToList());
        var now = Sections.GroupBy(static section => section.Heading)
            .Select(static group => (Heading: group.Key, Lines: group.SelectMany(static one => one.Lines).ToList()))
            .ToList();
        var changes = now.Select(section => Change(
            section.Heading, before.GetValueOrDefault(section.Heading) ?? [], section.Lines)).ToList();
        var gone = before.Where(section => now.TrueForAll(other => other.Heading != section.Key))
            .Select(static section => Change(section.Key, section.Value, []));
        return [.. changes.Concat(gone).Where(static change => change.Lines.Count > 0)];
    }

    /// <summary>
    /// The lines that differ, by a longest common subsequence (Hunt and McIlroy 1976); sections are short.
    /// </summary>
    static SectionChange Change(string heading, List<string> before, List<string> now)
    {
        // How many lines two texts have in common from a line of each on.
        var common = Enumerable.Range(0, before.Count + 1).Select(_ => new int[now.Count + 1]).ToArray();
        for (var i = before.Count - 1; i >= 0; i--)
        {
            for (var j = now.Count - 1; j >= 0; j--)
            {
                common[i][j] = before[i] == now[j]
                    ? common[i + 1][j + 1] + 1
                    : Math.Max(common[i + 1][j], common[i][j + 1]);
            }
        }

        var lines = new List<(bool IsNew, string Text)>();
        var (old, next) = (0, 0);
        while (old < before.Count || next < now.Count)
        {
            if (old < before.Count && next < now.Count && before[old] == now[next])
            {
                (old, next) = (old + 1, next + 1);
            }
            else if (next == now.Count || (old < before.Count && common[old + 1][next] >= common[old][next + 1]))
            {
                lines.Add((false, before[old++]));
            }
            else
            {
                lines.Add((true, now[next++]));
            }
        }

        return new(heading, lines);
    }

    /// <summary>The first sections in plain words, cut at a line where they are too long.</summary>
    internal string Summary(int sections, int mostLetters)
    {
        var kept = new List<string>();
        var letters = 0;
        var lines = Sections.Take(sections).SelectMany(static section => section.Lines.Prepend(section.Heading));
        foreach (var line in lines)
        {
            letters += line.Length + 1;
            if (letters > mostLetters) break;
            kept.Add(line);
        }

        return string.Join('\n', kept);
    }

    static string Plain(string line)
    {
        var text = line.Trim();
        if (text.StartsWith('|')) text = string.Join(" · ", text.Trim('|').Split('|').Select(static cell => cell.Trim()));
        text = Evidence().Replace(text, "");
        text = Escaped().Replace(text.Replace("**", "", StringComparison.Ordinal), "$1");
        return Bullet().Replace(text, "").Trim();
    }

    [GeneratedRegex(@"^\|[-:| ]+\|$")]
    private static partial Regex TableRule();

    [GeneratedRegex(@" ?\[\d+(, \d+)*( …)?\]")]
    private static partial Regex Evidence();

    [GeneratedRegex(@"\\(.)")]
    private static partial Regex Escaped();

    [GeneratedRegex(@"^(-|#+|\d+\.)\s+")]
    private static partial Regex Bullet();
}

/// <summary>What has changed in a section of a bulletin.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Lines">The lines that came, and those that went.</param>
sealed record SectionChange(string Heading, IReadOnlyList<(bool IsNew, string Text)> Lines);
