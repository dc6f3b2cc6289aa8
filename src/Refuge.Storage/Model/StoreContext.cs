using Microsoft.EntityFrameworkCore;

namespace Refuge.Storage.Model;

/// <summary>The tables of the store, the same on both engines.</summary>
abstract class StoreContext(DbContextOptions options) : DbContext(options)
{
    internal DbSet<CrisisEntity> Crises => Set<CrisisEntity>();

    internal DbSet<FactEntity> Facts => Set<FactEntity>();

    internal DbSet<FactDayEntity> FactDays => Set<FactDayEntity>();

    internal DbSet<ColumnsEntity> Columns => Set<ColumnsEntity>();

    internal DbSet<FileEntity> Files => Set<FileEntity>();

    internal DbSet<BlobEntity> Blobs => Set<BlobEntity>();

    internal DbSet<ExtractionEntity> Extractions => Set<ExtractionEntity>();

    internal DbSet<RunEntity> Runs => Set<RunEntity>();

    internal DbSet<OutputEntity> Outputs => Set<OutputEntity>();

    internal DbSet<JobEntity> Jobs => Set<JobEntity>();

    internal DbSet<JobBlockEntity> JobBlocks => Set<JobBlockEntity>();

    internal DbSet<JobOutputEntity> JobOutputs => Set<JobOutputEntity>();

    /// <summary>
    /// Lets no other writer into a crisis until the transaction ends, so that rows are numbered without holes.
    /// </summary>
    internal abstract Task LockAsync(string crisis, CancellationToken cancellation);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<CrisisEntity>(crisis => crisis.ToTable("crises").HasKey(each => each.Id));
        modelBuilder.Entity<FactEntity>(fact =>
        {
            fact.ToTable("facts").HasKey(each => each.Id);
            fact.HasIndex(each => new { each.Crisis, each.File, each.Row }).IsUnique();
            fact.HasOne<CrisisEntity>().WithMany().HasForeignKey(each => each.Crisis).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<FactDayEntity>(day =>
        {
            day.ToTable("fact_days").HasKey(each => each.Fact);
            day.HasIndex(each => new { each.Crisis, each.ShowsOn });
            day.HasIndex(each => new { each.Crisis, each.Place, each.ValidFrom });
            day.HasOne<FactEntity>().WithOne().HasForeignKey<FactDayEntity>(each => each.Fact)
                .OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<ColumnsEntity>(
            columns => columns.ToTable("table_columns").HasKey(each => new { each.Crisis, each.File, each.Version }));
        modelBuilder.Entity<BlobEntity>(blob => blob.ToTable("blobs").HasKey(each => each.Hash));
        modelBuilder.Entity<FileEntity>(file =>
        {
            file.ToTable("files").HasKey(each => new { each.Crisis, each.Name });
            file.HasIndex(each => each.Hash);
            file.HasOne<BlobEntity>().WithMany().HasForeignKey(each => each.Hash).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<ExtractionEntity>(extraction =>
            extraction.ToTable("extractions").HasKey(each => new { each.ReportHash, each.Reader, each.Given }));
        modelBuilder.Entity<RunEntity>(
            run => run.ToTable("runs").HasKey(each => new { each.Crisis, each.Identity, each.Audience }));
        modelBuilder.Entity<OutputEntity>(output =>
        {
            output.ToTable("outputs").HasKey(each => new { each.Crisis, each.Identity, each.Audience, each.Name });
            output.HasOne<RunEntity>().WithMany()
                .HasForeignKey(each => new { each.Crisis, each.Identity, each.Audience });
            output.HasOne<BlobEntity>().WithMany().HasForeignKey(each => each.Hash).OnDelete(DeleteBehavior.Restrict);
        });
        OnJobsCreating(modelBuilder);
    }

    static void OnJobsCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<JobEntity>(job =>
        {
            job.ToTable("jobs").HasKey(each => each.Id);
            job.HasIndex(each => new { each.Crisis, each.AskedAt });
            job.HasOne<CrisisEntity>().WithMany().HasForeignKey(each => each.Crisis).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<JobBlockEntity>(block =>
        {
            block.ToTable("job_blocks").HasKey(each => new { each.Job, each.Ensemble, each.First });
            block.HasOne<JobEntity>().WithMany().HasForeignKey(each => each.Job);
        });
        modelBuilder.Entity<JobOutputEntity>(output =>
        {
            output.ToTable("job_outputs").HasKey(each => new { each.Job, each.Name });
            output.HasOne<JobEntity>().WithMany().HasForeignKey(each => each.Job);
        });
    }
}

/// <summary>The store in one file of SQLite.</summary>
sealed class SqliteStoreContext(DbContextOptions<SqliteStoreContext> options) : StoreContext(options)
{
    /// <summary>A transaction that writes holds the whole file already.</summary>
    internal override Task LockAsync(string crisis, CancellationToken cancellation) => Task.CompletedTask;
}

/// <summary>The store in PostgreSQL.</summary>
sealed class PostgresStoreContext(DbContextOptions<PostgresStoreContext> options) : StoreContext(options)
{
    internal override Task LockAsync(string crisis, CancellationToken cancellation) =>
        Database.ExecuteSqlAsync($"SELECT 1 FROM crises WHERE \"Id\" = {crisis} FOR UPDATE", cancellation);
}
