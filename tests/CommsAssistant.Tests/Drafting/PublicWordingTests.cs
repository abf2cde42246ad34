using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Tests.Drafting;

/// <summary>What the public templates make of small channels: symptoms, titles, tense, corrections of times, reversals in vain.</summary>
public sealed class PublicWordingTests
{
    private const string Published = "Published to the status page: *Investigating*\n> ";

    [Theory]
    [InlineData("Correction to the status page: not 08:25, it began at 08:17 UTC.")]
    [InlineData("Correction to our page: uploads fail since 08:17 UTC.")]
    [InlineData("The page is wrong, 08:25 is wrong.")]
    public void A_denied_time_is_not_told_again(string correction) =>
        new Channel(("bot", Published + "Uploads are failing. This began at around 08:25 UTC."), ("ivy", correction))
            .Draft(DraftKind.StatusUpdate, IncidentStatus.Investigating).Text.ShouldNotContain("08:25");

    [Theory]
    [InlineData("the rollback did not help")]
    [InlineData("no change, still the same errors")]
    public void A_reversal_in_vain_is_not_told(string outcome) =>
        new Channel(("tom", "rolled back the release"), ("tom", outcome)).Draft(DraftKind.StatusUpdate, IncidentStatus.Identified).Text.ShouldNotContain("rolled back");

    [Fact]
    public void A_reversal_that_the_commander_wanted_and_nobody_doubts_is_told() =>
        new Channel(("ivy", "Tom, roll back the release."), ("tom", "rolled back the release")).Draft(DraftKind.StatusUpdate, IncidentStatus.Identified).Text.ShouldContain("We have rolled back a recent change.");

    [Theory]
    [InlineData("sue", "4 tickets: customers can't log in", "We are investigating reports that signing in is failing.")]
    [InlineData("sue", "tickets say logins r failing again", "We are investigating reports that signing in is failing.")]
    [InlineData("sue", "9 customers report that exports are slow, one is Harrow Bakery", "We are investigating reports that exports are slow.")]
    public void Supports_report_makes_a_sentence_of_our_own(string who, string said, string told)
    {
        var text = new Channel((who, said)).Draft(DraftKind.StatusInvestigating, IncidentStatus.Investigating).Text;
        text.ShouldContain(told);
        text.ShouldNotContain("Harrow");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Only_what_somebody_could_read_is_corrected(bool isShown)
    {
        (string, string)[] wrong = [("ivy", "Customers cannot upload files."), ("ivy", "Cam, what we published about shared folders is wrong. Correct it openly.")];
        var draft = new Channel(isShown ? [("bot", Published + "Customers cannot upload files. Shared folders work."), .. wrong] : wrong).Draft(DraftKind.StatusInvestigating, IncidentStatus.Investigating);
        draft.Text.Contains("Correction:", StringComparison.Ordinal).ShouldBe(isShown);
        draft.Unknown.Any(u => u.Contains("earlier public text was wrong", StringComparison.Ordinal)).ShouldBe(!isShown);
    }

    [Theory]
    [InlineData("sue", "customers ask whether logins might be failing")]
    [InlineData("sue", "customers say exports work again")]
    [InlineData("tom", "the staging exports are failing for test users")]
    public void What_is_doubtful_makes_no_sentence(string who, string said) =>
        new Channel((who, said)).Draft(DraftKind.StatusUpdate, IncidentStatus.Investigating).Text.ShouldContain("customers may still have problems with Uploads");

    [Theory]
    [InlineData("*Status* Customers cannot log in.", "[INVESTIGATING] Uploads: Customers cannot log in")]
    [InlineData("*Status* Uploads are slow for all users.", "[INVESTIGATING] Uploads slow")]
    [InlineData("*Status* Guests cannot receive new mobile keys since 08:50 UTC.", "[INVESTIGATING] Problems with Uploads")]
    public void The_title_carries_the_symptom(string note, string title) =>
        new Channel(("ivy", note)).Draft(DraftKind.StatusInvestigating, IncidentStatus.Investigating).Title.ShouldBe(title);

    [Theory]
    [InlineData("Customers cannot upload files.", "Impact: Customers could not upload files.")]
    [InlineData("Some customers may see errors on uploads.", "Impact: Some customers may have seen errors on uploads.")]
    [InlineData("Uploads are still failing since 08:50 UTC.", "Impact: Uploads were failing from 08:50 UTC.")]
    [InlineData("Uploads have been delayed for all users.", "Impact: Uploads were delayed for all users.")]
    public void A_resolved_text_tells_the_impact_in_the_past(string published, string told) =>
        new Channel(("bot", Published + published), ("ivy", "*Resolved.*")).Draft(DraftKind.StatusResolved, IncidentStatus.Resolved).Text.ShouldContain(told);

    [Theory]
    [InlineData("For the page it's \"a capacity change on our side\", nothing more. Cause confirmed.", "The cause is a capacity change on our side.")]
    [InlineData("you can say \"about 38% of uploads\"", "This concerns about 38% of uploads.")]
    public void What_the_commander_gives_between_quotation_marks_is_told(string said, string told) =>
        new Channel(("ivy", said)).Draft(DraftKind.StatusUpdate, IncidentStatus.Identified).Text.ShouldContain(told);

    [Fact]
    public void Nothing_new_since_the_last_post_is_said() =>
        new Channel(("bot", Published + "Uploads are failing for all users."), ("tom", "looking at graphs")).Draft(DraftKind.StatusUpdate, IncidentStatus.Investigating)
            .Text.ShouldContain("We have nothing new to report since our update at 09:00 UTC.");
}
