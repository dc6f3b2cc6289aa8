namespace Refuge.Publishing.Bulletins;

/// <summary>The bulletin on a terminal: the same facts as the page, without pictures and evidence.</summary>
static class ScreenBulletin
{
    /// <summary>The lines, none longer than <paramref name="width"/>.</summary>
    internal static IReadOnlyList<ScreenLine> Of(Disclosure shown, Wording words, int width)
    {
        var page = new Page(shown, words, new(words));
        var blocks = new ScreenBlocks(width);
        return
        [
            .. blocks.Title($"{shown.Title}", $"{OpeningSection.Mark(page)}. {OpeningSection.Stamp(page)}."),
            .. OpeningSection.Lines(page).SelectMany(line => blocks.Lines(new Note(line))),
            new("", ScreenTone.Plain),
            .. BulletinOrder.Of(page).SelectMany(blocks.Lines),
        ];
    }
}
