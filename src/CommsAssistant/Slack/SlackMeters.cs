using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace CommsAssistant.Slack;

/// <summary>What can be counted of Slack: requests by what became of them, calls by how they ended. Never a word of what they held.</summary>
public sealed class SlackMeters : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "CommsAssistant.Slack";

    private readonly Meter meter = new(Name);

    /// <summary>Makes the counters of one service.</summary>
    public SlackMeters()
    {
        Refused = meter.CreateCounter<long>("comms.slack.refused", "{request}", "Requests that were refused, by reason");
        Taken = meter.CreateCounter<long>("comms.slack.taken", "{request}", "Requests by what became of them: stored, repeated, passed over");
        Acknowledged = meter.CreateHistogram<double>("comms.slack.acknowledged", "s", "From a request's arrival to its acknowledgement");
        Calls = meter.CreateCounter<long>("comms.slack.calls", "{call}", "Calls of Slack's methods by how they ended");
        Found = meter.CreateCounter<long>("comms.slack.gap_messages", "{message}", "Messages that no event had told and that the history gave");
    }

    internal Counter<long> Refused { get; }
    internal Counter<long> Taken { get; }
    internal Histogram<double> Acknowledged { get; }
    internal Counter<long> Calls { get; }
    internal Counter<long> Found { get; }

    internal void Refuse(string reason) => Refused.Add(1, new KeyValuePair<string, object?>("reason", reason));
    internal void Take(string what) => Taken.Add(1, new KeyValuePair<string, object?>("outcome", what));
    internal void Call(string method, string outcome) => Calls.Add(1, new("method", method), new("outcome", outcome));

    /// <inheritdoc/>
    public void Dispose() => meter.Dispose();
}

/// <summary>Log lines about Slack: ids, counts, names of errors.</summary>
internal static partial class SlackLog
{
    [LoggerMessage(1, LogLevel.Warning, "A request to Slack's address {Path} was refused: {Reason}")]
    public static partial void Refused(this ILogger logger, string path, string reason);

    [LoggerMessage(2, LogLevel.Warning, "Slack's {Method} is asked again in {Seconds:0.0} s: {Reason}")]
    public static partial void Again(this ILogger logger, string method, double seconds, string reason);

    [LoggerMessage(3, LogLevel.Error, "A stored request of Slack ({Kind}, number {Number}) could not be worked on {Attempts} times and is kept for a person to look at")]
    public static partial void GivenUp(this ILogger logger, Exception exception, string kind, long number, int attempts);

    [LoggerMessage(4, LogLevel.Warning, "A stored request of Slack ({Kind}, number {Number}) could not be worked on and is tried again")]
    public static partial void TriedAgain(this ILogger logger, Exception exception, string kind, long number);

    [LoggerMessage(5, LogLevel.Error, "A round of {Worker} failed; the next one follows")]
    public static partial void RoundFailed(this ILogger logger, Exception exception, string worker);

    [LoggerMessage(6, LogLevel.Information, "Channel {Channel} was read for incident {Incident}: {Messages} messages, {Found} of them not known before, in {Calls} calls")]
    public static partial void Filled(this ILogger logger, string channel, string incident, int messages, int found, int calls);

    [LoggerMessage(7, LogLevel.Warning, "Channel {Channel} of incident {Incident} could not be read: {Error}")]
    public static partial void NotFilled(this ILogger logger, string channel, string incident, string error);

    [LoggerMessage(8, LogLevel.Information, "Connected to Slack's Socket Mode")]
    public static partial void Connected(this ILogger logger);

    [LoggerMessage(9, LogLevel.Information, "Slack asks for a new connection: {Reason}")]
    public static partial void AskedToReconnect(this ILogger logger, string reason);

    [LoggerMessage(10, LogLevel.Warning, "The connection to Slack ended ({Reason}); the next try is in {Seconds:0.0} s")]
    public static partial void Disconnected(this ILogger logger, string reason, double seconds);

    [LoggerMessage(11, LogLevel.Warning, "Slack's user {User} could not be asked for: {Error}")]
    public static partial void NoPerson(this ILogger logger, string user, string error);

    [LoggerMessage(13, LogLevel.Information, "{Count} requests of the kind {Kind} were passed over: nothing here answers them yet")]
    public static partial void NobodyFor(this ILogger logger, int count, string kind);

    [LoggerMessage(12, LogLevel.Warning, "An answer to a command could not be given: {Reason}")]
    public static partial void NotAnswered(this ILogger logger, string reason);
}
