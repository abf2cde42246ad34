using System.Text.Json;
using CommsAssistant.Core.Approval;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Desk;
using CommsAssistant.Models;
using CommsAssistant.Storage;
using CommsAssistant.Tests.Assistant;
using CommsAssistant.Tests.Fakes;
using CommsAssistant.Tests.Web;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace CommsAssistant.Tests.Desk;

/// <summary>A model beside the people: its version comes after the template's, and never over anybody's work.</summary>
public sealed class ModelWorkTests
{
    private static readonly Actor Dana = new(ServiceFixture.Dana, MayCommand: true);
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Models that can be switched on: what starts with the service finds none and stays out of the way.</summary>
    private sealed class Switch(IModels models) : IModels
    {
        public bool IsOn { get; set; }
        public IChatClient? For(ModelPurpose purpose) => IsOn ? models.For(purpose) : null;
    }

    private static readonly ScriptedModel Writer = new(m => m[0].Text.Contains("You read the chat", StringComparison.Ordinal) ? "{\"facts\":[],\"retracted\":[]}" : ModelWriterTests.Sentences(m, Reworded));

    private static string Reworded(string text) => text.Replace(" reports that ", " says that ", StringComparison.Ordinal).Replace(" reports: ", " says: ", StringComparison.Ordinal);

    private static async Task<(ServiceFixture Service, DraftDesk Desk, ModelWork Work, string Draft)> StartAsync(ScriptedModel? model = null)
    {
        var switched = new Switch(model ?? Writer);
        var service = await ServiceFixture.StartAsync(Ct, configure: s => s.AddSingleton<IModels>(switched));
        switched.IsOn = true;
        var asked = (await service.Get<DraftDesk>().AskAsync(ServiceFixture.IncidentId, DraftKind.InternalUpdate, IncidentStatus.Investigating, null, Dana, Ct)).ShouldBeOfType<AskOutcome.Waiting>();
        return (service, service.Get<DraftDesk>(), service.Get<ModelWork>(), asked.DraftId);
    }

    [Fact]
    public async Task The_models_version_takes_the_place_of_the_templates_which_stays_among_the_versions()
    {
        var (service, desk, work, id) = await StartAsync();
        await using var _ = service;
        (await desk.GetAsync(id, Dana, Ct))!.Summary.Engine.ShouldBe("template");

        (await work.WordAsync(id, Ct)).ShouldBeTrue();

        var view = (await desk.GetAsync(id, Dana, Ct))!;
        (view.Summary.Engine, view.Summary.Number).ShouldBe(("model", 2));
        view.Versions.Select(v => v.ByName).ShouldBe(["Template", "Model"]);
        view.Draft.Provenance.Prompts.ShouldNotBeEmpty();
        (await work.WordAsync(id, Ct)).ShouldBeFalse("once is enough");
    }

    [Fact]
    public async Task A_draft_that_somebody_edited_or_looked_over_or_that_was_decided_stays_as_it_is()
    {
        var (service, desk, work, id) = await StartAsync();
        await using var _ = service;
        var draft = (await desk.GetAsync(id, Dana, Ct))!;
        (await desk.ReviewAsync(id, null, new Actor(ServiceFixture.Sam, MayCommand: true), Ct)).ShouldBeOfType<ChangeOutcome.Done>();
        (await work.WordAsync(id, Ct)).ShouldBeFalse();
        (await desk.EditAsync(id, null, draft.Draft.Title, draft.Draft.Body + "\nMore.", Dana, Ct)).ShouldBeOfType<ChangeOutcome.Done>();
        (await work.WordAsync(id, Ct)).ShouldBeFalse();
        (await desk.GetAsync(id, Dana, Ct))!.Draft.Body.ShouldEndWith("More.");
        (await desk.RejectAsync(id, null, Dana, Ct)).ShouldBeOfType<ChangeOutcome.Done>();
        (await work.WordAsync(id, Ct)).ShouldBeFalse();
    }

    [Fact]
    public async Task An_edit_made_while_the_model_writes_wins()
    {
        DraftDesk? desk = null;
        string id = "";
        var model = new ScriptedModel(m =>
        {
            var view = desk!.GetAsync(id, Dana, Ct).GetAwaiter().GetResult()!;
            if (view.Summary.Engine == "template") desk.EditAsync(id, null, view.Draft.Title, view.Draft.Body + "\nMine.", Dana, Ct).GetAwaiter().GetResult();
            return ModelWriterTests.Sentences(m, Reworded);
        });
        var (service, started, work, draft) = await StartAsync(model);
        await using var _ = service;
        (desk, id) = (started, draft);

        (await work.WordAsync(id, Ct)).ShouldBeFalse();

        (await desk.GetAsync(id, Dana, Ct))!.Draft.Body.ShouldEndWith("Mine.");
    }

    [Fact]
    public async Task After_the_deadline_the_templates_version_stays()
    {
        var (service, desk, work, id) = await StartAsync();
        await using var _ = service;
        service.Clock.Advance(TimeSpan.FromSeconds(46));

        (await work.WordAsync(id, Ct)).ShouldBeFalse();

        (await desk.GetAsync(id, Dana, Ct))!.Summary.Engine.ShouldBe("template");
    }

    [Fact]
    public async Task A_model_version_that_nobody_touched_makes_place_for_a_newer_draft()
    {
        var (service, desk, work, id) = await StartAsync();
        await using var _ = service;
        (await work.WordAsync(id, Ct)).ShouldBeTrue();

        (await desk.AskAsync(ServiceFixture.IncidentId, DraftKind.InternalUpdate, IncidentStatus.Investigating, null, Dana, Ct)).ShouldBeOfType<AskOutcome.Waiting>();

        (await desk.GetAsync(id, Dana, Ct))!.Summary.State.ShouldBe(DraftState.Replaced);
    }

    [Fact]
    public async Task Facts_that_the_model_read_stand_beside_those_of_the_rules()
    {
        var model = new ScriptedModel(m =>
        {
            if (!m[0].Text.Contains("You read the chat", StringComparison.Ordinal)) return "{}";
            return JsonSerializer.Serialize(new { facts = ScriptedModel.Block(m, 1).Where(l => l.TryGetProperty("text", out _)).Select(l => new { kind = "scope", message = l.GetProperty("id").GetString(), quote = l.GetProperty("text").GetString(), text = l.GetProperty("text").GetString(), at = (string?)null, confidence = "stated", replaces = Array.Empty<string>() }), retracted = Array.Empty<object>() });
        });
        var (service, _, work, _) = await StartAsync(model);
        await using var __ = service;

        (await work.ReadAsync(ServiceFixture.IncidentId, Ct)).ShouldBeTrue();

        var facts = (await service.Get<IncidentDesk>().GetAsync(ServiceFixture.IncidentId, Dana, Ct))!.Room.Ledger.Facts;
        facts.ShouldContain(f => f.Origin == FactOrigin.Model);
        facts.Where(f => f.Origin == FactOrigin.Model).ShouldAllBe(f => f.Visibility == Audience.Responders && f.PublicText == null);
        facts.ShouldContain(f => f.Origin == FactOrigin.Rules);
    }

    private static ScriptedModel Quoting() => new(m => !m[0].Text.Contains("You read the chat", StringComparison.Ordinal) ? "{}"
        : JsonSerializer.Serialize(new { facts = ScriptedModel.Block(m, 1).Where(l => l.TryGetProperty("text", out _)).Select(l => new { kind = "scope", message = l.GetProperty("id").GetString(), quote = l.GetProperty("text").GetString(), text = l.GetProperty("text").GetString(), at = (string?)null, confidence = "stated", replaces = Array.Empty<string>() }), retracted = Array.Empty<object>() }));

    private static async Task<string[]> OfModelAsync(ServiceFixture service) =>
        [.. (await service.Get<IncidentDesk>().GetAsync(ServiceFixture.IncidentId, Dana, Ct))!.Room.Ledger.Facts.Where(f => f.Origin == FactOrigin.Model).Select(f => f.Id)];

    [Fact]
    public async Task After_a_restart_what_the_model_read_is_there_and_no_message_is_paid_for_again()
    {
        var model = Quoting();
        var (service, _, work, _) = await StartAsync(model);
        await using var __ = service;
        (await work.ReadAsync(ServiceFixture.IncidentId, Ct)).ShouldBeTrue();
        (await work.ReadAsync(ServiceFixture.IncidentId, Ct)).ShouldBeTrue(); // what was left over behind a full batch
        var before = await OfModelAsync(service);
        before.ShouldNotBeEmpty();
        var asked = model.Asked.Count;

        service.Get<IncidentRooms>().Forget(ServiceFixture.IncidentId); // all that memory holds is gone
        using var restarted = ActivatorUtilities.CreateInstance<ModelWork>(service.Get<IServiceProvider>());

        (await OfModelAsync(service)).ShouldBe(before);
        (await restarted.ReadAsync(ServiceFixture.IncidentId, Ct)).ShouldBeTrue();
        model.Asked.Count.ShouldBe(asked);
        (await OfModelAsync(service)).ShouldBe(before);
    }

    [Fact]
    public async Task Somebody_new_in_the_channel_does_not_make_the_channel_paid_for_again_but_their_name_is_hidden()
    {
        var model = Quoting();
        var (service, _, work, _) = await StartAsync(model);
        await using var __ = service;
        (await work.ReadAsync(ServiceFixture.IncidentId, Ct)).ShouldBeTrue();
        (await work.ReadAsync(ServiceFixture.IncidentId, Ct)).ShouldBeTrue(); // what was left over behind a full batch
        var asked = model.Asked.Count;

        (await service.Get<IncidentDesk>().PutPeopleAsync(ServiceFixture.IncidentId, [new Person("UNEW", "zelda", "Zelda Quist", "SRE", "UTC", PersonRole.Responder)], Dana, Ct)).ShouldBeOfType<ChangeOutcome.Done>();
        (await work.ReadAsync(ServiceFixture.IncidentId, Ct)).ShouldBeTrue();
        model.Asked.Count.ShouldBe(asked);
        await SayAsync(service, 1, "Zelda Quist is looking at the session store now");
        (await work.ReadAsync(ServiceFixture.IncidentId, Ct)).ShouldBeTrue();

        model.Asked.Count.ShouldBe(asked + 1);
        model.Everything.ShouldNotContain("Zelda");
    }

    [Fact]
    public async Task The_channel_is_read_when_a_batch_is_full_and_not_for_every_message()
    {
        var model = Quoting();
        var (service, _, work, _) = await StartAsync(model);
        await using var __ = service;
        (await work.ReadAsync(ServiceFixture.IncidentId, Ct)).ShouldBeTrue();
        var asked = model.Asked.Count;
        for (var i = 1; i <= 60; i++)
        {
            await SayAsync(service, i, $"pod-{i} restarted, errors at {i} % now");
            work.Stir(ServiceFixture.IncidentId);
            await work.ReadIfDueAsync(ServiceFixture.IncidentId, Ct);
        }
        (model.Asked.Count - asked).ShouldBe(2);
        model.Asked.Skip(asked).SelectMany(m => ScriptedModel.Block(m, 1)).Select(l => l.GetProperty("id").GetString()).ShouldBeUnique();
    }

    [Fact]
    public async Task A_model_that_is_down_is_not_asked_for_every_message()
    {
        var calls = 0;
        var model = new ScriptedModel(_ => { calls++; throw new ModelUnavailableException("No model answered. first could not be reached.", []); });
        var (service, _, work, _) = await StartAsync(model);
        await using var __ = service;
        for (var i = 1; i <= 10; i++)
        {
            await SayAsync(service, i, $"pod-{i} restarted, errors at {i} % now");
            work.Stir(ServiceFixture.IncidentId);
            (await work.ReadIfDueAsync(ServiceFixture.IncidentId, Ct)).ShouldBeFalse();
        }
        calls.ShouldBe(1);
        service.Clock.Advance(TimeSpan.FromSeconds(30));
        await work.ReadIfDueAsync(ServiceFixture.IncidentId, Ct);
        calls.ShouldBe(2);
    }

    private static async Task SayAsync(ServiceFixture service, int number, string text)
    {
        var head = (await service.Get<IncidentDesk>().GetAsync(ServiceFixture.IncidentId, Dana, Ct))!.Summary.Head;
        var at = ServiceFixture.Moment.AddSeconds(number);
        var said = new MessagePosted(new SourceRef(head.Channel, $"{at.ToUnixTimeSeconds()}.{number:000000}"), at, new MessageBody { Text = text, AuthorId = ServiceFixture.Sam });
        (await service.Get<IncidentDesk>().IngestAsync(ServiceFixture.IncidentId, [said], Dana, Ct)).ShouldNotBeNull().New.ShouldBe(1);
    }

    [Fact]
    public async Task The_service_has_a_draft_worded_by_itself()
    {
        await using var service = await ServiceFixture.StartAsync(Ct, configure: s => s.AddSingleton<IModels>(Writer));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        limit.CancelAfter(TestTimeouts.Limit);
        using var changed = new SemaphoreSlim(0);
        var listening = Task.Run(async () =>
        {
            await foreach (var _ in service.Get<ChangeFeed>().ReadAsync(limit.Token)) changed.Release();
        }, limit.Token);
        var asked = (await service.Get<DraftDesk>().AskAsync(ServiceFixture.IncidentId, DraftKind.InternalUpdate, IncidentStatus.Investigating, null, Dana, Ct)).ShouldBeOfType<AskOutcome.Waiting>();

        while ((await service.Get<DraftDesk>().GetAsync(asked.DraftId, Dana, Ct))!.Summary.Engine != "model") await changed.WaitAsync(limit.Token);
        await limit.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => listening);
    }
}
