using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Drafting;

/// <summary>Who does what now: what the commander gave to somebody by name, and what people say that they are doing.</summary>
internal static partial class Tasks
{
    private const int Most = 6;
    private static readonly TimeSpan Given = TimeSpan.FromMinutes(80);
    private static readonly TimeSpan Said = TimeSpan.FromMinutes(25);

    /// <summary>The newest task of each person, oldest first.</summary>
    public static IReadOnlyList<DoingLine> Of(IReadOnlyList<Fact> facts, Repeatable repeatable, People people, DateTimeOffset now)
    {
        var tasks = new Dictionary<string, (DateTimeOffset At, DoingLine Line)>(StringComparer.Ordinal);
        foreach (var fact in facts.OrderBy(f => f.SaidAt))
        {
            if (fact.SaidByCommander && now - fact.SaidAt < Given && fact.Kind is FactKind.Assignment or FactKind.Handover or FactKind.StatusChange or FactKind.Decision or FactKind.CauseConfirmed or FactKind.Finding)
                foreach (var (who, what) in GivenIn(fact, people))
                    if (repeatable.Allows(what, fact)) tasks[who] = (fact.SaidAt, new DoingLine(who, new BriefLine(repeatable.Nameless(what), [fact])));
            if (fact.Kind == FactKind.Action && fact.Weight < 50 && !fact.SaidByCommander && now - fact.SaidAt < Said && people.Find(fact.SpeakerId) is { IsBot: false } speaker && repeatable.Words(fact) is { } words && !Reported().IsMatch(words))
                tasks[speaker.ShortName] = (fact.SaidAt, new DoingLine(speaker.ShortName, new BriefLine(Wordings.After(words, speaker.ShortName).TrimEnd('.'), [fact])));
        }
        return [.. tasks.Values.OrderByDescending(t => t.At).Take(Most).OrderBy(t => t.At).Select(t => t.Line)];
    }

    private static IEnumerable<(string Who, string What)> GivenIn(Fact fact, People people)
    {
        var names = people.All.Where(p => !p.IsBot && p.Id != fact.SpeakerId).SelectMany(p => new[] { (Name: p.ShortName, p.ShortName), (Name: p.Handle, p.ShortName) }).DistinctBy(n => n.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(n => n.Name, n => n.ShortName, StringComparer.OrdinalIgnoreCase);
        var said = MessageText.Plain(fact.Evidence[0].Quote, people);
        foreach (var sentence in ChatText.Sentences(fact.Text).Concat(ChatText.Sentences(said)))
        {
            if (sentence.EndsWith('?')) continue;
            foreach (var clause in Clause().Split(sentence))
                if (Task().Match(clause) is { Success: true } task && names.TryGetValue(task.Groups["who"].Value, out var who) && What(task.Groups["what"].Value) is { } what) yield return (who, what);
        }
    }

    /// <summary>The task in a few words; null where the words tell of the person instead of giving work.</summary>
    private static string? What(string words)
    {
        words = ChatText.Polish(Courtesy().Replace(words, "")).TrimEnd('.');
        if (words.Length is < 6 or > 120 || Tells().IsMatch(words)) return null;
        var first = words.Split(' ')[0].ToLowerInvariant();
        if (!Verbs.IsBase(first) && !(first.EndsWith('s') && (Verbs.IsBase(first[..^1]) || Verbs.IsBase(first[..^2]))) && !Post().IsMatch(words)) return null;
        return char.ToLowerInvariant(words[0]) + words[1..];
    }

    [GeneratedRegex(@"^\p{L}+ (?:reports?|has)\b")] private static partial Regex Reported();
    [GeneratedRegex(@"[;•]|, (?=@?\p{Lu})|,? and (?=@?\p{Lu}\w+ (?:to |on |stays|takes|leads|drives|watches|keeps|goes|does|has))|\(\d\)")] private static partial Regex Clause();
    [GeneratedRegex(@"^[\W\d]*@?(?<who>[\p{L}][\p{L}\d_.-]{1,30})[,:]?\s+(?<what>.{5,200})$")] private static partial Regex Task();
    [GeneratedRegex(@"^(?:(?:please|you|can you|could you|will you|will|to|is to|gets to|should)\s+)+|\bplease\b[,.]?", RegexOptions.IgnoreCase)] private static partial Regex Courtesy();
    [GeneratedRegex(@"\b(?:don'?t|do not|never|thanks?|thank you|sorry|well done|says?|said|wrote|thinks?|what|why|whether you)\b|^(?:it|that|this|in|at)\b", RegexOptions.IgnoreCase)] private static partial Regex Tells();
    [GeneratedRegex(@"^(?:on|with|owns?|leads?|drives?|stays?|has (?:the )?(?:page|comms|logs|database|lead|technical|customers|tickets)|technical lead|comms|scribe|second pair|writes?|watch(?:es)?|works?)\b", RegexOptions.IgnoreCase)] private static partial Regex Post();
}
