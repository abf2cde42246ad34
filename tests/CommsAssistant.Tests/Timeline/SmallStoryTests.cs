using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Core.Timeline;

namespace CommsAssistant.Tests.Timeline;

/// <summary>Small made-up channels, each with one thing that the story must get right.</summary>
public sealed class SmallStoryTests
{
    private static readonly DateTimeOffset Start = new(2025, 3, 4, 23, 40, 0, TimeSpan.Zero);
    private static readonly People Cast = new([
        new Person("U1", "ada", "Ada Brandt", "SRE", "Europe/Berlin", PersonRole.Responder),
        new Person("U2", "kofi", "Kofi Mensah", "Backend Engineer", "UTC", PersonRole.Responder),
        new Person("U3", "lin", "Lin Zhao", "Customer Support", "UTC", PersonRole.Support),
        new Person("U4", "noor", "Noor Haddad", "SRE", "America/New_York", PersonRole.Responder),
        new Person("B1", "billboard", "Billboard", "Status page", "UTC", PersonRole.Bot)]);

    [Theory]
    [InlineData("U2", "rolled back billing-api to 88, errors gone", "Kofi has rolled back billing-api to 88")]
    [InlineData("U2", "restarted the queue-worker pods, all of them", "Kofi has restarted the queue-worker pods")]
    [InlineData("U2", "I've paused the importer, it was writing the bad rows", "Kofi has paused the importer")]
    [InlineData("U2", "we reverted the flag change at 23:41", "The team reverted the flag change")]
    [InlineData("U2", "im restarting ledger-db-2, it dont answer anymore. restarted it at 23:41", "ledger-db-2")]
    [InlineData("U1", "*Decision:* roll back release 88 in all zones.", "Ada decides to roll back release 88")]
    [InlineData("U1", "*Cause confirmed:* release 88 dropped an index.", "Ada confirms the cause")]
    [InlineData("U1", "*Resolved 23:40 UTC.* Payments work again. Thank you all!", "Ada declares the incident resolved")]
    [InlineData("U1", "*Not resolved.* Payments still fail for a third of customers.", "Ada states that it is not over")]
    [InlineData("U1", "Raising it to SEV1, checkout is down everywhere.", "Ada raises it to SEV1")]
    [InlineData("U2", "theory: the new index locks the orders table during writes", "Kofi suspects that")]
    [InlineData("U2", "so not the cache. it answers in 2 ms", "Kofi rules out cache")]
    public void A_message_is_told_as_a_sentence_about_its_speaker(string who, string text, string told) =>
        Texts((who, text)).ShouldContain(t => t.Contains(told, StringComparison.Ordinal), string.Join('\n', Texts((who, text))));

    [Theory]
    [InlineData("deleted that, wrong dashboard")]
    [InlineData("sorry, wrong channel")]
    [InlineData("wrong window, rolled back nothing here")]
    [InlineData("removed my last message, that was for another incident")]
    [InlineData("thanks!")]
    [InlineData("lol ok")]
    [InlineData(":tada:")]
    [InlineData("haha nice")]
    public void What_carries_nothing_has_no_line(string text) => Texts(("U2", text)).ShouldBeEmpty();

    [Theory]
    [InlineData("@here rolled back the gateway at 23:40 :tada:")]
    [InlineData("```rolled back``` rolled back gateway-3 *now* because of `timeout=3`")]
    [InlineData("found the cause: I had my limit set to 5 instead of 50 because of our template")]
    [InlineData("we're restarting our auth-proxy because we can't reach it, restarted 3 of 6")]
    [InlineData("u can see it in my graph, errors dropped 40% → 3% after i restarted cache-2")]
    [InlineData("Rückbau fertig: rollback done, seit 00:41 keine Fehler mehr")]
    public void A_line_is_a_sentence_without_markup_or_first_person(string text)
    {
        foreach (var line in Texts(("U2", text)))
        {
            char.IsLower(line[0]).ShouldBeFalse(line);
            line.ShouldEndWith(".");
            line.ShouldNotContain("@");
            line.ShouldNotContain("```");
            line.ShouldNotContain(":tada:");
            foreach (var word in new[] { " I ", " i ", " my ", " we ", " our ", "we're", "I'm" }) (" " + line).ShouldNotContain(word, Case.Sensitive);
        }
    }

    [Fact]
    public void A_page_is_told_at_the_time_that_its_receiver_gives_in_their_zone()
    {
        var page = Entries(("U4", "got paged 6:37, payments 500s all over")).ShouldHaveSingleItem();
        page.Kind.ShouldBe(FactKind.Detected);
        page.At.ShouldBe(Start.AddMinutes(-3));
    }

    [Fact]
    public void A_public_post_without_news_has_no_line_and_stays_a_fact()
    {
        (string, string)[] posts =
        [
            ("B1", "Published to the status page: *Investigating*\n> Customers cannot pay."),
            ("B1", "Published to the status page: *Investigating*\n> We continue to look into it."),
            ("B1", "Published to the status page: *Identified*\n> We know what is wrong and are working on it."),
        ];
        Texts(posts).Count(t => t.StartsWith("Public post", StringComparison.Ordinal)).ShouldBe(2);
        Read(posts).Facts.Count(f => f.Kind == FactKind.Communication).ShouldBe(3);
    }

    [Fact]
    public void A_public_correction_always_has_a_line() =>
        Texts(("B1", "Published to the status page: *Investigating*\n> Customers cannot pay."), ("B1", "Published to the status page: *Investigating*\n> Correction: refunds are affected too."))
            .ShouldContain(t => t.Contains("Correction", StringComparison.Ordinal));

    [Fact]
    public void Errors_that_are_gone_since_a_time_do_not_begin_the_impact() =>
        Entries(("U1", "*Status 23:40 UTC.* Errors are mostly gone since 23:35.")).ShouldNotContain(e => e.Kind == FactKind.ImpactStart);

    [Fact]
    public void Impact_crosses_midnight()
    {
        var entries = Entries(("U1", "I have command."), ("U1", "Payments fail since 23:38 UTC."));
        entries.ShouldContain(e => e.Kind == FactKind.ImpactStart && e.At == Start.AddMinutes(-2));
    }

    [Fact]
    public void Whoever_says_mine_now_takes_command() => Read(("U1", "I have command."), ("U4", "Mine now. Ada, sleep well.")).CommanderId.ShouldBe("U4");

    [Theory]
    [InlineData("U2", "restarted ledger-db-2 at 23:31, it answers in 3 ms", -9)]
    [InlineData("U2", "exports are healthy in zone a since 23:20", -20)]
    [InlineData("U2", "restarted the importer ten minutes ago", -10)]
    [InlineData("U4", "rolled back ledger-api at 6:30pm, 12 of 12 pods", -10)]
    [InlineData("U2", "restarted ledger-db-2, next check at 23:50", 0)]
    public void What_was_done_stands_at_the_time_that_its_speaker_gives(string who, string text, int minutes) =>
        Entries((who, text)).ShouldContain(e => e.At == Start.AddMinutes(minutes), string.Join('\n', Entries((who, text))));

    [Fact]
    public void A_corrected_duration_is_a_line_of_its_own_beside_the_moment_it_moves()
    {
        var entries = Entries(("U1", "I have command."), ("U1", "*Status 23:44 UTC.* Payments fail since 23:38 UTC."), ("U2", "so the impact was 23:38 to 23:46, 8 min"));
        var start = entries.Where(e => e.Kind == FactKind.ImpactStart).ShouldHaveSingleItem();
        start.Evidence.Count.ShouldBe(2);
        start.At.ShouldBe(Start.AddMinutes(-2));
        entries.ShouldContain(e => e.Kind == FactKind.Finding && e.At == Start.AddMinutes(8));
    }

    [Fact]
    public void What_comes_back_during_the_incident_is_a_symptom_at_its_own_time()
    {
        var entries = Entries(("U1", "I have command."), ("U2", "restarted zone b at 23:43"), ("U2", "looking"), ("U2", "looking"), ("U1", "*Status 23:56 UTC.* Delays are back in zone b since 23:50. Reason unknown."));
        entries.ShouldContain(e => e.Kind == FactKind.Symptom && e.At == Start.AddMinutes(10));
        entries.ShouldNotContain(e => e.Kind == FactKind.ImpactEnd);
    }

    [Fact]
    public void A_reopening_note_begins_the_impact_again_at_the_time_it_names()
    {
        var entries = Entries(("U1", "I have command."), ("U1", "*Resolved 23:44 UTC.* Payments work again."), ("U2", "hm"), ("U1", "*Status 23:52 UTC.* Reopened. Payments fail again since 23:47 UTC."));
        entries.ShouldContain(e => e.Kind == FactKind.ImpactStart && e.At == Start.AddMinutes(7));
    }

    [Theory]
    [InlineData("from the call just now (23:30 to 23:38), Ada takes over the notes")]
    [InlineData("Plan: the cache rejects everything that was stored 22:02 to 22:23.")]
    [InlineData("Other idea: one tenant started a backfill at 23:00, four times the usual rate.")]
    [InlineData("Back around 23:30 if nothing fights back.")]
    [InlineData("a scheduled job put 24 servers back at 23:00 UTC")]
    public void Not_every_pair_of_times_is_the_impact(string text) =>
        Entries(("U1", "I have command."), ("U1", text)).ShouldNotContain(e => e.Kind == FactKind.ImpactStart || e.Kind == FactKind.ImpactEnd);

    private static List<string> Texts(params (string Who, string Text)[] messages) => [.. Entries(messages).Select(e => e.Text)];

    private static IReadOnlyList<TimelineEntry> Entries(params (string Who, string Text)[] messages) => TimelineBuilder.Build(Read(messages)).Entries;

    private static FactLedger Read(params (string Who, string Text)[] messages) => FactExtractor.Extract(new Incident { Id = "INC-9", Title = "t", Commander = "ada" }, Cast, Catalogue.Empty, messages.Select((m, i) => new LogEntry
    {
        Source = new SourceRef("C9", $"17411{i:00000}.000100"),
        PostedAt = Start.AddMinutes(i * 4),
        Body = new MessageBody { Text = m.Text, AuthorId = m.Who, IsBot = m.Who[0] == 'B' },
    }));
}
