using CommsAssistant.Core.Facts;

namespace CommsAssistant.Core.Checks.Grounding;

/// <summary>What a sentence says that none of its sources says.</summary>
/// <param name="Kind">number, time, id, name, quote, negation, certainty, attribution, cause or claim.</param>
/// <param name="Words">The words concerned, for a person to read.</param>
public sealed record GroundingProblem(string Kind, string Words);

/// <summary>Something that a sentence may rest on.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Moments">Moments that it names without writing them: when it happened, when it was said. UTC.</param>
/// <param name="IsGuess">True when it is hedged or a hypothesis, whatever its words.</param>
public sealed record GroundingSource(string Text, IReadOnlyList<DateTimeOffset> Moments, bool IsGuess = false);

/// <summary>
/// Compares a sentence that a machine worded with what it rests on. It finds known ways of saying something else: another number, unit, time, name, id or quotation, a "not" that came or
/// went, a guess told as certain, words put into another's mouth, a cause, and words that no source holds. It does not understand either text, so it errs on the side of refusing: whoever
/// asks has the sources' own words to fall back on.
/// </summary>
public static partial class Grounded
{
    /// <summary>Problems; empty when the sentence says nothing but what its sources say.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="sources">What it rests on; with none everything is a problem.</param>
    /// <param name="names">Names that may be said without a source: of the product and its services.</param>
    /// <param name="mayBeNew">How many words of its own it may hold beyond those that assert nothing.</param>
    public static IReadOnlyList<GroundingProblem> Problems(string sentence, IReadOnlyList<GroundingSource> sources, IReadOnlyCollection<string> names, int mayBeNew = 0)
    {
        if (sources.Count == 0) return [new GroundingProblem("claim", sentence)];
        // A day that is the day of what is told is no figure and no name.
        sentence = Day().Replace(sentence, m => sources.Any(s => s.Moments.Any(t => IsDayOf(m, t))) ? " " : m.Value);
        var said = new GroundedText(sentence);
        var known = sources.Select(s => (Source: s, Text: new GroundedText(s.Text))).ToList();
        var allowed = new GroundedText(string.Join(". ", names));
        var problems = new List<GroundingProblem>();
        Figures(said, known.ConvertAll(k => k.Text), problems);
        Times(said, known, problems);
        Ids(said, known.ConvertAll(k => k.Text), names, problems);
        Names(said, known.ConvertAll(k => k.Text), allowed, problems);
        Certainty(said, known, problems);
        Polarity(said, known.ConvertAll(k => k.Text), problems);
        Attribution(said, known.ConvertAll(k => k.Text), problems);
        Claims(said, known.ConvertAll(k => k.Text), allowed, mayBeNew, problems);
        return [.. problems.Distinct()];
    }

    /// <summary>True when a sentence that may take the place of another keeps all that matters in it: its numbers, times, names, limits, denials and most of its words.</summary>
    public static bool Keeps(string sentence, string original)
    {
        var (said, was) = (new GroundedText(sentence), new GroundedText(original));
        if (was.Numbers.Any(n => said.Numbers.All(m => m.Value != n.Value)) || was.Times.Any(t => said.Times.All(u => u.Time != t.Time)) || was.Ids.Except(said.Ids).Any()) return false;
        if (was.Names.Any(n => !said.Text.Contains(n, StringComparison.OrdinalIgnoreCase))) return false;
        if (ScopesOf(was).Except(ScopesOf(said)).Any() || was.Clauses.Any(c => c.Hedged) && !said.Clauses.Any(c => c.Hedged)) return false;
        if (was.Clauses.Where(c => c.Tells).SelectMany(c => c.Values).Except(said.Clauses.Where(c => c.Tells).SelectMany(c => c.Values)).Any()) return false;
        var content = was.Words.Where(w => w.Length > 2 && !GroundedWords.IsEmpty(w)).Select(GroundedWords.ClassOf).Distinct().ToList();
        return content.Count == 0 || content.Count(said.Classes.Contains) * 10 >= content.Count * 7;
    }

    /// <summary>True when words hedge: about, maybe, looks like, I think.</summary>
    public static bool IsGuess(string words) => new GroundedText(words).Clauses.Any(c => c.Hedged);

    private static IEnumerable<string> ScopesOf(GroundedText text) => text.Words.Select(GroundedWords.ScopeOf).OfType<string>();

    private static void Figures(GroundedText said, List<GroundedText> known, List<GroundingProblem> problems)
    {
        foreach (var number in said.Numbers)
        {
            var like = known.SelectMany(k => k.Numbers.Where(n => n.Value == number.Value && n.Unit == number.Unit).Select(n => (Text: k, Number: n))).ToList();
            if (like.Count == 0) problems.Add(new("number", number.Value + number.Unit));
            else if (said.Around(number.At, 40).ToHashSet(StringComparer.Ordinal) is { Count: > 0 } near && !like.Exists(l => l.Text.Around(l.Number.At, 60).Any(near.Contains))) problems.Add(new("number", number.Value + number.Unit));
        }
        // "from 9 to 2" is not "from 2 to 9", "three of eight" not "eight of three".
        foreach (var (first, second) in said.Pairs())
            if (!known.Exists(k => k.Numbers.Exists(a => a.Value == first.Value && k.Numbers.Exists(b => b.Value == second.Value && b.At > a.At)))) problems.Add(new("number", first.Value + " and " + second.Value));
    }

    private static void Times(GroundedText said, List<(GroundingSource Source, GroundedText Text)> known, List<GroundingProblem> problems)
    {
        foreach (var time in said.Times)
        {
            var written = known.SelectMany(k => k.Text.Times.Where(t => t.Time == time.Time && (!time.HasZone || !t.HasZone || (t.Offset, t.Zone) == (time.Offset, time.Zone))).Select(t => (k.Text, Time: t))).ToList();
            var named = time.HasZone && time.Offset is { } offset && known.Exists(k => k.Source.Moments.Any(m => Minute(m.ToOffset(offset).TimeOfDay) == Minute(time.Time)));
            var words = said.Text.Substring(time.Start, time.Length);
            if (written.Count == 0 && !named) problems.Add(new("time", words));
            else if (written.Count > 0 && Side(said, time) is { } side && written.TrueForAll(w => Side(w.Text, w.Time) is { } other && other != side)) problems.Add(new("time", words));
        }
    }

    private static int Minute(TimeSpan time) => (int)time.TotalMinutes;

    /// <summary>Whether a time is said to begin or to end something; null when neither.</summary>
    private static string? Side(GroundedText text, ClockTime time)
    {
        var before = text.Text[Math.Max(0, time.Start - 22)..time.Start].ToLowerInvariant().Split([' ', ',', '(', ':'], StringSplitOptions.RemoveEmptyEntries).TakeLast(3).ToList();
        for (var i = before.Count - 1; i >= 0; i--)
            switch (before[i])
            {
                case "since" or "from" or "after" or "began" or "begins" or "started" or "starting" or "between" or "begin": return "begin";
                case "until" or "till" or "to" or "ended" or "ends" or "before" or "by" or "and" or "through": return "end";
            }
        return null;
    }

    private static void Ids(GroundedText said, List<GroundedText> known, IReadOnlyCollection<string> names, List<GroundingProblem> problems)
    {
        foreach (var id in said.Ids.Where(i => !known.Exists(k => k.Ids.Contains(i)) && !names.Any(n => n.Contains(i, StringComparison.OrdinalIgnoreCase)))) problems.Add(new("id", id));
        foreach (var quote in said.Quotes.Where(q => !known.Exists(k => Plain(k.Text).Contains(Plain(q.TrimEnd('.', ',')), StringComparison.Ordinal)))) problems.Add(new("quote", quote));
    }

    private static string Plain(string text) => string.Join(' ', text.ToLowerInvariant().Split((char[])[' ', '\n', '\t', '*', '_', '`'], StringSplitOptions.RemoveEmptyEntries));

    private static void Names(GroundedText said, List<GroundedText> known, GroundedText allowed, List<GroundingProblem> problems)
    {
        var lower = known.SelectMany(k => k.WordSet).Concat(allowed.WordSet).ToHashSet(StringComparer.Ordinal);
        bool Known(string name) => name.Split(['-', '\''], StringSplitOptions.RemoveEmptyEntries).All(p => lower.Contains(p.ToLowerInvariant())) || lower.Contains(name.ToLowerInvariant());
        foreach (var name in said.Names.Where(n => !Known(n) && n is not ("I" or "UTC" or "GMT"))) problems.Add(new("name", name));
        if (said.Opening.Length > 1 && !Known(said.Opening) && !GroundedWords.IsEmpty(said.Opening.ToLowerInvariant()) && !known.Exists(k => k.Classes.Contains(GroundedWords.ClassOf(said.Opening.ToLowerInvariant()))) && !IsOpeningWord(said.Opening))
            problems.Add(new("name", said.Opening));
    }

    private static bool IsOpeningWord(string word) => word.ToLowerInvariant() is "impact" or "workaround" or "status" or "however" or "currently" or "meanwhile" or "correction" or "update" or "nobody" or "everything" or "nothing" or "everyone" || GroundedWords.Hedges.Contains(word.ToLowerInvariant()) || GroundedWords.Boosters.Contains(word.ToLowerInvariant());

    private static void Certainty(GroundedText said, List<(GroundingSource Source, GroundedText Text)> known, List<GroundingProblem> problems)
    {
        var words = known.SelectMany(k => k.Text.Words).ToHashSet(StringComparer.Ordinal);
        var stems = words.Select(GroundedWords.Stem).ToHashSet(StringComparer.Ordinal);
        foreach (var word in said.Words.Where(w => GroundedWords.Boosters.Contains(w) && !stems.Contains(GroundedWords.Stem(w)))) problems.Add(new("certainty", word));
        var scopes = words.Select(GroundedWords.ScopeOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var word in said.Words.Where(w => GroundedWords.ScopeOf(w) is { } scope && !scopes.Contains(scope))) problems.Add(new("certainty", word));
        foreach (var word in said.Words.Where(w => GroundedWords.Causal.Contains(w)).Take(1))
            if (!words.Overlaps(GroundedWords.Causal) && !words.Contains("root")) problems.Add(new("cause", word));
        foreach (var clause in said.Clauses.Where(c => c.Content.Count > 0))
        {
            var behind = Behind(clause, known);
            if (behind.Count == 0) continue;
            bool Guess((GroundingSource Source, GroundedClause Clause) b) => b.Clause.Hedged || b.Source.IsGuess;
            if (!clause.Hedged && behind.TrueForAll(Guess)) problems.Add(new("certainty", string.Join(' ', clause.Words)));
            else if (clause.Hedged && behind.TrueForAll(b => !Guess(b))) problems.Add(new("certainty", string.Join(' ', clause.Words)));
            if (clause.Coming != behind[0].Clause.Coming && behind.TrueForAll(b => b.Clause.Coming != clause.Coming)) problems.Add(new("certainty", string.Join(' ', clause.Words)));
        }
        // What is being done is not done.
        foreach (var word in said.Words.Where(w => w.Length > 5 && w.EndsWith("ed", StringComparison.Ordinal)))
        {
            var same = words.Where(w => w != word && !GroundedWords.IsEmpty(w) && GroundedWords.Stem(w) == GroundedWords.Stem(word)).ToList();
            if (!words.Contains(word) && same.Count > 0 && same.TrueForAll(w => w.EndsWith("ing", StringComparison.Ordinal))) problems.Add(new("certainty", word));
        }
        foreach (var word in said.Words.Where(w => GroundedWords.OppositeOf(w) is { } opposite && stems.Contains(opposite) && !stems.Contains(GroundedWords.Stem(w)))) problems.Add(new("negation", word));
    }

    /// <summary>The clauses of the sources that share most with a clause.</summary>
    private static List<(GroundingSource Source, GroundedClause Clause)> Behind(GroundedClause clause, List<(GroundingSource Source, GroundedText Text)> known)
    {
        var all = known.SelectMany(k => k.Text.Clauses.Select(c => (k.Source, Clause: c, Shared: c.Content.Count(clause.Content.Contains)))).ToList();
        var most = all.Select(a => a.Shared).DefaultIfEmpty(0).Max();
        return most == 0 ? [] : [.. all.Where(a => a.Shared == most).Select(a => (a.Source, a.Clause))];
    }

    private static void Polarity(GroundedText said, List<GroundedText> known, List<GroundingProblem> problems)
    {
        var sources = known.SelectMany(k => k.Clauses).ToList();
        foreach (var clause in said.Clauses.Where(c => c.Content.Count > 1 || c.Content.Count == 1 && c.Tells))
        {
            var topic = clause.Content.ToHashSet(StringComparer.Ordinal);
            var most = sources.Select(c => c.Content.Count(topic.Contains)).DefaultIfEmpty(0).Max();
            if (most == 0) continue;
            // A clause may join what two of its sources say: the second counts where it brings words that the first lacks.
            var first = sources.Where(c => c.Content.Count(topic.Contains) == most).ToList();
            var rest = topic.Where(t => !first.Exists(c => c.Content.Contains(t))).ToHashSet(StringComparer.Ordinal);
            var behind = rest.Count == 0 || !clause.HasPredicate ? first : [.. first, .. sources.Where(c => c.Content.Any(rest.Contains))];
            if (!behind.Exists(b => b.Values.Overlaps(clause.Values))) problems.Add(new("negation", string.Join(' ', clause.Words)));
        }
    }

    /// <summary>Whoever a sentence names first in a clause must stand in the source that says what the clause says.</summary>
    private static void Attribution(GroundedText said, List<GroundedText> known, List<GroundingProblem> problems)
    {
        // Who does something: a word that opens a sentence before a verb of one person. "Reads work again" names nobody.
        var openings = known.SelectMany(k => ChatText.Sentences(k.Text)).Select(s => new GroundedText(s)).Where(g => g.Words.Count > 1 && g.Words[1].EndsWith('s')).Select(g => g.Opening).ToHashSet(StringComparer.Ordinal);
        bool IsName(string word) => !GroundedWords.IsIndefinite(word.ToLowerInvariant()) && (known.Exists(k => k.Names.Contains(word)) || openings.Contains(word) && !known.Exists(k => k.Text.Contains(word.ToLowerInvariant(), StringComparison.Ordinal)));
        foreach (var clause in said.Clauses)
        {
            var names = said.Names.Prepend(said.Opening).Distinct(StringComparer.Ordinal).Where(n => n.Length > 1 && !GroundedWords.IsEmpty(n.ToLowerInvariant()) && clause.Words.Contains(n.ToLowerInvariant()) && IsName(n)).ToList();
            if (names.Count == 0) continue;
            var topic = clause.Content.Where(c => !names.Exists(n => GroundedWords.ClassOf(n.ToLowerInvariant()) == c)).ToHashSet(StringComparer.Ordinal);
            if (topic.Count == 0) continue;
            var sentences = known.SelectMany(k => ChatText.Sentences(k.Text)).Select(s => new GroundedText(s)).ToList();
            var most = sentences.Select(s => topic.Count(s.Classes.Contains)).DefaultIfEmpty(0).Max();
            if (most == 0) continue;
            var behind = sentences.Where(s => topic.Count(s.Classes.Contains) == most).ToList();
            if (names.Count > 1 && !clause.Words.Contains("by") && behind.TrueForAll(s => names.TrueForAll(n => s.WordSet.Contains(n.ToLowerInvariant())) && !InOrder(s, names))) problems.Add(new("attribution", string.Join(" and ", names)));
            foreach (var name in names)
                if (sentences.Where(s => topic.Count(s.Classes.Contains) == most).All(s => !s.WordSet.Contains(name.ToLowerInvariant()))) problems.Add(new("attribution", name));
        }
    }

    private static bool IsDayOf(System.Text.RegularExpressions.Match day, DateTimeOffset moment)
    {
        var utc = moment.UtcDateTime;
        var (month, weekday) = (utc.ToString("MMMM", System.Globalization.CultureInfo.InvariantCulture), utc.DayOfWeek.ToString());
        var number = utc.Day.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return day.Groups["weekday"].Success ? day.Groups["weekday"].Value == weekday : day.Groups["number"].Value == number && month.StartsWith(day.Groups["month"].Value, StringComparison.Ordinal);
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"(?:\bon )?\b(?:(?<number>\d{1,2}) (?<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|January|February|March|April|June|July|August|September|October|November|December)|(?<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))\b")]
    private static partial System.Text.RegularExpressions.Regex Day();

    private static bool InOrder(GroundedText text, List<string> names)
    {
        var places = names.ConvertAll(n => text.Text.IndexOf(n, StringComparison.OrdinalIgnoreCase));
        return places.SequenceEqual(places.Order());
    }

    private static void Claims(GroundedText said, List<GroundedText> known, GroundedText allowed, int mayBeNew, List<GroundingProblem> problems)
    {
        var classes = known.SelectMany(k => k.Classes).Concat(allowed.Classes).ToHashSet(StringComparer.Ordinal);
        var parts = known.SelectMany(k => k.Words).SelectMany(w => w.Split('-', StringSplitOptions.RemoveEmptyEntries)).Select(GroundedWords.ClassOf).ToHashSet(StringComparer.Ordinal);
        var unknown = said.Words.Where(w => w.Length > 2 && !GroundedWords.IsEmpty(w) && !GroundedWords.IsNegator(w) && !classes.Contains(GroundedWords.ClassOf(w)))
            .Where(w => !w.Split('-').All(p => p.Length == 0 || GroundedWords.IsEmpty(p) || parts.Contains(GroundedWords.ClassOf(p)) || classes.Contains(GroundedWords.ClassOf(p)))).Distinct().ToList();
        if (unknown.Count > mayBeNew) problems.Add(new("claim", string.Join(", ", unknown)));
    }
}
