using Refuge.Cycle;
using Refuge.Needs;
using Refuge.Publishing;

namespace Refuge.Formats.Crises;

/// <summary>Names what a folder says and the program does not use: nothing is ignored in silence.</summary>
static class UnusedChecks
{
    internal static void Check(CrisisIdentity identity, int plans, int feedback, ProblemList problems)
    {
        if (identity.MovementRules != OwnRules)
        {
            Setting(
                "movement_rules",
                $"A plan of a crisis folder is made with the rules {OwnRules}, and not with "
                + $"{Quoted.Of(identity.MovementRules)}.",
                "Write \"movement_rules: refuge\"; the command flee runs the folders of Flee under Flee's rules.");
        }

        if (StandardSet.Find(identity.StandardSet) is null)
        {
            Setting(
                "standard_set",
                $"No set of standards is called {Quoted.Of(identity.StandardSet)}; {StandardSet.Default.Id} was taken.",
                $"Write one of these: {string.Join(", ", StandardSet.ShippedIds)}.");
        }

        foreach (var language in identity.Languages.Where(language => Wording.Find(language) is null))
        {
            Setting("languages", $"No bulletin is written in {Quoted.Of(language)}.", "Nothing needs to be done.");
        }

        if (plans > 0) Table("plans.csv", "What planners expected moves no figure of a plan.");
        if (feedback > 0)
        {
            Table("feedback.csv", "What people raised moves no figure of a plan, and no table prints it yet.");
        }

        void Setting(string key, string what, string remedy) =>
            problems.Add(Severity.Note, new("crisis.yml", null, key), what, remedy);

        void Table(string file, string what) =>
            problems.Add(Severity.Note, new(file), what, "Nothing needs to be done.");
    }

    const string OwnRules = "refuge";
}
