using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Refuge.Storage.Model;

namespace Refuge.Web.Doors;

/// <summary>
/// Codes of six digits from a phone (RFC 6238): a code is taken in its own 30 seconds and in the 30 after them.
/// </summary>
/// <remarks>
/// One step for whoever types slowly is the most that RFC 6238, section 5.2, recommends. The framework takes two before
/// and two after: a code that somebody overlooked would be good for five times as long.
/// </remarks>
/// <param name="clock">Tells the time.</param>
sealed class PhoneCodes(TimeProvider clock) : AuthenticatorTokenProvider<AccountEntity>
{
    /// <summary>Length of a step, in seconds (RFC 6238, section 5.2).</summary>
    internal const int StepSeconds = 30;

    /// <summary>Steps before the one of now of which a code is taken.</summary>
    const int StepsBefore = 1;

    const int Modulus = 1_000_000;

    const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>Bits of a letter of a key (RFC 4648, section 6).</summary>
    const int LetterBits = 5;

    /// <inheritdoc/>
    public override async Task<bool> ValidateAsync(
        string purpose, string token, UserManager<AccountEntity> manager, AccountEntity user)
    {
        ArgumentNullException.ThrowIfNull(manager);
        if (await manager.GetAuthenticatorKeyAsync(user) is not { Length: > 0 } key) return false;
        var said = Encoding.ASCII.GetBytes(token);
        var now = clock.GetUtcNow().ToUnixTimeSeconds() / StepSeconds;
        var isGood = false;
        for (var before = 0; before <= StepsBefore; before++)
        {
            isGood |= CryptographicOperations.FixedTimeEquals(said, Encoding.ASCII.GetBytes(CodeOf(key, now - before)));
        }

        return isGood;
    }

    /// <summary>The code of a step.</summary>
    /// <param name="key">The key in letters of base 32.</param>
    /// <param name="step">The step since 1970.</param>
    internal static string CodeOf(string key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238 as applications of phones speak it: HMAC-SHA-1, which is not broken as a MAC.
        var hash = HMACSHA1.HashData(Bytes(key), counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15, sizeof(int))) & int.MaxValue;
        return (number % Modulus).ToString("D6", CultureInfo.InvariantCulture);
    }

    static byte[] Bytes(string key)
    {
        var (bytes, held, bits) = (new List<byte>(), 0, 0);
        foreach (var letter in key)
        {
            held = ((held << LetterBits) | Letters.IndexOf(letter, StringComparison.Ordinal)) & 0xFFF;
            bits += LetterBits;
            if (bits < 8) continue;
            bits -= 8;
            bytes.Add((byte)((held >> bits) & 0xFF));
        }

        return [.. bytes];
    }
}
