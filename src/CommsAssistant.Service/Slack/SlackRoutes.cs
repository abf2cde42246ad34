using System.Text;
using System.Text.Json;
using CommsAssistant.Ingestion.Slack;
using CommsAssistant.Slack;
using Microsoft.AspNetCore.WebUtilities;

namespace CommsAssistant.Service.Slack;

/// <summary>/slack/events, /slack/commands, /slack/interactions: what Slack posts. Not mapped where Slack is not set up, or comes over Socket Mode.</summary>
internal static class SlackRoutes
{
    private const int LongestChallenge = 1_000;

    public static IServiceCollection AddSlackApp(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSlack(configuration);
        return SlackSetup.IsHttp(configuration) ? services.AddSingleton<SlackDoor>() : services;
    }

    public static void MapSlack(this WebApplication app)
    {
        if (!SlackSetup.IsHttp(app.Configuration)) return;
        var slack = app.MapGroup("/slack").AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
        slack.MapPost("/events", (HttpContext http, SlackDoor door, SlackIntake intake) => door.EnterAsync(http, (body, ct) => EventAsync(intake, body, ct)));
        slack.MapPost("/commands", (HttpContext http, SlackDoor door, SlackIntake intake) => door.EnterAsync(http, (body, ct) => CommandAsync(intake, body, ct)));
        slack.MapPost("/interactions", (HttpContext http, SlackDoor door, SlackIntake intake) => door.EnterAsync(http, (body, ct) => InteractionAsync(intake, body, ct)));
    }

    private static async Task<IResult?> EventAsync(SlackIntake intake, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        using var envelope = JsonDocument.Parse(body);
        switch (SlackMessages.Name(envelope.RootElement, "type"))
        {
            case "url_verification":
                return SlackMessages.String(envelope.RootElement, "challenge") is { Length: <= LongestChallenge } challenge ? Results.Text(challenge) : null;
            case "event_callback":
                await intake.EventAsync(envelope.RootElement, body, ct);
                return Results.Ok();
            default:
                return SlackMessages.Name(envelope.RootElement, "type") is null ? null : Results.Ok();
        }
    }

    private static async Task<IResult?> CommandAsync(SlackIntake intake, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        var form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body.Span));
        if (form.ContainsKey("ssl_check")) return Results.Ok();
        if (!form.ContainsKey("command")) return null;
        await intake.AskedAsync(SlackRequest.Command, JsonSerializer.SerializeToUtf8Bytes(form.ToDictionary(f => f.Key, f => f.Value.ToString())), ct);
        return Results.Ok();
    }

    private static async Task<IResult?> InteractionAsync(SlackIntake intake, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        if (!QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body.Span)).TryGetValue("payload", out var payload)) return null;
        var json = Encoding.UTF8.GetBytes(payload.ToString());
        using (var read = JsonDocument.Parse(json))
            if (read.RootElement.ValueKind != JsonValueKind.Object) return null;
        await intake.AskedAsync(SlackRequest.Interaction, json, ct);
        return Results.Ok();
    }
}
