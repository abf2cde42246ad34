using System.Text.RegularExpressions;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Facts;

/// <summary>
/// A sentence of our own on what customers may experience, for the first minutes, when only support, alerts and responders have spoken: a subject that customers know (a public name, or an
/// everyday word such as logins) and one of a few symptoms. Nothing of the speaker's wording, no figure, no cause and no name goes into it.
/// </summary>
public static partial class PublicSymptoms
{
    /// <summary>How every such sentence begins, so that it can be told from what a person worded.</summary>
    public const string Opening = "Customers may find that ";

    private static readonly (Regex Words, string Subject)[] Deeds =
    [
        (LogIn(), "signing in"), (CheckOut(), "checkout"), (Pay(), "payments"), (Upload(), "uploads"), (Download(), "downloads"), (Export(), "exports"), (Deploy(), "deploys"), (Search(), "search"), (Save(), "saving changes"), (Book(), "bookings"),
    ];

    /// <summary>The sentence for a message, or null when it names no symptom of anything that customers know.</summary>
    internal static string? Of(Utterance utterance, Scene scene, Catalogue catalogue)
    {
        if (utterance.IsQuestion || utterance.Parent is not null && utterance.Speaker.Role is not PersonRole.Support && !utterance.IsCommander) return null;
        var known = scene.Incident.Services.Concat(scene.Incident.Components.Where(c => c.IsPublic).Select(c => c.Name)).Concat(catalogue.PublicNames.Where(n => n != scene.Incident.Company)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var hears = utterance.Speaker.Role == PersonRole.Support || utterance.IsCommander;
        foreach (var sentence in utterance.IsBot ? [utterance.Plain.Split('\n')[0]] : utterance.Sentences)
            if (!sentence.EndsWith('?') && sentence.Length < 400 && Compose(sentence, known, everyday: hears || Customers().IsMatch(sentence)) is { } told) return told;
        return null;
    }

    /// <summary>The sentence for words that name one of the given names and a symptom; null when they do not.</summary>
    public static string? In(string words, IReadOnlyList<string> names) => Compose(words, names, everyday: false);

    /// <summary>True for a sentence composed here.</summary>
    public static bool IsOne(string sentence) => sentence.StartsWith(Opening, StringComparison.Ordinal);

    private static string? Compose(string sentence, IReadOnlyList<string> names, bool everyday)
    {
        if (Doubt().IsMatch(sentence)) return null;
        if (everyday)
            foreach (var (words, deed) in Deeds)
                if (words.Match(sentence) is { Success: true } done && Unable().IsMatch(sentence[..done.Index].Length > 40 ? sentence[(done.Index - 40)..done.Index] : sentence[..done.Index])) return Sentence(deed, "failing");
        if (State(sentence) is not { } state) return null;
        if (names.Where(n => n.Length > 2 && Holds(sentence, n)).MaxBy(n => n.Length) is { } name) return Sentence(name, state);
        return everyday && Everyday().Match(sentence) is { Success: true } noun ? Sentence(noun.Groups["in"].Success ? "signing in" : Plural(noun.Value.ToLowerInvariant()), state) : null;
    }

    private static string Sentence(string subject, string state) =>
        Opening + subject + (subject.EndsWith('s') && !subject.EndsWith("ss", StringComparison.Ordinal) ? " are " : " is ") + state + ".";

    private static string? State(string sentence) =>
        Failing().IsMatch(sentence) ? "failing" : Unavailable().IsMatch(sentence) ? "unavailable" : Delayed().IsMatch(sentence) ? "delayed" : Slow().IsMatch(sentence) ? "slow" : null;

    private static string Plural(string noun) => noun is "search" or "checkout" or "checkouts" or "sync" ? noun.TrimEnd('s') : noun.EndsWith('s') ? noun : noun + "s";

    private static bool Holds(string sentence, string name)
    {
        var at = sentence.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && (at == 0 || !char.IsLetterOrDigit(sentence[at - 1]) && sentence[at - 1] is not ('-' or '_' or '/' or '.')) && (at + name.Length == sentence.Length || !char.IsLetterOrDigit(sentence[at + name.Length]) && sentence[at + name.Length] is not ('-' or '_' or '/'));
    }

    [GeneratedRegex(@"\b(?:customers?|users?|guests?|merchants?|shoppers?|readers?|people|tickets?|visitors?|tenants?)\b", RegexOptions.IgnoreCase)] private static partial Regex Customers();
    [GeneratedRegex(@"\b(?:cannot|can'?t|can ?not|cant|unable to|not able to|could(?: not|n'?t)|don'?t get to)\b(?:\W+\w+){0,2}\W*$", RegexOptions.IgnoreCase)] private static partial Regex Unable();
    [GeneratedRegex(@"\b(?:no|not|never|nobody|none|isn'?t|aren'?t|unless|if|would|might|maybe|probably|could be|staging|test(?:ing|s)?|canary|demo|yesterday|last (?:week|month|time)|again fine|fine|ok|okay|works?|working|recover\w*|resolved|back|fixed|normal|stopped|gone|used to|breach|leak\w*|attack\w*|hack\w*|stolen|security)\b(?! ?complet)", RegexOptions.IgnoreCase)] private static partial Regex Doubt();
    [GeneratedRegex(@"\b(?:log|sign)(?:ging|ing)?[ -]?in\b", RegexOptions.IgnoreCase)] private static partial Regex LogIn();
    [GeneratedRegex(@"\bcheck ?out\b|\bcomplete (?:an? |the |their )?(?:order|purchase)", RegexOptions.IgnoreCase)] private static partial Regex CheckOut();
    [GeneratedRegex(@"\bpay\b", RegexOptions.IgnoreCase)] private static partial Regex Pay();
    [GeneratedRegex(@"\bupload\b", RegexOptions.IgnoreCase)] private static partial Regex Upload();
    [GeneratedRegex(@"\bdownload\b", RegexOptions.IgnoreCase)] private static partial Regex Download();
    [GeneratedRegex(@"\bexport\b", RegexOptions.IgnoreCase)] private static partial Regex Export();
    [GeneratedRegex(@"\bdeploy\b", RegexOptions.IgnoreCase)] private static partial Regex Deploy();
    [GeneratedRegex(@"\bsearch\b", RegexOptions.IgnoreCase)] private static partial Regex Search();
    [GeneratedRegex(@"\bsave\b", RegexOptions.IgnoreCase)] private static partial Regex Save();
    [GeneratedRegex(@"\bbook\b", RegexOptions.IgnoreCase)] private static partial Regex Book();
    [GeneratedRegex(@"\b(?:(?<in>log[ -]?ins?|logins?|sign[ -]?ins?|logging in|signing in)|checkouts?|payments?|uploads?|downloads?|exports?|imports?|deploys|orders|bookings?|notifications?|reminders?|invoices?|transfers?|deliveries|webhooks?|search|dashboards?|pages|appointments?|calendars?|e-?mails?)\b", RegexOptions.IgnoreCase)] private static partial Regex Everyday();
    [GeneratedRegex(@"\b(?:fail(?:s|ed|ing|ures?)?|errors?|broken|timing out|times? out|time out|timeouts?|hangs?|hanging|stuck|50\d|5xx)\b", RegexOptions.IgnoreCase)] private static partial Regex Failing();
    [GeneratedRegex(@"\b(?:unavailable|down|dead|unreachable|outage|offline)\b", RegexOptions.IgnoreCase)] private static partial Regex Unavailable();
    [GeneratedRegex(@"\b(?:delay(?:ed|s)?|late|behind|lagging|backlog)\b", RegexOptions.IgnoreCase)] private static partial Regex Delayed();
    [GeneratedRegex(@"\b(?:slow(?:ly|ness)?|sluggish|latency|crawling|takes? (?:ages|forever))\b", RegexOptions.IgnoreCase)] private static partial Regex Slow();
}
