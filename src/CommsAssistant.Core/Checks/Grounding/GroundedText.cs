using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;

namespace CommsAssistant.Core.Checks.Grounding;

/// <summary>A text taken apart for comparing: times, numbers with their units, ids, quoted words, names, and clauses of words.</summary>
internal sealed partial class GroundedText
{
    private static readonly Dictionary<string, string> NumberWords = new(StringComparer.Ordinal)
    {
        ["two"] = "2", ["three"] = "3", ["four"] = "4", ["five"] = "5", ["six"] = "6", ["seven"] = "7", ["eight"] = "8", ["nine"] = "9", ["ten"] = "10", ["eleven"] = "11", ["twelve"] = "12", ["fifteen"] = "15", ["twenty"] = "20", ["thirty"] = "30",
        ["forty"] = "40", ["fifty"] = "50", ["sixty"] = "60", ["seventy"] = "70", ["eighty"] = "80", ["ninety"] = "90", ["hundred"] = "100", ["hundreds"] = "100", ["thousand"] = "1000", ["thousands"] = "1000", ["million"] = "1000000", ["millions"] = "1000000", ["dozen"] = "12", ["dozens"] = "12",
    };

    private static readonly SearchValues<char> Signs = SearchValues.Create("_/@#\\=");

    public GroundedText(string text)
    {
        Text = Whole(text).Normalize(NormalizationForm.FormKC).Replace('’', '\'').Replace('‘', '\'').Replace('“', '"').Replace('”', '"');
        Times = [.. ClockTimes.Find(Text)];
        Quotes = [.. Quoted().Matches(Text).Select(m => m.Groups[1].Value)];
        var rest = Blank(Text, Times.Select(t => (t.Start, t.Length)));
        Ids = [.. Id().Matches(rest).Where(m => IsId(m.Value)).Select(m => m.Value.TrimEnd('.', ',', ':', '-', '/').ToLowerInvariant())];
        rest = Blank(rest, Id().Matches(rest).Where(m => IsId(m.Value)).Select(m => (m.Index, m.Length)));
        Numbers = [.. Number().Matches(rest).Select(m => new Figure(Bare(m.Groups["n"].Value), Unit(m.Groups["u"].Value), m.Index))];
        Numbers.AddRange(Word().Matches(rest).Where(m => NumberWords.ContainsKey(m.Value.ToLowerInvariant())).Select(m => new Figure(NumberWords[m.Value.ToLowerInvariant()], KnownUnit(NextWord().Match(rest, m.Index + m.Length)), m.Index)));
        Names = [.. Capitalised().Matches(rest).Select(m => m.Value.TrimEnd('\'')).Where(n => !n.EndsWith("'s", StringComparison.Ordinal) || n.Length > 2).Select(n => n.EndsWith("'s", StringComparison.Ordinal) ? n[..^2] : n)];
        Opening = Word().Match(rest) is { Success: true } first && char.IsUpper(first.Value[0]) ? first.Value : "";
        Clauses = [.. Split(rest).Select(c => new GroundedClause(c))];
        Words = [.. Clauses.SelectMany(c => c.Words)];
        WordSet = Words.ToHashSet(StringComparer.Ordinal);
        Classes = Words.Select(GroundedWords.ClassOf).ToHashSet(StringComparer.Ordinal);
    }

    public string Text { get; }
    public IReadOnlyList<ClockTime> Times { get; }
    public IReadOnlyList<string> Quotes { get; }
    public IReadOnlyList<string> Ids { get; }
    public List<Figure> Numbers { get; }
    /// <summary>Words with a capital that do not begin a sentence.</summary>
    public IReadOnlyList<string> Names { get; }
    public string Opening { get; }
    public IReadOnlyList<GroundedClause> Clauses { get; }
    public IReadOnlyList<string> Words { get; }
    public IReadOnlySet<string> WordSet { get; }
    public IReadOnlySet<string> Classes { get; }

    /// <summary>The classes of the words within a few characters of a place.</summary>
    public IEnumerable<string> Around(int at, int reach) =>
        Word().Matches(Text[Math.Max(0, at - reach)..Math.Min(Text.Length, at + reach)]).Select(m => m.Value.ToLowerInvariant()).Where(w => !GroundedWords.IsEmpty(w)).Select(GroundedWords.ClassOf);

    /// <summary>The text without broken surrogates, which cannot be normalised.</summary>
    private static string Whole(string text) => text.Any(char.IsSurrogate) ? string.Concat(text.EnumerateRunes().Select(r => r.ToString())) : text;

    private static string Blank(string text, IEnumerable<(int Start, int Length)> places)
    {
        var chars = text.ToCharArray();
        foreach (var (start, length) in places) Array.Fill(chars, ' ', start, Math.Min(length, chars.Length - start));
        return new string(chars);
    }

    /// <summary>Letters with digits, or with signs that no word holds.</summary>
    private static bool IsId(string value)
    {
        value = value.TrimEnd('.', ',', ':', '-', '/', '\'');
        var (letters, digits) = (value.Any(char.IsLetter), value.Any(char.IsAsciiDigit));
        if (letters && digits) return !Measure().IsMatch(value);
        return letters && value.AsSpan().ContainsAny(Signs) || (letters && value.Contains('.', StringComparison.Ordinal) && Dotted().IsMatch(value)) || (digits && value.StartsWith('#'));
    }

    private static string Bare(string number)
    {
        var bare = number.Replace(",", "", StringComparison.Ordinal).TrimEnd('.');
        return decimal.TryParse(bare, NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? value.ToString("0.####", CultureInfo.InvariantCulture) : bare;
    }

    private static string Unit(string unit) => unit.Trim().ToLowerInvariant() switch
    {
        "" => "", "%" or "percent" or "per cent" or "pct" => "%", "m" or "min" or "mins" or "minute" or "minutes" => "min", "h" or "hr" or "hrs" or "hour" or "hours" => "h", "s" or "sec" or "secs" or "second" or "seconds" => "s", "ms" or "millisecond" or "milliseconds" => "ms",
        "d" or "day" or "days" => "d", "k" or "thousand" => "k", "million" or "mn" => "mio", "gb" => "gb", "mb" => "mb", "x" or "times" => "x", var other => other,
    };

    private static string KnownUnit(Match next) => next.Success && Unit(next.Groups[1].Value) is "%" or "min" or "h" or "s" or "ms" or "d" ? Unit(next.Groups[1].Value) : "";

    /// <summary>Two numbers that a word puts in an order.</summary>
    public IEnumerable<(Figure First, Figure Second)> Pairs()
    {
        var numbers = Numbers.OrderBy(n => n.At).ToList();
        for (var i = 1; i < numbers.Count; i++)
            if (Ordered().IsMatch(Text[numbers[i - 1].At..numbers[i].At])) yield return (numbers[i - 1], numbers[i]);
    }

    private static IEnumerable<string> Split(string text)
    {
        foreach (var part in Boundary().Split(text))
        {
            if (And().Match(part) is { Success: true } and)
            {
                var (left, right) = (part[..and.Index], part[(and.Index + and.Length)..]);
                if (new GroundedClause(left).Tells && new GroundedClause(right).Tells)
                {
                    yield return left;
                    yield return right;
                    continue;
                }
            }
            if (part.Any(char.IsLetter)) yield return part;
        }
    }

    internal readonly record struct Figure(string Value, string Unit, int At);

    [GeneratedRegex(@"""([^""\n]{2,300})""")] private static partial Regex Quoted();
    [GeneratedRegex(@"#?[\p{L}\p{N}@/\\](?:[\p{L}\p{N}_./@#\\=:-]{0,200}[\p{L}\p{N}])?")] private static partial Regex Id();
    [GeneratedRegex(@"^\d[\d,.]*-?(?:ms|s|m|min|mins|h|hr|hrs|d|k|x|%|gb|mb|tb|am|pm|st|nd|rd|th|hour|hours|minute|minutes|second|seconds|day|days)$|^(?:[a-z]+-)+[a-z]+$", RegexOptions.IgnoreCase)] private static partial Regex Measure();
    [GeneratedRegex(@"\w\.\w{2,}")] private static partial Regex Dotted();
    [GeneratedRegex(@"(?<![\w.])(?<n>\d[\d,]*(?:\.\d+)?)[ -]?(?:(?:more|further|additional) )?(?<u>%|per ?cent|pct|milliseconds?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|thousand|k|million|mn|gb|mb|times|x)?(?!\w)", RegexOptions.IgnoreCase)] private static partial Regex Number();
    [GeneratedRegex(@"[\p{L}][\p{L}'-]*")] private static partial Regex Word();
    [GeneratedRegex(@"(?<=[\p{L}\p{N},;:\)""'] |[(""/])\p{Lu}[\p{L}'-]+")] private static partial Regex Capitalised();
    [GeneratedRegex(@"[,;:!?()—–\n]+|\.(?=\s|$)|\s-\s|\b(?:but|while|although|though|however|whereas|which|who|when|except|until|unless)\b", RegexOptions.IgnoreCase)] private static partial Regex Boundary();
    [GeneratedRegex(@"\band\b", RegexOptions.IgnoreCase)] private static partial Regex And();
    [GeneratedRegex(@"\G[ -]{1,2}([\p{L}%]{1,14})")] private static partial Regex NextWord();
    [GeneratedRegex(@"^[\w.,%-]{1,12}(?: [\p{L}]{1,14}){0,2} (?:to|of|out of) $", RegexOptions.IgnoreCase)] private static partial Regex Ordered();
}

/// <summary>A clause: its words, whether it tells of something good or bad, guessed or coming.</summary>
internal sealed partial class GroundedClause
{
    public GroundedClause(string text)
    {
        Words = [.. Word().Matches(text).Select(m => m.Value.ToLowerInvariant().Trim('\'', '-'))];
        Content = Words.Where(w => w.Length > 1 && !GroundedWords.IsEmpty(w)).Select(GroundedWords.ClassOf).ToHashSet(StringComparer.Ordinal);
        Hedged = text.Contains('~', StringComparison.Ordinal) || Words.Any(GroundedWords.Hedges.Contains) || NotConfirmed().IsMatch(text);
        Coming = ToCome().IsMatch(text);
        var values = new HashSet<bool>();
        var negated = false;
        for (var i = 0; i < Words.Count; i++)
        {
            negated |= GroundedWords.IsNegator(Words[i]);
            var (bad, good) = (GroundedWords.IsBad(Words[i]), GroundedWords.IsGood(Words[i]));
            if (!bad && !good) continue;
            var value = !bad;
            for (var j = Math.Max(0, i - 5); j < i; j++)
                if (GroundedWords.IsNegator(Words[j])) value = !value;
            if (bad && !GroundedWords.IsNegator(Words[i]) && Words.Skip(i + 1).Take(4).Any(GroundedWords.Ends) && !Words.Skip(i + 1).Take(4).Any(GroundedWords.IsNegator)) value = !value;
            values.Add(value);
        }
        HasPredicate = values.Count > 0;
        IsNegated = negated;
        if (values.Count == 0 && Words.Count > 0) values.Add(!negated);
        Values = values;
    }

    public IReadOnlyList<string> Words { get; }
    public IReadOnlySet<string> Content { get; }
    /// <summary>True for good or plainly stated, false for bad or denied; both where the clause says both.</summary>
    public IReadOnlySet<bool> Values { get; }
    public bool HasPredicate { get; }
    public bool IsNegated { get; }
    public bool Hedged { get; }
    public bool Coming { get; }
    public bool Tells => HasPredicate || IsNegated;

    [GeneratedRegex(@"[\p{L}][\p{L}'-]*")] private static partial Regex Word();
    [GeneratedRegex(@"\bnot (?:yet )?(?:confirmed|certain|sure|known)\b|\bup to\b|\bsuspect|\blooks? like\b", RegexOptions.IgnoreCase)] private static partial Regex NotConfirmed();
    [GeneratedRegex(@"\b(?:will|shall|going to|plans? to|planned|intends? to|scheduled|about to|soon)\b|'ll\b", RegexOptions.IgnoreCase)] private static partial Regex ToCome();
}
