using System.Text.Json;
using System.Text.RegularExpressions;

namespace CommsAssistant.Eval.Scoring;

/// <summary>A draft against its checkpoint: what it must and must not say, its numbers, times and promise.</summary>
internal sealed partial record DraftScore(
    int Checkpoint, string Draft, int Said, int Asked, IReadOnlyList<string> Missed, IReadOnlyList<string> MustNotSay, IReadOnlyList<string> NumbersNotAllowed, bool NextUpdate, int TimesWithoutZone, bool InventedEta, bool FiveWords,
    IReadOnlyList<string> Unknown, IReadOnlyList<string> Blocking, string? Engine)
{
    /// <summary>Whether a reader would be told something wrong, leaked or unusable.</summary>
    public bool HasFault => MustNotSay.Count > 0 || NumbersNotAllowed.Count > 0 || InventedEta || TimesWithoutZone > 0 || !NextUpdate;

    public static DraftScore Of(string bundle, int checkpoint, DraftOutput output)
    {
        var gold = EvalJson.Read(bundle, "gold", "checkpoints.json")[checkpoint];
        var text = output.Text;
        var groups = gold.Items("must_say").Select(g => g.EnumerateArray().Select(p => p.GetString()!).ToList()).ToList();
        var missed = groups.Where(g => Wordings.Said(g, text).Count == 0).ToList();
        var isPublic = gold.Text("draft") != "internal-update";
        var stripped = NoNumbers().Replace(text, " ");
        var allowed = gold.Texts("numbers_allowed").ToList();
        var five = (output.FiveWords ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        return new DraftScore(checkpoint, gold.Text("draft")!, groups.Count - missed.Count, groups.Count, [.. missed.Select(g => string.Join(" | ", g))], Wordings.Said(gold.Texts("must_not_say"), text),
            isPublic ? [.. Number().Matches(stripped).Select(m => m.Value).Where(n => !IsAllowed(n, stripped, allowed))] : [],
            gold.Text("status") == "resolved" || Promise().IsMatch(text), isPublic ? Bare().Count(text) : 0,
            isPublic && !(gold.TryGetProperty("eta_stated", out var eta) && eta.ValueKind != JsonValueKind.Null) && Eta().IsMatch(text), !isPublic || five is > 0 and <= 5,
            output.Unknown ?? [], BlockingOf(output.Findings), output.Provenance?.Engine);
    }

    internal static IReadOnlyList<string> BlockingOf(IReadOnlyList<FindingOutput>? findings) => [.. (findings ?? []).Where(f => f.Severity is "block" or "never").Select(f => f.Rule)];

    private static bool IsAllowed(string number, string text, List<string> allowed)
    {
        var at = text.IndexOf(number, StringComparison.Ordinal);
        var around = text[Math.Max(0, at - 30)..Math.Min(text.Length, at + number.Length + 30)];
        return allowed.Any(p => Wordings.Occurs(p, number) || Wordings.Occurs(p, around));
    }

    private const string Months = "(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
    [GeneratedRegex(@"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}:\d{2}(?::\d{2})?\b|\bINC-?\d+\b|within \d+ (?:to \d+ )?(?:minutes|hours)|\d+[–-]\d+ hours|\b\d{1,2} " + Months + @"\w*(?: \d{4})?|\b" + Months + @"\w* \d{1,2}(?:, \d{4})?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoNumbers();
    [GeneratedRegex(@"(?<![\w.:/-])\d[\d,]*(?:\.\d+)?\s?%?(?![\w:/-])")] private static partial Regex Number();
    [GeneratedRegex(@"(next|another|further|an) update[^.\n]{0,80}\b\d{1,2}:\d{2}\b[^.\n]{0,16}(?:\b(?:UTC|GMT|[A-Z]{2,4}T|Z|Pacific|Eastern|Central|Mountain)\b|[+-]\d{2}:?\d{2})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Promise();
    [GeneratedRegex(@"\b\d{1,2}:\d{2}(?::\d{2})?\b(?!\s?(?:[ap]\.?m\.?)?\s?\(?(?:UTC|GMT|Z\b|[A-Z]{2,4}T\b|[+-]\d{2}|Pacific|Eastern|Central|Mountain|(?:and|to|–|-)\s?(?:about |around )?\d{1,2}:\d{2}))")]
    private static partial Regex Bare();
    [GeneratedRegex(@"\b(resolved|restored|fixed|back)\b[^.\n]{0,40}\b(in|within|by)\b[^.\n]{0,15}\d", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)] private static partial Regex Eta();
}
