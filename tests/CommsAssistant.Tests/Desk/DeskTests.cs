using CommsAssistant.Audit;
using CommsAssistant.Core.Approval;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Core.Publishing;
using CommsAssistant.Desk;
using CommsAssistant.Publishing;
using CommsAssistant.Storage;
using CommsAssistant.Tests.Web;
using Microsoft.EntityFrameworkCore;

namespace CommsAssistant.Tests.Desk;

/// <summary>The queue and its signature on a real SQLite file.</summary>
public sealed class DeskTests
{
    private static readonly Actor Dana = new(ServiceFixture.Dana, MayCommand: true);
    private static readonly Actor Sam = new(ServiceFixture.Sam, MayCommand: true);
    private static readonly Actor Rob = new(ServiceFixture.Rob);
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static async Task<(ServiceFixture Service, DraftDesk Desk, DraftView Draft)> WithDraftAsync(DraftKind? kind = null, IncidentStatus status = IncidentStatus.Investigating)
    {
        var service = await ServiceFixture.StartAsync(Ct);
        var desk = service.Get<DraftDesk>();
        var asked = (await desk.AskAsync(ServiceFixture.IncidentId, kind ?? DraftKind.StatusInvestigating, status, null, Rob, Ct)).ShouldBeOfType<AskOutcome.Waiting>();
        return (service, desk, (await desk.GetAsync(asked.DraftId, Dana, Ct)).ShouldNotBeNull());
    }

    /// <summary>Every blocking rule taken on with a reason, as the commander would.</summary>
    private static List<AcceptedFinding> All(DraftView draft) => [.. draft.Findings.Where(f => f.Severity == Core.Checks.FindingSeverity.Block).Select(f => new AcceptedFinding(f.Rule, "read and checked"))];

    [Fact]
    public async Task An_approved_text_is_sent_once_to_the_destination_of_its_audience_and_moves_the_incident()
    {
        var (service, desk, draft) = await WithDraftAsync();
        await using var _ = service;

        (await desk.ApproveAsync(draft.Summary.Id, draft.ContentHash, All(draft), Dana, Ct)).ShouldBeOfType<ApprovalOutcome.Approved>();

        var sent = (await desk.GetAsync(draft.Summary.Id, Dana, Ct))!.Publications.ShouldHaveSingleItem();
        (sent.State, sent.Destination, sent.Title, sent.Body).ShouldBe((PublicationState.Sent, PublishingSetup.StatusPage, draft.Draft.Title, draft.Draft.Body));
        sent.NextUpdateAt.ShouldBe(draft.Draft.NextUpdateAt);
        (await service.Get<StatusBoard>().OfIncidentAsync(PublishingSetup.StatusPage, ServiceFixture.IncidentId, Ct)).ShouldHaveSingleItem().Body.ShouldBe(draft.Draft.Body);
        var incident = (await service.Get<IncidentDesk>().GetAsync(ServiceFixture.IncidentId, Dana, Ct))!;
        incident.Summary.NextDueAt.ShouldBe(draft.Draft.NextUpdateAt);
        (await service.Get<Outbox>().SendWaitingAsync(Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task Only_the_commander_of_the_moment_signs()
    {
        var (service, desk, draft) = await WithDraftAsync();
        await using var _ = service;
        Task<ApprovalOutcome?> SignAsync(Actor by) => desk.ApproveAsync(draft.Summary.Id, draft.ContentHash, All(draft), by, Ct);

        (await SignAsync(Rob)).ShouldBeOfType<ApprovalOutcome.Refused>().Reason.ShouldBe(RefusalReason.NotTheCommander);
        (await SignAsync(new Actor(ServiceFixture.Dana, IsAutomation: true))).ShouldBeOfType<ApprovalOutcome.Refused>().Reason.ShouldBe(RefusalReason.Automation);
        (await service.Get<IncidentDesk>().HandOverAsync(ServiceFixture.IncidentId, ServiceFixture.Sam, Rob, Ct)).ShouldBeOfType<ChangeOutcome.Forbidden>();
        (await service.Get<IncidentDesk>().HandOverAsync(ServiceFixture.IncidentId, ServiceFixture.Sam, Dana, Ct)).ShouldBeOfType<ChangeOutcome.Done>();
        (await SignAsync(Dana)).ShouldBeOfType<ApprovalOutcome.Refused>().Reason.ShouldBe(RefusalReason.NotTheCommander);
        (await SignAsync(Sam)).ShouldBeOfType<ApprovalOutcome.Approved>();
    }

    [Fact]
    public async Task Two_signatures_at_once_publish_once()
    {
        var (service, desk, draft) = await WithDraftAsync();
        await using var _ = service;

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => desk.ApproveAsync(draft.Summary.Id, draft.ContentHash, All(draft), Dana, Ct)));

        outcomes.OfType<ApprovalOutcome.Approved>().ShouldHaveSingleItem();
        outcomes.OfType<ApprovalOutcome.Refused>().ShouldAllBe(r => r.Reason == RefusalReason.AlreadyDecided);
        (await service.Get<StatusBoard>().OfIncidentAsync(PublishingSetup.StatusPage, ServiceFixture.IncidentId, Ct)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Of_two_edits_of_the_same_version_one_is_told_and_nothing_is_lost()
    {
        var (service, desk, draft) = await WithDraftAsync();
        await using var _ = service;

        var outcomes = await Task.WhenAll(
            desk.EditAsync(draft.Summary.Id, draft.ETag, draft.Draft.Title, draft.Draft.Body + "\nOne.", Sam, Ct),
            desk.EditAsync(draft.Summary.Id, draft.ETag, draft.Draft.Title, draft.Draft.Body + "\nTwo.", Dana, Ct));

        outcomes.OfType<ChangeOutcome.Done>().ShouldHaveSingleItem();
        outcomes.OfType<ChangeOutcome.Outdated>().ShouldHaveSingleItem();
        var now = (await desk.GetAsync(draft.Summary.Id, Dana, Ct))!;
        now.Versions.Count.ShouldBe(2);
        now.Versions[0].Draft.Body.ShouldBe(draft.Draft.Body);
        now.Versions[1].By.ShouldBeOneOf(ServiceFixture.Sam, ServiceFixture.Dana);
    }

    [Fact]
    public async Task An_edit_takes_the_signature_of_what_was_seen_before_away()
    {
        var (service, desk, draft) = await WithDraftAsync();
        await using var _ = service;
        await desk.EditAsync(draft.Summary.Id, draft.ETag, draft.Draft.Title, draft.Draft.Body + "\nUsers are fine.", Sam, Ct);

        (await desk.ApproveAsync(draft.Summary.Id, draft.ContentHash, All(draft), Dana, Ct)).ShouldBeOfType<ApprovalOutcome.Refused>().Reason.ShouldBe(RefusalReason.EditedSince);
        (await desk.GetAsync(draft.Summary.Id, Dana, Ct))!.Draft.Sentences.ShouldContain(s => s.Text == "Users are fine." && s.Support == Support.None);
    }

    [Fact]
    public async Task A_draft_whose_facts_changed_cannot_be_signed()
    {
        var (service, desk, draft) = await WithDraftAsync(DraftKind.InternalUpdate, IncidentStatus.Identified);
        await using var _ = service;
        var fact = draft.Draft.Sentences.SelectMany(s => s.FactIds).First();

        (await service.Get<IncidentDesk>().CurateAsync(ServiceFixture.IncidentId, new CurationAct(fact, CurationKind.Hide, "", default), Sam, Ct)).ShouldBeOfType<ChangeOutcome.Done>();

        (await desk.GetAsync(draft.Summary.Id, Dana, Ct))!.IsStale.ShouldBeTrue();
        (await desk.ApproveAsync(draft.Summary.Id, draft.ContentHash, All(draft), Dana, Ct)).ShouldBeOfType<ApprovalOutcome.Refused>().Reason.ShouldBe(RefusalReason.Stale);
        var redrafted = (await desk.RedraftAsync(draft.Summary.Id, "shorter", Dana, Ct)).ShouldBeOfType<AskOutcome.Waiting>();
        (await desk.GetAsync(redrafted.DraftId, Dana, Ct))!.Draft.Sentences.SelectMany(s => s.FactIds).ShouldNotContain(fact);
        (await desk.GetAsync(draft.Summary.Id, Dana, Ct))!.Summary.State.ShouldBe(DraftState.Replaced);
    }

    [Fact]
    public async Task A_new_draft_replaces_an_untouched_one_and_leaves_an_edited_one()
    {
        var (service, desk, first) = await WithDraftAsync();
        await using var _ = service;
        var second = (await desk.AskAsync(ServiceFixture.IncidentId, DraftKind.StatusInvestigating, null, null, Rob, Ct)).ShouldBeOfType<AskOutcome.Waiting>().DraftId;
        (await desk.GetAsync(first.Summary.Id, Dana, Ct))!.ReplacedBy.ShouldBe(second);
        var seen = (await desk.GetAsync(second, Dana, Ct))!;
        await desk.EditAsync(second, seen.ETag, seen.Draft.Title, "A person's words.", Sam, Ct);

        await desk.AskAsync(ServiceFixture.IncidentId, DraftKind.StatusInvestigating, null, null, Rob, Ct);

        (await desk.GetAsync(second, Dana, Ct))!.Summary.State.ShouldBe(DraftState.Waiting);
        (await desk.GetAsync(second, Dana, Ct))!.Draft.Body.ShouldBe("A person's words.");
    }

    [Fact]
    public async Task What_was_done_is_in_an_intact_chain_and_a_change_in_the_database_shows()
    {
        var (service, desk, draft) = await WithDraftAsync();
        await using var _ = service;
        await desk.ApproveAsync(draft.Summary.Id, draft.ContentHash, All(draft), Dana, Ct);
        var trail = service.Get<AuditTrail>();

        (await trail.VerifyAsync(Ct)).ShouldBeOfType<AuditVerdict.Intact>().Links.ShouldBeGreaterThan(3);
        (await trail.NewestAsync(50, null, null, Ct)).Select(l => l.Action).ShouldContain("draft.approved");
        await service.Get<IDbContextFactory<CommsDb>>().WriteAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE audit SET \"Actor\" = 'nobody' WHERE \"Action\" = 'draft.approved'", Ct), Ct);
        (await trail.VerifyAsync(Ct)).ShouldBeOfType<AuditVerdict.Broken>().Message.ShouldContain("was changed");
    }

    [Fact]
    public async Task A_text_changed_in_the_database_after_the_signature_is_never_sent()
    {
        var (service, desk, draft) = await WithDraftAsync();
        await using var _ = service;
        await desk.ApproveAsync(draft.Summary.Id, draft.ContentHash, All(draft), Dana, Ct);
        var id = (await desk.GetAsync(draft.Summary.Id, Dana, Ct))!.Publications.Single().Id;
        await service.Get<IDbContextFactory<CommsDb>>().WriteAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE approvals SET \"TextsJson\" = replace(\"TextsJson\", 'Login', 'Logoff'); UPDATE publications SET \"State\" = 'Approved'; DELETE FROM posts;", Ct), Ct);

        await Should.ThrowAsync<InvalidOperationException>(() => service.Get<Outbox>().SendAsync(id, Ct));

        (await service.Get<StatusBoard>().OfIncidentAsync(PublishingSetup.StatusPage, ServiceFixture.IncidentId, Ct)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true, PublicationState.Sent, 1)]
    [InlineData(false, PublicationState.Approved, 0)]
    public async Task After_a_crash_while_sending_the_destination_is_looked_at_first(bool arrived, PublicationState expected, int posts)
    {
        var (service, desk, draft) = await WithDraftAsync();
        await using var _ = service;
        await desk.ApproveAsync(draft.Summary.Id, draft.ContentHash, All(draft), Dana, Ct);
        await service.Get<IDbContextFactory<CommsDb>>().WriteAsync(db => db.Database.ExecuteSqlAsync($"UPDATE publications SET \"State\" = 'Sending'; DELETE FROM posts WHERE NOT {arrived};", Ct), Ct);

        await service.Get<Outbox>().RecoverAsync(Ct);

        (await desk.GetAsync(draft.Summary.Id, Dana, Ct))!.Publications.Single().State.ShouldBe(expected);
        (await service.Get<StatusBoard>().OfIncidentAsync(PublishingSetup.StatusPage, ServiceFixture.IncidentId, Ct)).Count.ShouldBe(posts);
        await service.Get<Outbox>().SendWaitingAsync(Ct);
        (await service.Get<StatusBoard>().OfIncidentAsync(PublishingSetup.StatusPage, ServiceFixture.IncidentId, Ct)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_person_adds_a_fact_and_pins_one_and_both_are_in_the_timeline()
    {
        await using var service = await ServiceFixture.StartAsync(Ct);
        var desk = service.Get<IncidentDesk>();

        (await desk.CurateAsync(ServiceFixture.IncidentId, new CurationAct("", CurationKind.Add, "", default) { FactKind = FactKind.Decision, Text = "We keep the old router until Friday.", HappenedAt = ServiceFixture.Moment.AddMinutes(-3) }, Dana, Ct)).ShouldBeOfType<ChangeOutcome.Done>();
        (await desk.CurateAsync(ServiceFixture.IncidentId, new CurationAct("", CurationKind.Add, "", default) { Text = " " }, Dana, Ct)).ShouldBeOfType<ChangeOutcome.Conflict>();
        (await desk.CurateAsync(ServiceFixture.IncidentId, new CurationAct("no-such-fact", CurationKind.Pin, "", default), Dana, Ct)).ShouldBeOfType<ChangeOutcome.NotFound>();

        (await desk.GetAsync(ServiceFixture.IncidentId, Dana, Ct))!.Timeline.Entries.ShouldContain(e => e.Text == "We keep the old router until Friday." && e.Origin == FactOrigin.Person);
    }

    [Fact]
    public async Task A_restart_reads_the_same_facts_from_the_database()
    {
        await using var service = await ServiceFixture.StartAsync(Ct);
        var before = (await service.Get<IncidentDesk>().GetAsync(ServiceFixture.IncidentId, Dana, Ct))!.Room.Ledger.Facts;

        service.Get<IncidentRooms>().Forget(ServiceFixture.IncidentId);

        var after = (await service.Get<IncidentDesk>().GetAsync(ServiceFixture.IncidentId, Dana, Ct))!.Room.Ledger.Facts;
        after.Select(f => (f.Id, f.Text, f.State)).ShouldBe(before.Select(f => (f.Id, f.Text, f.State)));
    }

    [Fact]
    public async Task A_restricted_incident_is_not_there_for_those_without_the_role()
    {
        await using var service = await ServiceFixture.StartAsync(Ct);
        var desk = service.Get<IncidentDesk>();
        await desk.OpenAsync(new Incident { Id = "SEC-1", Title = "Sealed", IsRestricted = true, Commander = ServiceFixture.Dana, OpenedAt = ServiceFixture.Moment }, [], Dana, Ct);

        (await desk.GetAsync("SEC-1", Rob, Ct)).ShouldBeNull();
        (await desk.ListAsync(Rob, Ct)).ShouldNotContain(i => i.Head.Id == "SEC-1");
        (await service.Get<DraftDesk>().AskAsync("SEC-1", DraftKind.InternalUpdate, null, null, Rob, Ct)).ShouldBeOfType<AskOutcome.NotFound>();
        (await desk.GetAsync("SEC-1", Dana with { HasSecurityRole = true }, Ct)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_public_draft_waits_before_customers_are_due_to_hear_something()
    {
        await using var service = await ServiceFixture.StartAsync(Ct);

        await service.Get<DraftAhead>().RoundAsync(Ct);
        await service.Get<DraftAhead>().RoundAsync(Ct);

        (await service.Get<DraftDesk>().ListAsync(DraftState.Waiting, null, Dana, Ct)).Where(d => d.Kind.IsStatusPost).ShouldHaveSingleItem().DueAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_text_whose_promise_has_passed_cannot_be_signed()
    {
        var (service, desk, draft) = await WithDraftAsync(DraftKind.InternalUpdate); // nothing makes this kind anew by itself
        await using var _ = service;
        service.Clock.Advance(TimeSpan.FromMinutes(31));

        var now = (await desk.GetAsync(draft.Summary.Id, Dana, Ct))!;

        now.Findings.ShouldContain(f => f.Rule == "next-update" && f.Severity == Core.Checks.FindingSeverity.Block);
        (await desk.ApproveAsync(draft.Summary.Id, now.ContentHash, [], Dana, Ct)).ShouldBeOfType<ApprovalOutcome.Refused>().Reason.ShouldBe(RefusalReason.BlockingFinding);
    }

    [Fact]
    public async Task An_untouched_public_draft_whose_promise_has_passed_is_made_anew()
    {
        var (service, desk, draft) = await WithDraftAsync();
        await using var _ = service;
        service.Clock.Advance(TimeSpan.FromMinutes(31));

        await service.Get<DraftAhead>().RoundAsync(Ct);

        var waiting = (await desk.ListAsync(DraftState.Waiting, null, Dana, Ct)).Where(d => d.Kind.IsStatusPost).ShouldHaveSingleItem();
        waiting.Id.ShouldNotBe(draft.Summary.Id);
        (await desk.GetAsync(waiting.Id, Dana, Ct))!.Draft.NextUpdateAt.ShouldNotBeNull().ShouldBeGreaterThan(service.Clock.GetUtcNow());
    }

    [Fact]
    public async Task A_draft_that_a_person_edited_is_not_made_anew()
    {
        var (service, desk, draft) = await WithDraftAsync();
        await using var _ = service;
        await desk.EditAsync(draft.Summary.Id, draft.ETag, draft.Draft.Title, draft.Draft.Body + "\nA person's words.", Sam, Ct);
        service.Clock.Advance(TimeSpan.FromMinutes(31));

        await service.Get<DraftAhead>().RoundAsync(Ct);

        (await desk.ListAsync(DraftState.Waiting, null, Dana, Ct)).Where(d => d.Kind.IsStatusPost).ShouldHaveSingleItem().Id.ShouldBe(draft.Summary.Id);
    }
}
