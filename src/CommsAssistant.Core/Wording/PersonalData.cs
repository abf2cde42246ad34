using System.Buffers;
using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Wording;

/// <summary>
/// Finds data of persons: how to reach them (e-mail, also when spelt to deceive programs; phone; postal address), numbers that name them (bank account, card, national ids, passport,
/// account), dates of birth and network addresses. Names are not among them.
/// </summary>
public static partial class PersonalData
{
    /// <summary>What a spelt-out address cannot do without: a word for the point, or a bracket around a sign.</summary>
    private static readonly SearchValues<string> Spelt = SearchValues.Create([" dot ", " punkt ", "[", "(", "{", "<"], StringComparison.OrdinalIgnoreCase);

    /// <summary>All places, which may overlap; What is one of "e-mail", "phone", "address" (of a network), "postal", "iban", "card", "id", "birth", "account".</summary>
    public static IEnumerable<TextMatch> Find(string text)
    {
        if (text.Length < 6) yield break;
        if (text.AsSpan().ContainsAny("@＠%&"))
            foreach (Match match in Mail().Matches(text)) yield return Place(match, "e-mail");
        if (text.AsSpan().ContainsAny(Spelt))
            foreach (Match match in SpeltMail().Matches(text)) yield return Place(match, "e-mail");
        if (text.Contains(':', StringComparison.Ordinal))
            foreach (Match match in Colons().Matches(text)) if (NetworkAddresses.IsOfSomebody(match.ValueSpan)) yield return Place(match, "address");
        if (!text.AsSpan().ContainsAnyInRange('0', '9')) yield break;
        foreach (Match match in Address().Matches(text)) yield return Place(match, "address");
        foreach (Match match in Phone().Matches(text)) yield return Place(match, "phone");
        foreach (Match match in PhoneBesideWord().Matches(text)) yield return Place(match.Groups["v"], "phone");
        foreach (Match match in Postal().Matches(text)) yield return Place(match, "postal");
        foreach (Match match in NationalId().Matches(text)) yield return Place(match, "id");
        foreach (Match match in SpanishId().Matches(text)) if (IsSpanish(match.Value)) yield return Place(match, "id");
        foreach (Match match in IdBesideWord().Matches(text)) yield return Place(match.Groups["v"], "id");
        foreach (Match match in Birth().Matches(text)) yield return Place(match.Groups["v"], "birth");
        foreach (Match match in Account().Matches(text)) yield return Place(match.Groups["v"], "account");
        foreach (var match in AccountNumbers.Find(text)) yield return match;
    }

    private static TextMatch Place(Capture found, string what) => new(found.Index, found.Length, found.Value, what);

    /// <summary>The letter of a Spanish identity number is computed from its digits.</summary>
    private static bool IsSpanish(string value)
    {
        var number = 0;
        foreach (var c in value) if (char.IsAsciiDigit(c)) number = number * 10 + (c - '0');
        if (value[0] is 'Y') number += 10_000_000;
        if (value[0] is 'Z') number += 20_000_000;
        return "TRWAGMYFPDXBNJZSQVHLCKE"[number % 23] == value[^1];
    }

    [GeneratedRegex(@"(?<![\w.+-])[\w.+-]{1,64}(?:@|＠|%40|&#64;)(?![\w.-]{0,60}\.gserviceaccount\.com)[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\b")] private static partial Regex Mail();
    [GeneratedRegex(@"(?<![\w.+-])[\w.+-]{1,64} ?(?:[[({<] ?(?:at|ät|@) ?[])}>]) ?[\w-]{1,63}(?: ?(?:[[({<] ?(?:dot|punkt|\.) ?[])}>]| dot | punkt |\.) ?[\w-]{2,63}){1,4}|(?<![\w.+-])[\w.+-]{2,64}(?: (?:dot|punkt) [\w-]{1,40}){0,2} at (?!(?:the|a|an|your|this|that) )[\w-]{1,63}(?: (?:dot|punkt) [\w-]{2,63}){1,4}", RegexOptions.IgnoreCase)] private static partial Regex SpeltMail();

    [GeneratedRegex(@"(?<![\w.])(?<!\b(?i:version|release|build|firmware)\s)(?!10\.|127\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|0\.|255\.)(?:(?:25[0-5]|2[0-4]\d|1?\d{1,2})\.){3}(?:25[0-5]|2[0-4]\d|1?\d{1,2})(?![\w.]?\d)")] private static partial Regex Address();
    [GeneratedRegex(@"(?<![\w:.-])[0-9A-Fa-f]{0,4}(?:::?[0-9A-Fa-f]{1,4}){1,7}(?:::)?(?![\w:])|(?<![\w:-])[0-9A-Fa-f]{2}(?:[:-][0-9A-Fa-f]{2}){5}(?![\w:-])")] private static partial Regex Colons();

    // International; North America; France; Germany, United Kingdom, Spain, Netherlands, Australia with their leading zero or their groups.
    [GeneratedRegex(@"(?<![\w.:/-])(?:\+|00(?=[1-9]\d[ .()-]))\d{1,3}[ .()/-]{0,3}\d(?:[ .()/-]{0,2}\d){5,12}(?![\w:])|(?<![\w.:/-])(?:1[ .-])?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?![\w:])|(?<![\w.:/-])0[1-9](?:[ .-]\d{2}){4}(?![\w:])|(?<![\w.:/-])\(?0\d{2,4}\)?[ /+-]\d{3,4}[ -]?\d{3,6}(?![\w:-])|(?<![\w.:/-])0[1-9][ -]\d{4,8}(?: ?\d{2,4}){0,2}(?![\w:-])|(?<![\w.:/-])0(?:7\d{9}|1[5-7]\d{8,9}|6\d{8}|[1-9]\d{8})(?![\w:-])|(?<![\w.:/-])\(?0\d{2,4}\)?[ /]\d{2,4} \d{2,4}(?: \d{2,4})?(?![\w:-])")] private static partial Regex Phone();
    [GeneratedRegex(@"\b(?:phone|telephone|tel|telefon|teléfono|mobile|mobil|móvil|cell|fax|whatsapp|handy|call (?:me|him|her|them)|ring (?:me|him|her)|dial|text (?:me|him|her)|reach (?:me|him|her))(?:[ \t]?(?:number|nummer|nr|no))?[.:]?[ \t(]{0,3}(?:back )?(?:on |at |under |unter |is |[=:] ?)?(?<v>\(?\d(?:[ ./()+-]{0,2}\d){5,14})(?![\w:%])", RegexOptions.IgnoreCase)] private static partial Regex PhoneBesideWord();

    [GeneratedRegex(@"\b\d{1,5}[A-Za-z]?,? (?:[NSEW]\.? )?(?:(?:[A-Z][\w'.-]{1,30}|\d{1,3}(?:st|nd|rd|th)) ){1,4}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Way|Place|Pl|Terrace|Close|Crescent|Square|Highway|Hwy|Parkway|Pkwy|Gardens|Row|Mews|Grove|Hill)\b|\b\d{1,5} [a-z]{3,20} (?:street|avenue|road|lane|boulevard)\b|\b(?:[A-ZÄÖÜ][a-zäöüß]{1,20}[ -]){0,3}[A-ZÄÖÜ][a-zäöüß]{0,30}(?:straße|strasse|str\.|weg|platz|allee|gasse|damm|straat|laan|plein|gracht|kade) \d{1,4} ?[a-z]?\b|\b(?:Straße|Strasse|Platz) (?:des|der|am|zum) (?:\d{1,2}\. )?[A-Z][a-zäöüß]{2,20} \d{1,4}\b|\b\d{1,4},? (?:bis |ter )?(?:rue|avenue|boulevard|place|chemin|impasse|allée|quai) (?:d[eu]s? |la |le |les |l['’]|d['’]){0,3}[A-ZÉ][\w'’éèêàâîôûç-]{1,30}|\b(?:Calle|Avenida|Avda\.|Plaza|Paseo) (?:d[eo]l? |la |las |los ){0,2}[A-ZÁÉÍÓÚ][\wáéíóúñ]{1,30}(?: [\wáéíóúñ]{1,30}){0,3},? (?:n[º.o]{1,2} ?)?\d{1,4}\b|\b(?:GIR 0AA|[A-PR-UWYZ][A-HK-Y]?[0-9][A-HJKMNPR-Y0-9]? [0-9](?!XX)[ABD-HJLNP-UW-Z]{2})\b|\b[A-Z][a-z]{2,20}, [A-Z]{2} \d{5}(?:-\d{4})?\b|\bP\.? ?O\.? Box \d{1,6}\b|\bPostfach \d[\d ]{1,8}")] private static partial Regex Postal();

    [GeneratedRegex(@"(?<![\w.-])(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])|\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b")] private static partial Regex NationalId();
    [GeneratedRegex(@"\b(?:\d{8}|[XYZ]\d{7})-?[A-Z]\b")] private static partial Regex SpanishId();
    [GeneratedRegex(@"\b(?:ssn|social security|national insurance|nino|passport|reisepass|pasaporte|passeport|paspoort|driv(?:er'?s?|ing) licen[cs]e|national id|identity card|id card|personalausweis|ausweis|dni|nie|bsn|tax id|steuer-?id|tax file|nhs|medicare|sozialversicherung\w{0,10})(?:[ -]?(?:number|nummer|num|no|nr|n[º°]))?[.:#]?\s{0,3}(?:is |ist |es |was |est |[=:] ?)?(?<v>(?=[A-Za-z0-9 -]{0,12}\d[A-Za-z0-9 -]{0,6}\d)[A-Z0-9][A-Z0-9]{0,3}[ -]?[A-Z0-9]{2,12}(?:[ -][A-Z0-9]{1,4}){0,3})(?![\w%:])", RegexOptions.IgnoreCase)] private static partial Regex IdBesideWord();
    [GeneratedRegex(@"\b(?:born(?: on)?|date of birth|birth ?da(?:y|te)|dob|d\.o\.b\.?|geb(?:oren|\.)(?: am)?|geburtsdatum|née? le|date de naissance|nacid[oa](?: el)?|fecha de nacimiento|geboortedatum)[ \t:=,(-]{0,4}(?:(?:is|was|ist|am|on|es) ){0,2}(?<v>\d{1,2}[./ -]\d{1,2}[./ -]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}(?:st|nd|rd|th|\.)?(?: de| of)? \p{L}{3,12}\.?,?(?: de)? \d{4}|\p{L}{3,12}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})\b", RegexOptions.IgnoreCase)] private static partial Regex Birth();
    [GeneratedRegex(@"(?<![\p{L}])(?:user|customer|client|account|member|membership|patient|employee|guest|student|subscriber|kunden|cliente)[ _-]?(?:(?:id|number|nummer|no\b\.?|nr\b\.?|#)[""']?\s{0,3}(?:is |ist |was |[=:#] ?)?[""']?(?<v>(?=[A-Za-z_-]{0,20}\d[\w-]{0,20}\d)\w[\w-]{3,40})|#?(?<v>\d{5,14}))(?![\w%:,.]\d|\w)", RegexOptions.IgnoreCase)] private static partial Regex Account();
}
