using System.CommandLine;
using System.CommandLine.Parsing;

namespace Refuge.Cli;

/// <summary>
/// Arguments and options that name a file or a folder. What can be no path is wrong usage, not a fault.
/// </summary>
static class PathInputs
{
    /// <summary>The longest path that is taken: the systems' own limit (Linux, PATH_MAX).</summary>
    const int LongestPath = 4_096;

    /// <summary>An argument that names a folder.</summary>
    internal static Argument<DirectoryInfo> Folder(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = static result => Parse(result, static path => new DirectoryInfo(path)),
    };

    /// <summary>An argument that names a folder which must be there.</summary>
    internal static Argument<DirectoryInfo> ExistingFolder(string name, string description)
    {
        var argument = Folder(name, description);
        argument.Validators.Add(static result =>
        {
            if (result.Tokens is [var token] && IsPath(token.Value) && !Directory.Exists(token.Value))
            {
                result.AddError($"There is no folder \"{token.Value}\".");
            }
        });
        return argument;
    }

    /// <summary>An argument that names one folder or more, which must be there.</summary>
    internal static Argument<DirectoryInfo[]> Folders(string name, string description)
    {
        var argument = new Argument<DirectoryInfo[]>(name)
        {
            Description = description,
            Arity = ArgumentArity.OneOrMore,
            CustomParser = static result =>
            {
                foreach (var token in result.Tokens.Where(static token => !IsPath(token.Value)))
                {
                    result.AddError(NoPath(token.Value));
                    return null;
                }

                return [.. result.Tokens.Select(static token => new DirectoryInfo(token.Value))];
            },
        };
        argument.Validators.Add(static result =>
        {
            foreach (var token in result.Tokens.Where(
                static token => IsPath(token.Value) && !Directory.Exists(token.Value)))
            {
                result.AddError($"There is no folder \"{token.Value}\".");
            }
        });
        return argument;
    }

    /// <summary>An argument that names a file which must be there.</summary>
    internal static Argument<FileInfo> ExistingFile(string name, string description)
    {
        var argument = new Argument<FileInfo>(name)
        {
            Description = description,
            CustomParser = static result => Parse(result, static path => new FileInfo(path)),
        };
        argument.Validators.Add(NeedFiles);
        return argument;
    }

    /// <summary>An argument that names one file or more, which must be there.</summary>
    internal static Argument<FileInfo[]> ExistingFiles(string name, string description)
    {
        var argument = new Argument<FileInfo[]>(name)
        {
            Description = description,
            Arity = ArgumentArity.OneOrMore,
            CustomParser = static result =>
            {
                foreach (var token in result.Tokens.Where(static token => !IsPath(token.Value)))
                {
                    result.AddError(NoPath(token.Value));
                    return null;
                }

                return [.. result.Tokens.Select(static token => new FileInfo(token.Value))];
            },
        };
        argument.Validators.Add(NeedFiles);
        return argument;
    }

    /// <summary>An option that names a folder.</summary>
    internal static Option<DirectoryInfo?> FolderOption(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = static result => Parse(result, static path => new DirectoryInfo(path)),
    };

    /// <summary>An option that names a file which must be there.</summary>
    internal static Option<FileInfo?> ExistingFileOption(string name, string description)
    {
        var option = FileOption(name, description);
        option.Validators.Add(static result => NeedFiles(result.Tokens, result.AddError));
        return option;
    }

    /// <summary>An option that names a file.</summary>
    internal static Option<FileInfo?> FileOption(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = static result => Parse(result, static path => new FileInfo(path)),
    };

    static void NeedFiles(ArgumentResult result) => NeedFiles(result.Tokens, result.AddError);

    static void NeedFiles(IReadOnlyList<Token> tokens, Action<string> addError)
    {
        // A pipe or a device is a file here; the command tells it apart before it opens anything.
        foreach (var token in tokens.Where(static token => IsPath(token.Value) && !System.IO.File.Exists(token.Value)))
        {
            addError($"There is no file \"{token.Value}\".");
        }
    }

    static T? Parse<T>(ArgumentResult result, Func<string, T> make)
        where T : class
    {
        if (result.Tokens is not [var token]) return null;
        if (IsPath(token.Value)) return make(token.Value);
        result.AddError(NoPath(token.Value));
        return null;
    }

    static bool IsPath(string text) =>
        text.Length is > 0 and <= LongestPath && !string.IsNullOrWhiteSpace(text)
            && !text.Contains('\0', StringComparison.Ordinal);

    static string NoPath(string text) =>
        text.Length > LongestPath ? $"A path of {text.Length} characters is too long." : $"\"{text}\" is no path.";
}
