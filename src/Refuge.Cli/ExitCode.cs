namespace Refuge.Cli;

/// <summary>How the program ends (contract, "The command line").</summary>
static class ExitCode
{
    /// <summary>Done; problems may have been listed.</summary>
    internal const int Good = 0;

    /// <summary>The input stops the work, or it was stopped.</summary>
    internal const int InputStopsTheWork = 1;

    /// <summary>Wrong usage.</summary>
    internal const int WrongUsage = 2;
}
