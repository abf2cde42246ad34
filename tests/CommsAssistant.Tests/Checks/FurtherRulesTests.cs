using CommsAssistant.Core.Checks;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Tests.Checks;

public sealed class FurtherRulesTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 4, 19, 5, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("duration", "Duration: 18:15 UTC to 19:02 UTC (44 minutes)")]
    [InlineData("duration", "Duration: 23:50 UTC to 00:20 UTC (1 hour 30 minutes)")]
    [InlineData("components", "All is well again.")]
    [InlineData("contradiction", "Logins failed since 18:30 UTC.")]
    [InlineData("contradiction", "For some accounts data was lost.")]
    [InlineData("acronym", "The IDP works again.")]
    [InlineData("unsupported-time", "Logins failed at 17:41 UTC.")]
    public void A_rule_finds_what_it_is_for(string rule, string body) => Rules(body).ShouldContain(rule);

    [Theory]
    [InlineData("duration", "Duration: 18:15 UTC to 19:02 UTC (47 minutes)")]
    [InlineData("duration", "Duration: 23:50 UTC to 00:20 UTC (30 minutes)")]
    [InlineData("duration", "Duration: 17:02 UTC to 19:02 UTC (2 hours)")]
    [InlineData("components", "Login works again.")]
    [InlineData("contradiction", "Logins failed since 18:15 UTC. No data was lost.")]
    [InlineData("contradiction", "Correction: logins failed since 18:30 UTC.")]
    [InlineData("acronym", "The identity provider (IDP) works again at 19:05 UTC. The IDP is well.")]
    [InlineData("unsupported-time", "Updated: 19:05 UTC")]
    public void A_rule_leaves_the_rest_alone(string rule, string body) => Rules(body).ShouldNotContain(rule);

    [Fact]
    public void A_report_that_does_not_begin_with_customers_blocks()
    {
        Rules("A cluster failed over to its second node.", DraftKind.CustomerReport).ShouldContain("impact-first");
        Rules("Customers could not log in for about 47 minutes.", DraftKind.CustomerReport).ShouldNotContain("impact-first");
    }

    [Fact]
    public void An_edit_keeps_the_support_of_sentences_that_it_left_alone()
    {
        var original = Draft("Login works again. No data was lost.\nUpdated: 19:05 UTC", DraftKind.StatusResolved) with
        {
            Sentences = [DraftSentence.FromTemplate("[RESOLVED] Log in"), DraftSentence.FromTemplate("Login works again."), new DraftSentence("No data was lost.", Support.Evidence, [], ["f1"]), DraftSentence.Computed("Updated: 19:05 UTC")],
        };
        var edited = SentenceSupport.Match(original, "[RESOLVED] Log in", "Login works  again. No data was lost. Trust us.\n\nUpdated: 19:05 UTC or so");
        edited.Select(s => (s.Text, s.Support)).ShouldBe([("[RESOLVED] Log in", Support.Template), ("Login works  again.", Support.Template), ("No data was lost.", Support.Evidence), ("Trust us.", Support.None), ("Updated: 19:05 UTC or so", Support.None)]);
    }

    [Fact]
    public void A_word_put_before_a_known_sentence_takes_its_support_away() =>
        SentenceSupport.Match(Draft("x", DraftKind.StatusResolved) with { Sentences = [DraftSentence.FromTemplate("no data was lost.")] }, "", "It is not true that no data was lost.").ShouldHaveSingleItem().Support.ShouldBe(Support.None);

    private static IReadOnlyList<string> Rules(string body, DraftKind? kind = null) => [.. new DraftChecker(DraftRules.All).Check(new CheckContext
    {
        Draft = Draft(body, kind ?? DraftKind.StatusResolved),
        Incident = new Incident { Id = "INC-1", Title = "t", Components = [new Component("Login", true)] },
        Ledger = FactLedger.Empty, Messages = new Dictionary<SourceRef, LogEntry>(), People = People.None, Catalogue = Catalogue.Empty, Now = At,
        LastPublished = new PublishedText(IncidentStatus.Monitoring, "Login", "Logins failed since 18:15 UTC. No data was lost.", At.AddHours(-1), null),
    }).Select(f => f.Rule)];

    private static Draft Draft(string body, DraftKind kind) => new()
    {
        Kind = kind, Status = IncidentStatus.Resolved, Title = "[RESOLVED] Log in", Body = body, Sentences = [DraftSentence.Unsupported(body)], AsOf = At, Provenance = new Provenance("person", null, 0, 0, []),
    };
}
