namespace CommsAssistant.Core.Incidents;

/// <summary>What was last published to customers, for consistency and for saying what changed.</summary>
/// <param name="Status">The status it carried.</param>
/// <param name="Title">Its title.</param>
/// <param name="Body">Its body.</param>
/// <param name="PublishedAt">When, UTC.</param>
/// <param name="NextUpdateAt">What it promised; null when nothing.</param>
public sealed record PublishedText(IncidentStatus Status, string Title, string Body, DateTimeOffset PublishedAt, DateTimeOffset? NextUpdateAt);
