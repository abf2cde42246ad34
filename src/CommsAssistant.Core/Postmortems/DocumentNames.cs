using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Postmortems;

/// <summary>
/// Who and what a document names: people (from its head, its columns of owners, its mentions, and whoever does things in it), names that its title makes public, and words that it
/// writes with a capital only, which are names of something that nobody declared public.
/// </summary>
internal sealed partial class DocumentNames
{
    private readonly HashSet<string> people = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> capitals = new(StringComparer.Ordinal);
    private readonly HashSet<string> ordinary = new(StringComparer.Ordinal);
    private readonly HashSet<string> known = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> fullNames = new(StringComparer.OrdinalIgnoreCase);

    public DocumentNames(PostmortemDocument document, Catalogue catalogue, People directory)
    {
        foreach (Match word in Word().Matches(document.Title + " " + document.Sections.FirstOrDefault(s => s.Level == 1)?.Heading)) known.Add(word.Value);
        foreach (var word in catalogue.PublicNames.SelectMany(n => n.Split(' '))) known.Add(word);
        foreach (var mention in document.Mentions) AddPerson(mention);
        foreach (var person in directory.All.Where(p => !p.IsBot)) { AddPerson(person.RealName); AddPerson(person.Handle); }
        foreach (var field in document.Fields.Where(f => PersonLabel().IsMatch(f.Key))) AddNames(field.Value);
        foreach (var block in document.Blocks) Read(block);
        ReadHandles(document);
        known.ExceptWith(people);
    }

    /// <summary>Names of people, word by word; ordinary words are not among them.</summary>
    public IReadOnlySet<string> People => people;

    /// <summary>Words that the title or the catalogue makes public.</summary>
    public IReadOnlyCollection<string> Public => known;

    /// <summary>The people as a directory, so that the checks know them.</summary>
    public People Directory(string zone) =>
        new([new Person("document", "document", "", "", zone, PersonRole.Bot), .. fullNames.Select((n, i) => new Person("name" + i.ToString(System.Globalization.CultureInfo.InvariantCulture), n, n, "", "UTC", PersonRole.Responder))]);

    public bool HoldsPerson(string text) => Word().Matches(text).Any(m => people.Contains(m.Value)) || Handle().IsMatch(text);

    /// <summary>True for a word that the title or the catalogue makes public.</summary>
    public bool IsKnown(string word) => known.Contains(word) || known.Contains(word.TrimEnd('s')) || word.Contains('.', StringComparison.Ordinal) && known.Any(k => k.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>True for a word that stands as it is in the title or the catalogue.</summary>
    public bool IsWhollyKnown(string word) => known.Contains(word);

    /// <summary>A name that nobody declared public; null when the text holds none.</summary>
    public string? Unknown(string text)
    {
        foreach (Match match in Capitalised().Matches(text))
        {
            var word = match.Value.TrimEnd('\'', '’');
            if (word.EndsWith("'s", StringComparison.Ordinal) || word.EndsWith("’s", StringComparison.Ordinal)) word = word[..^2];
            if (known.Contains(word) || Common().IsMatch(word) || Feature(text, match)) continue;
            var opens = match.Index == 0 || OpensSentence().IsMatch(text.AsSpan(Math.Max(0, match.Index - 3), match.Index - Math.Max(0, match.Index - 3)));
            // A sentence begins with a capital anyway: there the word is a name only where the document writes it so in mid-sentence too, or a vendor or a person follows.
            // A system is often written both ways: only a word of everyday English is ordinary.
            if (ordinary.Contains(word.ToLowerInvariant()) && CustomerVocabulary.IsKnown(word.ToLowerInvariant()) && !people.Contains(word)) continue;
            if (opens && !capitals.Contains(word) && Starter().IsMatch(word) && !Apposition().IsMatch(text.AsSpan(match.Index + match.Length))) continue;
            return word;
        }
        return null;
    }

    private void Read(DocumentBlock block)
    {
        if (block.Kind == BlockKind.Code) return;
        if (block.Cells.Count > 1 && PersonLabel().IsMatch(block.Cells[0])) foreach (var value in block.Cells.Skip(1)) AddNames(value);
        for (var i = 0; i < Math.Min(block.Cells.Count, block.Columns.Count); i++) if (OwnerColumn().IsMatch(block.Columns[i])) AddNames(block.Cells[i]);
        foreach (Match labelled in LabelledPerson().Matches(block.Text.Length > 3_000 ? block.Text[..3_000] : block.Text)) AddNames(labelled.Groups["v"].Value);
        foreach (Match handle in Handle().Matches(block.Text)) AddPerson(handle.Value);
        foreach (Match doer in Doer().Matches(block.Text)) if (!NoPerson().IsMatch(doer.Groups["n"].Value)) AddPerson(doer.Groups["n"].Value);
        foreach (Match word in Inside().Matches(block.Text)) capitals.Add(word.Value);
        foreach (Match word in Lower().Matches(block.Text)) ordinary.Add(word.Value);
    }

    /// <summary>Who is named in lower case: those who do things in the timeline and stand nowhere else, and those listed after words of thanks.</summary>
    private void ReadHandles(PostmortemDocument document)
    {
        var inTimeline = document.Sections.SelectMany(s => s.Blocks).Where(b => DocumentTimeline.Lead(b.Text) is not null || b.Cells.Count > 0 && DocumentTimeline.Lead(b.Cells[0]) is not null).ToHashSet();
        var elsewhere = document.Blocks.Where(b => !inTimeline.Contains(b)).SelectMany(b => Word().Matches(b.Text)).Select(m => m.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var block in inTimeline)
            foreach (Match doer in LowerDoer().Matches(block.Text)) if (!elsewhere.Contains(doer.Groups["n"].Value)) AddPerson(doer.Groups["n"].Value);
        foreach (var block in document.Blocks)
            if (Thanks().Match(block.Text) is { Success: true } thanks)
                foreach (var name in thanks.Groups["v"].Value.Split([',', ';', '(', ')']).Where(n => n.Trim().Length is > 2 and < 40 && n.Trim().Count(c => c == ' ') < 3)) AddPerson(name);
    }

    private void AddNames(string text)
    {
        foreach (Match name in FullName().Matches(text)) if (!NoPerson().IsMatch(name.Value)) AddPerson(name.Value);
    }

    private void AddPerson(string name)
    {
        name = name.Trim().TrimStart('@');
        if (name.Length is < 3 or > 60) return;
        var words = name.Split([' ', '.', ','], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 2 && !w.All(char.IsUpper) && !known.Contains(w) && !Insider.IsOrdinaryWord(w) && !NoPerson().IsMatch(w)).ToList();
        if (words.Count == 0) return;
        people.UnionWith(words);
        if (fullNames.Count < 300) fullNames.Add(string.Join(' ', words));
    }

    /// <summary>A name of a part of a product ends in a word for one: "Merchant Admin", "Express Pay".</summary>
    private static bool Feature(string text, Match match) =>
        PartOfProduct().IsMatch(match.Value) || PartAfter().IsMatch(text.AsSpan(match.Index + match.Length));

    [GeneratedRegex(@"[\p{L}\d][\p{L}\d'’.-]*[\p{L}\d]|\p{L}")] private static partial Regex Word();
    [GeneratedRegex(@"(?<![\w/@.])@[A-Za-z][\w-]{1,38}")] private static partial Regex Handle();
    [GeneratedRegex(@"(?<![\p{L}\d_.-])\p{Lu}[\p{L}\d'’-]*")] private static partial Regex Capitalised();
    [GeneratedRegex(@"(?:\d{2}:\d{2}(?: UTC)?[\s\]:|–—-]{1,4}|^|\. )(?<n>[a-z][a-z0-9_-]{2,20})(?<!s) (?:stops?|restarts?|blocks?|deploys?|repools?|depools?|finds?|notices?|merges?|reverts?|opens?|asks?|starts? (?:to|an|the)|enables?|disables?|pages?|confirms?|rolls?|(?:[a-z]{3,12}ed))\b")] private static partial Regex LowerDoer();
    [GeneratedRegex(@"\b(?:participated|participants?|thanks to|contributors?|credits?|responders?|attendees)\b[^:\n]{0,120}:\s*(?<v>[^\n]{3,600})", RegexOptions.IgnoreCase)] private static partial Regex Thanks();
    [GeneratedRegex(@"^(?:\p{Lu}\p{Ll}*(?:ing|ed|s|ly|ion|ment|ness|ity|al|ance|ence|ive|able|ary|out|ful)|A|An|The|At|All|Any|As|About|Above|After|Again|Almost|Also|Although|Among|Another|Around|Because|Before|Below|Between|Both|But|By|Can|Code|Customer|Data|Despite|Due|During|Each|Either|Even|Every|Everyone|Everything|Few|First|For|From|Front|Full|Half|How|However|If|In|Into|Instead|It|Its|Just|Last|Late|Later|Less|Like|Live|Many|Merchant|More|Most|Much|Neither|New|No|Nobody|None|Nothing|Not|Note|Now|Of|Off|Old|On|Once|One|Only|Open|Other|Our|Out|Over|Part|People|Per|Read|Restart|Review|Rule|Same|Second|Separate|Set|Several|She|Since|So|Some|Split|Staff|Start|Stop|Such|Support|That|Their|Them|Then|There|These|They|Third|This|Those|Though|Through|Three|Time|To|Two|Under|Until|Up|Update|Upon|Use|User|Very|Video|Was|We|Web|Website|What|When|Where|Which|While|Who|Whole|Why|With|Within|Without|Work|Write|You|Your|Add|Alert|Alerts|Automate|Check|Clear|Correct|Create|Find|Fix|Include|Limit|Make|Merge|Move|Page|Remove|Run|Send|Show|Switch|Test|Turn|Cap|Crate|Database|Email|Guest|Login|Traffic|Launch|Appointment|Checkout|Cache|Certificate|Content|Server|Service|Health|Load|Network|Monitor|Restore|Return|Roll|Rollback|Stale|Exports?|Webhooks?)$")] private static partial Regex Starter();
    [GeneratedRegex(@"(?<=[\p{Ll}\d,;)] )\p{Lu}[\p{L}\d-]+")] private static partial Regex Inside();
    [GeneratedRegex(@"(?<![\p{L}\d])\p{Ll}{3,}")] private static partial Regex Lower();
    [GeneratedRegex(@"^$|[.!?:;]\s?[""“(]?$|^[""“(]$|- $")] private static partial Regex OpensSentence();
    [GeneratedRegex(@"^(?:['’]s? |, (?:the|our|an?|its) (?:\w+ ){0,3}(?:vendor|provider|supplier|company|customer|partner|firm|team|engineer|host))")] private static partial Regex Apposition();
    [GeneratedRegex(@"\b(?:commanders?|incident (?:lead|manager|commander)|lead|responders?|authors?|owners?|review(?:ed|ers?)|scribe|reporters?|participants?|prepared|created|written|assigned|assignees?|on-?call|comms|contributors?|editors?|dri)\b", RegexOptions.IgnoreCase)] private static partial Regex PersonLabel();
    [GeneratedRegex(@"^\W*(?:owners?|assignees?|who|person|people|lead|dri|responsible|by|actor|name)\W*$", RegexOptions.IgnoreCase)] private static partial Regex OwnerColumn();
    [GeneratedRegex(@"\b(?:commanders?|incident lead|responders?|authors?|scribe|reported by|reviewed by|prepared by|created by|written by|owner|last (?:updated|modified) by|assignee)\b\s{0,3}(?:\([^)]{0,30}\))?\W{0,4}[:|]?\W{0,4}(?<v>\p{Lu}[^.|\n]{2,200})", RegexOptions.IgnoreCase)] private static partial Regex LabelledPerson();
    [GeneratedRegex(@"\p{Lu}[\p{L}'’-]+(?: (?:de|da|di|dos|van|der|den|von|le|la|el|al)){0,2}(?: \p{Lu}[\p{L}'’.-]*){0,3}")] private static partial Regex FullName();
    [GeneratedRegex(@"(?<![\p{L}\d`/.-])(?<n>(?:\p{Lu}\.? )?\p{Lu}[\p{Ll}'’]{2,}(?:[ -]\p{Lu}[\p{L}'’-]+)?) (?:notices?|noticed|asks?|asked|deletes?|opens|relays?|confirms?|proposed|proposes|joins?|joined|assumes?|takes command|commands|addresses|got back|pings?|analy[sz]es|pointed out|pointed|reviewed|renamed|wrote|handles|chose|took command|suggested|acknowledges|doubts|refused|followed up|follows up|and I)\b")] private static partial Regex Doer();
    [GeneratedRegex(@"^(?:We|The|They|It|This|That|All|One|Nobody|Somebody|Someone|Everybody|Support|Users?|Customers?|Engineering|Team|Operations|On-?call|Monitoring|Status|Legal|Security|Product|Platform|Incident|Internal|Public|GitHub|Google|Amazon|Microsoft|UTC|SRE|Who|None|TBD|Infrastructure|Done|Reviewed|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Dates?|Alert|Alerts|Both|Another|Nothing|Service|Services|System|Backend|Frontend|Web|Mobile|Data|Database|Network|and|with|after|until|from|Date|Severity|Author|Authors|Owner|Commander|Responders|Page|After|When|Then|Blameless|Prometheus|Datadog|PagerDuty|Investigation|Mitigation|Test|Tests|Client|Clients|Server|Servers|Deploy|Deployment)\b", RegexOptions.IgnoreCase)] private static partial Regex NoPerson();
    [GeneratedRegex(@"^(?:I|We|UTC|GMT|ET|EST|EDT|CT|PT|PST|PDT|CET|CEST|BST|US|USA|UK|EU|U|S|Europe(?:an)?|America\w*|North|South|East|West|Asia\w*|Africa|Germany|Austria|France|Spain|Portugal|Italy|Ireland|Japan|India|Australia|Canada|Brazil|Pacific|Eastern|Central|API|APIs|SSO|PDF|CSV|URL|URLs|SMS|HTTP|HTTPS|ID|IDs|OK|FAQ|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|(?:US|EU|AP)-?\d?|README|READMEs?|Web|Internet|Android|iOS|GitHub|DockerHub|Docker|Hub|Support|Status|English|Q[1-4])$")] private static partial Regex Common();
    [GeneratedRegex(@"^(?:Admin|Pay|Payments?|Console|Portal|Dashboards?|Checkout|Search|Calendar|Billing|Store|Sync|Inbox|Docs|Pages|Drive|Postgres|Storage|Login|Catalogue|Catalog|Enterprise|Registry|Website|App|Apps|Reports?|Exports?|Webhooks?|Editor|Gateway|Notebooks?|Maps?|Repls?|Flags)$")] private static partial Regex PartOfProduct();
    [GeneratedRegex(@"^ (?:Admin|Pay|Payments?|Console|Portal|Dashboards?|Checkout|Search|Calendar|Billing|Store|Sync|Inbox|Docs|Pages|Drive|Postgres|Storage|Login|Registry|App|Reports?|Exports?|Editor|Notebooks?|Maps?|Flags?)\b")] private static partial Regex PartAfter();
}
