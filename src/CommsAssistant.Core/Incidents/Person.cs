namespace CommsAssistant.Core.Incidents;

/// <summary>What a person is to an incident, read from the title in the directory; the commander is known from the incident, not from here.</summary>
public enum PersonRole
{
    /// <summary>Nothing known.</summary>
    Unknown,
    /// <summary>Works on the technical side.</summary>
    Responder,
    /// <summary>Writes to customers for a living.</summary>
    Comms,
    /// <summary>Hears from customers.</summary>
    Support,
    /// <summary>Leads people or the company.</summary>
    Leader,
    /// <summary>Somebody else in the company.</summary>
    Bystander,
    /// <summary>Legal or compliance.</summary>
    Legal,
    /// <summary>Security.</summary>
    Security,
    /// <summary>A program.</summary>
    Bot,
}

/// <summary>Somebody, or some program, that writes in the channel.</summary>
/// <param name="Id">The Slack user or bot id.</param>
/// <param name="Handle">The short name; may equal the id when unknown.</param>
/// <param name="RealName">The full name; the handle when unknown.</param>
/// <param name="Title">The job title as given in the directory.</param>
/// <param name="TimeZone">IANA zone id; "UTC" when unknown.</param>
/// <param name="Role">Read from the title.</param>
public sealed record Person(string Id, string Handle, string RealName, string Title, string TimeZone, PersonRole Role)
{
    /// <summary>The first word of the real name, which is how colleagues name each other in texts for responders.</summary>
    public string ShortName => RealName.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var first, ..] ? first : Handle;

    /// <summary>True when it is a program.</summary>
    public bool IsBot => Role == PersonRole.Bot;
}

/// <summary>Everyone known, by Slack id. Looking up an id that is not known gives a person who carries the id as name.</summary>
public sealed class People
{
    private readonly Dictionary<string, Person> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Person> byHandle = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes a directory; a later person with the same id replaces an earlier one.</summary>
    public People(IEnumerable<Person> people)
    {
        foreach (var person in people)
        {
            byId[person.Id] = person;
            byHandle[person.Handle] = person;
        }
    }

    /// <summary>A directory with nobody in it.</summary>
    public static People None { get; } = new([]);

    /// <summary>All known people and bots.</summary>
    public IReadOnlyCollection<Person> All => byId.Values;

    /// <summary>The person with this id or handle, or null.</summary>
    public Person? Find(string? idOrHandle) =>
        idOrHandle is null ? null : byId.GetValueOrDefault(idOrHandle) ?? byHandle.GetValueOrDefault(idOrHandle);

    /// <summary>The person with this id or handle; a nameless one when there is none.</summary>
    public Person this[string idOrHandle] =>
        Find(idOrHandle) ?? new Person(idOrHandle, idOrHandle, idOrHandle, "", "UTC", PersonRole.Unknown);
}
