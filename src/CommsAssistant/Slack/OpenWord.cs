using System.Globalization;
using System.Text.RegularExpressions;
using CommsAssistant.Core.Approval;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Desk;
using CommsAssistant.Ingestion.Slack;
using Microsoft.Extensions.Options;

namespace CommsAssistant.Slack;

/// <summary>/comms open: the channel becomes an incident's, commanded by whoever opened it.</summary>
internal sealed partial class OpenWord(SlackClient client, SlackChannels channels, IncidentDesk desk, IOptions<SlackOptions> options, TimeProvider clock) : ISlackWord
{
    private const int LongestTitle = 300;

    public string Word => "open";

    public string Help => "[SEV1] [title] Open an incident in this channel and take command of it.";

    public async Task<string> AnswerAsync(SlackCommand command, CancellationToken ct)
    {
        if (await channels.IncidentOfAsync(command.Channel, ct) is { } known && await desk.GetAsync(known, SlackEvents.Slack, ct) is { Summary.ResolvedAt: null } there)
            return $"This channel belongs to *{SlackText.Escape(there.Summary.Head.Id)}* already: {SlackText.Escape(there.Summary.Head.Title)}";
        SlackChannel channel;
        try
        {
            channel = await client.ChannelAsync(command.Channel, ct);
        }
        catch (SlackException e)
        {
            return e.Error is "channel_not_found" or "missing_scope" ? Invite(command) : $"Slack did not tell about this channel ({e.Error}). Try again.";
        }
        return channel.IsMember ? await OpenAsync(command, channel, ct) : Invite(command);
    }

    private async Task<string> OpenAsync(SlackCommand command, SlackChannel channel, CancellationToken ct)
    {
        var (severity, title) = Read(command.Rest);
        if (title.Length == 0) title = Number().Replace(channel.Name, "").Replace('-', ' ').Trim() is { Length: > 0 } words ? words : channel.Name;
        if (title.Length > LongestTitle) title = title[..LongestTitle];
        var now = clock.GetUtcNow();
        var head = new Incident { Id = IdOf(channel.Name, now), Title = title, Severity = severity, Channel = channel.Name, OpenedAt = now, Commander = command.User };
        var by = new Actor(command.User);
        for (var i = 2; await desk.OpenAsync(head, [], by, ct) is ChangeOutcome.Conflict; i++)
        {
            if (i > 9) return $"There are incidents named {SlackText.Escape(head.Id)} already. Open this one on the pages, with an id of its own.";
            head = head with { Id = string.Create(CultureInfo.InvariantCulture, $"{IdOf(channel.Name, now)}-{i}") };
        }
        await channels.BindAsync(channel.Id, channel.Name, head.Id, now - TimeSpan.FromHours(options.Value.BackfillHours), command.User, ct);
        return $"*{SlackText.Escape(head.Id)}* ({severity.Name()}) is open: {SlackText.Escape(title)}\nYou are in command. What was said here is being read; a first draft follows.";
    }

    private static (Severity Severity, string Title) Read(string rest) =>
        SeverityFirst().Match(rest) is { Success: true } m && Severities.Parse(m.Groups[1].Value) is { } severity ? (severity, rest[m.Length..].Trim()) : (Severity.Sev2, rest);

    private static string IdOf(string channel, DateTimeOffset now) => Number().Match(channel) is { Success: true } m ? "INC-" + m.Groups[1].Value : now.UtcDateTime.ToString("'INC-'yyyyMMdd-HHmm", CultureInfo.InvariantCulture);

    private static string Invite(SlackCommand command) => $"The app is not in this channel. Invite it with `/invite`, then type `{SlackText.Escape(command.Name)} open` again.";

    [GeneratedRegex(@"^(sev-?[1-4])\b", RegexOptions.IgnoreCase)] private static partial Regex SeverityFirst();
    [GeneratedRegex(@"\b(?:inc|incident|sev)-?(\d{1,8})(?![a-z0-9])", RegexOptions.IgnoreCase)] private static partial Regex Number();
}
