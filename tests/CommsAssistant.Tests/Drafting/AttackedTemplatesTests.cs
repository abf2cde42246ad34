using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Tests.Drafting;

/// <summary>Small channels in which something tempts a template to say what it must not.</summary>
public sealed class AttackedTemplatesTests
{
    private const string Note = "*Status 09:00 UTC.* Uploads fail for many customers.";
    private const string Published = "Published to the status page: *Investigating*\n> ";

    [Theory]
    [InlineData("tom", "fixed, we're good", "good")]
    [InlineData("tom", "calendars are back, team is all good, i would turn booking on", "all good")]
    [InlineData("tom", "queue recovered, problem solved", "solved")]
    [InlineData("tom", "honestly this is the vendor's fault, they broke everything", "vendor")]
    [InlineData("tom", "tests passed but somebody merged this without a review", "review")]
    [InlineData("tom", "deleted the bad rows, looks like a breach to me", "breach")]
    [InlineData("sue", "customers say all our data is deleted and gone", "deleted")]
    [InlineData("sue", "tickets: customers want a refund and service credits", "refund")]
    [InlineData("sue", "brindlecove says uploads fail for all their users", "brindlecove")]
    [InlineData("sue", "customers of Harrow Bakery cannot upload", "Harrow")]
    [InlineData("tom", "restarted the queue, what could possibly go wrong", "wrong")]
    public void An_internal_update_does_not_repeat_it(string who, string text, string word) =>
        new Channel(("ivy", Note), (who, text)).Draft(DraftKind.InternalUpdate, IncidentStatus.Investigating).Text.ShouldNotContain(word, Case.Insensitive);

    [Theory]
    [InlineData("restarted 14 of 40 workers", "correction: not 14, 31 of 40 workers restarted", "14")]
    [InlineData("removed 37 accounts from the queue", "scratch 37, it is 9 accounts", "37")]
    [InlineData("moved 120 files to the new disk", "120 is wrong, that panel counts retries", "120")]
    public void A_corrected_figure_is_not_repeated(string first, string correction, string gone) =>
        new Channel(("ivy", Note), ("tom", first), ("tom", correction)).Draft(DraftKind.InternalUpdate, IncidentStatus.Investigating).Body.Split('\n').Single(l => l.StartsWith("What has been tried", StringComparison.Ordinal)).ShouldNotContain(gone);

    [Fact]
    public void An_action_stands_with_its_outcome() =>
        new Channel(("ivy", Note), ("tom", "restarted the upload workers at 08:50 UTC"), ("tom", "no change, upload workers fail as before")).Draft(DraftKind.InternalUpdate, IncidentStatus.Investigating)
            .Text.ShouldContain("restarted the upload workers at 08:50 UTC; outcome: no change", Case.Insensitive);

    [Fact]
    public void Tasks_stand_by_the_name_of_whoever_has_them()
    {
        var text = new Channel(("ivy", "*Status 09:00 UTC.* Uploads fail. Tom, restart the workers, Sue keeps the tickets, Cam prepare a post."), ("tom", "looking")).Draft(DraftKind.InternalUpdate, IncidentStatus.Investigating).Text;
        text.ShouldContain("Tom: restart the workers");
    }

    [Fact]
    public void What_the_page_shall_say_is_no_part_of_the_theory()
    {
        var text = new Channel(("ivy", "*Cause confirmed 09:00 UTC:* the queue's disk is full. Publicly it's \"a storage problem\" and nothing more specific.")).Draft(DraftKind.InternalUpdate, IncidentStatus.Identified).Text;
        text.ShouldContain("the queue's disk is full");
        text.ShouldNotContain("Publicly");
    }

    [Fact]
    public void The_commanders_word_that_it_is_over_is_the_status()
    {
        var draft = new Channel(("ivy", Note), ("ivy", "*Resolved 09:03 UTC.* Uploads work since 09:01 UTC.")).Draft(DraftKind.InternalUpdate, IncidentStatus.Identified);
        draft.Text.ShouldContain("Status: Resolved.");
        draft.Text.ShouldNotContain("Next update");
    }

    [Fact]
    public void An_estimate_whose_time_has_passed_is_none()
    {
        var quiet = Enumerable.Repeat(("tom", "looking at graphs"), 8).ToArray();
        new Channel([("ivy", Note), ("tom", "should be back by 09:20 UTC"), .. quiet]).Draft(DraftKind.InternalUpdate, IncidentStatus.Investigating).Text.ShouldNotContain("09:20");
        new Channel(("ivy", Note), ("tom", "should be back by 09:40 UTC")).Draft(DraftKind.InternalUpdate, IncidentStatus.Investigating).Text.ShouldContain("09:40");
    }

    [Fact]
    public void A_post_that_needs_a_correction_is_not_quoted()
    {
        var text = new Channel(("bot", Published + "Uploads are failing for about 60% of customers."), ("ivy", "Correction to the page: not 60%, 20% of uploads fail.")).Draft(DraftKind.InternalUpdate, IncidentStatus.Investigating).Text;
        text.ShouldNotContain("60%");
        text.ShouldContain("it needs a correction");
    }

    [Theory]
    [InlineData("Draft: Uploads are restored for all customers and no files were lost.", "tom", "checking the queue")]
    [InlineData("Draft: Uploads are restored for all customers and no files were lost.", "ivy", "No, not that. Say nothing about files.")]
    [InlineData("Draft: Uploads are restored for all customers and no files were lost.", "ivy", "Yes, but drop the part on files")]
    public void What_comms_offers_is_not_told_before_the_commander_agrees(string offer, string who, string answer) =>
        new Channel(("ivy", Note), ("cam", offer), (who, answer)).Draft(DraftKind.StatusUpdate, IncidentStatus.Monitoring).Text.ShouldNotContain("no files were lost");

    [Theory]
    [InlineData("Go.")]
    [InlineData("yes, post it")]
    [InlineData("Passt.")]
    public void What_comms_offers_is_told_once_the_commander_agrees(string answer) =>
        new Channel(("ivy", Note), ("cam", "Draft: Uploads of large files fail for about a third of customers."), ("ivy", answer)).Draft(DraftKind.StatusUpdate, IncidentStatus.Investigating)
            .Text.ShouldContain("Uploads of large files fail for about a third of customers.");

    [Theory]
    [InlineData("sue", "tickets: downloads fail too now")]
    [InlineData("tom", "found it: downloads are broken as well for 2 in 10")]
    public void Not_affected_is_asked_once_somebody_says_otherwise(string who, string said)
    {
        var draft = new Channel(("bot", Published + "Uploads are failing. Downloads are not affected."), (who, said)).Draft(DraftKind.StatusUpdate, IncidentStatus.Investigating);
        draft.Text.ShouldNotContain("not affected");
        draft.Unknown.ShouldContain("Is this still true: Downloads are not affected.");
    }

    [Fact]
    public void An_old_figure_is_asked_and_not_repeated()
    {
        var quiet = Enumerable.Repeat(("tom", "looking at graphs"), 24).ToArray();
        var draft = new Channel([("bot", Published + "About 60% of uploads are failing."), .. quiet]).Draft(DraftKind.StatusUpdate, IncidentStatus.Investigating);
        draft.Text.ShouldNotContain("60%");
        draft.Unknown.ShouldContain("Is this figure still right: About 60% of uploads are failing.");
    }

    [Theory]
    [InlineData("ivy", "Roll it back, Tom.", true)]
    [InlineData("tom", "looking at graphs", false)]
    public void A_reversal_is_told_only_where_the_commander_spoke_of_it(string who, string said, bool told) =>
        new Channel((who, said), ("tom", "rolled back the release")).Draft(DraftKind.StatusUpdate, IncidentStatus.Identified).Text.Contains("We have rolled back a recent change.", StringComparison.Ordinal).ShouldBe(told);

    [Fact]
    public void A_sentence_that_names_a_customer_of_the_channel_is_not_told() =>
        new Channel(("sue", "ticket from brindlecove about uploads"), ("ivy", "*Status* Uploads fail for users like brindlecove.")).Draft(DraftKind.StatusUpdate, IncidentStatus.Investigating).Text.ShouldNotContain("brindlecove");

    [Fact]
    public void There_is_no_duration_while_posts_say_that_something_lasts()
    {
        var draft = new Channel(("ivy", "*Status* Uploads are failing since 08:30 UTC."), ("ivy", "*Status* Uploads work since 09:02 UTC."), ("bot", Published.Replace("Investigating", "Monitoring", StringComparison.Ordinal) + "Some uploads can still be incomplete."), ("ivy", "*Resolved.*"))
            .Draft(DraftKind.StatusResolved, IncidentStatus.Resolved);
        draft.Text.ShouldNotContain("Duration");
        draft.Unknown.ShouldContain("From when to when were customers affected?");
    }

    [Fact]
    public void Bare_times_of_responders_get_their_zone() =>
        new Channel(("ivy", Note), ("tom", "restarted the workers at 3:50")).Draft(DraftKind.InternalUpdate, IncidentStatus.Investigating).Text.ShouldContain("08:50 UTC");
}
