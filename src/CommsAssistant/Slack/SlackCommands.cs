using System.Text;
using CommsAssistant.Ingestion.Slack;

namespace CommsAssistant.Slack;

/// <summary>Works on slash commands: finds the sub-command and gives its answer to whoever asked.</summary>
internal sealed class SlackCommands(IEnumerable<ISlackWord> words, SlackReply reply) : ISlackHandler
{
    private readonly IReadOnlyList<ISlackWord> words = [.. words];

    public string Kind => SlackRequest.Command;

    public async Task HandleAsync(IReadOnlyList<StoredRequest> requests, CancellationToken ct)
    {
        foreach (var request in requests)
            if (SlackCommand.Read(request.Body) is { } command) await reply.ToAsync(command, await AnswerAsync(command, ct), ct);
    }

    private async Task<string> AnswerAsync(SlackCommand command, CancellationToken ct)
    {
        if (words.FirstOrDefault(w => w.Word == command.Word) is { } word) return await word.AnswerAsync(command, ct);
        var name = SlackText.Escape(command.Name);
        var help = new StringBuilder(command.Word is "" or "help" ? "" : $"There is no `{name} {SlackText.Escape(command.Word)}`.\n");
        foreach (var each in words) help.Append('`').Append(name).Append(' ').Append(each.Word).Append("` ").Append(each.Help).Append('\n');
        return help.Append('`').Append(name).Append(" help` Show this.").ToString();
    }
}
