using CommsAssistant.Core.Cadence;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Tests.Cadence;

public sealed class CadencePolicyTests
{
    private static readonly Incident Head = new() { Id = "INC-1", Title = "t", Severity = Severity.Sev1, OpenedAt = new DateTimeOffset(2025, 6, 10, 18, 0, 0, TimeSpan.Zero) };

    [Fact]
    public void The_first_post_is_due_five_minutes_after_opening() => CadencePolicy.Default.NextDue(Head, null).ShouldBe(Head.OpenedAt.AddMinutes(5));

    [Fact]
    public void A_published_promise_is_what_counts() =>
        CadencePolicy.Default.NextDue(Head, Post(IncidentStatus.Investigating, Head.OpenedAt.AddMinutes(17))).ShouldBe(Head.OpenedAt.AddMinutes(17));

    [Fact]
    public void Without_a_promise_the_interval_of_severity_and_status_counts() =>
        CadencePolicy.GitLab.NextDue(Head, Post(IncidentStatus.Monitoring, null)).ShouldBe(Head.OpenedAt.AddMinutes(4 + 30));

    [Fact]
    public void Nothing_is_due_once_resolved() => CadencePolicy.All.ShouldAllBe(p => p.NextDue(Head, Post(IncidentStatus.Resolved, Head.OpenedAt.AddHours(1))) == null);

    private static PublishedText Post(IncidentStatus status, DateTimeOffset? next) => new(status, "t", "b", Head.OpenedAt.AddMinutes(4), next);
}
