using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Refuge.Formats.Crises;

/// <summary>Loads a short YAML file of a crisis folder, whatever was saved under its name.</summary>
/// <param name="name">The file, as problems name it.</param>
/// <param name="severity">How bad it is when the file cannot be read.</param>
/// <param name="problems">Told why it cannot be read.</param>
sealed class YamlText(string name, Severity severity, ProblemList problems)
{
    /// <summary>Nobody writes one deeper than this; a parser that follows any depth can be made to fall over.</summary>
    const int DeepestNesting = 16;

    /// <summary>What the parser says, on two lines of a terminal.</summary>
    const int LongestMessage = 120;

    const long MostBytes = 1 << 20;

    /// <summary>How far the parser came.</summary>
    int lastLine = 1;

    /// <summary>The keys and values at the left margin; null when there are none, which the problems say.</summary>
    /// <param name="file">The file.</param>
    /// <param name="example">A line that it could hold.</param>
    internal YamlMappingNode? Read(InputFile file, string example)
    {
        if (file.Kind is InputKind.Binary or InputKind.Workbook || file.Length > MostBytes)
        {
            return Stop(null, "The file is not a short text in YAML.", "Replace it with a file of a few lines.");
        }

        try
        {
            using (var text = file.Open())
            {
                if (IsTooDeep(text))
                {
                    return Stop(
                        null, "The file is nested too deeply.", "Write the keys of the contract at the left margin.");
                }
            }

            using var again = file.Open();
            var stream = new YamlStream();
            stream.Load(again);
            return stream.Documents is [{ RootNode: YamlMappingNode root }, ..]
                ? root
                : Stop(null, "The file holds no keys and values.", $"Write lines such as \"{example}\".");
        }
        catch (YamlException failure)
        {
            return Stop(
                (int)Math.Max(failure.Start.Line, failure.End.Line),
                $"The file is not valid YAML: {Quoted.Short(failure.Message, LongestMessage)}",
                "Mend it at or near this line.");
        }
        catch (InvalidOperationException)
        {
            // The parser gives up in this way on some texts that it cannot even name the fault of.
            return Stop(lastLine, "The file is not valid YAML.", "Mend it at or after this line.");
        }
    }

    bool IsTooDeep(TextReader text)
    {
        var parser = new Parser(text);
        var depth = 0;
        while (parser.MoveNext())
        {
            depth += parser.Current?.NestingIncrease ?? 0;
            lastLine = (int)(parser.Current?.End.Line ?? 1);
            if (depth > DeepestNesting) return true;
        }

        return false;
    }

    YamlMappingNode? Stop(int? line, string what, string remedy)
    {
        problems.Add(severity, new(name, line), what, remedy);
        return null;
    }
}
