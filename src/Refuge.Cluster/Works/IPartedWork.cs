using Refuge.Storage.Jobs;

namespace Refuge.Cluster.Works;

/// <summary>
/// The work of a job laid out on a machine: parts that any machine can do by itself, and what is made of all of them.
/// </summary>
/// <remarks>
/// Parts stand in groups, and are counted within their group. Each part is the same bytes wherever it is done and
/// whatever it is done together with, so that a job is the same however it was parted.
/// </remarks>
interface IPartedWork
{
    /// <summary>[groups] How many parts each group has.</summary>
    IReadOnlyList<int> Parts { get; }

    /// <summary>How many parts of a group are done as one block: about a second of work, at least one part.</summary>
    /// <param name="group">The group, from 0.</param>
    int PartsOfBlock(int group);

    /// <summary>Does a block of parts.</summary>
    /// <param name="group">The group, from 0.</param>
    /// <param name="first">The first part.</param>
    /// <param name="count">How many parts.</param>
    /// <param name="threads">How many threads to use; the bytes are the same for any number. Null: one for each
    /// core.</param>
    /// <param name="cancellation">Stops the work.</param>
    Task<byte[]> RunAsync(int group, int first, int count, int? threads, CancellationToken cancellation);

    /// <summary>Makes the documents of the job, by name.</summary>
    /// <param name="blocks">Every block, in the order of group and first part.</param>
    /// <param name="cancellation">Stops the work.</param>
    Task<IReadOnlyDictionary<string, ReadOnlyMemory<byte>>> FinishAsync(
        IAsyncEnumerable<KeptBlock> blocks, CancellationToken cancellation);
}
