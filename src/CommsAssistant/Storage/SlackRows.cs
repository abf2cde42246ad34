namespace CommsAssistant.Storage;

/// <summary>A request of Slack's, stored before it was acknowledged. Its body goes once it has been worked on; the key stays, so that a repeat is known.</summary>
internal sealed class SlackInboxRow
{
    public long Id { get; set; }
    /// <summary>Slack's event id, or the SHA-256 of the body where there is none.</summary>
    public required string Key { get; set; }
    /// <summary>event, command or interaction.</summary>
    public required string Kind { get; set; }
    public required byte[] Body { get; set; }
    public DateTimeOffset ReceivedAt { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset NotBefore { get; set; }
    /// <summary>Why it was given up; null when it was not.</summary>
    public string? Problem { get; set; }
}

/// <summary>A channel that belongs to an incident: the only kind that is read.</summary>
internal sealed class SlackChannelRow
{
    public required string ChannelId { get; set; }
    public required string IncidentId { get; set; }
    public required string Name { get; set; }
    public DateTimeOffset BoundAt { get; set; }
    /// <summary>Where reading the history begins.</summary>
    public DateTimeOffset From { get; set; }
    /// <summary>When the history was last read to its end.</summary>
    public DateTimeOffset? FilledAt { get; set; }
    /// <summary>Messages in the history then, replies included.</summary>
    public int Messages { get; set; }
    /// <summary>Messages that the history gave and no event had told, the first reading left out.</summary>
    public int Missed { get; set; }
    /// <summary>Why the last reading failed; null when it did not.</summary>
    public string? Problem { get; set; }
}

/// <summary>The newest tokens of an app that rotates them, sealed.</summary>
internal sealed class SlackTokenRow
{
    public required string Id { get; set; }
    /// <summary>SHA-256 of the refresh token in the settings that these came from.</summary>
    public required string Seed { get; set; }
    public required byte[] Sealed { get; set; }
    public DateTimeOffset EndsAt { get; set; }
}
