using System.Globalization;
using System.Text;

namespace CommsAssistant.Core.Incidents;

/// <summary>Writes a log down field by field; each text carries its length, so that no two different logs read the same.</summary>
internal sealed class LogFingerprint
{
    private readonly StringBuilder text = new();

    public override string ToString() => text.ToString();

    public void Add(SourceRef source, LoggedMessage message)
    {
        Add(source.Channel).Add(source.Ts).Add(message.PostedAt).Add(message.DeletedAt).Add(message.Versions.Count);
        foreach (var (at, body) in message.Versions) Add(at).Add(body);
        foreach (var step in message.ReactionSteps) Add(step.Name).Add(step.UserId).Add(step.At).Add(step.Added ? 1 : 0);
        text.Append('\n');
    }

    private LogFingerprint Add(MessageBody body)
    {
        Add(body.Text).Add(body.AuthorId).Add(body.BotName).Add(body.IsBot ? 1 : 0).Add(body.Subtype).Add(body.ThreadTs).Add(body.Attachments.Count);
        foreach (var attachment in body.Attachments)
        {
            Add(attachment.Title).Add(attachment.Text).Add(attachment.IsShared ? 1 : 0).Add(attachment.Fields.Count);
            foreach (var field in attachment.Fields) Add(field.Title).Add(field.Value);
        }
        Add(body.Files.Count);
        foreach (var file in body.Files) Add(file.Name).Add(file.MediaType);
        return this;
    }

    private LogFingerprint Add(string? value)
    {
        if (value is null) text.Append("-;");
        else text.Append(value.Length).Append(':').Append(value);
        return this;
    }

    private LogFingerprint Add(DateTimeOffset? at) => Add(at?.UtcTicks.ToString(CultureInfo.InvariantCulture));

    private LogFingerprint Add(int number)
    {
        text.Append(number).Append(';');
        return this;
    }
}
