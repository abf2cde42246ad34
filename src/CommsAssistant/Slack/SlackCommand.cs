using System.Text.Json;
using CommsAssistant.Ingestion.Slack;

namespace CommsAssistant.Slack;

/// <summary>A slash command as somebody typed it.</summary>
/// <param name="Word">The sub-command in lower case; empty when none was given.</param>
/// <param name="Rest">What follows it.</param>
internal sealed record SlackCommand(string Name, string Word, string Rest, string Channel, string ChannelName, string User, string ResponseUrl)
{
    private const int Longest = 2_000;

    /// <summary>Reads a stored command; null when it names no channel or no user.</summary>
    public static SlackCommand? Read(ReadOnlyMemory<byte> body)
    {
        using var json = JsonDocument.Parse(body);
        var root = json.RootElement;
        if (SlackMessages.Name(root, "channel_id") is not { } channel || SlackMessages.Name(root, "user_id") is not { } user) return null;
        var text = (SlackMessages.String(root, "text") ?? "").Trim();
        if (text.Length > Longest) text = text[..Longest];
        var space = text.AsSpan().IndexOfAny(' ', '\n', '\t');
        return new SlackCommand(SlackMessages.Name(root, "command") ?? "/comms", (space < 0 ? text : text[..space]).ToLowerInvariant(), space < 0 ? "" : text[space..].Trim(),
            channel, SlackMessages.Name(root, "channel_name") ?? "", user, SlackMessages.String(root, "response_url") ?? "");
    }
}

/// <summary>One sub-command. A further one is one more of these.</summary>
internal interface ISlackWord
{
    /// <summary>The word, in lower case.</summary>
    string Word { get; }

    /// <summary>What it does, for the help.</summary>
    string Help { get; }

    /// <summary>Does it; the answer is for whoever asked, in Slack's mark-up.</summary>
    Task<string> AnswerAsync(SlackCommand command, CancellationToken ct);
}
