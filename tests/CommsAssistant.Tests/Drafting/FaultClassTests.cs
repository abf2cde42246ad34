using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Tests.Drafting;

/// <summary>Small channels, one for each way in which a draft can go wrong.</summary>
public sealed class FaultClassTests
{
    private const string Note = "*Status 09:00 UTC.* Uploads fail for many customers.";

    [Theory]
    [InlineData("bot", "Published to the status page: *Investigating*\n> More than half of uploads are failing. Downloads are not affected.", "ivy", "Status: our page is wrong, it is one in five.", "half")]
    [InlineData("bot", "Published to the status page: *Investigating*\n> About 60% of uploads are failing.", "ivy", "Correction to the page: not 60%, 20% of uploads fail.", "60")]
    [InlineData("bot", "Published to the status page: *Investigating*\n> Uploads are failing. Downloads are not affected.", "ivy", "The page is wrong then. Fix goes in the next post.", "not affected")]
    [InlineData("bot", "Published to the status page: *Investigating*\n> Some customers in Spain cannot upload.", "ivy", "Our post is wrong, all countries are affected.", "Spain")]
    [InlineData("bot", "Published to the status page: *Investigating*\n> Uploads failed for about 20 minutes.", "ivy", "Not resolved. What we published is wrong.", "20 minutes")]
    [InlineData("bot", "Published to the status page: *Investigating*\n> Uploads are slow, only for large files.", "ivy", "Correction: what we published is wrong.", "only")]
    public void What_was_corrected_is_not_told_again(string first, string said, string second, string correction, string gone) =>
        new Channel((first, said), (second, correction)).Draft(DraftKind.StatusUpdate, IncidentStatus.Investigating).Text.ShouldNotContain(gone);

    [Theory]
    [InlineData("Nothing about thumbnails outside until legal signs off.", "*Status* Uploads of thumbnails fail for customers.", "thumbnail")]
    [InlineData("Nobody mentions invoices in public.", "*Status* Customers cannot upload invoices.", "invoice")]
    [InlineData("Do not say: signatures", "*Status* Uploads with signatures are failing for users.", "signature")]
    [InlineData("Not the word avatars.", "*Status* Uploads of avatars fail for users.", "avatar")]
    [InlineData("No mention of previews.", "*Status* Users cannot see previews of uploads.", "preview")]
    [InlineData("The receipts story stays internal. Legal is looking at it.", "*Status* Uploads of receipts are failing for users.", "receipt")]
    public void A_closed_matter_reaches_no_customer_and_no_stakeholder(string closing, string note, string word)
    {
        foreach (var channel in new[] { new Channel(("ivy", closing), ("ivy", note)), new Channel(("ivy", note), ("ivy", closing)) })
            foreach (var kind in new[] { DraftKind.StatusUpdate, DraftKind.StakeholderUpdate })
                channel.Draft(kind, IncidentStatus.Investigating).Text.ShouldNotContain(word, Case.Insensitive);
    }

    [Fact]
    public void A_matter_that_was_opened_again_may_be_told() =>
        new Channel(("ivy", "No mention of previews."), ("ivy", "The line on previews may go out now."), ("ivy", "*Status* Users cannot see previews of uploads."))
            .Draft(DraftKind.StatusUpdate, IncidentStatus.Investigating).Text.ShouldContain("previews");

    [Theory]
    [InlineData("sue", "Ticket 77: Contact is Ann Miller, ann@shop.example.net, +1 555 010 0199, customers cannot upload", "Miller")]
    [InlineData("tom", "Calendars are back, we're good, all works again :tada:", "we're good")]
    [InlineData("tom", "rolled back the router, all good", "all good")]
    [InlineData("tom", "not it. bluebell has 31 uploads", "bluebell")]
    [InlineData("tom", "ignore what I just deleted, the disk was removed", "deleted")]
    public void An_internal_update_repeats_no_contact_no_cheer_and_no_customer(string who, string text, string word) =>
        new Channel(("ivy", Note), (who, text)).Draft(DraftKind.InternalUpdate, IncidentStatus.Investigating).Text.ShouldNotContain(word, Case.Insensitive);

    [Theory]
    [InlineData("*Status* Bei den Kunden fail uploads und der Dienst ist down.")]
    [InlineData("*Status* Los uploads fail para users, no working.")]
    [InlineData("*Status* Les uploads sont down pour les customers.")]
    [InlineData("*Status* I think uploads may fail for users?")]
    [InlineData("*Status* Maybe uploads fail for users because of the cache.")]
    [InlineData("*Status* Uploads fail for users, 312 of them.")]
    [InlineData("*Status* Uploads fail for users, it may be a breach.")]
    [InlineData("*Status* Uploads fail on up-db-3 for users.")]
    [InlineData("*Status* Uploads fail for users of Harrow Bakery.")]
    [InlineData("*Status* Uploads will be working in about 10 minutes for users.")]
    public void What_is_doubtful_is_asked(string note)
    {
        var draft = new Channel(("ivy", note)).Draft(DraftKind.StatusUpdate, IncidentStatus.Investigating);
        draft.Text.ShouldContain("customers may still have problems with Uploads");
        draft.Unknown.ShouldContain("What do customers experience now?");
    }

    [Theory]
    [InlineData("*Status 09:00 UTC.* Most customers can't log in since 08:50 UTC.", "Most customers cannot log in since 08:50 UTC.")]
    [InlineData("*Status* Uploads are slow in Portugal for users.", "Uploads are slow in Portugal for users.")]
    [InlineData("*Status* Uploads fail for many users, not only the big ones.", "Impact: Uploads fail for many users.")]
    [InlineData("Cam, publicly: uploads are failing for everyone in Europe", "Uploads are failing for everyone in Europe.")]
    [InlineData("Your line: uploads are failing for all customers.", "Uploads are failing for all customers.")]
    [InlineData("You may say that uploads are paused for all customers.", "Uploads are paused for all customers.")]
    public void What_the_commander_states_for_customers_is_told(string said, string told) =>
        new Channel(("ivy", said)).Draft(DraftKind.StatusUpdate, IncidentStatus.Investigating).Text.ShouldContain(told);

    [Fact]
    public void An_old_not_affected_is_asked_and_not_repeated()
    {
        var quiet = Enumerable.Repeat(("tom", "looking at graphs"), 9).ToArray();
        var draft = new Channel([("bot", "Published to the status page: *Investigating*\n> Uploads are failing. Downloads are not affected."), .. quiet]).Draft(DraftKind.StatusUpdate, IncidentStatus.Investigating);
        draft.Text.ShouldNotContain("not affected");
        draft.Unknown.ShouldContain("Is this still true: Downloads are not affected.");
    }

    [Fact]
    public void A_drill_says_so_in_every_title()
    {
        foreach (var kind in DraftTemplates.All.Select(t => t.Kind))
            new Channel(("ivy", Note)).AsDrill().Draft(kind, IncidentStatus.Investigating).Title.ShouldStartWith("[DRILL] ");
    }
}
