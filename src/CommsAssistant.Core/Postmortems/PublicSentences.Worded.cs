using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Wording;

namespace CommsAssistant.Core.Postmortems;

/// <summary>What somebody who words a report may be given, and what may not stand in the words.</summary>
internal sealed partial class PublicSentences
{
    /// <summary>The sentence as material for whoever words a report, with its times in UTC; null when the matter itself is closed to customers, however it is worded.</summary>
    public string? Material(string sentence, DocumentPlace place, bool isImpact, bool isMeasure)
    {
        if (closed.IsSealed(place) || Instructions.IsIn(sentence) || Secrets.Find(sentence).Any() || PersonalData.Find(sentence).Any()) return null;
        if (ClosedBy(sentence, isImpact) is not null || !isImpact && !isMeasure && closed.IsBeyond(sentence)) return null;
        if (Counterfactual().IsMatch(sentence) && !isMeasure || sentence.TrimEnd().EndsWith('?')) return null;
        var text = Reference().Replace(Address().Replace(Label().Replace(sentence.Trim(), ""), m => names.IsKnown(m.Groups["h"].Value) ? m.Groups["h"].Value : "a link"), "");
        return Letters().IsMatch(text) ? Space().Replace(InUtc(text), " ").Trim() : null;
    }

    /// <summary>Why the matter of a sentence is closed, whatever its words; null when it is open.</summary>
    public string? ClosedBy(string sentence, bool isImpact)
    {
        if (closed.Closes(sentence, isImpact) is { } word) return $"The document keeps \"{word}\" internal.";
        if (Legal().IsMatch(sentence) && !(isImpact && closed.IsCleared)) return "A word in it has a legal meaning that nobody confirmed.";
        if (Security().IsMatch(sentence)) return "It may help an attacker.";
        if (Contract().IsMatch(sentence)) return "It speaks of contracts or money.";
        return TakenBack().IsMatch(sentence) ? "It holds a figure or statement that was corrected." : null;
    }

    /// <summary>
    /// Why customers may not read a sentence that somebody worded; null when they may. It is free in its words, save those of the trade that it takes from the document: what the document
    /// calls by a word that customers do not know, the sentence has to say in other words.
    /// </summary>
    public string? Unfit(string sentence, bool isImpact, bool isMeasure, IReadOnlySet<string> documentWords)
    {
        if (sentence.Contains('?', StringComparison.Ordinal)) return "It is a question.";
        if (Instructions.IsIn(sentence)) return "Words addressed to a program.";
        if (Secrets.Find(sentence).Any() || PersonalData.Find(sentence).Any()) return "A credential or personal data stands in it.";
        if (ClosedBy(sentence, isImpact) is { } why) return why;
        if (Blame().IsMatch(sentence)) return "It points at a person, a supplier or a colleague.";
        if (Opinion().IsMatch(sentence)) return "It is a judgement for colleagues, not news for customers.";
        if (!isMeasure && Advice().IsMatch(sentence)) return "It is advice to colleagues, not news for customers.";
        if (names.HoldsPerson(sentence)) return "It names a person.";
        if (Counterfactual().IsMatch(sentence)) return "It tells what might have been.";
        if (Percentile().IsMatch(sentence)) return "It gives a measurement that only engineers read.";
        if (!isImpact && !isMeasure && Large().IsMatch(sentence) && !Concerned().IsMatch(sentence)) return "It gives figures about the inside.";
        if (Insider.TechnicalPlaces(sentence).FirstOrDefault(p => !IsPublic(p.Value)) is { Length: > 0 } place) return $"\"{place.Value}\" is internal.";
        if (Symbols().IsMatch(sentence) || sentence.Contains('`', StringComparison.Ordinal)) return "It holds code or marks.";
        if (Trade().Match(sentence) is { Success: true } trade) return $"\"{trade.Value}\" is a word of the trade; say what it means.";
        if (Acronym().Matches(sentence).FirstOrDefault(m => !IsKnown(m.Value)) is { } acronym) return $"Customers may not know \"{acronym.Value}\".";
        if (names.Unknown(sentence) is { } name) return $"It names \"{name}\", which nobody declared public.";
        if (!isImpact && CustomerVocabulary.StrangeAmong(sentence, closed.OwnWords, documentWords) is { } strange) return $"Customers may not know the document's word \"{strange}\"; say what it means.";
        return sentence.Length > LongestSentence ? "It is too long." : sentence.Length < 12 || !Letters().IsMatch(sentence) ? "It says nothing." : null;
    }

    [GeneratedRegex(@"\b(?:good enough|luck(?:y|ily)?|embarrass\w*|blameless|frustrating|it'?s reasonable|brainstorm\w*|post-?mortem|lessons?|bulletproof|is not acceptable|panic\w*|SEV-?\d|hypothes[ie]s|war room|ideally|counterintuitive|strange|this (?:post|document|report|review|page))\b", RegexOptions.IgnoreCase)] private static partial Regex Opinion();
    [GeneratedRegex(@"\b(?:contracts?|service level|SLAs?|service credits?|refund\w*|compensat\w*|free month|month free|free of charge|finance|legal|crowd-?fund\w*|donat\w*|funds?|funding|expenditure|embargo)\b", RegexOptions.IgnoreCase)] private static partial Regex Contract();
    [GeneratedRegex(@"\b(?:(?:first|earlier|previous) (?:figure|number|estimate|count)|(?:figure|number|estimate|count|statement|post|page) (?:was|were) wrong|corrected (?:to|from|on|at|internally)\b|withdrawn|retracted|overstated|understated|counted (?:retries|twice)|never published|misleading|page (?:said|says))", RegexOptions.IgnoreCase)] private static partial Regex TakenBack();
}
