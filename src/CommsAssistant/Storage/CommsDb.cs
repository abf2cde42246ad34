using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CommsAssistant.Storage;

/// <summary>
/// The service's database. Times are UTC, kept as microseconds since 1970, so that they sort and compare in every engine. Writers open an immediate transaction
/// (<see cref="Databases.WriteAsync{T}"/>): a reader that turns writer halfway could otherwise find the database changed under it.
/// </summary>
public sealed class CommsDb(DbContextOptions<CommsDb> options) : DbContext(options)
{
    internal DbSet<IncidentRow> Incidents => Set<IncidentRow>();
    internal DbSet<PersonRow> People => Set<PersonRow>();
    internal DbSet<LogEventRow> LogEvents => Set<LogEventRow>();
    internal DbSet<CurationRow> Curations => Set<CurationRow>();
    internal DbSet<DraftRow> Drafts => Set<DraftRow>();
    internal DbSet<DraftVersionRow> DraftVersions => Set<DraftVersionRow>();
    internal DbSet<ReviewRow> Reviews => Set<ReviewRow>();
    internal DbSet<ApprovalRow> Approvals => Set<ApprovalRow>();
    internal DbSet<PublicationRow> Publications => Set<PublicationRow>();
    internal DbSet<PostRow> Posts => Set<PostRow>();
    internal DbSet<ResolutionRow> Resolutions => Set<ResolutionRow>();
    internal DbSet<ReminderRow> Reminders => Set<ReminderRow>();
    internal DbSet<SnoozeRow> Snoozes => Set<SnoozeRow>();
    internal DbSet<AuditRow> Audit => Set<AuditRow>();
    internal DbSet<DocumentRow> Documents => Set<DocumentRow>();
    internal DbSet<ReadingRow> Readings => Set<ReadingRow>();

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<Microseconds>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<IncidentRow>(e =>
        {
            e.ToTable("incidents").HasKey(r => r.Id);
            e.Property(r => r.Version).IsConcurrencyToken();
            e.HasIndex(r => new { r.ResolvedAt, r.OpenedAt });
        });
        modelBuilder.Entity<PersonRow>().ToTable("people").HasKey(r => new { r.IncidentId, r.Id });
        modelBuilder.Entity<LogEventRow>(e =>
        {
            e.ToTable("log_events").HasKey(r => r.Id);
            e.HasIndex(r => new { r.IncidentId, r.Fingerprint }).IsUnique();
        });
        modelBuilder.Entity<CurationRow>(e =>
        {
            e.ToTable("curations").HasKey(r => r.Id);
            e.HasIndex(r => r.IncidentId);
        });
        modelBuilder.Entity<DraftRow>(e =>
        {
            e.ToTable("drafts").HasKey(r => r.Id);
            e.Property(r => r.Version).IsConcurrencyToken();
            e.HasIndex(r => new { r.State, r.CreatedAt });
            e.HasIndex(r => r.IncidentId);
        });
        modelBuilder.Entity<DraftVersionRow>().ToTable("draft_versions").HasKey(r => new { r.DraftId, r.Number });
        modelBuilder.Entity<ReviewRow>().ToTable("reviews").HasKey(r => new { r.DraftId, r.Number, r.PersonId });
        modelBuilder.Entity<ApprovalRow>(e =>
        {
            e.ToTable("approvals").HasKey(r => r.Id);
            e.HasIndex(r => r.DraftId).IsUnique();
        });
        modelBuilder.Entity<PublicationRow>(e =>
        {
            e.ToTable("publications").HasKey(r => r.Id);
            e.Property(r => r.Version).IsConcurrencyToken();
            e.HasIndex(r => new { r.ApprovalId, r.Destination }).IsUnique();
            e.HasIndex(r => r.State);
            e.HasIndex(r => new { r.IncidentId, r.SentAt });
        });
        modelBuilder.Entity<PostRow>(e =>
        {
            e.ToTable("posts").HasKey(r => r.PublicationId);
            e.HasIndex(r => new { r.Destination, r.At });
            e.HasIndex(r => r.IncidentId);
        });
        modelBuilder.Entity<ResolutionRow>().ToTable("resolutions").HasKey(r => new { r.IncidentId, r.From });
        modelBuilder.Entity<ReminderRow>().ToTable("reminders").HasKey(r => new { r.IncidentId, r.Deadline, r.Rung, r.Round });
        modelBuilder.Entity<SnoozeRow>().ToTable("snoozes").HasKey(r => new { r.IncidentId, r.Deadline, r.Round });
        modelBuilder.Entity<AuditRow>().ToTable("audit").HasKey(r => r.Number);
        modelBuilder.Entity<DocumentRow>(e =>
        {
            e.ToTable("documents").HasKey(r => r.Id);
            e.HasIndex(r => new { r.IncidentId, r.At });
        });
        modelBuilder.Entity<ReadingRow>(e =>
        {
            e.ToTable("readings").HasKey(r => r.Id);
            e.HasIndex(r => r.IncidentId);
        });
    }

    private sealed class Microseconds() : ValueConverter<DateTimeOffset, long>(
        at => (at.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / 10,
        stored => new DateTimeOffset((stored * 10) + DateTimeOffset.UnixEpoch.UtcTicks, TimeSpan.Zero));
}
