using System.Globalization;
using System.Text.Json;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Tests.Fakes;
using CommsAssistant.Tests.Wording;
using Microsoft.Extensions.AI;

namespace CommsAssistant.Tests.Attacks;

/// <summary>Credentials and personal data planted in a channel: none reaches a model, a draft or the timeline.</summary>
public sealed class LeakTests(ITestOutputHelper output)
{
    [Fact]
    public async Task No_planted_secret_or_personal_datum_reaches_the_model_or_a_text()
    {
        var ct = TestContext.Current.CancellationToken;
        var planted = Enumerable.Range(1, 4).SelectMany(seed => new FakeSecrets(seed).Credentials().Concat(new FakeSecrets(seed + 100).Personal())).ToList();
        planted.Count.ShouldBeGreaterThanOrEqualTo(200);
        planted.Select(p => p.Kind).Distinct().Count().ShouldBeGreaterThanOrEqualTo(30);
        var leaks = new List<string>();
        var bare = 0;
        foreach (var chunk in planted.Chunk(12))
        {
            var secrets = chunk.Select(c => (c.Kind, Value: c.Text[(c.Text.IndexOf('«', StringComparison.Ordinal) + 1)..c.Text.IndexOf('»', StringComparison.Ordinal)])).ToList();
            var model = new ScriptedModel(Repeat);
            var stage = new Stage(chunk.Select((c, i) => ((string)(i % 2 == 0 ? "tom" : "ivy"), new MessageBody { Text = (i % 3 == 0 ? "*Status:* uploads fail. " : i % 3 == 1 ? "I restarted it. " : "Found it: ") + c.Text.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal) })));
            await stage.ReadAsync(model, ct);
            var texts = new List<string> { string.Join('\n', stage.Timeline.Entries.SelectMany(e => e.Evidence.Select(x => x.Quote).Append(e.Text))) };
            foreach (var kind in (DraftKind[])[DraftKind.InternalUpdate, DraftKind.StatusUpdate, DraftKind.StakeholderUpdate]) texts.Add((await stage.DraftAsync(kind, IncidentStatus.Investigating, model, "quote " + chunk[0].Text.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal), ct)).Outcome.Draft.Text);
            model.Asked.ShouldNotBeEmpty();
            foreach (var (kind, value) in secrets)
            {
                var parts = value.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(v => v.Length > 3);
                if (parts.Any(v => model.Everything.Contains(v, StringComparison.OrdinalIgnoreCase) || model.Everything.Contains(JsonEncodedText.Encode(v).ToString(), StringComparison.OrdinalIgnoreCase))) leaks.Add($"wire {kind}: {value}");
                if (kind != "account" && parts.Any(v => texts.Any(t => t.Contains(v, StringComparison.OrdinalIgnoreCase)))) leaks.Add($"text {kind}: {value}");
            }
            bare += secrets.Count;
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bare} planted of {planted.Select(p => p.Kind).Distinct().Count()} kinds; leaks: {leaks.Count}"));
        foreach (var leak in leaks.Take(30)) output.WriteLine(leak);

        leaks.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("name")]
    [InlineData("file")]
    [InlineData("attachment")]
    [InlineData("bot-name")]
    [InlineData("edited")]
    public async Task Nor_from_where_nobody_looks(string where)
    {
        var ct = TestContext.Current.CancellationToken;
        const string Secret = "ghp_aB3dEfGhIjKlMnOpQrStUvWxYz0123456789";
        var model = new ScriptedModel(Repeat);
        var body = where switch
        {
            "file" => new MessageBody { Text = "the log of the failing worker", Files = [new FileRef(Secret + ".txt", "text/plain")] },
            "attachment" => new MessageBody { Text = "alert fired", IsBot = true, Attachments = [new Attachment("Upload errors", "token " + Secret, [new AttachmentField("key", Secret)])] },
            "bot-name" => new MessageBody { Text = "uploads fail again", IsBot = true, BotName = Secret },
            "name" => new MessageBody { Text = "uploads fail again" },
            _ => new MessageBody { Text = "uploads fail with " + string.Join("\u200B", Secret.Chunk(4).Select(c => new string(c))) },
        };
        var stage = new Stage([(where is "name" or "bot-name" ? "odd" : "tom", body)], where == "name" ? [new Person("odd", "odd", Secret, "", "UTC", PersonRole.Unknown)] : null);
        await stage.ReadAsync(model, ct);
        await stage.DraftAsync(DraftKind.InternalUpdate, IncidentStatus.Investigating, model, null, ct);

        model.Everything.ShouldNotContain(Secret);
        model.Everything.ShouldNotContain(Secret[4..20]);
    }

    /// <summary>Says again all that it was given.</summary>
    private static string Repeat(IReadOnlyList<ChatMessage> asked)
    {
        if (!asked[0].Text.Contains("You read the chat", StringComparison.Ordinal)) return CommsAssistant.Tests.Assistant.ModelWriterTests.Sentences(asked, t => t);
        return JsonSerializer.Serialize(new
        {
            facts = ScriptedModel.Block(asked, 1).Where(l => l.TryGetProperty("text", out _)).SelectMany(l => ((string[])["finding", "symptom", "action", "status-change"]).Select(k => new { kind = k, message = l.GetProperty("id").GetString(), quote = l.GetProperty("text").GetString(), text = l.GetProperty("text").GetString(), at = (string?)null, confidence = "stated", replaces = Array.Empty<string>() })),
            retracted = Array.Empty<object>(),
        });
    }
}
