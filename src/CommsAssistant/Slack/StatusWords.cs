using System.Globalization;
using System.Text;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Desk;
using CommsAssistant.Ingestion.Slack;

namespace CommsAssistant.Slack;

/// <summary>/comms status: who commands, what customers know, what is due.</summary>
internal sealed class StatusWord(SlackChannels channels, IncidentDesk desk) : ISlackWord
{
    public string Word => "status";

    public string Help => "Who commands, what customers were told last, what is due next.";

    public async Task<string> AnswerAsync(SlackCommand command, CancellationToken ct)
    {
        if (await channels.IncidentOfAsync(command.Channel, ct) is not { } id || await desk.GetAsync(id, SlackEvents.Slack, ct) is not { } view) return BriefWord.NoIncident(command);
        var s = view.Summary;
        var text = new StringBuilder().Append('*').Append(SlackText.Escape(s.Head.Id)).Append("* ").Append(SlackText.Escape(s.Head.Title)).Append('\n')
            .Append(CultureInfo.InvariantCulture, $"{s.Head.Severity.Name()}, {s.Status.ResponderName()}");
        text.Append(s.CommanderName.Length > 0 ? $", commander {SlackText.Escape(s.CommanderName)}\n" : ", nobody commands\n");
        text.Append(s.LastPublished is { } last ? $"Customers read last, at {Utc(last.PublishedAt)}: {SlackText.Escape(last.Title)}\n" : "Customers were told nothing yet.\n");
        if (s.NextDueAt is { } due) text.Append("Next update due at ").Append(Utc(due)).Append('\n');
        text.Append(s.WaitingDrafts switch { 0 => "No draft waits.", 1 => "One draft waits for the commander.", var many => $"{many} drafts wait for the commander." });
        if (await channels.CoverageAsync(id, ct) is { } coverage)
            text.Append('\n').Append(coverage.Problem is { } problem ? "The channel could not be read: " + problem : coverage.ReadAt is { } at ? $"Channel read: {coverage.Messages} messages, whole at {Utc(at)}." : "The channel is being read.");
        return text.ToString();
    }

    internal static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("HH':'mm' UTC'", CultureInfo.InvariantCulture);
}

/// <summary>/comms brief: where things stand, for somebody who comes late.</summary>
internal sealed class BriefWord(SlackChannels channels, IncidentDesk desk) : ISlackWord
{
    private const int Most = 5;

    public string Word => "brief";

    public string Help => "Where things stand, for your eyes only.";

    public async Task<string> AnswerAsync(SlackCommand command, CancellationToken ct)
    {
        if (await channels.IncidentOfAsync(command.Channel, ct) is not { } id || await desk.GetAsync(id, SlackEvents.Slack, ct) is not { } view) return NoIncident(command);
        var brief = view.Brief;
        var text = new StringBuilder().Append('*').Append(SlackText.Escape(id)).Append("* ").Append(SlackText.Escape(brief.FiveWords.Length > 0 ? brief.FiveWords : view.Summary.Head.Title)).Append('\n');
        Add(text, "Impact", brief.Impact, "Nobody has said what customers experience.");
        if (brief.Since is { } since) text.Append("*Since* ").Append(StatusWord.Utc(since)).Append('\n');
        Add(text, "Not affected", brief.NotAffected, null);
        Add(text, "Workaround", brief.Workarounds, null);
        if (brief.Cause is { } cause) Add(text, "Cause", [cause], null);
        else if (brief.Theory is { } theory) Add(text, "Theory, not confirmed", [theory], null);
        else text.Append("*Cause* not known\n");
        Add(text, "Ruled out", brief.RuledOut, null);
        Add(text, "Tried", [.. brief.Tried.Select(t => t.Outcome is { } outcome ? t.Action with { Text = t.Action.Text + " → " + outcome.Text } : t.Action)], null);
        Add(text, "Doing", [.. brief.Doing.Select(d => d.What.Text.StartsWith(d.Who, StringComparison.OrdinalIgnoreCase) ? d.What : d.What with { Text = d.Who + ": " + d.What.Text })], null);
        if (brief.Estimate is { } estimate) Add(text, "Estimate", [estimate], null);
        return text.ToString().TrimEnd();
    }

    internal static string NoIncident(SlackCommand command) => $"This channel belongs to no incident. `{SlackText.Escape(command.Name)} open` makes it one.";

    private static void Add(StringBuilder text, string heading, IReadOnlyList<BriefLine> lines, string? none)
    {
        if (lines.Count == 0 && none is null) return;
        text.Append('*').Append(heading).Append("* ").Append(lines.Count == 0 ? none : lines.Count == 1 ? Line(lines[0]) : "").Append('\n');
        if (lines.Count < 2) return;
        foreach (var line in lines.TakeLast(Most)) text.Append("• ").Append(Line(line)).Append('\n');
    }

    private static string Line(BriefLine line) => SlackText.Escape((line.Text.Length > 300 ? line.Text[..299] + "…" : line.Text).ReplaceLineEndings(" "));
}
