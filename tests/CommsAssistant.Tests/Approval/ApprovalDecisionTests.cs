using System.Reflection;
using CommsAssistant.Core.Approval;
using CommsAssistant.Core.Checks;
using CommsAssistant.Core.Incidents;
using CsCheck;
using ApprovalDecision = CommsAssistant.Core.Approval.ApprovedText.ApprovalDecision;

namespace CommsAssistant.Tests.Approval;

public sealed class ApprovalDecisionTests
{
    private static readonly DateTimeOffset Now = new(2025, 6, 10, 18, 30, 0, TimeSpan.Zero);
    private static readonly OutgoingText Text = new("status-page", Audience.Customers, "status-update", IncidentStatus.Identified, "Title", "Body", [new ComponentStatus("Login", "major_outage")], true);
    private static readonly ApprovalItem Item = new("d1", new Incident { Id = "INC-1", Title = "t", Severity = Severity.Sev2, Commander = "dana", Deputy = "theo" }, [Text], [], false, "f", "f", [], IncidentStatus.Investigating, false);

    [Fact]
    public void The_commander_signs_exactly_what_was_seen()
    {
        var approved = Decide(Item).ShouldBeOfType<ApprovalOutcome.Approved>().Text;
        approved.Hash.ShouldBe(ContentHash.Of([Text]));
        approved.ApprovedBy.ShouldBe("dana");
        approved.ApprovedAt.ShouldBe(Now);
    }

    [Fact]
    public void Each_condition_that_is_missing_refuses_with_its_reason()
    {
        Reason(Item with { Texts = [] }).ShouldBe(RefusalReason.NothingToSend);
        Reason(Item with { IsDecided = true }).ShouldBe(RefusalReason.AlreadyDecided);
        Reason(Item, new Actor("dana", IsAutomation: true)).ShouldBe(RefusalReason.Automation);
        Reason(Item, new Actor("mei")).ShouldBe(RefusalReason.NotTheCommander);
        Reason(Item with { Incident = Item.Incident with { Commander = "li" } }).ShouldBe(RefusalReason.NotTheCommander);
        Reason(Item with { Incident = Item.Incident with { IsRestricted = true } }).ShouldBe(RefusalReason.SecurityRoleMissing);
        Reason(Item with { FactsNow = "g" }).ShouldBe(RefusalReason.Stale);
        Reason(Item with { Findings = [new Finding("secret", FindingSeverity.Never, "m", 0, 1)] }, accepted: new AcceptedFinding("secret", "because")).ShouldBe(RefusalReason.NeverFinding);
        Reason(Item with { Findings = [new Finding("eta", FindingSeverity.Block, "m", 0, 1)] }).ShouldBe(RefusalReason.BlockingFinding);
        Reason(Item with { Findings = [new Finding("eta", FindingSeverity.Block, "m", 0, 1)] }, accepted: new AcceptedFinding("eta", " ")).ShouldBe(RefusalReason.BlockingFinding);
        Reason(Item with { Incident = Item.Incident with { Severity = Severity.Sev1 }, ReviewedBy = ["dana"] }).ShouldBe(RefusalReason.FourEyesNeeded);
        Reason(Item with { LastPublished = IncidentStatus.Resolved }).ShouldBe(RefusalReason.TransitionNotAllowed);
    }

    [Fact]
    public void A_text_that_was_edited_after_it_was_seen_is_refused() =>
        ApprovalDecision.Decide(Item with { Texts = [Text with { Body = "Body." }] }, new ApproveCommand(new Actor("dana"), ContentHash.Of([Text]), []), new(), Now)
            .ShouldBeOfType<ApprovalOutcome.Refused>().Reason.ShouldBe(RefusalReason.EditedSince);

    [Fact]
    public void A_deputy_signs_only_where_the_policy_allows()
    {
        Decide(Item, new Actor("theo")).ShouldBeOfType<ApprovalOutcome.Approved>();
        Decide(Item, new Actor("theo"), new ApprovalPolicy { DeputyMayApprove = false }).ShouldBeOfType<ApprovalOutcome.Refused>();
    }

    [Fact]
    public void A_blocking_finding_can_be_taken_on_with_a_reason() =>
        ApprovalDecision.Decide(Item with { Findings = [new Finding("eta", FindingSeverity.Block, "m", 0, 1)] }, new ApproveCommand(new Actor("dana"), ContentHash.Of([Text]), [new AcceptedFinding("eta", "João confirmed it on the bridge")]), new(), Now)
            .ShouldBeOfType<ApprovalOutcome.Approved>().Text.Accepted.ShouldHaveSingleItem();

    [Fact]
    public void Nothing_is_approved_without_every_condition() =>
        Gen.Select(Gen.Bool, Gen.Int[0, 2].Select(i => new[] { "dana", "theo", "mei" }[i]), Gen.Bool, Gen.Bool, Gen.Bool, Gen.Bool, Gen.Enum<FindingSeverity>(), Gen.Bool)
            .Sample((decided, who, automation, security, restricted, stale, severity, sameHash) =>
            {
                var item = Item with { IsDecided = decided, Incident = Item.Incident with { IsRestricted = restricted }, FactsNow = stale ? "g" : "f", Findings = [new Finding("r", severity, "m", 0, 0)] };
                var outcome = ApprovalDecision.Decide(item, new ApproveCommand(new Actor(who, automation, security), sameHash ? ContentHash.Of(item.Texts) : "other", []), new(), Now);
                var all = !decided && who != "mei" && !automation && (security || !restricted) && !stale && severity == FindingSeverity.Warn && sameHash;
                return outcome is ApprovalOutcome.Approved == all;
            });

    [Fact]
    public void Nobody_else_can_make_an_approved_text()
    {
        typeof(ApprovedText).GetConstructors(BindingFlags.Public | BindingFlags.Instance).ShouldBeEmpty();
        typeof(ApprovedText).GetConstructors(BindingFlags.NonPublic | BindingFlags.Instance).ShouldAllBe(c => c.IsPrivate);
    }

    [Fact]
    public void Different_contents_have_different_hashes() =>
        Gen.Select(Gen.String, Gen.String, Gen.String, Gen.String).Sample((a, b, c, d) =>
            (a, b) == (c, d) || ContentHash.Of([Text with { Title = a, Body = b }]) != ContentHash.Of([Text with { Title = c, Body = d }]));

    [Fact]
    public void Every_part_that_goes_out_is_in_the_hash()
    {
        OutgoingText[] changed = [Text with { Destination = "x" }, Text with { Audience = Audience.Responders }, Text with { Kind = "x" }, Text with { Status = IncidentStatus.Monitoring }, Text with { Title = "x" }, Text with { Body = "x" }, Text with { Notify = false }, Text with { Components = [] }, Text with { Components = [new ComponentStatus("Login", "operational")] }];
        changed.Select(t => ContentHash.Of([t])).Append(ContentHash.Of([Text])).Distinct().Count().ShouldBe(changed.Length + 1);
    }

    private static ApprovalOutcome Decide(ApprovalItem item, Actor? by = null, ApprovalPolicy? policy = null, params AcceptedFinding[] accepted) =>
        ApprovalDecision.Decide(item, new ApproveCommand(by ?? new Actor("dana"), ContentHash.Of(item.Texts), accepted), policy ?? new(), Now);

    private static RefusalReason Reason(ApprovalItem item, Actor? by = null, params AcceptedFinding[] accepted) => Decide(item, by, null, accepted).ShouldBeOfType<ApprovalOutcome.Refused>().Reason;
}
