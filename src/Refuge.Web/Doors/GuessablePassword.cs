using System.Collections.Frozen;
using System.IO.Compression;
using Microsoft.AspNetCore.Identity;
using Refuge.Storage.Model;

namespace Refuge.Web.Doors;

/// <summary>
/// Refuses a password that can be guessed: made of common passwords, of the names of the account and of this service,
/// of rows of the keyboard, of runs and of repetitions.
/// </summary>
/// <remarks>
/// The cheapest way to put a password together is searched for, each piece at the cost of guessing it (after Wheeler,
/// zxcvbn: low-budget password strength estimation, USENIX Security 2016, section 3). The list holds the 10,000
/// commonest words of letters and digits among the 30,000 passwords of zxcvbn 4.4.2 (MIT licence, Dropbox, 2016),
/// commonest first.
/// </remarks>
sealed class GuessablePassword : IPasswordValidator<AccountEntity>
{
    /// <summary>
    /// Fewer bits than these are refused: 2^33 guesses, the border between "somewhat guessable" and "safely
    /// unguessable" (10^10) of Wheeler 2016, table 1.
    /// </summary>
    const double FewestBits = 33;

    /// <summary>A letter or digit that belongs to nothing known, of 26 and of 10.</summary>
    const double LetterBits = 4.7, DigitBits = 3.3;

    /// <summary>A letter of another script, a sign or a space, of some 32.</summary>
    const double SignBits = 5;

    /// <summary>A run or a row of keys: where it begins, which way and how long it is.</summary>
    const double RunBits = 8;

    /// <summary>A piece said once more: how often.</summary>
    const double AgainBits = 2;

    /// <summary>Letters beyond these are not looked at: who types so many is past guessing.</summary>
    const int MostLetters = 64;

    const int ShortestWord = 3, LongestWord = 24;

    static readonly string[] Rows =
    [
        "abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "azertyuiop",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik", "1q2w3e4r5t6y7u8i9o0p",
    ];

    /// <summary>What people write for a letter.</summary>
    const string Written = "@4310$5!7", Meant = "aaeiossit";

    static readonly FrozenDictionary<string, int> Common = Read();

    /// <inheritdoc/>
    public Task<IdentityResult> ValidateAsync(
        UserManager<AccountEntity> manager, AccountEntity user, string? password) => Task.FromResult(
        IsGuessable(password ?? "", [user.UserName ?? "", "refuge"])
            ? IdentityResult.Failed(new IdentityError
            {
                Code = "Guessable",
                Description = "This password is easily guessed: it is made of common passwords, names, rows of keys or "
                    + "repetitions. Take four words that have nothing to do with each other.",
            })
            : IdentityResult.Success);

    /// <summary>Whether a password is guessed in fewer than 2^33 tries.</summary>
    /// <param name="password">The password.</param>
    /// <param name="names">Words that everybody who guesses tries first.</param>
    internal static bool IsGuessable(string password, IReadOnlyList<string> names) =>
        Bits(password.Length > MostLetters ? password[..MostLetters] : password, names) < FewestBits;

    static double Bits(string password, IReadOnlyList<string> names)
    {
        var text = password.ToLowerInvariant();
        var meant = new string([.. text.Select(static letter =>
            Written.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at ? Meant[at] : letter)]);
        // [letters + 1] The fewest bits by which the letters before each are guessed.
        var fewest = new double[text.Length + 1];
        for (var end = 1; end <= text.Length; end++)
        {
            fewest[end] = fewest[end - 1] + AloneBits(text[end - 1]);
            for (var start = Math.Max(0, end - LongestWord); start <= end - ShortestWord; start++)
            {
                var bits = Math.Min(
                    WordBits(text[start..end], names, 0), WordBits(meant[start..end], names, 1));
                if (IsRun(text.AsSpan(start, end - start))) bits = Math.Min(bits, RunBits);
                // The letters before, once more.
                if (start >= end - start
                    && text.AsSpan(start, end - start).SequenceEqual(text.AsSpan(start - (end - start), end - start)))
                {
                    bits = Math.Min(bits, AgainBits);
                }

                fewest[end] = Math.Min(fewest[end], fewest[start] + bits);
            }
        }

        return fewest[^1];
    }

    static double AloneBits(char letter) =>
        char.IsAsciiDigit(letter) ? DigitBits : char.IsAsciiLetter(letter) ? LetterBits : SignBits;

    static double WordBits(string word, IReadOnlyList<string> names, double more) =>
        names.Any(name => name.Equals(word, StringComparison.OrdinalIgnoreCase)) ? 1 + more
        : Common.TryGetValue(word, out var rank) ? Math.Log2(rank + 2) + more
        : double.PositiveInfinity;

    /// <summary>Whether letters follow each other in the alphabet, on the keyboard, or are all the same.</summary>
    static bool IsRun(ReadOnlySpan<char> letters)
    {
        if (!letters.ContainsAnyExcept(letters[0])) return true;
        Span<char> backwards = stackalloc char[letters.Length];
        letters.CopyTo(backwards);
        backwards.Reverse();
        foreach (var row in Rows)
        {
            if (row.AsSpan().IndexOf(letters) >= 0 || row.AsSpan().IndexOf(backwards) >= 0) return true;
        }

        return false;
    }

    static FrozenDictionary<string, int> Read()
    {
        const string Name = "Refuge.Web.Doors.common-passwords.txt.br";
        using var packed = typeof(GuessablePassword).Assembly.GetManifestResourceStream(Name)
            ?? throw new InvalidOperationException($"The program lacks {Name}.");
        using var text = new StreamReader(new BrotliStream(packed, CompressionMode.Decompress));
        return text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(static (word, rank) => KeyValuePair.Create(word, rank))
            .ToFrozenDictionary(StringComparer.Ordinal);
    }
}
