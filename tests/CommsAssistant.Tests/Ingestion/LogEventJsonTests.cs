using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommsAssistant.Ingestion;
using CsCheck;

namespace CommsAssistant.Tests.Ingestion;

public sealed class LogEventJsonTests
{
    [Fact]
    public void What_is_written_is_read_back_field_for_field() =>
        LogEvents.Event.Sample(happened => LogEvents.Fields(LogEventJson.Read(LogEventJson.Write(happened))).SequenceEqual(LogEvents.Fields(happened)), iter: 2_000);

    [Fact]
    public void The_bytes_are_those_of_the_text_and_hold_nothing_that_a_database_refuses() =>
        LogEvents.Event.Sample(happened =>
        {
            var json = LogEventJson.Write(happened);
            return Encoding.UTF8.GetString(LogEventJson.WriteUtf8(happened)) == json
                && LogEvents.Fields(LogEventJson.Read(LogEventJson.WriteUtf8(happened))).SequenceEqual(LogEvents.Fields(happened))
                && !json.Contains('\0') && !json.Contains("\\u0000", StringComparison.Ordinal) && !json.Contains('\n') && !json.Any(char.IsSurrogate);
        });

    [Fact]
    public void The_order_of_properties_does_not_matter_and_unknown_ones_are_passed_over() =>
        LogEvents.Event.Sample(happened =>
        {
            var turned = new JsonObject(JsonNode.Parse(LogEventJson.Write(happened))!.AsObject().Reverse().Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone()))) { ["later"] = 1 };
            return LogEvents.Fields(LogEventJson.Read(turned.ToJsonString())).SequenceEqual(LogEvents.Fields(happened));
        });

    /// <summary>Rows that are in a database already must stay readable: this text never changes.</summary>
    [Theory]
    [InlineData("""{"kind":"posted","channel":"C1","ts":"1749579530.754168","at":"2025-06-10T18:18:50.754168+00:00","editedAt":"2025-06-10T18:20:00+00:00","body":{"text":"one","author":"U1","botName":"Alerts","isBot":true,"subtype":"bot_message","thread":"1749579500.000100","attachments":[{"title":"t","text":"x","fields":[{"name":"p95","value":"9 s"}],"isShared":true}],"files":[{"name":"a.png","value":"image/png"}]}}""")]
    [InlineData("""{"kind":"edited","channel":"C1","ts":"1.000100","at":"2025-06-10T18:18:50+00:00","body":{"text":"two","author":"U1"}}""")]
    [InlineData("""{"kind":"deleted","channel":"C1","ts":"1.000100","at":"2025-06-10T18:18:50+00:00"}""")]
    [InlineData("""{"kind":"reacted","channel":"C1","ts":"1.000100","at":"2025-06-10T18:18:50+00:00","user":"U1","reaction":"eyes","added":false}""")]
    [InlineData("""{"kind":"edited","channel":"C1","ts":"1.000100","at":"2025-06-10T18:18:50+00:00","body":{"text":{"utf16":"AAA="}}}""")]
    public void The_stored_form_stays_as_it_is(string stored) => JsonNode.DeepEquals(JsonNode.Parse(LogEventJson.Write(LogEventJson.Read(stored))), JsonNode.Parse(stored)).ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("""{"kind":"posted","channel":"C1","ts":"1.000100","at":"2025-06-10T18:18:50+00:00"}""")]
    [InlineData("""{"kind":"reacted","channel":"C1","ts":"1.000100","at":"2025-06-10T18:18:50+00:00","user":"U1","reaction":"eyes"}""")]
    [InlineData("""{"kind":"renamed","channel":"C1","ts":"1.000100","at":"2025-06-10T18:18:50+00:00"}""")]
    [InlineData("""{"kind":"deleted","channel":null,"ts":"1.000100","at":"2025-06-10T18:18:50+00:00"}""")]
    [InlineData("""{"kind":"deleted","channel":{"utf16":"AA=="},"ts":"1.000100","at":"2025-06-10T18:18:50+00:00"}""")]
    [InlineData("""{"kind":"deleted","channel":"C1","ts":"1.000100","at":"soon"}""")]
    [InlineData("""{"kind":"posted","channel":"C1","ts":"1.000100","at":"2025-06-10T18:18:50+00:00","body":{"attachments":[null]}}""")]
    public void What_is_no_stored_event_is_a_JSON_fault_and_nothing_else(string stored)
    {
        Should.Throw<JsonException>(() => LogEventJson.Read(stored));
        Should.Throw<JsonException>(() => LogEventJson.Read(Encoding.UTF8.GetBytes(stored)));
    }
}
