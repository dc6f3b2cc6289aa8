namespace Refuge.Cluster;

/// <summary>What a user reads of a job that met a fault of the program; the log says the rest.</summary>
static class JobFault
{
    internal const string Text =
        "The job could not be done. The log of the service says why; a job that failed can be resumed.";
}
