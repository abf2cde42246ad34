using System.Globalization;
using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Facts;

/// <summary>The moment that a speaker gives for what they tell: "restarted it at 14:02", "down since 9:40", "about ten minutes ago".</summary>
internal static partial class PastTimes
{
    private static readonly TimeSpan Reach = TimeSpan.FromHours(14);

    /// <summary>When the thing told happened; null when its words give no time, more than one, or one that has not come.</summary>
    public static DateTimeOffset? Of(Utterance utterance, Reading reading, Scene scene)
    {
        if (utterance.IsBot || reading.Subject.Length > 0) return null;
        if (reading.Kind is not (FactKind.Finding or FactKind.Symptom or FactKind.Action or FactKind.ActionResult or FactKind.Mitigated)) return null;
        var sentences = ChatText.Sentences(reading.Words);
        if (sentences.Count == 0 || Ahead().IsMatch(reading.Words)) return null;
        if (reading.Kind == FactKind.Finding && Aside().IsMatch(reading.Words)) return null;
        foreach (var sentence in sentences.Take(2))
        {
            var times = ClockTimes.Find(sentence);
            if (times.Count > 1) return null;
            if (times.Count == 1) return Placed(sentence, reading.Kind) && scene.TimeIn(utterance, sentence, Lead()) is { } at && at <= utterance.At && utterance.At - at < Reach ? at : null;
        }
        var text = sentences.Count > 1 ? sentences[0] + " " + sentences[1] : sentences[0];
        return (Ago().Match(text) is { Success: true } ago ? ago : AgoElsewhere().Match(text)) is { Success: true } span && Minutes(span) is { } minutes ? utterance.At.AddMinutes(-minutes) : null;
    }

    private static bool Placed(string sentence, FactKind kind) => kind != FactKind.Finding || Happened().IsMatch(sentence);

    private static double? Minutes(Match ago)
    {
        var count = ago.Groups["n"].Value.ToLowerInvariant() switch
        {
            "a" or "an" or "one" => 1, "two" or "a couple of" => 2, "three" => 3, "four" => 4, "five" => 5, "six" => 6, "seven" => 7, "eight" => 8, "nine" => 9, "ten" => 10,
            "fifteen" => 15, "twenty" => 20, "thirty" => 30, "half an" => 0.5,
            var digits => double.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : double.NaN,
        };
        var minutes = ago.Groups["u"].Value[0] is 'h' or 'H' or 's' or 'S' or '時' ? count * 60 : count;
        return minutes is > 0 and < 840 ? minutes : null;
    }

    [GeneratedRegex(@"\b(?:since|at|first (?:one|seen|hit|ticket|time)|opened|started|began|from|seit|um|desde(?: las)?|depuis|desde as|às|à)\s+(?:about |around |ca\.? |~)?\W{0,2}", RegexOptions.IgnoreCase)] private static partial Regex Lead();
    /// <summary>A time that dates something inside what was found out, not the finding: another day, or things made, rendered or sent since then.</summary>
    [GeneratedRegex(@"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\byesterday\b|\blast (?:week|night|month)\b|\b(?:page|row|item|file|order|request|event|job|export|edit|record|ticket|message)s? (?:\w+ed|made|written|sent|built) since\b", RegexOptions.IgnoreCase)] private static partial Regex Aside();
    [GeneratedRegex(@"\b(?:will|should|would|planned|plan|going to|next update|let'?s|if|until|by|tomorrow|edited)\b", RegexOptions.IgnoreCase)] private static partial Regex Ahead();
    [GeneratedRegex(@"\b(?:since|first (?:one|seen|hit)|seit|depuis|desde|started|began|opened|\w{3,}ed|done|went|dropped|fell|rose|was|were|came|complete|\p{L}{3,}ó|wurden?|war(?:en)?|ging(?:en)?|fiel(?:en)?|begann|ge\p{L}{3,}(?:t|en)|ausge\p{L}{3,}|a été|ont été|est tombée?s?|foi|foram|caiu|começou)\b", RegexOptions.IgnoreCase)] private static partial Regex Happened();
    [GeneratedRegex(@"\b(?:vor|hace|il y a|há|fa)\s+(?:etwa |ca\.? |unos |environ |cerca de )?(?<n>\d{1,3})\s?(?<u>min\w{0,5}|h(?:oras?|eures?)?|stunden?)\b|(?<n>\d{1,3})(?<u>分|時間)前", RegexOptions.IgnoreCase)] private static partial Regex AgoElsewhere();
    [GeneratedRegex(@"\b(?<n>half an|an?|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|\d{1,3})\s?(?<u>min(?:ute)?s?|hours?|hrs?|h)\s+ago\b", RegexOptions.IgnoreCase)] private static partial Regex Ago();
}
