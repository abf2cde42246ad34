using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;

namespace CommsAssistant.Eval.Scoring;

/// <summary>How texts are compared: normalised, as sets of words, and against the patterns of the gold files.</summary>
internal static partial class Wordings
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private static readonly ConcurrentDictionary<string, Regex> Patterns = new(StringComparer.Ordinal);

    /// <summary>Without Slack's mark-up, in one case, with plain quotes and single spaces.</summary>
    public static string Normal(string? text)
    {
        var plain = (text ?? "").Normalize(NormalizationForm.FormKC);
        plain = Mention().Replace(plain, m => m.Groups[3].Length > 0 ? m.Groups[3].Value : m.Groups[2].Value);
        plain = Link().Replace(plain, m => m.Groups[2].Length > 0 ? m.Groups[2].Value : m.Groups[1].Value);
        foreach (var (from, to) in ((string, string)[])[("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"), ("“", "\""), ("”", "\""), ("’", "'"), ("‘", "'")]) plain = plain.Replace(from, to, StringComparison.Ordinal);
        return Spaces().Replace(plain, " ").Trim().ToLowerInvariant();
    }

    public static HashSet<string> Words(string? text) => [.. Word().Matches(Normal(text)).Select(m => m.Value).Where(w => w.Length > 2)];

    /// <summary>F1 of the two sets of words.</summary>
    public static double Overlap(HashSet<string> a, HashSet<string> b) => a.Count == 0 || b.Count == 0 ? 0 : 2.0 * a.Count(b.Contains) / (a.Count + b.Count);

    /// <summary>The patterns that occur in a text, whatever the case.</summary>
    public static IReadOnlyList<string> Said(IEnumerable<string> patterns, string text) => [.. patterns.Where(p => Occurs(p, text))];

    public static bool Occurs(string pattern, string text) => Patterns.GetOrAdd(pattern, p => new Regex(p, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Longest)).IsMatch(text);

    public static double Seconds(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / (double)TimeSpan.TicksPerSecond;

    public static double Rounded(double value) => Math.Round(value, 3, MidpointRounding.ToEven);

    [GeneratedRegex(@"<([#@!])([^>|]*)(?:\|([^>]*))?>")] private static partial Regex Mention();
    [GeneratedRegex(@"<([^>|]+)(?:\|([^>]*))?>")] private static partial Regex Link();
    [GeneratedRegex(@"[\s*_`~]+")] private static partial Regex Spaces();
    [GeneratedRegex("[a-z0-9%]+")] private static partial Regex Word();
}
