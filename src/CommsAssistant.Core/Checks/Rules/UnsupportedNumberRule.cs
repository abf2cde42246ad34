using System.Text.RegularExpressions;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Checks.Rules;

/// <summary>Every number of a sentence that rests on messages is in one of them, or in what customers were told.</summary>
public sealed partial class UnsupportedNumberRule : IDraftRule
{
    private static readonly Dictionary<string, string> Digits = new(StringComparer.OrdinalIgnoreCase)
    {
        ["two"] = "2", ["three"] = "3", ["four"] = "4", ["five"] = "5", ["six"] = "6", ["seven"] = "7", ["eight"] = "8", ["nine"] = "9", ["ten"] = "10", ["eleven"] = "11", ["twelve"] = "12",
        ["twenty"] = "20", ["thirty"] = "30", ["forty"] = "40", ["fifty"] = "50", ["sixty"] = "60", ["half"] = "50", ["twice"] = "2", ["hundred"] = "00", ["thousand"] = "000",
    };

    /// <inheritdoc/>
    public string Id => "unsupported-number";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CheckContext context)
    {
        var from = 0;
        foreach (var sentence in context.Draft.Sentences)
        {
            var start = context.Text.IndexOf(sentence.Text, from, StringComparison.Ordinal);
            if (start < 0) continue;
            from = start + sentence.Text.Length;
            if (sentence.Support is not (Support.Evidence or Support.None)) continue;
            var sources = string.Join(' ', sentence.Evidence.Select(e => context.Messages.TryGetValue(e.Source, out var entry) ? MessageText.Plain(MessageText.Whole(entry.Body), context.People) : e.Quote));
            var times = ClockTimes.Find(sentence.Text);
            foreach (Match number in Number().Matches(sentence.Text))
            {
                if (times.Any(t => number.Index >= t.Start && number.Index < t.Start + t.Length)) continue;
                if (context.Catalogue.PublicNames.Any(n => n.Contains(number.Value, StringComparison.Ordinal) && sentence.Text.Contains(n, StringComparison.OrdinalIgnoreCase))) continue;
                if (!sources.Contains(number.Value.TrimEnd('.', ','), StringComparison.Ordinal))
                    yield return new Finding(Id, FindingSeverity.Block, $"\"{number.Value}\" is in none of the messages that this sentence rests on.", start + number.Index, number.Length);
            }
            foreach (Match word in Word().Matches(sentence.Text))
                if (!sources.Contains(word.Value, StringComparison.OrdinalIgnoreCase) && !(Digits.TryGetValue(word.Value, out var digits) && sources.Contains(digits, StringComparison.Ordinal)))
                    yield return new Finding(Id, FindingSeverity.Warn, $"\"{word.Value}\" is in none of the messages that this sentence rests on.", start + word.Index, word.Length);
        }
    }

    [GeneratedRegex(@"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozens?|hundreds?|thousands?|millions?|half|twice|doubled|tripled)\b", RegexOptions.IgnoreCase)] private static partial Regex Word();
    [GeneratedRegex(@"(?<![\w.:#-])\d[\d,.]*(?!\w)")] private static partial Regex Number();
}
