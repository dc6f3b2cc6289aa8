using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Refuge.Files;

namespace Refuge.Cli;

/// <summary>Options that take a day, a number or a word of the contract, each within its limits.</summary>
static class ValueOptions
{
    /// <summary>An option that takes a day.</summary>
    internal static Option<DateOnly?> Day(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            var text = result.Tokens is [var token] ? token.Value : "";
            if (Find(text) is { } day) return day;
            result.AddError($"{name} takes a day such as 2016-08-28, from 1800 to 2200, not \"{text}\".");
            return null;
        },
    };

    /// <summary>A day as it is written; null when it is none, or out of the calendar that is used.</summary>
    internal static DateOnly? Find(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && FileLimits.Has(day) ? day : null;

    /// <summary>An option that takes a whole number between two others.</summary>
    internal static Option<int> Number(string name, string description, int standard, int least, int most) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => standard,
        CustomParser = result => Parse(result, name, least, most) ?? standard,
    };

    /// <summary>The same, where nothing is taken for granted.</summary>
    internal static Option<int?> Number(string name, string description, int least, int most) => new(name)
    {
        Description = description,
        CustomParser = result => Parse(result, name, least, most),
    };

    /// <summary>An option that takes a sum of money.</summary>
    internal static Option<decimal?> Money(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            var text = result.Tokens is [var token] ? token.Value : "";
            if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
                && amount is > 0 and <= MostMoney)
            {
                return amount;
            }

            result.AddError($"{name} takes a sum such as 50000000, without commas and above zero, not \"{text}\".");
            return null;
        },
    };

    /// <summary>More than all the aid of the world in a hundred years.</summary>
    const decimal MostMoney = 10_000_000_000_000m;

    static int? Parse(ArgumentResult result, string name, int least, int most)
    {
        var text = result.Tokens is [var token] ? token.Value : "";
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most)
        {
            return number;
        }
        result.AddError($"{name} takes {least} to {most}, not \"{text}\".");
        return null;
    }

    /// <summary>
    /// An option that takes a word of the contract. A number is no word, though .NET takes one for a member of an
    /// enumeration.
    /// </summary>
    internal static Option<T> Word<T>(string name, string description, T standard)
        where T : struct, Enum => new(name)
        {
            Description = description,
            DefaultValueFactory = _ => standard,
            CustomParser = result =>
            {
                var text = result.Tokens is [var token] ? token.Value : "";
                if (Words.Find<T>(text) is { } word) return word;
                result.AddError($"{name} takes {string.Join(", ", Words.All<T>())}, not \"{text}\".");
                return standard;
            },
        };
}
