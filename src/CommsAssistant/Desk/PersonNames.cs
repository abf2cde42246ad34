namespace CommsAssistant.Desk;

/// <summary>What people call somebody: from the incident's channel, else from whoever can sign in, else the id.</summary>
public sealed class PersonNames(IncidentRooms rooms, IEnumerable<IKnownPeople> known)
{
    private readonly IKnownPeople[] known = [.. known];

    /// <summary>A name; empty for an empty id.</summary>
    public async Task<string> OfAsync(string incident, string? id, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(id)) return "";
        ct.ThrowIfCancellationRequested();
        if (await rooms.FindAsync(incident) is { } room && room.View().People.Find(id) is { } person) return person.RealName;
        return known.Select(k => k.NameOf(id)).FirstOrDefault(n => n is not null) ?? id;
    }
}

/// <summary>Knows people who are not in a channel: whoever can sign in.</summary>
public interface IKnownPeople
{
    /// <summary>The name; null when the id is not known here.</summary>
    string? NameOf(string id);
}
