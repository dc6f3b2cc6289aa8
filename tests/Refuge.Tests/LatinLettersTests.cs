namespace Refuge.Tests;

/// <summary>Letters without their marks, wherever the program runs.</summary>
public class LatinLettersTests
{
    [Theory]
    [InlineData('é', 'e')]
    [InlineData('É', 'E')]
    [InlineData('ł', 'l')]
    [InlineData('Ş', 'S')]
    [InlineData('ı', 'i')]
    [InlineData('k', 'k')]
    [InlineData('ق', 'ق')]
    public void A_letter_loses_its_mark_and_keeps_its_case(char marked, char plain) =>
        Assert.Equal(plain, LatinLetters.WithoutMark(marked));

    [Fact]
    public void Every_marked_letter_of_the_Latin_ranges_loses_its_mark_as_Unicode_decomposes_it()
    {
        Assert.SkipWhen(
            "é".Normalize(System.Text.NormalizationForm.FormD).Length == 1, "No culture data is at hand here.");
        for (var letter = '\u00c0'; letter < '\u0250'; letter++)
        {
            var decomposed = letter.ToString().Normalize(System.Text.NormalizationForm.FormD);
            if (decomposed.Length > 1 && char.IsAsciiLetter(decomposed[0]))
            {
                Assert.Equal(decomposed[0], LatinLetters.WithoutMark(letter));
            }
        }
    }
}
