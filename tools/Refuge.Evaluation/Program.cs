using System.CommandLine;
using Refuge.Evaluation;

return new RootCommand(
    "Learns what the readers of Refuge carry with them, and scores them on labelled sets. Not shipped.")
{
    ScoreReadingCommand.Create(),
    LearnWordsCommand.Create(),
    ScoreWordsCommand.Create(),
    ScoreOperationsCommand.Create(),
}.Parse(args).Invoke();
