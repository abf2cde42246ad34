using System.Security.Cryptography;

namespace CommsAssistant.Slack;

/// <summary>Something that Slack asked, before it is stored.</summary>
/// <param name="Kind">event, command or interaction.</param>
/// <param name="Key">The same for the same request, however often and over whichever transport it comes.</param>
/// <param name="Body">JSON.</param>
public sealed record SlackRequest(string Kind, string Key, ReadOnlyMemory<byte> Body)
{
    /// <summary>An envelope of the Events API.</summary>
    public const string Event = "event";
    /// <summary>A slash command.</summary>
    public const string Command = "command";
    /// <summary>A click, a shortcut or a form.</summary>
    public const string Interaction = "interaction";

    /// <summary>A request that has no id of its own.</summary>
    public static SlackRequest Of(string kind, ReadOnlyMemory<byte> body) => new(kind, Convert.ToHexStringLower(SHA256.HashData(body.Span)), body);
}

/// <summary>A request that was stored and waits for being worked on.</summary>
internal sealed record StoredRequest(long Number, string Kind, byte[] Body, int Attempts);

/// <summary>What became of a request.</summary>
public enum SlackTaking
{
    /// <summary>Stored; it is worked on after the acknowledgement.</summary>
    Stored,
    /// <summary>Known from before; nothing more to do.</summary>
    Repeated,
    /// <summary>It concerns nothing that is followed, and nothing of it was kept.</summary>
    PassedOver,
}

/// <summary>Works on stored requests of one kind. Doing it twice must do no harm: the service may end between the work and its record.</summary>
internal interface ISlackHandler
{
    /// <summary>The kind of requests.</summary>
    string Kind { get; }

    /// <summary>Works on requests in the order in which they came.</summary>
    Task HandleAsync(IReadOnlyList<StoredRequest> requests, CancellationToken ct);
}
