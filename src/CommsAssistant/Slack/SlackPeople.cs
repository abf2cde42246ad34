using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Desk;
using CommsAssistant.Ingestion.Slack;
using Microsoft.Extensions.Logging;

namespace CommsAssistant.Slack;

/// <summary>Asks Slack for who writes, and who is named, in a followed channel: each once, a whole page of the directory where many are wanted.</summary>
internal sealed partial class SlackPeople(SlackClient client, IncidentDesk desk, IncidentRooms rooms, TimeProvider clock, ILogger<SlackPeople> log) : IDisposable
{
    private const int FewEnough = 60;
    private const int MostWanted = 5_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(6);
    private readonly ConcurrentDictionary<string, HashSet<string>> wanted = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (Person? Person, DateTimeOffset At)> known = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim asking = new(1, 1);

    /// <inheritdoc/>
    public void Dispose() => asking.Dispose();

    /// <summary>Ids of people and bots in these events: authors, and whoever is named.</summary>
    public static IEnumerable<string> In(IEnumerable<LogEvent> events) => events.SelectMany(e => e switch
    {
        MessagePosted posted => In(posted.Body),
        MessageEdited edited => In(edited.Body),
        ReactionChanged reaction => [reaction.UserId],
        _ => [],
    }).Distinct(StringComparer.Ordinal);

    /// <summary>Has these people looked up in the next round, unless they are known.</summary>
    public void Want(string incident, IEnumerable<string> ids)
    {
        var set = wanted.GetOrAdd(incident, _ => new HashSet<string>(StringComparer.Ordinal));
        lock (set)
            foreach (var id in ids)
                if (set.Count < MostWanted && Id().IsMatch(id)) set.Add(id);
    }

    /// <summary>Looks up whoever is wanted.</summary>
    public async Task RoundAsync(CancellationToken ct)
    {
        await asking.WaitAsync(ct);
        try
        {
            foreach (var incident in wanted.Keys)
            {
                if (!wanted.TryRemove(incident, out var set)) continue;
                List<string> ids;
                lock (set) ids = [.. set];
                await PutAsync(incident, ids, ct);
            }
        }
        finally
        {
            asking.Release();
        }
    }

    private async Task PutAsync(string incident, List<string> ids, CancellationToken ct)
    {
        if (await rooms.FindAsync(incident) is not { } room) return;
        var there = room.View().People;
        ids.RemoveAll(id => there.Find(id) is { } person && person.Id == id);
        var stale = clock.GetUtcNow() - Fresh;
        var unknown = ids.Where(id => !known.TryGetValue(id, out var k) || k.At < stale).ToList();
        if (unknown.Count(id => id[0] != 'B') > FewEnough) await AskForAllAsync(unknown, ct);
        else foreach (var id in unknown) await AskAsync(id, ct);
        foreach (var bot in unknown.Where(id => id[0] == 'B' && !known.ContainsKey(id))) await AskAsync(bot, ct);
        var found = ids.Select(id => known.GetValueOrDefault(id).Person).OfType<Person>().ToList();
        if (found.Count > 0) await desk.PutPeopleAsync(incident, found, SlackEvents.Slack, ct);
    }

    private async Task AskForAllAsync(List<string> ids, CancellationToken ct)
    {
        var missing = ids.ToHashSet(StringComparer.Ordinal);
        try
        {
            await foreach (var page in client.UsersAsync(ct))
            {
                foreach (var person in SlackUsers.Read(page))
                    if (missing.Remove(person.Id)) known[person.Id] = (person, clock.GetUtcNow());
                if (missing.Count == 0) break;
            }
            foreach (var id in missing.Where(id => id[0] != 'B')) known[id] = (null, clock.GetUtcNow());
        }
        catch (SlackException e)
        {
            log.NoPerson("*", e.Error);
        }
    }

    private async Task AskAsync(string id, CancellationToken ct)
    {
        try
        {
            known[id] = (id[0] == 'B' ? await BotAsync(id, ct) : Of(await client.UserAsync(id, ct), id), clock.GetUtcNow());
        }
        catch (SlackException e)
        {
            log.NoPerson(id, e.Error);
            if (e.Error.EndsWith("_not_found", StringComparison.Ordinal)) known[id] = (null, clock.GetUtcNow());
        }
    }

    private async Task<Person> BotAsync(string id, CancellationToken ct)
    {
        var (name, user) = await client.BotAsync(id, ct);
        var person = user is not null && Of(await client.UserAsync(user, ct), user) is { } found ? found : new Person(id, name, name, "", "UTC", PersonRole.Bot);
        return person with { Id = id, Role = PersonRole.Bot };
    }

    private static Person? Of(JsonElement user, string id) => SlackUsers.Read(user).FirstOrDefault(p => p.Id == id);

    private static IEnumerable<string> In(MessageBody body) => Mention().Matches(body.Text).Select(m => m.Groups[1].Value).Append(body.AuthorId);

    [GeneratedRegex(@"<@([UWB][A-Z0-9]{2,20})[|>]")] private static partial Regex Mention();
    [GeneratedRegex(@"^[UWB][A-Z0-9]{2,20}$")] private static partial Regex Id();
}
