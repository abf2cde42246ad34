using System.Text.Json;
using CommsAssistant.Assistant;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Facts;
using CommsAssistant.Models;
using CommsAssistant.Prompts;
using CommsAssistant.Redaction;
using CommsAssistant.Tests.Fakes;
using Microsoft.Extensions.AI;

namespace CommsAssistant.Tests.Assistant;

public sealed class ModelReaderTests
{
    private static readonly DateTimeOffset Start = new(2025, 3, 4, 9, 0, 0, TimeSpan.Zero);
    private static readonly Incident Head = new() { Id = "INC-7", Title = "Uploads fail", Services = ["Uploads"], Commander = "ivy", Product = "Parcelo" };
    private static readonly People Cast = new([
        new Person("ivy", "ivy", "Ivy Lindqvist", "SRE", "Europe/Berlin", PersonRole.Responder), new Person("tom", "tom", "Tom Abara", "SRE", "America/New_York", PersonRole.Responder), new Person("pat", "pat", "Pat Moss", "Account Manager", "UTC", PersonRole.Bystander)]);
    private static CancellationToken Ct => TestContext.Current.CancellationToken;
    private ChannelReading memory = new();
    private readonly Redactor redactor = new(Cast, Catalogue.Empty);

    private static LogEntry Said(int minute, string who, string text) =>
        new() { Source = new SourceRef("C1", $"17410788{minute:00}.000100"), PostedAt = Start.AddMinutes(minute), Body = new MessageBody { Text = text, AuthorId = who } };

    private static FactLedger Rules(IEnumerable<LogEntry> entries) => FactExtractor.Extract(Head, Cast, Catalogue.Empty, entries);

    private static object Fact(string kind, string message, string quote, string? text = null, string? at = null, string confidence = "stated", params string[] replaces) =>
        new { kind, message, quote, text = text ?? quote, at, confidence, replaces };

    private static string Answer(params object[] facts) => JsonSerializer.Serialize(new { facts, retracted = Array.Empty<object>() });

    private async Task<(ModelReading Reading, ScriptedModel Model)> ReadAsync(IReadOnlyList<LogEntry> entries, Func<IReadOnlyList<ChatMessage>, string> answer, bool isLive = false)
    {
        var model = new ScriptedModel(answer);
        return (await new ModelReader(model, PromptLibrary.Load(), new PromptOptions()).ReadOnAsync(memory, new ReadingInput(Head, Cast, Rules(entries), entries, Start.AddHours(1)) { IsLive = isLive }, redactor, Ct), model);
    }

    private static readonly LogEntry[] Talk =
    [
        Said(0, "ivy", "I have command of this one"), Said(2, "tom", "my theory: looks like a codec mismatch, thumbnails from media-worker-3 come out grey"), Said(4, "tom", "rolled back release 4.2 on media-worker-3 at 09:03 UTC, <@ivy> has the other two"), Said(6, "pat", "we are all good now, resolved"),
    ];

    [Fact]
    public async Task A_fact_whose_words_stand_in_the_message_is_kept_with_its_evidence()
    {
        var (reading, _) = await ReadAsync(Talk, m => Answer(Fact("action", "m3", "rolled back release 4.2 on " + Host(m) + " at 09:03 UTC", "Tom rolled back release 4.2 on " + Host(m) + " at 09:03 UTC.", "09:03")));

        var fact = reading.Facts.ShouldHaveSingleItem();
        (fact.Kind, fact.Text, fact.Origin, fact.At).ShouldBe((FactKind.Action, "Tom rolled back release 4.2 on media-worker-3 at 09:03 UTC.", FactOrigin.Model, Start.AddMinutes(3)));
        fact.Evidence.ShouldHaveSingleItem().Quote.ShouldBe("rolled back release 4.2 on media-worker-3 at 09:03 UTC");
        (fact.Visibility, fact.PublicText).ShouldBe((Audience.Responders, null));
    }

    private static string Host(IReadOnlyList<ChatMessage> asked) => string.Join(' ', asked.Select(a => a.Text)) is var all && all.IndexOf("[HOST-", StringComparison.Ordinal) is >= 0 and var at ? all[at..(all.IndexOf(']', at) + 1)] : "";

    [Theory]
    [InlineData("finding", "m2", "thumbnails come out blue", "the quotation is not in the message")]
    [InlineData("finding", "m99", "thumbnails from", "no such message")]
    [InlineData("prophecy", "m2", "thumbnails from", "unknown kind")]
    [InlineData("resolved", "m4", "we are all good now, resolved", "whoever says it may not say such a thing")]
    [InlineData("resolved", "m2", "thumbnails from", "the words do not bear out the kind")]
    [InlineData("finding", "m2", "", "the quotation is not in the message")]
    [InlineData("finding", "m4", "we", "the quotation is too short")]
    public async Task What_does_not_hold_is_refused_and_counted(string kind, string message, string quote, string reason)
    {
        var (reading, _) = await ReadAsync(Talk, _ => Answer(Fact(kind, message, quote)));

        reading.Facts.ShouldBeEmpty();
        reading.Refused.ShouldHaveSingleItem().Key.ShouldBe(reason);
    }

    [Fact]
    public async Task A_hedge_is_kept_and_a_sentence_that_says_more_than_the_message_gives_way_to_the_quotation()
    {
        var (reading, _) = await ReadAsync(Talk, _ => Answer(Fact("finding", "m2", "looks like a codec mismatch", "The codec mismatch deleted all thumbnails in Europe.")));

        var fact = reading.Facts.ShouldHaveSingleItem();
        fact.Text.ShouldBe("Tom reports: Looks like a codec mismatch.");
        fact.Confidence.ShouldBe(Confidence.Hedged);
        TimelineBuilderShows(fact).ShouldBeFalse("only a sentence that held is worth a line of the timeline");
    }

    private static bool TimelineBuilderShows(Fact fact) => Core.Timeline.TimelineBuilder.Build(new FactLedger([fact], Coverage.None, null)).Entries.Count > 0;

    [Fact]
    public async Task A_time_that_the_message_does_not_name_is_the_time_of_posting()
    {
        var (reading, _) = await ReadAsync(Talk, m => Answer(Fact("action", "m3", "rolled back release 4.2 on " + Host(m), null, "08:41")));

        reading.Facts.ShouldHaveSingleItem().At.ShouldBe(Start.AddMinutes(4));
    }

    [Fact]
    public async Task Each_message_is_read_once_and_edits_and_deletes_come_as_later_lines()
    {
        var (_, first) = await ReadAsync(Talk, m => Answer(Fact("action", "m3", "rolled back release 4.2 on " + Host(m))));
        first.Asked.Count.ShouldBe(1);
        (await ReadAsync(Talk, _ => Answer())).Model.Asked.ShouldBeEmpty("nothing is new");

        var edited = Talk[2] with { Body = Talk[2].Body with { Text = "rolled back release 4.3 on media-worker-9 at 09:03 UTC" } };
        var (after, second) = await ReadAsync([Talk[0], edited, Talk[3], Said(8, "tom", "queue is draining now")], _ => Answer());

        var lines = ScriptedModel.Block(second.Asked.ShouldHaveSingleItem(), 1);
        lines.Select(l => l.GetProperty("id").GetString()).ShouldBe(["m2", "m3", "m5"]);
        lines[0].GetProperty("deleted").GetBoolean().ShouldBeTrue();
        lines[1].GetProperty("edited").GetBoolean().ShouldBeTrue();
        after.Facts.ShouldBeEmpty("what rested on other words is gone");
    }

    [Fact]
    public async Task A_model_that_is_down_leaves_the_rules_and_is_asked_again_for_the_same_messages()
    {
        var (reading, _) = await ReadAsync(Talk, _ => throw new CommsAssistant.Models.ModelUnavailableException("quota is used up", []));
        reading.Problem.ShouldBe("quota is used up");
        FactMerge.Apply(Rules(Talk), reading, [], _ => null).ShouldBe(Rules(Talk), new ByFacts());

        (await ReadAsync(Talk, _ => Answer())).Model.Asked.Count.ShouldBe(1);
    }

    private static ModelUnavailableException Unusable => new("No model answered. first refused to answer.", []) { IsAboutRequest = true };

    private static LogEntry[] Chatter(int count, int from = 0) => [.. Enumerable.Range(from, count).Select(i => new LogEntry
    {
        Source = new SourceRef("C1", $"1741079{i:000}.000200"), PostedAt = Start.AddMinutes(10).AddSeconds(i), Body = new MessageBody { Text = $"queue of worker number {i} is draining slowly, {i} items are left", AuthorId = "tom" },
    })];

    private static IReadOnlyList<string> Ids(IReadOnlyList<ChatMessage> asked) => [.. ScriptedModel.Block(asked, 1).Select(l => l.GetProperty("id").GetString()!)];

    [Fact]
    public async Task A_batch_that_a_model_refuses_is_asked_for_once_in_halves_then_given_up_and_the_rest_is_read()
    {
        var talk = Chatter(60);
        var (reading, model) = await ReadAsync(talk, m => m[2].Text.Contains("number 3 ", StringComparison.Ordinal) ? throw Unusable : Answer());

        reading.Problem.ShouldBeNull();
        var asked = model.Asked.Select(Ids).ToList();
        asked[0].ShouldContain("m4");
        asked[1].ShouldBe(asked[0].Take(asked[0].Count / 2));
        asked[2].ShouldBe(asked[0].Skip(asked[0].Count / 2));
        asked.Skip(3).SelectMany(a => a).ShouldBe(Enumerable.Range(asked[0].Count + 1, 60 - asked[0].Count).Select(i => "m" + i));
        reading.Refused["the model gave no usable answer about the message"].ShouldBe(asked[1].Count);
        (await ReadAsync(talk, _ => Answer())).Model.Asked.ShouldBeEmpty("nothing is paid for over and over");
    }

    [Fact]
    public async Task A_single_message_that_a_model_refuses_is_asked_for_once()
    {
        (await ReadAsync([Talk[1]], _ => throw Unusable)).Model.Asked.Count.ShouldBe(1);
        (await ReadAsync([Talk[1]], _ => Answer())).Model.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task While_an_incident_goes_on_a_few_messages_behind_a_full_batch_wait_and_come_with_the_next()
    {
        var (_, first) = await ReadAsync(Chatter(45), _ => Answer(), isLive: true);
        var sent = Ids(first.Asked.ShouldHaveSingleItem()).Count;
        memory.LeftForLater.ShouldBe(45 - sent);

        var (_, second) = await ReadAsync(Chatter(55), _ => Answer(), isLive: true);
        Ids(second.Asked.ShouldHaveSingleItem())[0].ShouldBe("m" + (sent + 1));
        memory.LeftForLater.ShouldBe(0);
    }

    [Fact]
    public async Task While_an_incident_goes_on_only_facts_that_new_words_may_concern_are_sent_again()
    {
        var known = Chatter(10).Append(Said(50, "tom", "rolled back release 4.2 on the encoder at 09:03 UTC")).ToArray();
        await ReadAsync(known, m => Answer([.. ScriptedModel.Block(m, 1).Select(l => Fact(l.GetProperty("text").GetString()!.StartsWith("rolled", StringComparison.Ordinal) ? "action" : "measurement", l.GetProperty("id").GetString()!, l.GetProperty("text").GetString()!))]), isLive: true);

        var (_, model) = await ReadAsync([.. known, Said(59, "tom", "correction: the release on the encoder was 4.3, not 4.2")], _ => Answer(), isLive: true);

        var facts = ScriptedModel.Block(model.Asked.ShouldHaveSingleItem(), 0);
        facts.Count.ShouldBeInRange(1, 8);
        facts.ShouldContain(f => f.GetProperty("text").GetString()!.Contains("rolled back", StringComparison.OrdinalIgnoreCase));
        facts.ShouldAllBe(f => !f.GetProperty("text").GetString()!.Contains("worker", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_kept_is_known_again_and_only_changed_words_are_read_anew()
    {
        var kept = new List<BatchRead>();
        memory.Keep = (batch, _) => { kept.Add(JsonSerializer.Deserialize<BatchRead>(JsonSerializer.Serialize(batch))!); return Task.CompletedTask; };
        var (before, _) = await ReadAsync(Talk, m => Answer(Fact("action", "m3", "rolled back release 4.2 on " + Host(m)), Fact("prophecy", "m3", "rolled back")));

        memory = ChannelReading.Of(kept);

        memory.Result().Facts.Select(f => (f.Id, f.Text, f.Kind, f.At, f.Evidence[0], f.Origin)).ShouldBe(before.Facts.Select(f => (f.Id, f.Text, f.Kind, f.At, f.Evidence[0], f.Origin)));
        memory.Result().Refused.ShouldBe(before.Refused);
        memory.Tokens.ShouldBe((100, 10));
        (await ReadAsync(Talk, _ => Answer())).Model.Asked.ShouldBeEmpty("it was paid for before");
        var edited = Talk[2] with { Body = Talk[2].Body with { Text = "rolled back release 4.3 on media-worker-9 at 09:03 UTC" } };
        var (after, model) = await ReadAsync([Talk[0], Talk[1], edited, Talk[3]], _ => Answer());
        ScriptedModel.Block(model.Asked.ShouldHaveSingleItem(), 1).ShouldHaveSingleItem().GetProperty("edited").GetBoolean().ShouldBeTrue();
        after.Facts.ShouldBeEmpty();
    }

    private static object Offer(string kind, string message, string quote, string customers, bool key = false) =>
        new { kind, message, quote, text = quote, at = (string?)null, confidence = "stated", key, customers, replaces = Array.Empty<string>() };

    [Theory]
    [InlineData("ivy", "uploads on the phone app hang for about 12% of customers since 09:02 UTC", "Uploads on the phone app hang for about 12% of customers since 09:02 UTC.", true)]
    [InlineData("tom", "uploads on media-worker-3 hang for 12% of customers", "Uploads hang for 12% of customers.", true)]
    [InlineData("tom", "uploads hang for 12% of customers", "Uploads hang for 21% of customers.", false)]
    [InlineData("tom", "uploads hang for 12% of customers", "Uploads hang for 12% of customers on media-worker-3.", false)]
    [InlineData("tom", "uploads hang for 12% of customers", "Uploads hang for 12% of customers, sorry.", false)]
    [InlineData("tom", "uploads hang for 12% of customers, keep this internal", "Uploads hang for 12% of customers.", false)]
    [InlineData("pat", "uploads hang for 12% of customers", "Uploads hang for 12% of customers.", false)]
    [InlineData("tom", "uploads hang for 12% of customers", "Uploads hang for 12% of customers and nothing was lost.", false)]
    public async Task Words_for_customers_are_offered_only_where_they_hold_and_open_nothing(string who, string said, string customers, bool holds)
    {
        LogEntry[] talk = [Talk[0], Said(3, who, said)];
        var (reading, _) = await ReadAsync(talk, m => Answer(Offer("scope", "m2", said.Contains("media-worker-3", StringComparison.Ordinal) ? said.Replace("media-worker-3", Host(m), StringComparison.Ordinal) : said, customers)));

        var fact = reading.Facts.ShouldHaveSingleItem();
        fact.OfferedText.ShouldBe(holds ? customers : null);
        (fact.PublicText, fact.Visibility).ShouldBe((null, Audience.Responders));
    }

    [Fact]
    public async Task What_is_asked_depends_on_the_messages_alone()
    {
        var (_, one) = await ReadAsync(Talk, _ => Answer());
        var model = new ScriptedModel(_ => Answer());
        await new ModelReader(model, PromptLibrary.Load(), new PromptOptions()).ReadOnAsync(new ChannelReading(), new ReadingInput(Head, Cast, FactLedger.Empty with { CommanderId = "ivy" }, Talk, Start.AddHours(9)), new Redactor(Cast, Catalogue.Empty), Ct);

        string Plain(ScriptedModel asked) => System.Text.RegularExpressions.Regex.Replace(System.Text.RegularExpressions.Regex.Replace(asked.Everything, "[0-9a-f]{24}", "F"), "-[a-z0-9]{4}\\]", "]");
        Plain(model).ShouldBe(Plain(one));
    }

    [Fact]
    public async Task A_message_that_a_model_chose_stands_before_one_that_it_passed_over()
    {
        LogEntry[] talk = [Talk[0], Talk[1], Talk[2], Said(7, "tom", "I restarted the thumbnail queue at 09:07 UTC"), Said(9, "tom", "I scaled the upload pool to 12")];
        var rules = Rules(talk);
        var (reading, _) = await ReadAsync(talk, m => Answer(Offer("action", "m4", "I restarted the thumbnail queue at 09:07 UTC", "", key: true), Offer("hypothesis", "m2", "looks like a codec mismatch", "")));
        var merged = FactMerge.Apply(rules, reading, [], talk.ToDictionary(e => e.Source).GetValueOrDefault);

        int Weight(FactLedger ledger, int message) => ledger.Facts.Where(f => f.Evidence[0].Source == talk[message].Source).Max(f => f.Weight);
        Weight(merged, 3).ShouldBeGreaterThan(Weight(rules, 3));
        Weight(merged, 4).ShouldBeLessThan(Weight(rules, 4));
    }

    private sealed class ByFacts : IEqualityComparer<FactLedger>
    {
        public bool Equals(FactLedger? x, FactLedger? y) => x!.Facts.Select(f => f.Id).SequenceEqual(y!.Facts.Select(f => f.Id));
        public int GetHashCode(FactLedger obj) => 0;
    }

    [Fact]
    public async Task Answers_of_another_form_are_counted_and_harm_nothing()
    {
        foreach (var answer in (string[])["", "no", "null", "{}", "{\"facts\":[null,{}],\"retracted\":[null,{}]}", "[1]", "{\"facts\":null}"])
            (await ReadAsync([.. Talk, Said(20, "tom", "again and again " + answer.Length)], _ => answer)).Reading.Facts.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_persons_word_wins_over_the_models()
    {
        var rules = Rules(Talk);
        var (reading, _) = await ReadAsync(Talk, m => Answer(Fact("measurement", "m3", "rolled back release 4.2 on " + Host(m) + " at 09:03 UTC")));
        var behind = rules.Facts.First(f => f.Evidence[0].Source == Talk[2].Source);
        var messages = Talk.ToDictionary(e => e.Source);

        var hidden = FactMerge.Apply(rules, reading, [new CurationAct(behind.Id, CurationKind.Hide, "ivy", Start)], messages.GetValueOrDefault);

        FactMerge.Apply(rules, reading, [], messages.GetValueOrDefault).Facts.ShouldContain(f => f.Origin == FactOrigin.Model);
        hidden.Facts.ShouldNotContain(f => f.Origin == FactOrigin.Model);
    }

    [Fact]
    public async Task Where_rules_and_model_cannot_both_be_right_the_models_fact_is_disputed()
    {
        var guess = new Fact
        {
            Id = "r1", Kind = FactKind.Hypothesis, Text = "Tom suspects a codec mismatch.", At = Talk[1].PostedAt, SaidAt = Talk[1].PostedAt, Evidence = [new Evidence(Talk[1].Source, "looks like a codec mismatch")], SpeakerId = "tom", Weight = 50,
        };
        var rules = new FactLedger([guess], Coverage.None, "ivy");
        var (reading, _) = await ReadAsync(Talk, _ => Answer(Fact("finding", "m2", "looks like a codec mismatch")));

        var merged = FactMerge.Apply(rules, reading, [], Talk.ToDictionary(e => e.Source).GetValueOrDefault);

        var disputed = merged.Facts.Single(f => f.Origin == FactOrigin.Model);
        (disputed.State, disputed.IsUsable).ShouldBe((FactState.Disputed, false));
        disputed.StateReason.ShouldBe("the rules read this message as hypothesis");
    }

    [Fact]
    public async Task Only_a_later_word_of_the_same_speaker_or_the_commander_takes_a_fact_back()
    {
        LogEntry[] talk = [Said(0, "ivy", "I have command of this one"), Said(2, "tom", "I rolled back release 4.2 on media-worker-3"), Said(4, "pat", "release 4.2 rollback is wrong"), Said(5, "tom", "never mind release 4.2, it did not go out")];
        var rules = Rules(talk);
        var target = rules.Facts.First(f => f.Kind == FactKind.Action);
        string Retract(string message, string quote) => JsonSerializer.Serialize(new { facts = Array.Empty<object>(), retracted = (object[])[new { fact = "m2", message, quote }] });
        var messages = talk.ToDictionary(e => e.Source);

        var (byPat, _) = await ReadAsync(talk, _ => Retract("m3", "release 4.2 rollback is wrong"));
        FactMerge.Apply(rules, byPat, [], messages.GetValueOrDefault).Facts.Single(f => f.Id == target.Id).State.ShouldBe(target.State);

        var again = new ModelReaderTests();
        var (byTom, _) = await again.ReadAsync(talk, _ => Retract("m4", "never mind release 4.2, it did not go out"));
        FactMerge.Apply(rules, byTom, [], messages.GetValueOrDefault).Facts.Single(f => f.Id == target.Id).State.ShouldBeOneOf(FactState.Disputed, FactState.Superseded);
    }

    [Fact]
    public async Task Long_logs_reach_the_model_as_a_tag_and_a_short_extract()
    {
        var log = "look:\n```\n" + string.Join('\n', Enumerable.Range(0, 400).Select(i => $"09:00:{i % 60:00} worker error code {i}")) + "\n```\nthat is the codec";
        var (_, model) = await ReadAsync([Talk[0], Said(3, "tom", log)], _ => Answer());

        model.Everything.ShouldContain("log or code, 400 lines");
        model.Everything.ShouldContain("that is the codec");
        model.Everything.ShouldNotContain("code 399");
    }

    [Fact]
    public async Task A_long_channel_is_read_in_batches()
    {
        var talk = Enumerable.Range(0, 60).Select(i => Said(i % 100, "tom", $"upload number {i} of the test fails with error {i}")).Select((e, i) => e with { Source = new SourceRef("C1", $"1741{i:000000}.000100"), PostedAt = Start.AddSeconds(i) }).ToList();
        var (_, model) = await ReadAsync(talk, _ => Answer());

        model.Asked.Count.ShouldBeGreaterThan(1);
        model.Asked.Sum(a => ScriptedModel.Block(a, 1).Count).ShouldBe(60);
        model.Asked.ShouldAllBe(a => a[0].Text == model.Asked[0][0].Text);
    }
}
