using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Checks.Rules;

/// <summary>Text that reads like an order to a program, or that was copied from a message that holds one.</summary>
public sealed partial class InstructionRule : IDraftRule
{
    /// <inheritdoc/>
    public string Id => "instruction";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CheckContext context)
    {
        if (Instructions.IsIn(context.Text)) yield return Places.Whole(Id, FindingSeverity.Block, "The text holds words addressed to a machine. Remove them.");
        foreach (var hidden in context.Of(Id, FindingSeverity.Block, Invisible(), "Characters that people do not see stand here; programs read them. Remove them.", "")) yield return hidden;
        foreach (var source in context.Draft.Sentences.SelectMany(s => s.Evidence).Select(e => e.Source).Distinct())
            if (context.Messages.TryGetValue(source, out var entry) && Instructions.IsIn(MessageText.Plain(MessageText.Whole(entry.Body), context.People)))
                yield return Places.Whole(Id, FindingSeverity.Block, "A sentence rests on a message that tries to give orders to a program. Rest it on another message, or remove it.");
    }

    // Flags of countries' parts begin with a black flag and use tag characters by right.
    [GeneratedRegex(@"(?<!\uD83C\uDFF4(?:\uDB40[\uDC00-\uDC7F]){0,8})(?:\uDB40[\uDC00-\uDC7F]){1,200}|[\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]{1,200}")] private static partial Regex Invisible();
}
