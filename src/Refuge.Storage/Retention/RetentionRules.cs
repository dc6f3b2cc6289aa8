using System.Globalization;

namespace Refuge.Storage.Retention;

/// <summary>What goes by itself, and after how many days; null is never.</summary>
/// <param name="Jobs">Jobs that ended, with what they made and what they were made from: all of it can be made
/// again.</param>
/// <param name="Remarks">What readers sent and nobody decided about.</param>
/// <param name="Keys">Keys of programs that were taken back or ran out.</param>
/// <param name="Accounts">The name, the password and the provider's identity of accounts that are locked.</param>
/// <param name="Reports">The words of reports: figures that rest on them go with them.</param>
sealed record RetentionRules(int? Jobs, int? Remarks, int? Keys, int? Accounts, int? Reports)
{
    const int MostDays = 36_600;
    const string Never = "never";

    /// <summary>What a setting looks like, for whoever wrote another.</summary>
    internal const string Example =
        "a number of days, or never, for jobs, remarks, keys, accounts and reports, such as jobs=30;reports=never";

    /// <summary>
    /// What holds where nothing is said. The numbers are judgement: what can be made again goes soon, what somebody
    /// entered stays until somebody says otherwise.
    /// </summary>
    public static RetentionRules Standard { get; } = new(30, 90, 90, 365, null);

    /// <summary>The rules that somebody wrote; classes that are not named keep their standard.</summary>
    /// <param name="words">Such as <c>jobs=30</c>, <c>reports=never</c>.</param>
    /// <returns>The rules. Null where a word is none.</returns>
    public static RetentionRules? Find(IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var rules = Standard;
        foreach (var word in words)
        {
            if (word.Split('=', 2, StringSplitOptions.TrimEntries) is not [var name, var text]) return null;
            int? days = null;
            if (text != Never)
            {
                if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                    || count is < 1 or > MostDays)
                {
                    return null;
                }

                days = count;
            }

            if (name switch
            {
                "jobs" => rules with { Jobs = days },
                "remarks" => rules with { Remarks = days },
                "keys" => rules with { Keys = days },
                "accounts" => rules with { Accounts = days },
                "reports" => rules with { Reports = days },
                _ => null,
            } is not { } said)
            {
                return null;
            }

            rules = said;
        }

        return rules;
    }
}
