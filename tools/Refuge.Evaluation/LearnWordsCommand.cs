using System.CommandLine;
using Refuge.Evaluation.Learning;
using Refuge.Reports.Language;

namespace Refuge.Evaluation;

/// <summary><c>learn-words TREEBANK OUT</c></summary>
static class LearnWordsCommand
{
    internal static Command Create()
    {
        var treebank = new Argument<FileInfo>("treebank") { Description = "A treebank in CoNLL-U, plain or gzip." }
            .AcceptExistingOnly();
        var weights = new Argument<FileInfo>("out") { Description = "Where the weights go." };
        var command = new Command("learn-words", "Learns what the words of a sentence are.") { treebank, weights };
        command.SetAction(arguments =>
        {
            using var stream = arguments.GetRequiredValue(weights).Create();
            WordTagger.Write(stream, WordTagging.Train(arguments.GetRequiredValue(treebank).FullName));
        });
        return command;
    }
}
