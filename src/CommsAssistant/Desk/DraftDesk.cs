using CommsAssistant.Audit;
using CommsAssistant.Core.Approval;
using CommsAssistant.Core.Cadence;
using CommsAssistant.Core.Checks;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Core.Publishing;
using CommsAssistant.Publishing;
using CommsAssistant.Storage;
using Microsoft.EntityFrameworkCore;

namespace CommsAssistant.Desk;

/// <summary>The queue: drafts are asked for, edited, looked over, approved, rejected. A person's words are never overwritten: each edit is a version, and a draft that a person edited is replaced only when a person asks for it.</summary>
public sealed class DraftDesk(IDbContextFactory<CommsDb> databases, IncidentRooms rooms, DeskQueries queries, PersonNames names, DocumentShelf documents, IEnumerable<IPublisher> publishers, Outbox outbox, DeskSettings settings, ChangeFeed changes, TimeProvider clock)
{
    /// <summary>The name under which the service itself asks.</summary>
    public const string Program = "template";
    /// <summary>The name under which a model's version is kept.</summary>
    public const string Model = "model";
    private const int LongestNote = 2_000;
    private static readonly TimeSpan UsualInterval = TimeSpan.FromMinutes(30);
    private readonly IPublisher[] publishers = [.. publishers.OrderBy(p => p.Destination, StringComparer.Ordinal)];
    private readonly DraftChecker checker = new(DraftRules.All);

    /// <summary>Drafts that the actor may see; waiting ones first, in order of the clock.</summary>
    public async Task<IReadOnlyList<DraftSummary>> ListAsync(DraftState? state, string? incident, Actor actor, CancellationToken ct) => [.. (await queries.DraftsAsync(state, incident, ct)).Where(d => actor.MaySee(d.Incident))];

    /// <summary>Publications that the actor may see, newest first.</summary>
    public async Task<IReadOnlyList<PublicationSummary>> PublicationsAsync(string? incident, Actor actor, CancellationToken ct)
    {
        var all = await queries.PublicationsAsync(incident, null, ct);
        var seen = new List<PublicationSummary>();
        foreach (var publication in all)
            if (await rooms.FindAsync(publication.IncidentId) is { } room && actor.MaySee(room.View().Head)) seen.Add(publication);
        return seen;
    }

    /// <summary>Makes a draft from the facts as they are now. Earlier drafts of the kind that nobody has edited make place for it.</summary>
    public async Task<AskOutcome> AskAsync(string incidentId, DraftKind kind, IncidentStatus? status, string? instructions, Actor by, CancellationToken ct)
    {
        if (instructions?.Length > LongestNote) return new AskOutcome.Refused($"The note has at most {LongestNote} characters.");
        if (await rooms.FindAsync(incidentId) is not { } room || room.View() is not { } view || !by.MaySee(view.Head)) return new AskOutcome.NotFound();
        var now = clock.GetUtcNow();
        var (last, known) = await databases.ReadAsync(async db => ((await DeskQueries.LastPublishedAsync(db, incidentId, ct)).GetValueOrDefault(incidentId), await db.Incidents.Where(i => i.Id == incidentId).Select(i => i.Status).SingleAsync(ct)), ct);
        var announced = kind == DraftKind.StatusResolved ? IncidentStatus.Resolved : status ?? known;
        if (kind.IsStatusPost && kind != DraftKind.StatusResolved && announced == IncidentStatus.Resolved) return new AskOutcome.Refused("To say that it is over, ask for the kind status-resolved.");
        var request = new DraftRequest(view.Head, view.Ledger, view.People, announced, now, settings.Cadence.Interval(view.Head.Severity, announced) ?? UsualInterval, last) { Instructions = instructions };
        var report = kind == DraftKind.CustomerReport ? await documents.ReportAsync(view, now, ct) : null;
        if (kind == DraftKind.CustomerReport && report is null) return new AskOutcome.Refused("The report is made from the postmortem. Upload it first, on the incident's page or to its documents.");
        if (report is not null) (view, announced) = (DocumentShelf.Joined(view, report), IncidentStatus.Resolved);
        if ((report?.Draft ?? DraftTemplates.Compose(kind, request)) is not { } draft) return new AskOutcome.Refused($"There is no template for the kind {kind.Name} yet.");
        var id = Guid.CreateVersion7().ToString("N");
        var row = new DraftRow
        {
            Id = id, IncidentId = incidentId, Kind = kind.Name, Status = announced, Title = "", Engine = "", RequestedBy = by.Id, Instructions = string.IsNullOrWhiteSpace(instructions) ? null : instructions, CreatedAt = now,
            DueAt = kind.IsStatusPost ? settings.Cadence.NextDue(view.Head, last) : null,
        };
        Put(row, draft, Check(view, draft, last, now));
        await databases.WriteAsync(async db =>
        {
            var untouched = await db.Drafts.Where(d => d.IncidentId == incidentId && d.Kind == kind.Name && d.State == DraftState.Waiting && d.Engine != "person").ToListAsync(ct);
            foreach (var older in untouched) Replace(older, id, now);
            db.Drafts.Add(row);
            db.DraftVersions.Add(Version(id, 1, draft, view, Program, now));
            await AuditTrail.AppendAsync(db, now, by.Id, "draft.asked", "draft/" + id, new { incident = incidentId, kind = kind.Name, status = announced.Name(), facts = draft.Provenance.Facts }, ct);
            return true;
        }, ct);
        changes.Publish(new Change(incidentId, "draft", id));
        return new AskOutcome.Waiting(id);
    }

    /// <summary>A draft as it stands, checked now; null when there is none that the actor may see.</summary>
    public async Task<DraftView?> GetAsync(string id, Actor actor, CancellationToken ct)
    {
        if (await LoadAsync(id, ct) is not { } loaded || !actor.MaySee(loaded.View.Head)) return null;
        var (row, view, last) = (loaded.Row, loaded.View, loaded.Last);
        var versions = new List<DraftVersion>();
        foreach (var v in loaded.Versions) versions.Add(new DraftVersion(v.Number, StoredJson.Read<Draft>(v.DraftJson), v.By, v.By == Program ? "Template" : v.By == Model ? "Model" : await names.OfAsync(row.IncidentId, v.By, ct), v.At));
        var current = versions[^1].Draft;
        var texts = Texts(row, current, view.Head);
        var findings = Check(view, current, last, clock.GetUtcNow());
        var item = Item(loaded, current, texts, findings);
        var hash = ContentHash.Of(texts);
        var everything = findings.Where(f => f.Severity == FindingSeverity.Block).Select(f => new AcceptedFinding(f.Rule, "(to be given)")).ToList();
        var publications = await queries.PublicationsAsync(null, id, ct);
        return new DraftView
        {
            Summary = await queries.SummaryAsync(row, view.Head, queries.DueOf(row, view.Head, last), ct) with { Blocking = findings.Count(f => f.Severity != FindingSeverity.Warn), Warnings = findings.Count(f => f.Severity == FindingSeverity.Warn) },
            Room = view,
            Draft = current,
            Versions = versions,
            Findings = findings,
            Texts = texts,
            ContentHash = hash,
            ETag = ETag(row),
            LastPublished = last,
            IsStale = row.State == DraftState.Waiting && item.FactsAtDrafting != item.FactsNow,
            ReviewedBy = item.ReviewedBy,
            Obstacle = ApprovedText.ApprovalDecision.Decide(item, new ApproveCommand(actor, hash, everything), settings.Approval, clock.GetUtcNow()) as ApprovalOutcome.Refused,
            Instructions = row.Instructions,
            DecidedBy = row.DecidedBy is null ? null : await names.OfAsync(row.IncidentId, row.DecidedBy, ct),
            DecidedAt = row.DecidedAt,
            Reason = row.Reason,
            ModelReason = row.ModelReason,
            ReplacedBy = row.ReplacedBy,
            Publications = publications,
        };
    }

    /// <summary>What the checks would find in an edit, without keeping it; null when there is no such draft that the actor may see.</summary>
    public async Task<IReadOnlyList<Finding>?> TryAsync(string id, string title, string body, Actor actor, CancellationToken ct) =>
        await LoadAsync(id, ct) is { } loaded && actor.MaySee(loaded.View.Head) ? Check(loaded.View, Edited(loaded, title, body, clock.GetUtcNow()), loaded.Last, clock.GetUtcNow()) : null;

    /// <summary>Keeps a person's text as a new version, if the draft is still what <paramref name="ifMatch"/> names.</summary>
    public async Task<ChangeOutcome> EditAsync(string id, string? ifMatch, string title, string body, Actor by, CancellationToken ct)
    {
        if (by.IsAutomation) return new ChangeOutcome.Forbidden("A program may ask for drafts, not edit them.");
        if (title.Length > settings.Checks.MaxTitle * 4 || body.Length > settings.Checks.MaxBody * 4) return new ChangeOutcome.Conflict($"The text is far longer than any destination takes ({settings.Checks.MaxBody} characters). Shorten it.");
        if (await LoadAsync(id, ct) is not { } loaded || !by.MaySee(loaded.View.Head)) return new ChangeOutcome.NotFound();
        var now = clock.GetUtcNow();
        var draft = Edited(loaded, title.ReplaceLineEndings(" ").Trim(), body.ReplaceLineEndings("\n").Trim(), now);
        var findings = Check(loaded.View, draft, loaded.Last, now);
        return await ChangeAsync(loaded, ifMatch, by, "draft.edited", async (db, row) =>
        {
            row.CurrentNumber++;
            Put(row, draft, findings);
            db.DraftVersions.Add(Version(id, row.CurrentNumber, draft, loaded.View, by.Id, now));
            await Task.CompletedTask;
        }, new { number = loaded.Row.CurrentNumber + 1 }, ct);
    }

    /// <summary>
    /// Puts a model's wording in the place of the template's, if nobody has touched the draft since: it waits, it is the version that the model was given, and nobody edited it or looked it
    /// over. The template's version stays among the versions. False when it came too late for any of these reasons.
    /// </summary>
    public async Task<bool> OfferAsync(string id, string ifMatch, Draft draft, CancellationToken ct)
    {
        if (await LoadAsync(id, ct) is not { } loaded || loaded.Row.Engine == "person" || loaded.ReviewedBy.Count > 0) return false;
        var now = clock.GetUtcNow();
        var findings = Check(loaded.View, draft, loaded.Last, now);
        var outcome = await ChangeAsync(loaded, ifMatch, new Actor(Model, IsAutomation: true), "draft.worded", async (db, row) =>
        {
            if (await db.Reviews.AnyAsync(r => r.DraftId == id, ct)) throw new DbUpdateConcurrencyException("Somebody has looked the draft over.");
            row.CurrentNumber++;
            Put(row, draft, findings);
            db.DraftVersions.Add(Version(id, row.CurrentNumber, draft, loaded.View, Model, now));
        }, new { number = loaded.Row.CurrentNumber + 1, draft.Provenance.Model, prompts = draft.Provenance.Prompts, draft.Provenance.InputTokens, draft.Provenance.OutputTokens }, ct);
        return outcome is ChangeOutcome.Done;
    }

    /// <summary>Keeps why no model's words took the place of the template's. Nothing else about the draft changes: whoever works on it goes on.</summary>
    public async Task NoteModelAsync(string id, string reason, CancellationToken ct)
    {
        var incident = await databases.WriteAsync(async db =>
        {
            await db.Drafts.Where(d => d.Id == id).ExecuteUpdateAsync(s => s.SetProperty(d => d.ModelReason, reason), ct);
            return await db.Drafts.Where(d => d.Id == id).Select(d => d.IncidentId).SingleAsync(ct);
        }, ct);
        changes.Publish(new Change(incident, "draft", id));
    }

    /// <summary>Says that a person looked the present version over: the second pair of eyes.</summary>
    public async Task<ChangeOutcome> ReviewAsync(string id, string? ifMatch, Actor by, CancellationToken ct)
    {
        if (by.IsAutomation) return new ChangeOutcome.Forbidden("A program has no eyes. A person must look this over.");
        if (await LoadAsync(id, ct) is not { } loaded || !by.MaySee(loaded.View.Head)) return new ChangeOutcome.NotFound();
        return await ChangeAsync(loaded, ifMatch, by, "draft.reviewed", async (db, row) =>
        {
            if (!await db.Reviews.AnyAsync(r => r.DraftId == id && r.Number == row.CurrentNumber && r.PersonId == by.Id, ct))
                db.Reviews.Add(new ReviewRow { DraftId = id, Number = row.CurrentNumber, PersonId = by.Id, At = clock.GetUtcNow() });
        }, new { number = loaded.Row.CurrentNumber }, ct);
    }

    /// <summary>Turns a draft down; its versions stay.</summary>
    public async Task<ChangeOutcome> RejectAsync(string id, string? reason, Actor by, CancellationToken ct)
    {
        if (by.IsAutomation) return new ChangeOutcome.Forbidden("A program may ask for drafts, not turn them down.");
        if (reason?.Length > LongestNote) return new ChangeOutcome.Conflict($"The reason has at most {LongestNote} characters.");
        if (await LoadAsync(id, ct) is not { } loaded || !by.MaySee(loaded.View.Head)) return new ChangeOutcome.NotFound();
        return await ChangeAsync(loaded, null, by, "draft.rejected", (_, row) =>
        {
            Decide(row, DraftState.Rejected, by.Id, clock.GetUtcNow());
            row.Reason = string.IsNullOrWhiteSpace(reason) ? null : reason;
            return Task.CompletedTask;
        }, new { reason }, ct);
    }

    /// <summary>Asks for a new draft in the place of this one, from the facts as they are now, with a note.</summary>
    public async Task<AskOutcome> RedraftAsync(string id, string? instructions, Actor by, CancellationToken ct)
    {
        if (by.IsAutomation) return new AskOutcome.Refused("A program may ask for drafts, not replace them.");
        if (await LoadAsync(id, ct) is not { } loaded || !by.MaySee(loaded.View.Head)) return new AskOutcome.NotFound();
        if (loaded.Row.State != DraftState.Waiting) return new AskOutcome.Refused("This draft was decided before. Ask for a new one on the incident's page.");
        var outcome = await AskAsync(loaded.Row.IncidentId, DraftKind.Parse(loaded.Row.Kind)!, loaded.Row.Status, instructions, by, ct);
        if (outcome is AskOutcome.Waiting waiting)
            await databases.WriteAsync(async db =>
            {
                var row = await db.Drafts.SingleAsync(d => d.Id == id, ct);
                if (row.State == DraftState.Waiting) Replace(row, waiting.DraftId, clock.GetUtcNow());
                return true;
            }, ct);
        return outcome;
    }

    /// <summary>
    /// Signs a draft and sends it. The decision is made inside the transaction that stores it, on the incident's commander of that moment; what was refused is kept in the audit. Null when there is no such draft that the actor may see.
    /// </summary>
    public async Task<ApprovalOutcome?> ApproveAsync(string id, string contentHash, IReadOnlyList<AcceptedFinding> accepted, Actor by, CancellationToken ct)
    {
        if (await LoadAsync(id, ct) is not { } before || !by.MaySee(before.View.Head)) return null;
        var publications = new List<string>();
        var outcome = await databases.WriteAsync(async db =>
        {
            // Read again within the transaction: nobody can edit, decide or hand over between this and the signature.
            var loaded = await LoadAsync(db, id, before.View, ct);
            var now = clock.GetUtcNow();
            var current = StoredJson.Read<Draft>(loaded.Versions[^1].DraftJson);
            var texts = Texts(loaded.Row, current, loaded.View.Head);
            var decided = ApprovedText.ApprovalDecision.Decide(Item(loaded, current, texts, Check(loaded.View, current, loaded.Last, now)), new ApproveCommand(by, contentHash, accepted), settings.Approval, now);
            if (decided is ApprovalOutcome.Approved { Text: var approved })
            {
                publications.AddRange(Store(db, loaded.Row, current, approved, now));
                Decide(loaded.Row, DraftState.Approved, by.Id, now);
                await AuditTrail.AppendAsync(db, now, by.Id, "draft.approved", "draft/" + id, new { number = loaded.Row.CurrentNumber, approved.Hash, approved.Accepted, destinations = approved.Texts.Select(t => t.Destination) }, ct);
            }
            else if (decided is ApprovalOutcome.Refused refused)
                await AuditTrail.AppendAsync(db, now, by.Id, "draft.approval-refused", "draft/" + id, new { reason = refused.Reason.ToString() }, ct);
            return decided;
        }, ct);
        if (outcome is not ApprovalOutcome.Approved) return outcome;
        changes.Publish(new Change(before.Row.IncidentId, "draft", id));
        // From here on the signature stands: a browser that hangs up does not stop the sending.
        foreach (var publication in publications) await outbox.SendAsync(publication, CancellationToken.None);
        return outcome;
    }

    private static List<string> Store(CommsDb db, DraftRow row, Draft current, ApprovedText approved, DateTimeOffset now)
    {
        var approval = new ApprovalRow
        {
            Id = Guid.CreateVersion7().ToString("N"), DraftId = row.Id, Number = row.CurrentNumber, TextsJson = StoredJson.Write(approved.Texts), AcceptedJson = StoredJson.Write(approved.Accepted), Hash = approved.Hash, By = approved.ApprovedBy, At = now,
        };
        db.Approvals.Add(approval);
        var ids = new List<string>();
        foreach (var text in approved.Texts)
        {
            var publication = new PublicationRow
            {
                Id = Guid.CreateVersion7().ToString("N"), ApprovalId = approval.Id, DraftId = row.Id, IncidentId = row.IncidentId, Destination = text.Destination, Audience = text.Audience.Name(), Kind = text.Kind, Status = text.Status,
                Title = text.Title, Body = text.Body, State = PublicationState.Approved, CreatedAt = now, NextUpdateAt = current.NextUpdateAt, Version = 1,
            };
            db.Publications.Add(publication);
            ids.Add(publication.Id);
        }
        return ids;
    }

    private async Task<ChangeOutcome> ChangeAsync(Loaded loaded, string? ifMatch, Actor by, string action, Func<CommsDb, DraftRow, Task> change, object details, CancellationToken ct)
    {
        ChangeOutcome outcome;
        try
        {
            outcome = await databases.WriteAsync<ChangeOutcome>(async db =>
            {
                var row = await db.Drafts.SingleAsync(d => d.Id == loaded.Row.Id, ct);
                if (ifMatch is not null && ifMatch.Trim() != ETag(row)) return new ChangeOutcome.Outdated(ETag(row));
                if (row.State != DraftState.Waiting) return new ChangeOutcome.Conflict("This draft was decided before. Ask for a new one on the incident's page.");
                if (row.Version != loaded.Row.Version) return new ChangeOutcome.Outdated(ETag(row));
                await change(db, row);
                row.Version++;
                await AuditTrail.AppendAsync(db, clock.GetUtcNow(), by.Id, action, "draft/" + row.Id, details, ct);
                return new ChangeOutcome.Done();
            }, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            outcome = new ChangeOutcome.Outdated((await LoadAsync(loaded.Row.Id, ct))is { } now ? ETag(now.Row) : "");
        }
        if (outcome is ChangeOutcome.Done) changes.Publish(new Change(loaded.Row.IncidentId, "draft", loaded.Row.Id));
        return outcome;
    }

    /// <summary>A person's text: sentences that stand as they stood in the machine's version or the one before keep what they rest on.</summary>
    private static Draft Edited(Loaded loaded, string title, string body, DateTimeOffset now)
    {
        var current = StoredJson.Read<Draft>(loaded.Versions[^1].DraftJson);
        var known = current with { Sentences = [.. loaded.Versions.SelectMany(v => StoredJson.Read<Draft>(v.DraftJson).Sentences).Where(s => s.Support != Support.None).Concat(current.Sentences).DistinctBy(s => s.Text)] };
        var sentences = SentenceSupport.Match(known, title, body);
        return current with
        {
            Title = title,
            Body = body,
            Sentences = sentences,
            NextUpdateAt = Promise.In(body, current.AsOf, loaded.View.Head.PublicTimeZone),
            Provenance = current.Provenance with { Engine = "person", Facts = sentences.SelectMany(s => s.FactIds).Distinct(StringComparer.Ordinal).Count() },
        };
    }

    internal IReadOnlyList<Finding> Check(RoomView view, Draft draft, PublishedText? last, DateTimeOffset now) => checker.Check(new CheckContext
    {
        Draft = draft, Incident = view.Head, Ledger = view.Ledger, Messages = view.Messages, People = view.People, Catalogue = settings.Catalogue.With(view.Head), LastPublished = last, Now = now, Options = settings.Checks,
    });

    private IReadOnlyList<OutgoingText> Texts(DraftRow row, Draft draft, Incident head) =>
        [.. publishers.Where(p => p.Audience == draft.Kind.Audience).Select(p => new OutgoingText(p.Destination, p.Audience, draft.Kind.Name, draft.Status, draft.Title, draft.Body, draft.Kind.IsStatusPost ? Components(head, draft.Status) : [], row.Notify))];

    /// <summary>The public components that carry a service's name; all public ones where none does.</summary>
    private static IReadOnlyList<ComponentStatus> Components(Incident head, IncidentStatus status)
    {
        var named = head.Components.Where(c => c.IsPublic && head.Services.Contains(c.Name, StringComparer.OrdinalIgnoreCase)).ToList();
        var affected = named.Count > 0 ? named : [.. head.Components.Where(c => c.IsPublic)];
        var word = status == IncidentStatus.Resolved ? "operational" : status == IncidentStatus.Monitoring || head.Severity > Severity.Sev2 ? "degraded_performance" : "partial_outage";
        return [.. affected.Select(c => new ComponentStatus(c.Name, word))];
    }

    private static ApprovalItem Item(Loaded loaded, Draft current, IReadOnlyList<OutgoingText> texts, IReadOnlyList<Finding> findings) =>
        new(loaded.Row.Id, loaded.View.Head, texts, findings, loaded.Row.State != DraftState.Waiting, loaded.Versions[^1].FactsFingerprint, FactsFingerprint.Of(current, loaded.View.Ledger), loaded.ReviewedBy, loaded.Last?.Status, current.Kind.IsReport);

    private static DraftVersionRow Version(string id, int number, Draft draft, RoomView view, string by, DateTimeOffset at) =>
        new() { DraftId = id, Number = number, DraftJson = StoredJson.Write(draft), FactsFingerprint = FactsFingerprint.Of(draft, view.Ledger), By = by, At = at };

    private static void Put(DraftRow row, Draft draft, IReadOnlyList<Finding> findings)
    {
        row.CurrentNumber = Math.Max(1, row.CurrentNumber);
        row.Title = draft.Title.Length > 0 ? draft.Title : draft.Body.Split('\n')[0];
        row.Engine = draft.Provenance.Engine;
        row.Blocking = findings.Count(f => f.Severity != FindingSeverity.Warn);
        row.Warnings = findings.Count(f => f.Severity == FindingSeverity.Warn);
    }

    private static void Replace(DraftRow row, string by, DateTimeOffset at)
    {
        row.State = DraftState.Replaced;
        row.ReplacedBy = by;
        row.DecidedAt = at;
        row.Version++;
    }

    private static void Decide(DraftRow row, DraftState state, string by, DateTimeOffset at)
    {
        row.State = state;
        row.DecidedBy = by;
        row.DecidedAt = at;
        row.Version++;
    }

    private static string ETag(DraftRow row) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"\"{row.Version}\"");

    private sealed record Loaded(DraftRow Row, IReadOnlyList<DraftVersionRow> Versions, IReadOnlyList<string> ReviewedBy, RoomView View, PublishedText? Last);

    private async Task<Loaded?> LoadAsync(string id, CancellationToken ct)
    {
        if (await databases.ReadAsync(db => db.Drafts.Where(d => d.Id == id).Select(d => new { d.IncidentId, d.Kind }).SingleOrDefaultAsync(ct), ct) is not { } known || await rooms.FindAsync(known.IncidentId) is not { } room) return null;
        var view = await documents.WithDocumentAsync(room.View(), known.Kind, clock.GetUtcNow(), ct);
        return await databases.ReadAsync(db => LoadAsync(db, id, view, ct), ct);
    }

    private static async Task<Loaded> LoadAsync(CommsDb db, string id, RoomView view, CancellationToken ct)
    {
        var row = await db.Drafts.SingleAsync(d => d.Id == id, ct);
        var versions = await db.DraftVersions.AsNoTracking().Where(v => v.DraftId == id).OrderBy(v => v.Number).ToListAsync(ct);
        var reviewed = await db.Reviews.AsNoTracking().Where(r => r.DraftId == id && r.Number == row.CurrentNumber).Select(r => r.PersonId).ToListAsync(ct);
        var head = StoredJson.Read<Incident>(await db.Incidents.Where(i => i.Id == row.IncidentId).Select(i => i.HeadJson).SingleAsync(ct));
        return new Loaded(row, versions, reviewed, view with { Head = head }, (await DeskQueries.LastPublishedAsync(db, row.IncidentId, ct)).GetValueOrDefault(row.IncidentId));
    }
}
