using System.Text;
using CommsAssistant.Core.Wording;

namespace CommsAssistant.Core.Facts;

/// <summary>
/// Takes credentials and personal data out of words, whoever reads them: what a timeline or a draft needs is never the secret itself. What is one is decided in
/// <see cref="Secrets"/> and <see cref="PersonalData"/>; only numbers of accounts at one's own service stay, for responders work with them.
/// </summary>
public static class Redact
{
    /// <summary>The words with each credential and each piece of personal data replaced by what it was.</summary>
    public static string All(string text)
    {
        if (text.Length < 6) return text;
        var places = Places(text).OrderBy(p => p.Start).ThenByDescending(p => p.Length).ToList();
        if (places.Count == 0) return text;
        var (kept, at) = (new StringBuilder(text.Length), 0);
        foreach (var place in places)
        {
            var end = place.Start + place.Length;
            if (place.Start >= at) kept.Append(text, at, place.Start - at).Append(Label(place.What));
            at = Math.Max(at, end);
        }
        return kept.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>The words up to the first credential or personal data, for quotes, which must stay verbatim.</summary>
    public static string UpToFirst(string text)
    {
        var first = Places(text).Select(p => p.Start).DefaultIfEmpty(text.Length).Min();
        return text[..first].TrimEnd();
    }

    /// <summary>Where credentials stand.</summary>
    public static IEnumerable<(int Start, int Length)> Credentials(string text) => Secrets.Find(text).Select(m => (m.Start, m.Length));

    /// <summary>Where data of persons stand, account numbers at one's own service included.</summary>
    public static IEnumerable<(int Start, int Length)> PersonalData(string text) => Wording.PersonalData.Find(text).Select(m => (m.Start, m.Length));

    private static IEnumerable<TextMatch> Places(string text) => Secrets.Find(text).Concat(Wording.PersonalData.Find(text).Where(m => m.What != "account"));

    private static string Label(string what) => what switch
    {
        "credential" => "[credential removed]",
        "e-mail" => "[e-mail removed]",
        "phone" => "[phone removed]",
        "address" or "postal" => "[address removed]",
        _ => "[personal data removed]",
    };
}
