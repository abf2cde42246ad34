using System.Security.Claims;
using CommsAssistant.Cadence;
using CommsAssistant.Service.Auth;

namespace CommsAssistant.Service.Api;

internal sealed record SnoozeInput(string? Deadline, double? Minutes);
internal sealed record PromiseWire(string Incident, string Key, string Kind, DateTimeOffset MadeAt, DateTimeOffset DueAt, DateTimeOffset? MetAt, string Outcome, double? LateSeconds);
internal sealed record PromisesWire(IReadOnlyList<PromiseWire> Promises, int Kept, int Late, int Missed, int Open, int Dropped, double? KeptShare);
internal sealed record ReminderWire(string Incident, string Title, string Deadline, string Kind, DateTimeOffset DueAt, string Rung, DateTimeOffset At, bool CanBePutOff);

/// <summary>/api/v1: promises and what became of them, and reminders that stand for whoever asks.</summary>
internal static class ClockApi
{
    public static void MapClocks(this RouteGroupBuilder api)
    {
        api.MapGet("/incidents/{id}/promises", async (string id, ClockDesk clocks, ClaimsPrincipal user, CancellationToken ct) =>
            await clocks.PromisesAsync(id, user.Actor(), ct) is { } promises ? Results.Ok(Of(promises)) : Answers.NotFound("incident")).WithTags("clocks").Produces<PromisesWire>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/reminders", async (ClockDesk clocks, ClaimsPrincipal user, CancellationToken ct) => Results.Ok((await clocks.RemindersAsync(user.Actor(), ct)).Select(Of)))
            .WithTags("clocks").Produces<IReadOnlyList<ReminderWire>>();
        api.MapPost("/incidents/{id}/snooze", SnoozeAsync).WithTags("clocks").WithDescription("Puts the commander's reminder off by minutes; the deputy and the pool are told all the same.");
    }

    private static async Task<IResult> SnoozeAsync(string id, SnoozeInput input, ClockDesk clocks, ClaimsPrincipal user, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(input.Deadline) || input.Minutes is not { } minutes || !double.IsFinite(minutes) || Math.Abs(minutes) > 1e6) return Answers.Bad("\"deadline\" (as /reminders gives it) and \"minutes\" are needed.");
        return await Answers.OfAsync(await clocks.SnoozeAsync(id, input.Deadline, TimeSpan.FromMinutes(minutes), user.Actor(), ct), "incident or deadline",
            async () => Results.Ok((await clocks.RemindersAsync(user.Actor(), ct)).Select(Of)));
    }

    private static PromisesWire Of(IReadOnlyList<PromiseView> promises)
    {
        var counts = ClockDesk.Count(promises);
        return new PromisesWire([.. promises.Select(p => new PromiseWire(p.Incident.Id, p.Deadline.Key, Name(p.Deadline.Kind), p.Deadline.MadeAt, p.Deadline.DueAt, p.Deadline.MetAt, Name(p.Outcome), p.Late?.TotalSeconds))],
            counts.Kept, counts.Late, counts.Missed, counts.Open, counts.Dropped, counts.KeptShare);
    }

    private static ReminderWire Of(ReminderView r) => new(r.Incident.Id, r.Incident.Title, r.Deadline.Key, Name(r.Deadline.Kind), r.Deadline.DueAt, Name(r.Rung), r.At, r.IsForCommander);

    private static string Name(Enum value) => value switch { Core.Cadence.DeadlineKind.FirstPost => "first-post", _ => value.ToString().ToLowerInvariant() };
}
