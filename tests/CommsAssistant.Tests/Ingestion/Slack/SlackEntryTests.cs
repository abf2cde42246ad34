using System.Text.Json;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Ingestion.Slack;
using CsCheck;

namespace CommsAssistant.Tests.Ingestion.Slack;

/// <summary>What others call with JSON that came over HTTP: a batch of messages, one envelope, a list of users.</summary>
public sealed class SlackEntryTests
{
    private const string One = """{"type":"message","ts":"1749579530.754168","user":"U1","text":"one"}""";

    [Theory]
    [InlineData("[" + One + "]")]
    [InlineData(One)]
    [InlineData("""{"ok":true,"messages":[""" + One + """],"has_more":false}""")]
    public void A_batch_is_an_array_an_object_or_an_answer_of_the_history(string json)
    {
        var read = SlackBatch.Read(Json(json), "C1");
        read.Problems.ShouldBeEmpty();
        read.Events.ShouldHaveSingleItem().ShouldBeOfType<MessagePosted>().Source.ShouldBe(new SourceRef("C1", "1749579530.754168"));
    }

    [Fact]
    public void Each_object_keeps_its_events_together()
    {
        var read = SlackBatch.Read(Json("""[{"ts":"1.000100","text":"a","reactions":[{"name":"eyes","users":["U1","U2"],"count":2}]},{"ts":"2.000100","text":"b"}]"""), "C1");
        read.Messages.Select(m => m.Count).ShouldBe([3, 1]);
        read.Events.Count().ShouldBe(4);
    }

    [Fact]
    public void What_cannot_be_read_is_left_out_with_its_place_and_the_rest_is_taken()
    {
        var read = SlackBatch.Read(Json($$"""[{{One}},7,null,{"type":"message","ts":"soon"},{"type":"team_join"},{"ts":"3.000100","channel":"C2","text":"elsewhere"},{"ts":"4.000100","text":"four"},8]"""), "C1");
        read.Messages.Count.ShouldBe(2);
        read.Problems.Sum(p => p.Count).ShouldBe(6);
        read.Problems.ShouldContain(p => p.Reason == "not an object" && p.Place == "message 2" && p.Count == 3);
        read.Problems.ShouldContain(p => p.Reason == "no valid ts" && p.Place == "message 4");
        read.Problems.ShouldContain(p => p.Reason.Contains("another channel"));
    }

    [Fact]
    public void Without_a_channel_each_object_must_name_its_own()
    {
        var read = SlackBatch.Read(Json("""[{"ts":"1.000100","channel":"C7"},{"ts":"2.000100"}]"""), "");
        read.Events.ShouldHaveSingleItem().Source.Channel.ShouldBe("C7");
        read.Problems.ShouldHaveSingleItem().Reason.ShouldBe("names no channel");
    }

    [Fact]
    public void A_message_over_the_size_is_refused_with_a_reason()
    {
        var read = SlackBatch.Read(Json($$"""[{"ts":"1.000100","text":"{{new string('x', SlackLimits.MostBytes)}}"},{{One}}]"""), "C1");
        read.Messages.Count.ShouldBe(1);
        read.Problems.ShouldHaveSingleItem().Reason.ShouldContain("1,048,576");
    }

    [Fact]
    public void Messages_beyond_the_most_in_one_call_are_counted()
    {
        var read = SlackBatch.Read(Json("[" + string.Join(',', Enumerable.Repeat(One, SlackLimits.MostMessages + 3)) + "]"), "C1");
        read.Messages.Count.ShouldBe(SlackLimits.MostMessages);
        read.Problems.ShouldHaveSingleItem().Count.ShouldBe(3);
    }

    [Fact]
    public void An_answer_that_is_an_error_says_which() =>
        SlackBatch.Read(Json("""{"ok":false,"error":"not_in_channel"}"""), "C1").Problems.ShouldHaveSingleItem().Reason.ShouldContain("not_in_channel");

    [Fact]
    public void An_envelope_gives_its_id_channel_and_events()
    {
        var delivery = SlackEnvelope.Read(Json("""{"type":"event_callback","event_id":"Ev1","event":{"type":"message","channel":"C1","ts":"1.000100","user":"U1","text":"one"}}"""));
        (delivery.EventId, delivery.Channel, delivery.Events.Count, delivery.Problem).ShouldBe(("Ev1", "C1", 1, null));
        SlackEnvelope.Read(Json("""{"envelope_id":"x","payload":{"event_id":"Ev2","event":{"type":"message","channel":"C1","ts":"1.000100"}}}""")).EventId.ShouldBe("Ev2");
    }

    [Theory]
    [InlineData("7", "no event")]
    [InlineData("{}", "no event")]
    [InlineData("""{"type":"url_verification","challenge":"x"}""", "url_verification")]
    [InlineData("""{"type":"event_callback","event":null}""", "event_callback")]
    [InlineData("""{"event":{"type":"team_join"}}""", "team_join")]
    [InlineData("""{"event":{"type":"message","ts":"1.000100"}}""", "names no channel")]
    [InlineData("""{"event":{"type":"message","subtype":"message_replied","channel":"C1","ts":"2.000100","message":{"ts":"1.000100"}}}""", "thread")]
    [InlineData("""{"event":{"type":"reaction_added","user":"U1","reaction":"eyes","item":{"type":"file","file":"F1"},"event_ts":"2.000100"}}""", "no message")]
    public void An_envelope_that_concerns_no_message_says_so(string json, string reason)
    {
        var delivery = SlackEnvelope.Read(Json(json));
        delivery.Events.ShouldBeEmpty();
        delivery.Problem!.Reason.ShouldContain(reason);
    }

    [Fact]
    public void Two_edits_within_a_second_keep_their_order_and_none_comes_before_its_message()
    {
        var edit = SlackEnvelope.Read(Json("""{"event":{"type":"message","subtype":"message_changed","channel":"C1","ts":"100.700000","event_ts":"100.700000","message":{"ts":"100.500000","text":"now","edited":{"user":"U1","ts":"100.000000"}}}}"""));
        edit.Events.ShouldHaveSingleItem().At.ShouldBe(DateTimeOffset.UnixEpoch.AddSeconds(100.7));
        var final = SlackBatch.Read(Json("""{"ts":"100.500000","text":"now","edited":{"user":"U1","ts":"100.000000"}}"""), "C1");
        final.Events.ShouldHaveSingleItem().ShouldBeOfType<MessagePosted>().EditedAt.ShouldBe(DateTimeOffset.UnixEpoch.AddSeconds(100.5));
    }

    [Fact]
    public void The_head_of_a_thread_is_no_reply_to_itself() =>
        SlackMessages.Body(Json("""{"ts":"1.000100","thread_ts":"1.000100","text":"head"}""")).ThreadTs.ShouldBeNull();

    [Fact]
    public void Half_a_surrogate_pair_costs_one_character_not_the_text() =>
        SlackMessages.Body(Json("""{"ts":"1.000100","text":"api down \ud83d\n\"now\" \u00e9"}""")).Text.ShouldBe("api down \uFFFD\n\"now\" é");

    [Fact]
    public void What_an_alert_says_in_blocks_only_is_kept_and_what_repeats_the_text_is_not()
    {
        var alert = SlackMessages.Body(Json("""{"ts":"1.000100","bot_id":"B1","text":"High latency","blocks":[{"type":"header","text":{"type":"plain_text","text":"High latency"}},{"type":"section","fields":[{"type":"mrkdwn","text":"*p95* 9 s"},{"type":"mrkdwn","text":"*zone* 3"}]}],"attachments":[{"fields":[{"title":"errors","value":12.5}]}]}"""));
        alert.Attachments.Count.ShouldBe(2);
        alert.Attachments[0].Fields.ShouldBe([new AttachmentField("errors", "12.5")]);
        alert.Attachments[1].Text.ShouldBe("*p95* 9 s\n*zone* 3");
        SlackMessages.Body(Json("""{"ts":"1.000100","text":"a *b*","blocks":[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"a "},{"type":"text","text":"b"}]}]}]}""")).Attachments.ShouldBeEmpty();
    }

    [Fact]
    public void Rich_text_alone_is_read_as_mark_up() =>
        SlackMessages.Body(Json("""{"ts":"1.000100","blocks":[{"type":"rich_text","elements":[{"type":"rich_text_list","elements":[{"type":"rich_text_section","elements":[{"type":"user","user_id":"U1"},{"type":"text","text":" a < b"}]},{"type":"rich_text_section","elements":[{"type":"channel","channel_id":"C1"},{"type":"link","url":"https://x.example","text":"here"}]}]}]}]}"""))
            .Text.ShouldBe("<@U1> a &lt; b\n<#C1><https://x.example|here>");

    [Theory]
    [InlineData("""[{"id":"U1","name":"ana"}]""")]
    [InlineData("""{"ok":true,"members":[{"id":"U1","name":"ana"}]}""")]
    [InlineData("""{"ok":true,"user":{"id":"U1","name":"ana"}}""")]
    [InlineData("""{"id":"U1","name":"ana"}""")]
    public void Users_come_as_a_list_an_answer_or_one(string json) => SlackUsers.ReadDirectory(Json(json)).People["U1"].Handle.ShouldBe("ana");

    [Fact]
    public void What_is_no_user_is_counted()
    {
        var directory = SlackUsers.ReadDirectory(Json("""[{"id":"U1"},7,{"name":"x"},{"id":7}]"""));
        directory.People.All.Count.ShouldBe(1);
        directory.Problems.Sum(p => p.Count).ShouldBe(3);
    }

    /// <summary>Any JSON in any place of a message: nothing throws, and what is made can be stored and read back.</summary>
    [Fact]
    public void No_JSON_whatever_throws()
    {
        string[] names = ["type", "subtype", "ts", "text", "channel", "user", "bot_id", "bot_profile", "edited", "reactions", "users", "name", "attachments", "blocks", "fields", "elements", "rows", "title", "value", "files", "message", "previous_message", "deleted_ts", "item", "reaction", "event_ts", "thread_ts", "event", "payload", "messages", "members", "profile", "id"];
        string[] leaves = ["null", "true", "7", "1e999", "\"\"", "\"1.000100\"", "\"message\"", "\"message_changed\"", "\"message_deleted\"", "\"reaction_added\"", "\"tombstone\"", "\"rich_text\"", "\"\\ud83d\"", "[]", "{}"];
        var leaf = Gen.Int[0, leaves.Length - 1].Select(i => leaves[i]);
        Gen<string> Value(int depth) => depth == 0 ? leaf : Gen.OneOf(leaf, Value(depth - 1).Array[0, 3].Select(v => "[" + string.Join(',', v) + "]"),
            Gen.Select(Gen.Int[0, names.Length - 1], Value(depth - 1)).Array[0, 8].Select(p => "{" + string.Join(',', p.Select(x => $"\"{names[x.Item1]}\":{x.Item2}")) + "}"));
        Value(3).Sample(json =>
        {
            var element = Json(json);
            var events = SlackBatch.Read(element, "C1").Events.Concat(SlackEnvelope.Read(element).Events);
            _ = SlackUsers.ReadDirectory(element);
            return events.All(e => LogEvents.Fields(CommsAssistant.Ingestion.LogEventJson.Read(CommsAssistant.Ingestion.LogEventJson.Write(e))).SequenceEqual(LogEvents.Fields(e)));
        }, iter: 5_000);
    }

    [Fact]
    public void Real_payloads_are_read_without_a_fault()
    {
        var samples = Path.Combine(Bundles.Root, "..", "shared", "data", "slack", "api-samples");
        Assert.SkipUnless(Directory.Exists(samples), "the samples are not here");
        foreach (var file in Directory.EnumerateFiles(samples, "*.json", SearchOption.AllDirectories))
        {
            var element = Json(File.ReadAllText(file));
            _ = SlackBatch.Read(element, "C1");
            _ = SlackUsers.ReadDirectory(element);
            var delivery = SlackEnvelope.Read(element);
            (delivery.Events.Count > 0 || delivery.Problem is not null).ShouldBeTrue(file);
        }
    }

    private static JsonElement Json(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
