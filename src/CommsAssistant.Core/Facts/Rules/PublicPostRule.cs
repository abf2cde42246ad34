using System.Text.RegularExpressions;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Facts.Rules;

/// <summary>What a status bot reports as published is a communication, and its words are public from then on.</summary>
public sealed partial class PublicPostRule : IFactRule
{
    /// <summary>A post that says no more than the one before it is kept as a fact and has no line in the timeline.</summary>
    private const int Routine = 30;

    private const int MostWords = 4_000;
    private readonly HashSet<string> said = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IEnumerable<Reading> Read(Utterance utterance, Scene scene)
    {
        if (PublicPost.Of(utterance) is not { } post) yield break;
        var corrects = Correction().IsMatch(post.Words);
        var first = scene.PublicPosts == 0;
        // What a template published by itself says little: the first post that a person worded is news after it.
        if (!(first && ByItself().IsMatch(utterance.Plain))) scene.PublicPosts++;
        var givesTime = ChatText.Sentences(post.Words).Any(GivesTime);
        if (givesTime) (scene.HasPublishedEstimate, scene.HasTakenBack) = (true, false);
        var isNew = IsNew(post.Words);
        var routine = !first && !corrects && !givesTime && post.Status == scene.PublishedStatus && !News().IsMatch(post.Words) && !isNew;
        if (post.Status is { } status) scene.Status = status;
        scene.PublishedStatus = post.Status ?? scene.PublishedStatus;
        var label = post.Status is { } s ? $"Public post ({s.Name() switch { var n => char.ToUpperInvariant(n[0]) + n[1..] }})" : "Public post";
        yield return new Reading(FactKind.Communication, post.Words.Length > 0 ? post.Words : utterance.Plain, corrects ? 84 : first ? 82 : routine ? Routine : post.Status == IncidentStatus.Resolved ? post.Words.Length > 0 ? 48 : 40 : 64)
        {
            IsKey = first || corrects,
            Subject = corrects ? "correction" : "",
            Text = post.Words.Length > 0 ? $"{label}: {Shorten(post.Words)}" : label + ".",
        };
    }

    /// <summary>True when most of what the post says stood in none before it; remembers its words.</summary>
    private bool IsNew(string post)
    {
        var content = ChatText.ContentWords(string.Join(' ', ChatText.Sentences(post).Where(s => !NextUpdate().IsMatch(s))));
        var isNew = content.Count >= 8 && content.Count(w => !said.Contains(w)) * 3 >= content.Count * 2;
        if (said.Count < MostWords) said.UnionWith(content);
        return isNew;
    }

    /// <summary>A sentence that expects an end at a time; the promise of the next update is none.</summary>
    private static bool GivesTime(string sentence) => Expects().IsMatch(sentence) && !NextUpdate().IsMatch(sentence) && (ClockTimes.Find(sentence).Count > 0 || Span().IsMatch(sentence));

    private static string Shorten(string words)
    {
        var text = string.Join(' ', ChatText.Sentences(words).Where(s => !NextUpdate().IsMatch(s)).Take(3));
        return text.Length == 0 ? words : text.Length <= 320 ? text : text[..317] + "...";
    }

    [GeneratedRegex(@"\bcorrect(?:ion|ing|ed)\b|no longer (?:the case|true|holds)|was (?:too early|wrong)|were wrong|\bearlier (?:we|post)|we said", RegexOptions.IgnoreCase)] private static partial Regex Correction();
    [GeneratedRegex(@"\b(?:expect(?:s|ed)?|estimat(?:e|es|ed)|eta|should be|will be)\b", RegexOptions.IgnoreCase)] private static partial Regex Expects();
    [GeneratedRegex(@"\b(?:within|in)\s+(?:about |around )?\d+\s?(?:minutes?|hours?)\b", RegexOptions.IgnoreCase)] private static partial Regex Span();
    [GeneratedRegex(@"\bauto-?(?:published|matic\w*|posted)\b|\(template\)", RegexOptions.IgnoreCase)] private static partial Regex ByItself();
    [GeneratedRegex(@"\b(?:paused|turned off|switched off|suspended|workaround|instead|rolled back|reopen\w*|come back|returned|again unable|no longer|withdrawn|disregard|already|unauthori[sz]ed|lost)\b", RegexOptions.IgnoreCase)] private static partial Regex News();
    [GeneratedRegex(@"\bnext update\b|\bpost again\b", RegexOptions.IgnoreCase)] private static partial Regex NextUpdate();
}
