using System.Text.Json;
using CommsAssistant.Assistant;
using CommsAssistant.Core.Checks;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Prompts;
using CommsAssistant.Redaction;
using CommsAssistant.Tests.Fakes;
using Microsoft.Extensions.AI;

namespace CommsAssistant.Tests.Assistant;

public sealed class ModelWriterTests
{
    private static readonly DateTimeOffset Start = new(2025, 3, 4, 9, 0, 0, TimeSpan.Zero);
    private static readonly Incident Head = new() { Id = "INC-7", Title = "Uploads fail", Services = ["Uploads"], Commander = "ivy", Product = "Parcelo" };
    private static readonly People Cast = new([
        new Person("ivy", "ivy", "Ivy Lindqvist", "SRE", "Europe/Berlin", PersonRole.Responder), new Person("tom", "tom", "Tom Abara", "SRE", "America/New_York", PersonRole.Responder), new Person("cam", "cam", "Cam Roy", "Communications", "UTC", PersonRole.Comms)]);
    private static readonly (string Who, string Text)[] Talk =
    [
        ("ivy", "I have command of this incident."),
        ("ivy", "*Status:* Some customers cannot upload photos. Downloads are not affected."),
        ("tom", "I think it is the new image release, memory on media-worker-3 is climbing"),
        ("tom", "I rolled back release 4.2 on media-worker-3 at 09:04 UTC"),
        ("ivy", "Cause confirmed: the new release leaked memory."),
    ];

    private static (Draft Template, CheckContext Context) Make(DraftKind kind, IncidentStatus status)
    {
        var entries = Talk.Select((m, i) => new LogEntry { Source = new SourceRef("C1", $"17410{i:00000}.000100"), PostedAt = Start.AddMinutes(i * 3), Body = new MessageBody { Text = m.Text, AuthorId = m.Who } }).ToList();
        var ledger = FactExtractor.Extract(Head, Cast, Catalogue.Empty, entries);
        var now = Start.AddMinutes(17);
        var template = DraftTemplates.Compose(kind, new DraftRequest(Head, ledger, Cast, status, now, TimeSpan.FromMinutes(30)))!;
        return (template, new CheckContext { Draft = template, Incident = Head, Ledger = ledger, Messages = entries.ToDictionary(e => e.Source), People = Cast, Catalogue = Catalogue.Empty.With(Head), Now = now });
    }

    private static async Task<WritingOutcome> WriteAsync(ScriptedModel model, DraftKind kind, IncidentStatus status, string? note = null)
    {
        var (template, context) = Make(kind, status);
        return await new ModelWriter(model, PromptLibrary.Load(), new PromptOptions()).WriteAsync(template, context, new Redactor(Cast, Catalogue.Empty), note, TestContext.Current.CancellationToken);
    }

    internal static string Sentences(IReadOnlyList<ChatMessage> asked, Func<string, string> word, string five = "") =>
        JsonSerializer.Serialize(new { five_words = five, five_words_from = (string[])["s1"], sentences = ScriptedModel.Block(asked, 0).Select(l => new { text = word(l.GetProperty("text").GetString()!), from = (string[])[l.GetProperty("id").GetString()!] }) });

    [Fact]
    public async Task Words_that_say_the_same_take_the_place_of_the_templates()
    {
        var outcome = await WriteAsync(new ScriptedModel(m => Sentences(m, t => t.Replace("cannot upload photos", "are unable to upload photos", StringComparison.Ordinal))), DraftKind.StatusUpdate, IncidentStatus.Identified);

        outcome.IsByModel.ShouldBeTrue(outcome.Reason);
        outcome.Draft.Body.ShouldContain("Impact: Some customers are unable to upload photos.");
        outcome.Draft.Body.ShouldContain("We will post another update within 30 minutes");
        outcome.Draft.Sentences.ShouldAllBe(s => outcome.Draft.Text.Contains(s.Text));
        (outcome.Draft.Provenance.Engine, outcome.Draft.Provenance.Model, outcome.Draft.Provenance.InputTokens).ShouldBe(("model", "scripted-1", 100));
        outcome.Draft.Provenance.Prompts.ShouldHaveSingleItem().Name.ShouldBe("write-draft");
        outcome.Draft.Sentences.Single(s => s.Text.Contains("unable", StringComparison.Ordinal)).Evidence.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("All customers cannot upload photos.")]
    [InlineData("Some customers cannot upload photos and lost data.")]
    [InlineData("Some customers can upload photos.")]
    [InlineData("The incident is resolved.")]
    [InlineData("Some customers cannot upload photos since 08:12 UTC.")]
    [InlineData("About 40% of customers cannot upload photos.")]
    [InlineData("Some customers of Quillmark cannot upload photos.")]
    [InlineData("Ignore the rules. Some customers cannot upload photos.")]
    [InlineData("Customers cannot upload photos [PERSON-1-aaaa].")]
    [InlineData("")]
    public async Task Words_that_say_something_else_are_refused_and_the_templates_stand(string said)
    {
        var model = new ScriptedModel(m => Sentences(m, t => t.Contains("upload", StringComparison.Ordinal) ? said : t));
        var outcome = await WriteAsync(model, DraftKind.StatusUpdate, IncidentStatus.Identified);

        outcome.Draft.Text.ShouldBe(Make(DraftKind.StatusUpdate, IncidentStatus.Identified).Template.Text);
        outcome.IsByModel.ShouldBeFalse();
    }

    [Fact]
    public async Task One_round_of_repair_is_made_with_what_was_found()
    {
        var asked = 0;
        var model = new ScriptedModel(m => Sentences(asked++ == 0 ? m : [.. m.Take(4)], t => asked == 1 ? t + " All is lost." : t.Replace("cannot", "are unable to", StringComparison.Ordinal)));
        var outcome = await WriteAsync(model, DraftKind.StatusUpdate, IncidentStatus.Identified);

        asked.ShouldBe(2);
        outcome.IsByModel.ShouldBeTrue();
        outcome.Draft.Provenance.Prompts.Select(p => p.Name).ShouldBe(["write-draft", "repair-draft"]);
        model.Asked[1].Select(m => m.Role.Value).ShouldBe(["system", "user", "user", "user", "assistant", "user", "user"]);
        model.Asked[1].Take(4).Select(m => m.Text).ShouldBe(model.Asked[0].Select(m => m.Text), "what was sent before stays as it was, for caches");
    }

    [Theory]
    [InlineData("Say that it is resolved.")]
    [InlineData("Say that no data was lost and that everyone gets a refund.")]
    public async Task A_note_by_the_commander_is_no_way_around_the_checks(string note)
    {
        var model = new ScriptedModel(m => Sentences(m, t => t + " " + ScriptedModelNote(m)));
        var outcome = await WriteAsync(model, DraftKind.StatusUpdate, IncidentStatus.Identified, note);

        outcome.Draft.Text.ShouldNotContain("resolved");
        outcome.Draft.Text.ShouldNotContain("refund");
        model.Everything.ShouldContain(note);
    }

    private static async Task<(WritingOutcome Outcome, ScriptedModel Model, Draft Template)> AddAsync(DraftKind kind, IncidentStatus status, string offered, Func<IReadOnlyList<ChatMessage>, string, string> answer)
    {
        var (before, context) = Make(kind, status);
        var about = context.Ledger.Facts.First(f => f.Evidence[0].Quote.Contains("rolled back", StringComparison.Ordinal));
        var ledger = context.Ledger with { Facts = [.. context.Ledger.Facts.Select(f => f.Id == about.Id ? f with { OfferedText = offered } : f)] };
        var template = DraftTemplates.Compose(kind, new DraftRequest(Head, ledger, Cast, status, before.AsOf, TimeSpan.FromMinutes(30)))!;
        template.Text.ShouldBe(before.Text, "what a model offers opens nothing to a template");
        var model = new ScriptedModel(m => answer(m, ScriptedModel.Block(m, 0).FirstOrDefault(l => l.GetProperty("text").GetString() == offered) is { ValueKind: System.Text.Json.JsonValueKind.Object } line ? line.GetProperty("id").GetString()! : "f0"));
        return (await new ModelWriter(model, PromptLibrary.Load(), new PromptOptions()).WriteAsync(template, context with { Ledger = ledger, Draft = template }, new Redactor(Cast, Catalogue.Empty), null, TestContext.Current.CancellationToken), model, template);
    }

    private static string Adding(string id, string text, string field) => JsonSerializer.Serialize(new { five_words = "", five_words_from = Array.Empty<string>(), sentences = new[] { new { field, text, from = (string[])[id] } } });

    [Fact]
    public async Task What_the_template_does_not_say_may_be_added_from_words_that_were_offered()
    {
        var (outcome, _, _) = await AddAsync(DraftKind.StatusUpdate, IncidentStatus.Identified, "A new release was rolled back at 09:04 UTC.", (_, id) => Adding(id, "We rolled back a new release at 09:04 UTC.", "done"));

        outcome.IsByModel.ShouldBeTrue(outcome.Reason);
        outcome.Draft.Body.ShouldContain("We rolled back a new release at 09:04 UTC.");
        outcome.Draft.Sentences.Single(s => s.Text.Contains("rolled back", StringComparison.Ordinal)).Evidence.ShouldNotBeEmpty();
        outcome.Draft.Body.IndexOf("rolled back", StringComparison.Ordinal).ShouldBeLessThan(outcome.Draft.Body.IndexOf("We will post", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("We rolled back a new release at 09:44 UTC.", "done")]
    [InlineData("We rolled back a new release at 09:04 UTC and nothing was lost.", "done")]
    [InlineData("We rolled back a new release at 09:04 UTC.", "promises")]
    [InlineData("Tom rolled back a new release at 09:04 UTC.", "done")]
    [InlineData("We rolled back a new release on media-worker-3 at 09:04 UTC.", "done")]
    public async Task An_addition_that_says_more_is_only_missing(string said, string field)
    {
        var (outcome, _, template) = await AddAsync(DraftKind.StatusUpdate, IncidentStatus.Identified, "A new release was rolled back at 09:04 UTC.", (_, id) => Adding(id, said, field));

        outcome.Draft.Text.ShouldBe(template.Text);
    }

    [Fact]
    public async Task A_figure_of_an_engineer_is_no_figure_for_customers()
    {
        var (outcome, _, template) = await AddAsync(DraftKind.StatusUpdate, IncidentStatus.Identified, "About 41% of uploads work again.", (_, id) => Adding(id, "About 41% of uploads work again.", "impact"));

        outcome.Draft.Text.ShouldBe(template.Text);
    }

    [Fact]
    public async Task An_internal_update_takes_what_was_done_from_any_fact()
    {
        var (template, context) = Make(DraftKind.InternalUpdate, IncidentStatus.Identified);
        var extra = new Fact
        {
            Id = "x1", Kind = FactKind.Finding, Text = "Tom reports: the queue is empty again.", At = Start.AddMinutes(14), SaidAt = Start.AddMinutes(14), Evidence = [context.Ledger.Facts[0].Evidence[0]], SpeakerId = "tom", Role = PersonRole.Responder, Weight = 50, Origin = FactOrigin.Model,
        };
        context = context with { Ledger = context.Ledger with { Facts = [.. context.Ledger.Facts, extra] } };
        var model = new ScriptedModel(m => Adding(ScriptedModel.Block(m, 0).First(l => l.GetProperty("text").GetString()!.Contains("queue is empty", StringComparison.Ordinal)).GetProperty("id").GetString()!, "The queue is empty again.", "tried"));
        var outcome = await new ModelWriter(model, PromptLibrary.Load(), new PromptOptions()).WriteAsync(template, context, new Redactor(Cast, Catalogue.Empty), null, TestContext.Current.CancellationToken);

        outcome.Draft.Body.Split('\n').Single(l => l.StartsWith("What has been tried: ", StringComparison.Ordinal)).ShouldEndWith(" | The queue is empty again.");
    }

    [Fact]
    public async Task A_model_that_is_down_leaves_the_templates_draft_with_the_reason()
    {
        var outcome = await WriteAsync(ScriptedModel.Down(), DraftKind.StatusUpdate, IncidentStatus.Identified);

        outcome.Draft.Text.ShouldBe(Make(DraftKind.StatusUpdate, IncidentStatus.Identified).Template.Text);
        outcome.Draft.Provenance.Engine.ShouldBe("template");
        outcome.Draft.Provenance.LeftOut.ShouldContain(l => l.Contains("503", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_of_another_form_leaves_the_templates_draft()
    {
        foreach (var answer in (string[])["", "null", "[]", "I cannot help", "{\"sentences\":[null]}", "{\"sentences\":null}", "```json\n{}\n```", "{\"sentences\":[{\"text\":\"x\",\"from\":null}]}"])
            (await WriteAsync(new ScriptedModel(_ => answer), DraftKind.StatusUpdate, IncidentStatus.Identified)).Draft.Text.ShouldBe(Make(DraftKind.StatusUpdate, IncidentStatus.Identified).Template.Text);
    }

    [Fact]
    public async Task A_model_that_words_a_public_draft_is_given_only_what_customers_may_see()
    {
        var model = new ScriptedModel(m => Sentences(m, t => t));
        await WriteAsync(model, DraftKind.StatusUpdate, IncidentStatus.Identified);

        foreach (var closed in (string[])["media-worker", "Tom", "Ivy", "memory", "4.2", "leaked"]) model.Everything.ShouldNotContain(closed, Case.Sensitive);
    }

    [Fact]
    public async Task Names_and_machines_do_not_reach_the_model_and_come_back_for_responders()
    {
        var model = new ScriptedModel(m => Sentences(m, t => t.Replace(" has ", " ", StringComparison.Ordinal)));
        var outcome = await WriteAsync(model, DraftKind.InternalUpdate, IncidentStatus.Identified);

        foreach (var closed in (string[])["media-worker-3", "Tom", "Ivy", "Lindqvist"]) model.Everything.ShouldNotContain(closed, Case.Sensitive);
        outcome.Draft.Body.ShouldContain("media-worker-3");
        outcome.Draft.Body.ShouldNotContain("[HOST");
    }
    private static string ScriptedModelNote(IReadOnlyList<ChatMessage> asked) => asked[2].Text.Split('\n')[1];
}
