using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Refuge.Storage.Model;

/// <summary>The tables of the store, the same on both engines.</summary>
abstract class StoreContext(DbContextOptions options)
    : IdentityUserContext<AccountEntity>(options), IDataProtectionKeyContext
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

    internal DbSet<PublicationEntity> Publications => Set<PublicationEntity>();

    internal DbSet<PublicationFileEntity> PublicationFiles => Set<PublicationFileEntity>();

    internal DbSet<PublicationDraftEntity> PublicationDrafts => Set<PublicationDraftEntity>();

    internal DbSet<RemarkEntity> Remarks => Set<RemarkEntity>();

    internal DbSet<GrantEntity> Grants => Set<GrantEntity>();

    internal DbSet<KeyEntity> Keys => Set<KeyEntity>();

    internal DbSet<AuditEntity> Audit => Set<AuditEntity>();

    internal DbSet<RedactionEntity> Redactions => Set<RedactionEntity>();

    /// <summary>The keys by which cookies are signed and sealed, shared by all machines.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>
    /// The highest number of a fact of a crisis: it rises whenever one is added. 0 where there is none.
    /// </summary>
    internal async Task<long> LastFactAsync(string crisis, CancellationToken cancellation) =>
        await Facts.Where(fact => fact.Crisis == crisis).OrderByDescending(fact => fact.Id).Select(fact => fact.Id)
            .FirstOrDefaultAsync(cancellation);

    /// <summary>
    /// Lets no other writer into a crisis until the transaction ends, so that rows are numbered without holes.
    /// </summary>
    internal abstract Task LockAsync(string crisis, CancellationToken cancellation);

    /// <summary>
    /// Lets no other writer into the audit log until the transaction ends, so that each line follows the one before.
    /// </summary>
    internal abstract Task LockAuditAsync(CancellationToken cancellation);

    /// <summary>Takes a name for oneself until this is disposed of; says whether nobody else had it.</summary>
    internal abstract Task<bool> TryHoldAsync(string name, CancellationToken cancellation);

    /// <summary>Lets new facts be numbered behind those that a backup brought back.</summary>
    internal abstract Task AfterRestoreAsync(CancellationToken cancellation);

    /// <summary>Lets go of what the engine still keeps of rows as they were, as far as it can be asked to.</summary>
    internal abstract Task ForgetOlderFormsAsync();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        OnAccountsCreating(modelBuilder);
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
        OnPublicationsCreating(modelBuilder);
        modelBuilder.Entity<RedactionEntity>(redaction =>
        {
            redaction.ToTable("redactions").HasKey(each => each.Number);
            redaction.Property(each => each.Number).ValueGeneratedNever();
            redaction.HasIndex(each => new { each.Crisis, each.File, each.Row });
            redaction.HasIndex(each => each.Original);
        });
    }

    static void OnAccountsCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<AccountEntity>(account => account.ToTable("accounts"));
        modelBuilder.Entity<IdentityUserClaim<string>>(claim => claim.ToTable("account_claims"));
        modelBuilder.Entity<IdentityUserLogin<string>>(login => login.ToTable("account_logins"));
        modelBuilder.Entity<IdentityUserToken<string>>(token => token.ToTable("account_tokens"));
        modelBuilder.Entity<DataProtectionKey>(key => key.ToTable("protection_keys"));
        modelBuilder.Entity<GrantEntity>(grant =>
        {
            grant.ToTable("grants").HasKey(each => new { each.Account, each.Role, each.Crisis, each.Area });
            grant.HasOne<AccountEntity>().WithMany().HasForeignKey(each => each.Account);
        });
        modelBuilder.Entity<KeyEntity>(key => key.ToTable("api_keys").HasKey(each => each.Id));
        modelBuilder.Entity<AuditEntity>(line =>
        {
            line.ToTable("audit").HasKey(each => each.Number);
            line.Property(each => each.Number).ValueGeneratedNever();
        });
    }

    static void OnPublicationsCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<PublicationEntity>(act =>
        {
            act.ToTable("publications").HasKey(each => new { each.Crisis, each.Tier, each.Number });
            act.HasOne<CrisisEntity>().WithMany().HasForeignKey(each => each.Crisis).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<PublicationFileEntity>(file =>
        {
            file.ToTable("publication_files").HasKey(each => new { each.Crisis, each.Tier, each.Number, each.Name });
            file.HasOne<PublicationEntity>().WithMany()
                .HasForeignKey(each => new { each.Crisis, each.Tier, each.Number }).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<RemarkEntity>(remark =>
        {
            remark.ToTable("remarks").HasKey(each => new { each.Crisis, each.Number });
            remark.HasIndex(each => new { each.Crisis, each.State });
            remark.HasIndex(each => each.IsAsked);
            remark.HasOne<CrisisEntity>().WithMany().HasForeignKey(each => each.Crisis)
                .OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<PublicationDraftEntity>(draft =>
        {
            draft.ToTable("publication_drafts").HasKey(each => new { each.Crisis, each.Tier });
            draft.HasOne<CrisisEntity>().WithMany().HasForeignKey(each => each.Crisis)
                .OnDelete(DeleteBehavior.Restrict);
        });
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

    /// <summary>The same.</summary>
    internal override Task LockAuditAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>The engine numbers behind the highest number there is.</summary>
    internal override Task AfterRestoreAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>The log is carried over and cut off; in the file, what is deleted is overwritten.</summary>
    internal override Task ForgetOlderFormsAsync() =>
        SqliteManners.CutLogAsync(this);

    /// <summary>One process uses the file, and does its messages one after the other.</summary>
    internal override Task<bool> TryHoldAsync(string name, CancellationToken cancellation) => Task.FromResult(true);
}

/// <summary>The store in PostgreSQL.</summary>
sealed class PostgresStoreContext(DbContextOptions<PostgresStoreContext> options) : StoreContext(options)
{
    internal override Task LockAsync(string crisis, CancellationToken cancellation) =>
        Database.ExecuteSqlAsync($"SELECT 1 FROM crises WHERE \"Id\" = {crisis} FOR UPDATE", cancellation);

    internal override Task LockAuditAsync(CancellationToken cancellation) =>
        Database.ExecuteSqlAsync($"LOCK TABLE audit IN EXCLUSIVE MODE", cancellation);

    /// <summary>A service may not: VACUUM is the operator's (docs/operations.md).</summary>
    internal override Task ForgetOlderFormsAsync() => Task.CompletedTask;

    internal override Task AfterRestoreAsync(CancellationToken cancellation) => Database.ExecuteSqlRawAsync(
        """
        SELECT setval(pg_get_serial_sequence('facts', 'Id'), GREATEST((SELECT MAX("Id") FROM facts), 1));
        SELECT setval(pg_get_serial_sequence('account_claims', 'Id'),
            GREATEST((SELECT MAX("Id") FROM account_claims), 1));
        """,
        cancellation);

    /// <summary>A lock of the session: the server lets go of it when the connection ends, however that comes.</summary>
    internal override async Task<bool> TryHoldAsync(string name, CancellationToken cancellation)
    {
        await Database.OpenConnectionAsync(cancellation);
        var taken = Database.SqlQuery<bool>(
            $"SELECT pg_try_advisory_lock(hashtextextended({name}, 0)) AS \"Value\"");
        isHolding = await taken.SingleAsync(cancellation);
        return isHolding;
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (isHolding) await Database.ExecuteSqlRawAsync("SELECT pg_advisory_unlock_all()");
        isHolding = false;
        await base.DisposeAsync();
    }

    bool isHolding;
}
