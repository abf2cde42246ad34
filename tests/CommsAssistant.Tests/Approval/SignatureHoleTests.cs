using CommsAssistant.Core.Approval;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Tests.Approval;

public sealed class SignatureHoleTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 3, 2, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("", null)]
    [InlineData("U1", "")]
    [InlineData(" ", null)]
    public void Nobody_is_not_the_commander_of_an_incident_without_one(string commander, string? deputy)
    {
        OutgoingText[] texts = [Text("Sign-in is slow.")];
        var by = new Actor(string.IsNullOrWhiteSpace(commander) ? commander : deputy!);
        var item = new ApprovalItem("D1", new Incident { Id = "INC-1", Title = "t", Commander = commander, Deputy = deputy }, texts, [], false, "f", "f", [], null, false);

        var outcome = ApprovedText.ApprovalDecision.Decide(item, new ApproveCommand(by, ContentHash.Of(texts), []), new ApprovalPolicy(), Now);

        outcome.ShouldBeOfType<ApprovalOutcome.Refused>().Reason.ShouldBe(RefusalReason.NotTheCommander);
    }

    [Fact]
    public void Texts_that_differ_only_in_broken_surrogates_have_different_hashes() =>
        ContentHash.Of([Text("a\ud800b")]).ShouldNotBe(ContentHash.Of([Text("a\ud801b")]));

    private static OutgoingText Text(string body) =>
        new("status-page", Audience.Customers, "status-update", IncidentStatus.Investigating, "Title", body, [], Notify: false);
}
