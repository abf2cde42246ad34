using System.Text.Json;
using CommsAssistant.Desk;
using CommsAssistant.Service.Auth;
using CommsAssistant.Storage;

namespace CommsAssistant.Service.Pages;

/// <summary>Tells open pages that something changed, so that they can offer to show it. A page that does not listen works as well.</summary>
internal static class LiveUpdates
{
    public static void MapLive(this IEndpointRouteBuilder routes) => routes.MapGet("/changes", async (HttpContext http, ChangeFeed feed, IncidentDesk incidents, IHostApplicationLifetime life) =>
    {
        var actor = http.User.Actor();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, life.ApplicationStopping);
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        var seen = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            await using var changes = feed.ReadAsync(ending.Token).GetAsyncEnumerator(ending.Token);
            var next = changes.MoveNextAsync();
            await WriteAsync(http, ": listening\n\n", ending.Token);
            while (await next)
            {
                var change = changes.Current;
                next = changes.MoveNextAsync();
                if (!seen.Contains(change.IncidentId) || change.What == "incident")
                    seen = [.. (await incidents.ListAsync(actor, ending.Token)).Select(i => i.Head.Id)];
                if (seen.Contains(change.IncidentId))
                    await WriteAsync(http, "event: change\ndata: " + JsonSerializer.Serialize(new { incident = change.IncidentId, what = change.What, draft = change.DraftId }) + "\n\n", ending.Token);
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The page was closed or the service ends: nobody listens any more.
        }
    });

    private static async Task WriteAsync(HttpContext http, string text, CancellationToken ct)
    {
        await http.Response.WriteAsync(text, ct);
        await http.Response.Body.FlushAsync(ct);
    }
}
