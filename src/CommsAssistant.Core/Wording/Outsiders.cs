using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Wording;

/// <summary>
/// Names that a channel gives to people and organisations outside: beside an e-mail address or a title, by the words that mark an organisation ("Insurance", "University of",
/// "Customer …"), by the domain of an address, by the name of a shared channel, and by what is said of them ("ticket from acme", "acme's account team", "acme dice que"), in lower case
/// too, where the word is none of every day. Who is one of ours, the caller knows.
/// </summary>
public static partial class Outsiders
{
    private const int LongestText = 4_000;

    /// <summary>Names of people to reach, word by word.</summary>
    public static IEnumerable<string> People(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            if (text.Length > LongestText) continue;
            foreach (Match mail in Mail().Matches(text))
                foreach (var part in mail.Groups["n"].Value.Split('.', '_', '-', '+').Where(p => p.Length > 2 && !Office().IsMatch(p)))
                    if (text.Replace(mail.Value, "", StringComparison.Ordinal).Contains(part, StringComparison.OrdinalIgnoreCase)) yield return part;
            foreach (Match titled in Titled().Matches(text))
                foreach (var part in titled.Groups["n"].Value.Split(' ')) yield return part;
        }
    }

    /// <summary>Names of organisations, with and without the word that marks them.</summary>
    public static IEnumerable<string> Organisations(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            if (text.Length > LongestText) continue;
            foreach (Match match in Marked().Matches(text))
            {
                var name = match.Groups["n"].Value.Trim();
                if (name.Length < 4 || Ours().IsMatch(name)) continue;
                yield return name;
                if (match.Groups["d"] is { Success: true, Length: > 4 } distinct && !Ours().IsMatch(distinct.Value)) yield return distinct.Value.Trim();
            }
        }
    }

    /// <summary>Names that only the words around them speak for, as a whole and word by word; each holds a word that is none of every day.</summary>
    public static IEnumerable<string> Mentioned(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            if (text.Length > LongestText) continue;
            if (text.Contains('@', StringComparison.Ordinal))
                foreach (Match match in Domain().Matches(text))
                    if (!Everybodys().IsMatch(match.Groups["n"].Value) && IsName(match.Groups["n"].Value)) yield return match.Groups["n"].Value;
            if (text.Contains('#', StringComparison.Ordinal))
                foreach (Match match in SharedChannel().Matches(text))
                    if (IsName(match.Groups["n"].Value)) yield return match.Groups["n"].Value;
            foreach (var pattern in (Regex[])[From(), Owned(), Called(), Speaks()])
                foreach (Match match in pattern.Matches(text))
                    foreach (var name in Names(match.Groups["n"].Value)) yield return name;
        }
    }

    /// <summary>The words of a text that are none of every day, at most <paramref name="most"/>: a name that stands in it is among them, unless a word marks it.</summary>
    public static IReadOnlyList<string> StrangeWords(string text, int most = 200) =>
        [.. Word().Matches(text).Select(m => m.Value).Where(IsName).Distinct(StringComparer.OrdinalIgnoreCase).Take(most)];

    /// <summary>The words that a field of a ticket gives as its customer; null for another field.</summary>
    public static string? OfField(string title, string value) =>
        Field().IsMatch(title) && value.Trim() is { Length: > 2 and < 60 } name && name.Any(char.IsLetter) && !Ours().IsMatch(name) ? name : null;

    /// <summary>The run of words that may be a name, as a whole and word by word: it ends at the first word of every day.</summary>
    private static IEnumerable<string> Names(string words)
    {
        var run = new List<string>();
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word is not "&" && !IsName(word.Trim('.', ',', '\'', '’')))
            {
                if (run.Count > 0) break;
                continue;
            }
            run.Add(word.Trim('.', ',', '\'', '’'));
        }
        if (run.Count > 1) yield return string.Join(' ', run);
        foreach (var word in run.Where(w => w.Length > 3)) yield return word;
    }

    private static bool IsName(string word) => word.Length > 2 && word.Any(char.IsLetter) && !PlainWords.Hold(word) && !Foreign().IsMatch(word) && !Ours().IsMatch(word);

    [GeneratedRegex(@"\b(?<n>[\w.+-]{3,64})@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\b")] private static partial Regex Mail();
    [GeneratedRegex(@"^(?:info|support|office|mail|hello|contact|sales|help|team|admin|service|post|reception|frau|herr)$", RegexOptions.IgnoreCase)] private static partial Regex Office();
    [GeneratedRegex(@"\b(?:Dr|Prof|Mr|Mrs|Ms|Mx|Frau|Herr|Madame|Monsieur|Señora?|Sra?|[Cc]ontact is|[Aa]sk for)\.? (?<n>\p{Lu}[\p{L}'’-]{2,20}(?: \p{Lu}[\p{L}'’-]{2,20})?)")] private static partial Regex Titled();
    [GeneratedRegex(@"(?<n>(?!(?:Customers?|Clients?|Tenant|Merchant|From|The|And|Is|Can)\b)(?<d>(?:St )?\p{Lu}[\p{L}'’-]{1,25}(?:(?: &)? \p{Lu}[\p{L}'’-]{1,25}){0,3}) (?:& |and )?(?:Insurance|Freight|Library|Bank|Credit Union|Union|Clinic|Klinik|Klinikum|Hospital|Robotics|Inc|Ltd|Limited|GmbH|AG|LLC|Group|Partners|Candles|Coffee|Games|Parcel|Logistics|Foods?|Food Bank|School|College|Museum|Choir|Rowing|Hotels?|Airlines?|Energy|Health|Labs|Systems|Studios?|Industries|Media|Motors|Pharmacy|Retail|Stores?|Bakery|Farms?|Council|Trust))\b|\b(?:University|Port|City|Bank|Museum|County|College|Hospital|Ministry|Kreis|Stadt|Lonja|Clínica|Kliniken|Klinik|Hotel|Schulamt|School|[Cc]ustomers?|[Cc]lients?|[Tt]enant|[Mm]erchant) (?:of |de |del )?(?<n>\p{Lu}[\p{L}'’-]{2,25}(?: (?:& )?\p{Lu}[\p{L}'’-]{2,25}){0,3})")] private static partial Regex Marked();
    [GeneratedRegex(@"^(?:the|this|that|they|there|then|what|when|nobody|everybody|everyone|somebody|someone|support|sales|legal|security|finance|marketing|counsel|customers?|users?|people|who|which|also|please|good|yes|still|just|can|our|your|their|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|and|but|api|data|status|page|europe|america|asia)\b", RegexOptions.IgnoreCase)] private static partial Regex Ours();

    [GeneratedRegex(@"\p{L}[\p{L}\d'’-]{2,40}")] private static partial Regex Word();

    // The label before the public ending; reserved domains count as endings.
    [GeneratedRegex(@"@(?:[\w-]{1,40}\.){0,3}?(?<n>[\w-]{4,40})\.(?:example\.)?(?:co\.|com\.|org\.|ac\.)?[a-z]{2,6}\b(?!\.\w|-)", RegexOptions.IgnoreCase)] private static partial Regex Domain();
    [GeneratedRegex(@"^(?:example|gmail|googlemail|google|outlook|hotmail|live|msn|yahoo|ymail|icloud|proton|protonmail|posteo|mailbox|mail|email|aol|fastmail|zoho|github|gitlab|slack|atlassian|amazon|amazonaws|microsoft|users|noreply)$", RegexOptions.IgnoreCase)] private static partial Regex Everybodys();
    [GeneratedRegex(@"#(?:ext|shared|cust|customer|client|partner|connect|guest)s?[-_](?<n>[a-z0-9]{3,30})|#(?<n>[a-z0-9]{3,30})[-_](?:shared|ext|external|connect)\b", RegexOptions.IgnoreCase)] private static partial Regex SharedChannel();
    [GeneratedRegex(@"^\W*(?:customer|account|company|organi[sz]ation|org|tenant|client|merchant|requester|reporter|school|practice|kunde|cliente|klant|entreprise|empresa|azienda|firma)(?: ?name)?\W*$", RegexOptions.IgnoreCase)] private static partial Regex Field();

    [GeneratedRegex(@"\b(?:tickets?|mails?|e-?mails?|messages?|chats?|calls?|complaints?|escalations?|reports?|anrufe?|nachricht(?:en)?|llamadas?|correos?|mensajes?|appels?|courriels?|telefoontjes?|segnalazion[ei])(?: \d{1,9}| #\d{1,9})? (?:from|by|von|vom|de|da|van|di|del|du) (?:the |la |le |el |der |die |das |den )?(?<n>\p{L}[\p{L}\d'’.-]{2,25}(?: (?:& )?\p{L}[\p{L}\d'’-]{2,25}){0,2})", RegexOptions.IgnoreCase)] private static partial Regex From();
    [GeneratedRegex(@"(?<n>\p{L}[\p{L}\d.-]{2,25}(?: (?:& )?\p{L}[\p{L}\d-]{2,25}){0,2})(?:['’]s|s['’]) (?:account (?:team|manager)|csm|tam|admins?|administrators?|it (?:team|department|dept|people)|cto|ceo|cfo|coo|cio|procurement|lawyers?|legal team|tenant|workspace|account|contract|renewal)\b", RegexOptions.IgnoreCase)] private static partial Regex Owned();
    [GeneratedRegex(@"\b(?:customers?|clients?|tenant|merchant|prospect|account|kunden?|kundin|clientes?|klant(?:en)?|mandant)(?: called| named| namens| llamad[oa]| appelée?)?:? [""“«]?(?<n>\p{L}[\p{L}\d'’.-]{2,25}(?: (?:& )?\p{L}[\p{L}\d'’-]{2,25}){0,2})", RegexOptions.IgnoreCase)] private static partial Regex Called();
    [GeneratedRegex(@"(?:^|[.!?;:,\n(]\s{0,3}|\b(?:and|also|now|und|auch|y|et|e|en)\s)(?<n>\p{L}[\p{L}\d'’.-]{2,25}(?: (?:& )?\p{L}[\p{L}\d'’-]{2,25}){0,2}) (?:says?|said|reports?|reported|complains?|complained|writes?|wrote|tells us|told us|emailed|mailed|is (?:asking|calling|furious|angry|threatening)|are (?:asking|calling|furious|angry|threatening)|threatens?|wants? to know|meldet|melden|schreibt|schreiben|sagt|sagen|ruft an|beschwert|dice|dicen|escribe|escriben|reporta|reportan|se queja|llama|dit|disent|écrit|signale|se plaint|appelle|diz|dizem|relata|escreve|zegt|zeggen|meldt|schrijft|klaagt|segnala|scrive)\b", RegexOptions.IgnoreCase)] private static partial Regex Speaks();
    [GeneratedRegex(@"^(?:kunde|kundin|kunden|praxis|praxen|klinik|jemand|niemand|einer|eine|einem|einen|ein|der|die|das|den|dem|sie|ihr|wir|man|noch|auch|jetzt|aber|wieder|und|oder|nicht|alle|viele|clientes?|alguien|nadie|usuarios?|usuarias?|otro|otra|otros|uno|una|unos|ella|ellos|los|las|del|que|pero|también|todos|todo|clients?|quelqu|utilisateurs?|elle|elles|ils|une|des|les|tous|encore|aussi|mais|klant|klanten|iemand|gebruikers?|een|het|nog|ook|maar|utente|utenti|cliente|clienti|qualcuno|nessuno|anche|tutti|ninguém|alguém|usuários?|mais|também|uma|mensaje|mensajes|colegio|escuela|schule|schulen|lehrer|eltern|patient|patienten|pacientes?|hotel|hoteles|hotels|tienda|laden)$", RegexOptions.IgnoreCase)] private static partial Regex Foreign();
}
