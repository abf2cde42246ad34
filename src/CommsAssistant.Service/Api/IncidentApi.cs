using System.Security.Claims;
using System.Text.Json;
using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Desk;
using CommsAssistant.Ingestion.Slack;
using CommsAssistant.Service.Auth;

namespace CommsAssistant.Service.Api;

internal sealed record ComponentInput(string Name, bool Public);
internal sealed record OpenInput(string Id, string Title, string? Severity, IReadOnlyList<string>? Services, IReadOnlyList<ComponentInput>? Components, string? Channel, DateTimeOffset? OpenedAt, string? Commander, string? Deputy, string? PublicTimezone, string? Company, string? Product, bool Restricted, JsonElement? People);
internal sealed record ChangeInput(string? Status, string? Severity, string? Commander, string? Deputy);
internal sealed record FactInput(string? Kind, string? Text, string? PublicText, DateTimeOffset? At);
internal sealed record CurationInput(string? Text, string? PublicText, DateTimeOffset? At, bool? Pinned, bool? Hidden);

/// <summary>/api/v1/incidents: open, follow, curate, hand over.</summary>
internal static partial class IncidentApi
{
    private const int LongestTitle = 300;

    public static void MapIncidents(this RouteGroupBuilder api)
    {
        var incidents = api.MapGroup("/incidents").WithTags("incidents");
        incidents.MapGet("/", async (IncidentDesk desk, ClaimsPrincipal user, CancellationToken ct) => Results.Ok((await desk.ListAsync(user.Actor(), ct)).Select(Wire.Of))).Produces<IReadOnlyList<IncidentWire>>();
        incidents.MapPost("/", OpenAsync).Produces<IncidentWire>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status409Conflict);
        incidents.MapGet("/{id}", GetAsync).Produces<IncidentWire>().ProducesProblem(StatusCodes.Status404NotFound);
        incidents.MapPatch("/{id}", ChangeAsync).Produces<IncidentWire>().ProducesProblem(StatusCodes.Status403Forbidden);
        incidents.MapPost("/{id}/messages", IngestAsync).WithDescription("A Slack message object, an array of them, or an answer of conversations.history. The same message twice changes nothing.");
        incidents.MapPut("/{id}/people", PeopleAsync).WithDescription("Slack user objects, as in users.json or an answer of users.list.");
        incidents.MapGet("/{id}/facts", async (string id, IncidentDesk desk, ClaimsPrincipal user, CancellationToken ct) =>
            await desk.GetAsync(id, user.Actor(), ct) is { } view ? Results.Ok(view.Room.Ledger.Facts.Select(Wire.Of)) : Answers.NotFound("incident")).Produces<IReadOnlyList<FactWire>>();
        incidents.MapPost("/{id}/facts", AddFactAsync);
        incidents.MapPatch("/{id}/facts/{factId}", CurateAsync);
        incidents.MapGet("/{id}/timeline", async (string id, IncidentDesk desk, ClaimsPrincipal user, CancellationToken ct) => await desk.GetAsync(id, user.Actor(), ct) is { } view
            ? Results.Ok(new { incident = id, entries = view.Timeline.Entries.Select(Wire.Of), coverage = view.Timeline.Coverage }) : Answers.NotFound("incident"));
    }

    private static async Task<IResult> OpenAsync(OpenInput input, IncidentDesk desk, ClaimsPrincipal user, TimeProvider clock, CancellationToken ct)
    {
        if (!Id().IsMatch(input.Id ?? "")) return Answers.Bad("\"id\" is needed: up to 64 letters, digits, points and hyphens, for example INC-2041.");
        if (string.IsNullOrWhiteSpace(input.Title) || input.Title.Length > LongestTitle) return Answers.Bad($"\"title\" is needed, of at most {LongestTitle} characters.");
        if (input.Severity is not null && Severities.Parse(input.Severity) is null) return Answers.Bad("\"severity\" must be SEV1, SEV2, SEV3 or SEV4.");
        if (input.PublicTimezone is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(input.PublicTimezone, out _)) return Answers.Bad($"\"publicTimezone\": there is no zone {input.PublicTimezone}. Give an IANA name, for example Europe/Berlin.");
        var head = new Incident
        {
            Id = input.Id!, Title = input.Title, Severity = Severities.Parse(input.Severity) ?? Severity.Sev2, Services = input.Services ?? [], Components = [.. (input.Components ?? []).Select(c => new Component(c.Name, c.Public))],
            Channel = input.Channel ?? "", OpenedAt = input.OpenedAt?.ToUniversalTime() ?? clock.GetUtcNow(), Commander = input.Commander ?? (user.Actor().IsAutomation ? "" : user.Actor().Id), Deputy = input.Deputy, PublicTimeZone = input.PublicTimezone ?? "UTC",
            Company = input.Company ?? "", Product = input.Product ?? "", IsRestricted = input.Restricted,
        };
        var people = input.People is { } list ? SlackUsers.ReadDirectory(list).People.All : [];
        return await Answers.OfAsync(await desk.OpenAsync(head, [.. people], user.Actor(), ct), "incident", async () => await desk.GetAsync(head.Id, user.Actor(), ct) is { } view ? Results.Created($"/api/v1/incidents/{Uri.EscapeDataString(head.Id)}", Wire.Of(view.Summary)) : Answers.NotFound("incident"));
    }

    private static async Task<IResult> GetAsync(string id, IncidentDesk desk, ClaimsPrincipal user, CancellationToken ct) =>
        await desk.GetAsync(id, user.Actor(), ct) is { } view ? Results.Ok(Wire.Of(view.Summary)) : Answers.NotFound("incident");

    private static async Task<IResult> ChangeAsync(string id, ChangeInput input, IncidentDesk desk, ClaimsPrincipal user, CancellationToken ct)
    {
        var by = user.Actor();
        if (input.Status is not null && IncidentStatuses.Parse(input.Status) is null) return Answers.Bad("\"status\" must be investigating, identified, monitoring or resolved.");
        if (input.Severity is not null && Severities.Parse(input.Severity) is null) return Answers.Bad("\"severity\" must be SEV1, SEV2, SEV3 or SEV4.");
        ChangeOutcome outcome = new ChangeOutcome.Done();
        if (input.Severity is not null) outcome = await desk.SetSeverityAsync(id, Severities.Parse(input.Severity)!.Value, by, ct);
        if (outcome is ChangeOutcome.Done && input.Status is not null) outcome = await desk.SetStatusAsync(id, IncidentStatuses.Parse(input.Status)!.Value, by, ct);
        if (outcome is ChangeOutcome.Done && input.Deputy is not null) outcome = await desk.SetDeputyAsync(id, input.Deputy, by, ct);
        if (outcome is ChangeOutcome.Done && input.Commander is not null) outcome = await desk.HandOverAsync(id, input.Commander, by, ct); // last: afterwards the others are somebody else's to change
        return await Answers.OfAsync(outcome, "incident", () => GetAsync(id, desk, user, ct));
    }

    private static async Task<IResult> IngestAsync(string id, JsonElement messages, IncidentDesk desk, ClaimsPrincipal user, CancellationToken ct)
    {
        if (await desk.GetAsync(id, user.Actor(), ct) is not { } view) return Answers.NotFound("incident");
        var reading = SlackBatch.Read(messages, view.Summary.Head.Channel);
        return await desk.IngestAsync(id, reading.Messages, user.Actor(), ct) is { } counts
            ? Results.Ok(new { @new = counts.New, known = counts.Known, changed = counts.Changed, leftOut = reading.Problems.Select(p => new { place = p.Place, reason = p.Reason, count = p.Count }) }) : Answers.NotFound("incident");
    }

    private static async Task<IResult> PeopleAsync(string id, JsonElement users, IncidentDesk desk, ClaimsPrincipal user, CancellationToken ct)
    {
        var directory = SlackUsers.ReadDirectory(users);
        return await Answers.OfAsync(await desk.PutPeopleAsync(id, [.. directory.People.All], user.Actor(), ct), "incident",
            () => Task.FromResult(Results.Ok(new { people = directory.People.All.Count, leftOut = directory.Problems.Select(p => new { place = p.Place, reason = p.Reason, count = p.Count }) })));
    }

    private static async Task<IResult> AddFactAsync(string id, FactInput input, IncidentDesk desk, ClaimsPrincipal user, CancellationToken ct)
    {
        if (FactKinds.Parse(input.Kind) is not { } kind) return Answers.Bad($"\"kind\" must be one of: {string.Join(", ", Enum.GetValues<FactKind>().Select(FactKinds.Name))}.");
        var act = new CurationAct("", CurationKind.Add, "", default) { FactKind = kind, Text = input.Text, PublicText = input.PublicText, HappenedAt = input.At?.ToUniversalTime() };
        return await Answers.OfAsync(await desk.CurateAsync(id, act, user.Actor(), ct), "incident", () => Task.FromResult(Results.NoContent()));
    }

    private static async Task<IResult> CurateAsync(string id, string factId, CurationInput input, IncidentDesk desk, ClaimsPrincipal user, CancellationToken ct)
    {
        var acts = new List<CurationAct>();
        if (input.Text is not null || input.PublicText is not null || input.At is not null)
            acts.Add(new CurationAct(factId, CurationKind.Change, "", default) { Text = input.Text, PublicText = input.PublicText, HappenedAt = input.At?.ToUniversalTime() });
        if (input.Pinned is { } pinned) acts.Add(new CurationAct(factId, pinned ? CurationKind.Pin : CurationKind.Restore, "", default));
        if (input.Hidden is { } hidden) acts.Add(new CurationAct(factId, hidden ? CurationKind.Hide : CurationKind.Restore, "", default));
        if (acts.Count == 0) return Answers.Bad("Give text, publicText, at, pinned or hidden.");
        ChangeOutcome outcome = new ChangeOutcome.Done();
        foreach (var act in acts)
            if (outcome is ChangeOutcome.Done) outcome = await desk.CurateAsync(id, act, user.Actor(), ct);
        return await Answers.OfAsync(outcome, "fact", () => Task.FromResult(Results.NoContent()));
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$")] private static partial Regex Id();
}
