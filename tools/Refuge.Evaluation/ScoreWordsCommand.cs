using System.CommandLine;
using System.Globalization;
using Refuge.Evaluation.Learning;
using Refuge.Reports.Language;

namespace Refuge.Evaluation;

/// <summary><c>score-words TREEBANK… [--weights FILE]</c></summary>
static class ScoreWordsCommand
{
    internal static Command Create()
    {
        var treebanks = new Argument<FileInfo[]>("treebank") { Description = "Treebanks that were not learnt from." }
            .AcceptExistingOnly();
        var weights = new Option<FileInfo?>("--weights") { Description = "Other weights than those that ship." };
        var command = new Command("score-words", "How many words get the right tag.") { treebanks, weights };
        command.SetAction(arguments =>
        {
            var tagger = Tagger(arguments.GetValue(weights));
            foreach (var treebank in arguments.GetRequiredValue(treebanks))
            {
                var (right, all) = WordTagging.Score(tagger, treebank.FullName);
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture, $"{treebank.Name} {(double)right / all:0.0000} of {all}"));
            }
        });
        return command;
    }

    static WordTagger Tagger(FileInfo? weights)
    {
        if (weights is null) return WordTagger.Shipped;
        using var stream = weights.OpenRead();
        return new(WordTagger.Read(stream));
    }
}
