using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Tests.Drafting;

/// <summary>The timeline as a draft for responders.</summary>
public sealed class TimelineDraftTests
{
    private static readonly Channel Story = new(
        ("bot", "Published to the status page: *Investigating*\n> Uploads are failing for many customers."),
        ("ivy", "*Status 09:03 UTC.* Uploads are failing for many customers since 08:55 UTC. Cause unknown."),
        ("ivy", "*Cause confirmed 09:06 UTC:* the queue's disk is full."),
        ("tom", "rolled back the release at 09:08 UTC"),
        ("ivy", "*Resolved 09:12 UTC.* Uploads failed from 08:55 to 09:10 UTC. No uploads were lost."));

    [Fact]
    public void Every_line_says_which_messages_it_rests_on()
    {
        var draft = Story.Draft(DraftKind.Timeline, IncidentStatus.Resolved);

        draft.Title.ShouldBe("Timeline of INC-7: Uploads");
        draft.Body.Split('\n').ShouldBe(draft.Sentences.Skip(1).Select(s => s.Text));
        var lines = draft.Sentences.Where(s => s.Text.Contains(" UTC, ", StringComparison.Ordinal)).ToList();
        lines.Count.ShouldBeGreaterThan(4);
        lines.ShouldAllBe(s => s.Support == Support.Evidence && s.Evidence.Count > 0 && s.FactIds.Count > 0);
        draft.Body.ShouldContain("08:55 UTC, impact start:");
        draft.Body.ShouldContain("UTC, cause confirmed:");
        draft.NextUpdateAt.ShouldBeNull();
    }

    [Fact]
    public void Lines_stand_in_the_order_in_which_things_happened()
    {
        var times = Story.Draft(DraftKind.Timeline, IncidentStatus.Resolved).Body.Split('\n').Where(l => l.Contains(" UTC, ", StringComparison.Ordinal)).Select(l => l[..5]).ToList();
        times.ShouldBe(times.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_a_postmortem_needs_and_nobody_said_is_asked() =>
        new Channel(("tom", "looking at graphs")).Draft(DraftKind.Timeline, IncidentStatus.Investigating).Unknown
            .ShouldBe(["When did customers begin to feel it?", "When and how was it noticed?", "What was the cause, and when was it confirmed?", "When did customers stop feeling it?"]);
}
