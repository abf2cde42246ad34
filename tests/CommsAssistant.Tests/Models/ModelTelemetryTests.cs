using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using CommsAssistant.Models;
using CommsAssistant.Tests.Fakes;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace CommsAssistant.Tests.Models;

public sealed class ModelTelemetryTests
{
    private const string Question = "Zanzibar-question";
    private const string Reply = "Quagga-reply";

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    public async Task Spans_metrics_and_logs_tell_everything_but_what_was_said(string vendor)
    {
        var told = new ConcurrentQueue<string>();
        var names = new ConcurrentDictionary<string, byte>();
        using var listener = new ActivityListener { ShouldListenTo = _ => true, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded, ActivityStopped = a => Tell(a, told) };
        ActivitySource.AddActivityListener(listener);
        using var meters = new MeterListener { InstrumentPublished = (instrument, l) => { if (instrument.Meter.Name == ModelTelemetry.Source) l.EnableMeasurementEvents(instrument); } };
        meters.SetMeasurementEventCallback<int>((i, _, tags, _) => Tell(i, tags, told, names));
        meters.SetMeasurementEventCallback<long>((i, _, tags, _) => Tell(i, tags, told, names));
        meters.SetMeasurementEventCallback<double>((i, _, tags, _) => Tell(i, tags, told, names));
        meters.Start();
        var logs = new FakeLogCollector();
        using var loggers = LoggerFactory.Create(b => b.SetMinimumLevel(LogLevel.Trace).AddProvider(new FakeLoggerProvider(logs)));
        var error = $$$"""{"error":{"message":"{{{Question}}} {{{Reply}}}","type":"{{{Reply}}} is no code"}}""";
        FakeModelAnswer[] answers = [FakeModelAnswer.Of(Reply), FakeModelAnswer.Of(Reply + " {\"impact\":"), FakeModelAnswer.Status(400, error), FakeModelAnswer.Refusal, FakeModelAnswer.Drop, FakeModelAnswer.Of(Reply, "length")];
        await using var provider = await FakeModelProvider.StartAsync(answers);
        using var models = Chains.Models(new WatchedClock(), Chains.Options(Chains.Link(provider, "first", vendor)), loggers);
        for (var i = 0; i < answers.Length; i++)
        {
            try
            {
                await models.Writer().GetResponseAsync(Question, i == 0 ? null : Chains.AsJson("INC-1"), TestContext.Current.CancellationToken);
            }
            catch (ModelUnavailableException e)
            {
                told.Enqueue(e.ToString());
            }
        }
        var all = string.Join('\n', told.Concat(logs.GetSnapshot().Select(r => r.Message + r.Exception + string.Join(' ', r.StructuredState ?? []))));
        all.ShouldContain("gen_ai.request.model=fake-1");
        all.ShouldContain("gen_ai.usage.output_tokens=7");
        all.ShouldContain("Model first gave no usable answer");
        names.Keys.ShouldContain("gen_ai.client.operation.duration");
        names.Keys.ShouldContain("gen_ai.client.token.usage");
        names.Keys.ShouldContain("comms.model.failures");
        all.ShouldNotContain("Zanzibar");
        all.ShouldNotContain("Quagga");
        all.ShouldNotContain(Chains.Key);
    }

    private static void Tell(Activity activity, ConcurrentQueue<string> told) =>
        told.Enqueue(string.Join('\n', [activity.DisplayName, activity.StatusDescription, .. activity.TagObjects.Select(t => $"{t.Key}={t.Value}"), .. activity.Events.SelectMany(e => e.Tags.Select(t => $"{e.Name} {t.Key}={t.Value}"))]));

    private static void Tell(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags, ConcurrentQueue<string> told, ConcurrentDictionary<string, byte> names)
    {
        names[instrument.Name] = 0;
        foreach (var (key, value) in tags) told.Enqueue($"{key}={value}");
    }
}
