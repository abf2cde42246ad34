using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Facts;

/// <summary>
/// How often people came back to what a bot reported, by the names in its message: a release number, a host, a flag. What is spoken of again belongs to the story; what nobody ever names is routine.
/// Only names that bots gave are counted, and only so many.
/// </summary>
internal sealed partial class Mentions
{
    private const int MostNames = 5_000;
    private readonly Dictionary<string, int> counts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string[]> named = new(StringComparer.Ordinal);

    /// <summary>Notes the names that a bot's message holds when something was read from it.</summary>
    public void Named(Utterance utterance, List<Reading> readings)
    {
        if (readings.Count == 0 || counts.Count >= MostNames) return;
        var names = Names(utterance.Plain);
        foreach (var name in names) counts.TryAdd(name, 0);
        if (names.Length > 0) named[utterance.Entry.Source.Ts] = names;
    }

    /// <summary>Counts the names that a person's message holds.</summary>
    public void Heard(string own)
    {
        if (counts.Count == 0 || own.Length > 2_000) return;
        foreach (var name in Names(own))
            if (counts.TryGetValue(name, out var count)) counts[name] = count + 1;
    }

    /// <summary>The fact, heavier when people came back to what it names.</summary>
    public Fact Weighed(Fact fact)
    {
        if (fact.Role != Incidents.PersonRole.Bot || fact.Kind is not (FactKind.Action or FactKind.ActionResult or FactKind.Symptom) || !named.TryGetValue(fact.Evidence[0].Source.Ts, out var names)) return fact;
        var most = names.Where(n => n.AsSpan().ContainsAnyInRange('0', '9')).Select(n => counts.GetValueOrDefault(n)).DefaultIfEmpty(0).Max();
        var often = names.Select(n => counts.GetValueOrDefault(n)).DefaultIfEmpty(0).Max();
        var more = most >= 3 ? 14 : most > 0 ? 10 : often >= 2 ? 4 : often > 0 ? 2 : 0;
        return fact with { Weight = Math.Clamp(fact.Weight + more, 0, 100) };
    }

    private static string[] Names(string text) => [.. Name().Matches(text.Length > 2_000 ? text[..2_000] : text).Select(m => m.Value.Trim('.', '-', '_', '/', ':')).Where(IsName).Distinct(StringComparer.OrdinalIgnoreCase).Take(24)];

    private static bool IsName(string word) => word.Length >= 3 && (word.AsSpan().ContainsAny("-_./#") || word.Count(char.IsDigit) >= 3 || Camel().IsMatch(word) || char.IsLetter(word[0]) && char.IsDigit(word[^1])) && !Time().IsMatch(word);

    [GeneratedRegex(@"#?[\p{L}\d](?:[\p{L}\d]|[-_./](?=[\p{L}\d])){2,60}")] private static partial Regex Name();
    [GeneratedRegex(@"\p{Ll}\p{Lu}")] private static partial Regex Camel();
    [GeneratedRegex(@"^\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?$|^\d{1,2}$")] private static partial Regex Time();
}
