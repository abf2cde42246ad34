using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Checks;

/// <summary>
/// Names that the channel gives to people and organisations outside: guessed from the e-mail address or the title beside a name, and from the words that mark an organisation
/// ("Insurance", "University of", "Customer …"). A name written in lower case, or without such words, is not found.
/// </summary>
internal static partial class NamedOutsiders
{
    /// <summary>Names of people to reach, word by word.</summary>
    public static IEnumerable<string> People(CheckContext context)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var text in Texts(context))
        {
            foreach (Match mail in Mail().Matches(text))
                foreach (var part in mail.Groups["n"].Value.Split('.', '_', '-', '+').Where(p => p.Length > 2 && !Office().IsMatch(p)))
                    if (text.Replace(mail.Value, "", StringComparison.Ordinal).Contains(part, StringComparison.OrdinalIgnoreCase)) names.Add(part);
            foreach (Match titled in Titled().Matches(text))
                foreach (var part in titled.Groups["n"].Value.Split(' ')) names.Add(part);
        }
        return names.Where(n => !Insider.IsOrdinaryWord(n) && !IsOurs(context, n));
    }

    /// <summary>Names of organisations, with and without the word that marks them.</summary>
    public static IEnumerable<string> Organisations(CheckContext context)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var text in Texts(context))
            foreach (Match match in Marked().Matches(text))
            {
                var name = match.Groups["n"].Value.Trim();
                if (name.Length < 4 || Ours().IsMatch(name)) continue;
                names.Add(name);
                if (match.Groups["d"] is { Success: true, Length: > 4 } distinct && !Ours().IsMatch(distinct.Value)) names.Add(distinct.Value.Trim());
            }
        var staff = context.People.All.SelectMany(p => p.RealName.Split(' ').Append(p.Handle)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return names.Where(n => !IsOurs(context, n) && !n.Split(' ').Any(staff.Contains));
    }

    private static IEnumerable<string> Texts(CheckContext context) =>
        context.Messages.Values.Where(m => !context.People[m.Body.AuthorId].IsBot).Select(m => MessageText.Plain(MessageText.Whole(m.Body), context.People)).Where(t => t.Length < 4_000);

    private static bool IsOurs(CheckContext context, string name) =>
        context.Catalogue.PublicNames.Concat(context.Catalogue.InternalNames).Any(n => n.Contains(name, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"\b(?<n>[\w.+-]{3,64})@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\b")] private static partial Regex Mail();
    [GeneratedRegex(@"^(?:info|support|office|mail|hello|contact|sales|help|team|admin|service|post|reception|frau|herr)$", RegexOptions.IgnoreCase)] private static partial Regex Office();
    [GeneratedRegex(@"\b(?:Dr|Prof|Mr|Mrs|Ms|Mx|Frau|Herr|Madame|Monsieur|Señora?|Sra?|[Cc]ontact is|[Aa]sk for)\.? (?<n>\p{Lu}[\p{L}'’-]{2,20}(?: \p{Lu}[\p{L}'’-]{2,20})?)")] private static partial Regex Titled();
    [GeneratedRegex(@"(?<n>(?!(?:Customers?|Clients?|Tenant|Merchant|From|The|And|Is|Can)\b)(?<d>(?:St )?\p{Lu}[\p{L}'’-]{1,25}(?:(?: &)? \p{Lu}[\p{L}'’-]{1,25}){0,3}) (?:& |and )?(?:Insurance|Freight|Library|Bank|Credit Union|Union|Clinic|Klinik|Klinikum|Hospital|Robotics|Inc|Ltd|Limited|GmbH|AG|LLC|Group|Partners|Candles|Coffee|Games|Parcel|Logistics|Foods?|Food Bank|School|College|Museum|Choir|Rowing|Hotels?|Airlines?|Energy|Health|Labs|Systems|Studios?|Industries|Media|Motors|Pharmacy|Retail|Stores?|Bakery|Farms?|Council|Trust))\b|\b(?:University|Port|City|Bank|Museum|County|College|Hospital|Ministry|Kreis|Stadt|Lonja|Clínica|Kliniken|Klinik|Hotel|Schulamt|School|[Cc]ustomers?|[Cc]lients?|[Tt]enant|[Mm]erchant) (?:of |de |del )?(?<n>\p{Lu}[\p{L}'’-]{2,25}(?: (?:& )?\p{Lu}[\p{L}'’-]{2,25}){0,3})")] private static partial Regex Marked();
    [GeneratedRegex(@"^(?:the|this|that|they|there|then|what|when|nobody|everybody|everyone|somebody|someone|support|sales|legal|security|finance|marketing|counsel|customers?|users?|people|who|which|also|please|good|yes|still|just|can|our|your|their|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|and|but|api|data|status|page|europe|america|asia)\b", RegexOptions.IgnoreCase)] private static partial Regex Ours();
}
