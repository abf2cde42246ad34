using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Facts;

/// <summary>Words a reading as a postmortem author would: told of its speaker, without chat's noise, with the kind made plain.</summary>
internal static partial class Telling
{
    private const int Longest = 300;

    public static string Of(Utterance utterance, Reading reading, Scene scene)
    {
        var name = utterance.Speaker.ShortName;
        var most = reading.Kind is FactKind.FollowUp or FactKind.Resolved or FactKind.StatusChange or FactKind.CauseConfirmed ? 4 : 2;
        var words = utterance.IsBot ? BotWords(utterance) : Sentences(reading.Words, name, most, scene.People);
        if (words.Length == 0 && reading.Kind != FactKind.Resolved) words = ChatText.Polish(Spoken.ToldOf(Spoken.WrittenOut(utterance.Own.Split('\n')[0]), name));
        if (utterance.IsBot) return Stop(reading.Kind is FactKind.StatusChange ? $"Status: {words}" : words);
        if (reading is { Kind: FactKind.Finding, Subject: "correction" } && Corrects(name, reading.Words, scene.People) is { } corrected) return Stop(corrected);
        return Stop(reading.Kind switch
        {
            FactKind.Hypothesis => Suspects(name, words),
            FactKind.HypothesisRejected => Rejects(name, words, utterance),
            FactKind.Decision => Decides(name, words),
            FactKind.CauseConfirmed => $"{name} confirms the cause: {Lower(words)}",
            FactKind.Resolved => $"{name} declares the incident resolved. {Plain(words)}".TrimEnd(),
            FactKind.Estimate => Says(name, "estimates", words),
            FactKind.FollowUp => $"Follow-ups, given by {name}: {Lower(words)}",
            FactKind.Assignment => Assigns(name, words),
            FactKind.Detected or FactKind.Declared => Says(name, "reports", words),
            FactKind.Communication or FactKind.Handover => words,
            FactKind.Symptom => Says(name, "reports", words),
            FactKind.StatusChange => Status(name, words, reading.Words),
            FactKind.ImpactStart => $"The impact begins: {Lower(words)}",
            FactKind.ImpactEnd => $"The impact ends: {Lower(words)}",
            _ => Says(name, "reports", words),
        });
    }

    public static bool IsHedged(string words) => Hedge().IsMatch(words);

    /// <summary>True when nothing in the words can stand without the message before it: it begins with a pronoun, or speaks to a reader.</summary>
    public static bool Dangles(string words)
    {
        var sentences = ChatText.Sentences(words);
        return sentences.Count > 0 && sentences.All(s => Pronoun().IsMatch(s) || Spoken.IsToReader(s) || s.Length < 12);
    }

    private static string Says(string name, string verb, string words)
    {
        var first = FirstWord(words);
        if (words.StartsWith(name + " ", StringComparison.Ordinal) || words.StartsWith(name + "'s ", StringComparison.Ordinal) || words.StartsWith("The team ", StringComparison.Ordinal)) return words;
        if (Verbs.BaseOfIng(first) is { } stem) return $"{name} {Verbs.ThirdPerson(stem)}{words[first.Length..]}";
        if (Verbs.IsDeed(first) && !Passive().IsMatch(words)) return $"{name} has {Lower(words, always: true)}";
        return Finite().IsMatch(Opening1(words)) && char.IsLetterOrDigit(words[0]) ? $"{name} {verb} that {Lower(words)}" : $"{name} {verb}: {Lower(words)}";
    }

    /// <summary>"Correction to my 20%: …" as what it is; null when the words do not begin with such a mark.</summary>
    private static string? Corrects(string name, string raw, Incidents.People people)
    {
        if (CorrectionLead().Match(raw) is not { Success: true } lead) return null;
        var rest = Sentences(raw[(lead.Index + lead.Length)..].TrimStart(), name, 2, people);
        return rest.Length < 8 ? null : lead.Groups["to"].Success ? $"{name} corrects {Lower(rest, always: !char.IsLetter(rest[0]) || Opening().IsMatch(FirstWord(rest)))}" : $"{name} corrects: {Lower(rest)}";
    }

    private static string Suspects(string name, string words)
    {
        var guess = ChatText.Polish(GuessLead().Replace(words.TrimEnd('?', '.'), ""));
        if (guess.Length < 4) guess = words;
        if (guess.StartsWith(name + " ", StringComparison.Ordinal)) return guess;
        return Finite().IsMatch(Opening1(guess)) ? $"{name} suspects that {Lower(guess)}" : $"{name} suspects: {Lower(guess)}";
    }

    private static string Rejects(string name, string words, Utterance utterance)
    {
        if (NotThe().Match(words) is { Success: true } not && !Pronoun().IsMatch(not.Groups[1].Value)) return $"{name} rules out {not.Groups[1].Value.Trim()}. {words[(not.Index + not.Length)..].Trim(' ', '.', ',')}".TrimEnd();
        if (NoChange().IsMatch(words)) return $"{name} reports no effect: {Lower(words)}";
        var topic = utterance.Parent is { IsBot: false } parent && parent.Own.Length is > 12 and < 160 ? ChatText.Polish(Spoken.ToldOf(Spoken.WrittenOut(parent.Own.Split('\n')[0]), parent.Speaker.ShortName)).TrimEnd('.', '?') : "";
        return topic.Length > 0 && (Pronoun().IsMatch(words) || words.Length < 40) ? $"{name} rules out what {utterance.Parent!.Speaker.ShortName} asked or suspected ({Lower(topic)}): {Lower(words)}" : $"{name} rules it out: {Lower(words)}";
    }

    private static string Decides(string name, string words)
    {
        var bare = words.StartsWith("The team ", StringComparison.Ordinal) ? words : Please().Replace(words, "");
        var first = FirstWord(bare);
        if (bare.StartsWith(name + " ", StringComparison.Ordinal)) return bare;
        if (Verbs.IsBase(first) && !Verbs.IsAuxiliary(FirstWord(bare[first.Length..].TrimStart()))) return $"{name} decides to {Lower(bare, always: true)}";
        return Finite().IsMatch(Opening1(bare)) ? $"{name} decides that {Lower(bare)}" : $"{name} decides: {Lower(bare)}";
    }

    private static string Assigns(string name, string words) => words.StartsWith(name + " ", StringComparison.Ordinal) ? words : $"{name} gives out the work: {words}";

    private static string Status(string name, string words, string raw)
    {
        var moved = Raised().IsMatch(raw) ? $"{name} raises the severity: " : Reopened().IsMatch(raw) ? $"{name} reopens the incident: " : NotOver().IsMatch(raw) ? $"{name} states that it is not over: "
            : Watching().IsMatch(raw) ? $"{name} moves the incident to monitoring: " : $"{name} gives the status: ";
        return moved + Lower(words);
    }

    private static string Sentences(string words, string name, int most, Incidents.People people)
    {
        var told = new List<string>();
        var length = 0;
        foreach (var sentence in ChatText.Sentences(words))
        {
            if (sentence.EndsWith('?') && (told.Count > 0 || words.Length > sentence.Length + 20)) continue;
            if (Instructions.IsIn(sentence)) continue;
            var written = Spoken.WrittenOut(Label().Replace(Translated().Replace(sentence, ""), ""));
            if (Spoken.IsToReader(written) && (told.Count > 0 || words.Length > sentence.Length + 20)) continue;
            var text = ChatText.Polish(Spoken.ToldOf(Vocative(written, people), name));
            if (text.Length < 4 || !text.Any(char.IsLetterOrDigit)) continue;
            if (told.Count >= most || length + text.Length > Longest) break;
            // As typed: a small letter at the beginning tells that the word is no name.
            if (told.Count == 0 && written.SkipWhile(c => !char.IsLetterOrDigit(c)).FirstOrDefault() is var typed && char.IsLower(typed) && text.Length > 1 && char.ToLowerInvariant(text[0]) == typed) text = typed + text[1..];
            told.Add(text);
            length += text.Length;
        }
        if (told.Count == 0 && words.Length > 0) told.Add(ChatText.Polish(Spoken.ToldOf(Spoken.WrittenOut(words.Length > Longest ? words[..Longest] : words), name)));
        return string.Join(' ', told);
    }

    /// <summary>Without the name that the sentence is addressed to, when a comma or a colon sets it off.</summary>
    private static string Vocative(string sentence, Incidents.People people)
    {
        var mark = sentence.AsSpan().IndexOfAny(',', ':');
        if (mark is <= 1 or > 24) return sentence;
        var first = sentence[..mark].Trim('*', ' ', '@');
        return people.Find(first) is not null || people.All.Any(p => !p.IsBot && p.ShortName.Equals(first, StringComparison.OrdinalIgnoreCase)) && sentence[mark] == ',' ? sentence[(mark + 1)..].TrimStart() : sentence;
    }

    private static string BotWords(Utterance utterance)
    {
        var text = ChatText.Polish(Mark().Replace(utterance.Plain.Split('\n')[0], "").Replace(" · ", ", ", StringComparison.Ordinal));
        var attachment = utterance.Entry.Body.Attachments is [var first, ..] ? first : null;
        if (attachment is null) return text;
        var detail = ChatText.Polish(Incidents.MessageText.Plain((attachment.Title.Length > 0 && !text.Contains(attachment.Title, StringComparison.Ordinal) ? attachment.Title + ": " : "") + attachment.Text.Split('\n')[0], Incidents.People.None));
        return detail.Length is > 0 and < 200 && !Instructions.IsIn(detail) ? $"{text} {detail}" : text;
    }

    /// <summary>A capital first, one full stop last, no mark that Slack would expand.</summary>
    private static string Stop(string text)
    {
        var clean = Redact.All(text).Replace("@", "", StringComparison.Ordinal).Replace("```", "", StringComparison.Ordinal).Replace('\n', ' ').Trim();
        if (clean.Length == 0) return clean;
        clean = char.ToUpperInvariant(clean[0]) + clean[1..];
        clean = clean.TrimEnd('?', '!', ',', ';', ':', ' ');
        return clean[^1] is '.' ? clean : clean + ".";
    }

    private static readonly System.Buffers.SearchValues<char> WordEnds = System.Buffers.SearchValues.Create(" ,.:;'’");

    private static string Plain(string words) => Bare().IsMatch(words) ? "" : words;

    private static string Opening1(string words) => ChatText.Sentences(words) is [var first, ..] ? first : words;

    private static string FirstWord(string words)
    {
        var end = words.AsSpan().IndexOfAny(WordEnds);
        return end < 0 ? words : words[..end];
    }

    private static string Lower(string words, bool always = false)
    {
        if (words.Length < 2 || !char.IsUpper(words[0]) || char.IsUpper(words[1]) || char.IsDigit(words[1])) return words;
        return always || Opening().IsMatch(FirstWord(words).TrimEnd('\'')) ? char.ToLowerInvariant(words[0]) + words[1..] : words;
    }

    [GeneratedRegex(@"^\W*(?:status|decision|resolved|cause (?:confirmed|found)|confirmed|correction|update|follow-?ups?|to-?dos?|handover|go)\b(?:\s+\d{1,2}:\d{2}(?:\s?UTC)?\s*\*?\s*[.:·,]?|\s*\*?\s*[.:·,])\s*\**\s*", RegexOptions.IgnoreCase)] private static partial Regex Label();
    [GeneratedRegex(@"^(?:\s*:[a-z_]+:\s*)+")] private static partial Regex Mark();
    [GeneratedRegex(@"^\W*(?:\*\s*)?(?:correction|korrektur|corrección|correção)\b(?:\s+\d{1,2}:\d{2}(?: UTC)?)?\W{0,3}(?<to>\s?(?:to|on|of|for)\s+(?=my|our|the|what|this|his|her|\w+'s))?", RegexOptions.IgnoreCase)] private static partial Regex CorrectionLead();
    [GeneratedRegex(@"^\W*(?:(?:in )?english|translation|übersetzung|traducción)\b(?:,[^:\n]{0,30})?(?:\s?\([^)\n]{0,40}\))?\s*[:,]\s*|^\W*(?:\p{L}+ ){0,2}\p{L}+ here\s*[,:.]?\s+(?=\d|\p{L})|^\W*can confirm,?\s+|^\W*confirmed[,:.]\s+(?=\p{L}{3})", RegexOptions.IgnoreCase)] private static partial Regex Translated();
    [GeneratedRegex(@"\b(?:about|around|roughly|maybe|probably|looks like|seems?|i think|as far as|~|might|could be|guess)\b|~", RegexOptions.IgnoreCase)] private static partial Regex Hedge();
    [GeneratedRegex(@"^(?:The|A|An|It|This|That|There|We|They|You|He|She|All|Some|Most|Many|No|Not|New|Old|So|But|And|In|On|At|For|From|Since|Until|After|Before|With|Without|Still|Also|Now|Same|Errors?|Everything|Nothing|Nobody|One|Two|Three|Four|Looks|Customers?|Users?|People|Deploys?|Logins?|Launches|Builds?|Pages?|Rollback|Restart\w*|Rolling|Please|These|Those|Both|Only|Just|If|When|Our|Your|Their|Its|As|Because|Done|Found|Main|Queue|Error|Secret|Token|Cert\w*|Failover|Throttles?|Backlog|Exports?|Restarts?|Latency|Traffic|Another|Every|Each|Half|Merchants?|Tickets?|Cache|Database|Zone|Live|Guests?|Pods?|Nodes?|Servers?)$")] private static partial Regex Opening();
    [GeneratedRegex(@"^\W*(?:it|that|this|they|these|those|he|she|its|it['’]s|that['’]s|they['’]re|he['’]s|them|same|which|both)\b", RegexOptions.IgnoreCase)] private static partial Regex Pronoun();
    [GeneratedRegex(@"(?<=\S\s)(?:is|are|was|were|has|have|had|does|do|did|can|cannot|can['’]t|could|will|won['’]t|would|should|must|may|isn['’]t|aren['’]t|wasn['’]t|doesn['’]t|don['’]t|didn['’]t|hasn['’]t|needs?|fails?|works?|shows?|says?|say|keeps?|holds?|drops?|climbs?|falls?|fell|rose|goes|went|comes?|came|gets?|got|takes?|took|starts?|began|begins?|ends?|stops?|runs?|ran|reads?|sends?|uses?|wants?|opens?|serves?|loses?|lost|means?|put|saw|sees?|cannot|returns?|answers?|confirm|moves?|grows?|hits?|expects?|\w{3,}ed|\w{3,}s (?:the|an?|every|all|its|no))\b|['’](?:s|re)\s", RegexOptions.IgnoreCase)] private static partial Regex Finite();
    [GeneratedRegex(@"^\w+ (?:is|are|was|were|by)\b", RegexOptions.IgnoreCase)] private static partial Regex Passive();
    [GeneratedRegex(@"^(?:so\s+)?(?:(?:\w+ )?(?:theory|hypothesis|first guess|guess|my guess)(?: is)?[:,]?\s*|looks like\s+|maybe\s+(?:it['’]?s\s+)?|probably\s+|i think (?:that )?|i suspect (?:that )?|\w+ thinks (?:that )?|\w+ suspects? (?:that )?|could (?:it|this|that) be\s+|other idea:\s*|might be\s+)", RegexOptions.IgnoreCase)] private static partial Regex GuessLead();
    [GeneratedRegex(@"^(?:so |no, |then )*(?:it['’]s |that['’]s |it is )?not (?:the )?([\w][\w .#/-]{1,40}?)(?:,|\.|$| tho\b| then\b)", RegexOptions.IgnoreCase)] private static partial Regex NotThe();
    [GeneratedRegex(@"\b(?:zero|no) (?:change|effect|difference|improvement)\b|\bchanged nothing\b|\bdid(?:n['’]t| not) help\b", RegexOptions.IgnoreCase)] private static partial Regex NoChange();
    [GeneratedRegex(@"^(?:please|the team should|then)\s+", RegexOptions.IgnoreCase)] private static partial Regex Please();
    [GeneratedRegex(@"\brais\w*[^.\n]{0,20}SEV|SEV-?\d\s*\*?\s*(?:→|->|to)\s*\*?SEV|\bgoing SEV-?1", RegexOptions.IgnoreCase)] private static partial Regex Raised();
    [GeneratedRegex(@"\breopen", RegexOptions.IgnoreCase)] private static partial Regex Reopened();
    [GeneratedRegex(@"\bnot (?:fixed|resolved|over|done)\b", RegexOptions.IgnoreCase)] private static partial Regex NotOver();
    [GeneratedRegex(@"\bmonitoring\b|\bwe watch until\b", RegexOptions.IgnoreCase)] private static partial Regex Watching();
    [GeneratedRegex(@"^\W*(?:resolved|closed|done|gn|closing|calling it)?\W*(?:resolved|closed|gn)?\W*$", RegexOptions.IgnoreCase)] private static partial Regex Bare();
}
