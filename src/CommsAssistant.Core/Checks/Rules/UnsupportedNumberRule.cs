using System.Text.RegularExpressions;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Checks.Rules;

/// <summary>Every number of a sentence that rests on messages is in one of them, or in what customers were told.</summary>
public sealed partial class UnsupportedNumberRule : IDraftRule
{
    /// <inheritdoc/>
    public string Id => "unsupported-number";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CheckContext context)
    {
        foreach (var sentence in context.Draft.Sentences.Where(s => s.Support is Support.Evidence or Support.None))
        {
            var start = context.Text.IndexOf(sentence.Text, StringComparison.Ordinal);
            if (start < 0) continue;
            var sources = string.Join(' ', sentence.Evidence.Select(e => context.Messages.TryGetValue(e.Source, out var entry) ? MessageText.Plain(MessageText.Whole(entry.Body), context.People) : e.Quote));
            var times = ClockTimes.Find(sentence.Text);
            foreach (Match number in Number().Matches(sentence.Text))
            {
                if (times.Any(t => number.Index >= t.Start && number.Index < t.Start + t.Length)) continue;
                if (context.Catalogue.PublicNames.Any(n => n.Contains(number.Value, StringComparison.Ordinal) && sentence.Text.Contains(n, StringComparison.OrdinalIgnoreCase))) continue;
                if (!sources.Contains(number.Value.TrimEnd('.', ','), StringComparison.Ordinal))
                    yield return new Finding(Id, FindingSeverity.Block, $"\"{number.Value}\" is in none of the messages that this sentence rests on.", start + number.Index, number.Length);
            }
        }
    }

    [GeneratedRegex(@"(?<![\w.:#-])\d[\d,.]*(?!\w)")] private static partial Regex Number();
}
