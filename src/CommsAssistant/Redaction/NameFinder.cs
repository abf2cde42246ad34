using System.Text.RegularExpressions;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Redaction;

/// <summary>Finds names from a list as whole words. First names that are ordinary words too (Will, May) count only with a capital that does not begin a sentence.</summary>
internal sealed partial class NameFinder
{
    private readonly Dictionary<string, Person?> names = new(StringComparer.OrdinalIgnoreCase);
    private readonly ILookup<char, string> byInitial;

    private NameFinder(IEnumerable<(string Name, Person? Person)> all)
    {
        foreach (var (name, person) in all.Where(n => n.Name.Trim().Length > 1)) names.TryAdd(name.Trim(), person);
        byInitial = names.Keys.OrderByDescending(n => n.Length).ToLookup(n => char.ToLowerInvariant(n[0]));
    }

    public static NameFinder OfNames(IEnumerable<string> names) => new(names.Select(n => (n, (Person?)null)));

    public static NameFinder OfPeople(People people) => new(people.All.Where(p => !p.IsBot).SelectMany(p =>
        p.RealName.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(n => n.Length > 2 || n == p.ShortName).Prepend(p.RealName).Append(p.Handle).Append(p.Id).Select(n => (n, (Person?)p))));

    public Person? PersonOf(string name) => names.GetValueOrDefault(name);

    /// <summary>Places, left to right, the longest name at each.</summary>
    public IEnumerable<(int Start, int Length)> Find(string text)
    {
        if (names.Count == 0) yield break;
        for (var i = 0; i < text.Length; i++)
        {
            if (i > 0 && char.IsLetterOrDigit(text[i - 1])) continue;
            foreach (var name in byInitial[char.ToLowerInvariant(text[i])])
            {
                if (string.Compare(text, i, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) != 0) continue;
                var end = i + name.Length;
                if (end < text.Length && char.IsLetterOrDigit(text[end]) || IsWord(text, i, name)) continue;
                yield return (i, name.Length);
                i = end - 1;
                break;
            }
        }
    }

    private static bool IsWord(string text, int at, string name)
    {
        if (!Ordinary().IsMatch(name)) return false;
        if (!char.IsUpper(text[at])) return true;
        var before = at - 1;
        while (before >= 0 && text[before] is ' ') before--;
        return before < 0 || text[before] is '.' or '!' or '?' or '\n' or ':';
    }

    [GeneratedRegex(@"^(?:will|may|mark|grant|art|grace|hope|joy|rose|sky|summer|max|page|rich|bill|pat|sue|chance|van|der|den|the|and|young|king|long|best|good|case|web|dawn|june|april|august|guy|miles|al|ed|an|my|in|on)$", RegexOptions.IgnoreCase)] private static partial Regex Ordinary();
}
