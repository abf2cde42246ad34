using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Facts.Rules;

/// <summary>Who takes command, and to whom it passes.</summary>
public sealed partial class CommandRule : IFactRule
{
    /// <inheritdoc/>
    public IEnumerable<Reading> Read(Utterance utterance, Scene scene)
    {
        if (utterance.IsBot) yield break;
        var taking = utterance.Sentences.FirstOrDefault(s => Takes().IsMatch(s) && !s.EndsWith('?'));
        if (taking is not null)
        {
            var first = scene.Commander is null || scene.Commander.Id == utterance.Speaker.Id;
            var before = scene.Commander;
            scene.Commander = utterance.Speaker;
            var delegates = utterance.Sentences.Count > 1 ? " " + ChatText.Polish(utterance.Sentences.FirstOrDefault(s => s != taking && !s.EndsWith('?')) ?? "") : "";
            yield return new Reading(first ? FactKind.Assignment : FactKind.Handover, first ? utterance.Own : taking, first ? 72 : 90)
            {
                IsKey = !first,
                Text = (first ? $"{utterance.Speaker.ShortName} takes command." : $"Command passes from {before!.ShortName} to {utterance.Speaker.ShortName}.") + (first ? ChatText.InThirdPerson(delegates, utterance.Speaker.ShortName) : ""),
            };
        }
        else if (utterance.Sentences.FirstOrDefault(s => Hands().IsMatch(s) && !s.EndsWith('?')) is { } handing && (utterance.IsCommander || scene.Commander is null))
            yield return new Reading(FactKind.Handover, handing, 78);
    }

    [GeneratedRegex(@"\b(?:i(?:'ve| have)? (?:got |take |taking |now have |have )?(?:the )?command|i(?:'m| am)? ?(?:taking|take) (?:command|commander|over as (?:ic|commander)|ic\b)|taking (?:command|commander|ic)\b|i(?:'ll| will|’ll) (?:take|be|run) (?:ic\b|command|commander|incident command)|(?:i'?m|i am) (?:the )?(?:ic\b|commander|incident commander)|i have (?:the )?command|^mine now\b|\bin the chair\b|command is mine|i'?m commander)", RegexOptions.IgnoreCase)] private static partial Regex Takes();
    [GeneratedRegex(@"\b(?:hand(?:ing)? ?(?:over|back|command|off)|handover)\b|\btakes (?:over|ic|command)\b|\b(?:you have|over to) command\b", RegexOptions.IgnoreCase)] private static partial Regex Hands();
}
