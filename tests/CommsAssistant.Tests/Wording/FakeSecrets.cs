using System.Globalization;

namespace CommsAssistant.Tests.Wording;

/// <summary>Invented credentials and personal data of many kinds; each run makes the same ones. The part between « and » is what must be found.</summary>
internal sealed class FakeSecrets(int seed)
{
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", Lower = "abcdefghijklmnopqrstuvwxyz", Digit = "0123456789";
    private uint state = (uint)(seed * 2654435761) | 1;

    public IEnumerable<(string Kind, string Text)> Credentials()
    {
        yield return ("aws", $"Key «AKIA{Of(Upper + Digit, 16)}» was used.");
        yield return ("aws-secret", $"aws_secret_access_key = «{Of(Upper + Lower + Digit + "/+", 40)}»");
        yield return ("gcp", $"The map uses «AIza{Mixed(35)}» now.");
        yield return ("gcp-oauth", $"client «GOCSPX-{Mixed(28)}»");
        yield return ("azure", $"DefaultEndpointsProtocol=https;AccountName=x;AccountKey=«{Of(Upper + Lower + Digit, 86)}==»");
        yield return ("azure-sas", $"https://x.example.net/c/f?sv=2024-01-01&sig=«{Mixed(43)}%3D»");
        yield return ("github", $"We used «gh{Of("pousr", 1)}_{Mixed(36)}» for it.");
        yield return ("github-pat", $"token «github_pat_{Mixed(22)}_{Mixed(59)}»");
        yield return ("gitlab", $"«glpat-{Mixed(20)}» is in the job.");
        yield return ("npm", $"//registry/:_authToken=«npm_{Mixed(36)}»");
        yield return ("pypi", $"twine took «pypi-AgEIcHlwaS5vcmc{Mixed(60)}»");
        yield return ("stripe", $"Payments run on «{Of("sr", 1)}k_live_{Mixed(24)}» today.");
        yield return ("twilio", $"Texts go out with «SK{Of("0123456789abcdef", 32)}».");
        yield return ("sendgrid", $"Mails: «SG.{Mixed(22)}.{Mixed(43)}»");
        yield return ("slack", $"The bot has «xox{Of("bpar", 1)}-{Of(Digit, 11)}-{Of(Digit, 12)}-{Mixed(24)}»");
        yield return ("slack-hook", $"Post to «https://hooks.slack.com/services/T{Of(Upper + Digit, 8)}/B{Of(Upper + Digit, 8)}/{Mixed(24)}»");
        yield return ("openai", $"model key «sk-proj-{Mixed(48)}»");
        yield return ("anthropic", $"model key «sk-ant-api03-{Mixed(60)}-{Mixed(12)}AA»");
        yield return ("datadog", $"DD_API_KEY=«{Of("0123456789abcdef", 32)}» agent run");
        yield return ("digitalocean", $"doctl uses «dop_v1_{Of("0123456789abcdef", 64)}»");
        yield return ("vault", $"VAULT_TOKEN=«hvs.{Mixed(90)}»");
        yield return ("heroku", $"The heroku key is «{Of("0123456789abcdef", 8)}-{Of("0123456789abcdef", 4)}-{Of("0123456789abcdef", 4)}-{Of("0123456789abcdef", 4)}-{Of("0123456789abcdef", 12)}»");
        yield return ("jwt", $"It answered «eyJhbGciOiJIUzI1NiJ9.eyJ{Mixed(60)}.{Mixed(43)}»");
        yield return ("cookie", $"Set-Cookie: «sid={Mixed(26)}»; Path=/");
        yield return ("session", $"a request with session=«{Mixed(32)}» failed");
        yield return ("private-key", $"«-----BEGIN {Pick("RSA ", "EC ", "OPENSSH ", "")}PRIVATE KEY-----\n{Mixed(64)}\n{Mixed(64)}\n{Mixed(30)}==\n-----END PRIVATE KEY-----»");
        yield return ("basic", $"Authorization: Basic «{Mixed(19)}=»");
        yield return ("bearer", $"-H 'Authorization: Bearer «{Mixed(40)}»'");
        yield return ("url", $"{Pick("postgres", "redis", "amqps", "mongodb+srv", "https")}://«{Word()}:{Password()}»@db-1.example.net:5432/x");
        yield return ("signed", $"https://files.example.net/a?X-Amz-Date=1&X-Amz-Signature=«{Of("0123456789abcdef", 64)}»");
        yield return ("connection", $"Server=db;User Id={Word()};{Pick("Password", "Pwd")}=«{Password()}»;");
        yield return ("mysql", $"mysql -h db -u {Word()} -p«{Password()}» shop");
        yield return ("long-option", $"run it with {Pick("--password", "--token", "--secret", "--api-key")}{Pick(" ", "=")}«{Password()}»");
        yield return ("curl", $"curl {Pick("-u", "--user")} «{Word()}:{Password()}» https://x.example.net");
        yield return ("environment", $"{Pick("PGPASSWORD", "MYSQL_PWD", "DB_PASSWORD", "REDIS_PASS", "APP_SECRET")}=«{Password()}» run");
        yield return ("said", $"the {Pick("password", "pw", "passphrase", "Passwort")} {Pick("is", "is", "was", "=", ":")} «{Password()}»");
        yield return ("said-of", $"The password {Pick("for admin", "of the router", "for " + Word())} is «{Password()}».");
        yield return ("changed", $"password changed to «{Password()}»");
        yield return ("config", $"{{\"user\": \"{Word()}\", \"{Pick("password", "secret", "apiKey", "access_token")}\": \"«{Password()}»\"}}");
        yield return ("random", $"the signing secret {Pick("we use", "in the vault", "from yesterday")}: «{Mixed(14)}7a8B{Mixed(14)}»");
        yield return ("header", $"curl -H 'X-{Pick("Api", "Relay", "Purge")}-{Pick("Key", "Token", "Secret")}: «{Mixed(20)}»' https://x");
    }

    public IEnumerable<(string Kind, string Text)> Personal()
    {
        var (first, last) = (Word(), Word());
        yield return ("e-mail", $"Write to «{first}.{last}@{Word()}.example.com» today.");
        yield return ("e-mail-at", $"Write to «{first} at {Word()} dot {Pick("com", "net", "de")}» today.");
        yield return ("e-mail-brackets", $"Write to «{first}.{last} {Pick("[at]", "(at)", "[AT]")} {Word()}.com».");
        yield return ("e-mail-dot", $"Write to «{first}{Pick("[at]", " (at) ")}{Word()}{Pick("[dot]", " (dot) ")}org».");
        yield return ("phone-us", $"Call «{Pick("(", "")}{Pick("415", "212")}{Pick(") ", "-")}555-0{Of(Digit, 3)}».".Replace("(415-", "415-", StringComparison.Ordinal).Replace("(212-", "212-", StringComparison.Ordinal).Replace("415) ", "415 ", StringComparison.Ordinal).Replace("212) ", "212 ", StringComparison.Ordinal).Replace("«(", "«", StringComparison.Ordinal));
        yield return ("phone-us-dots", $"Her number: «415.555.0{Of(Digit, 3)}»");
        yield return ("phone-us-long", $"Her number: «1-{Pick("415", "212")}-555-0{Of(Digit, 3)}»");
        yield return ("phone-uk", $"Ring «{Pick("020 7946 0", "07700 900", "0161 496 0")}{Of(Digit, 3)}».");
        yield return ("phone-uk-plain", $"mobile «07700900{Of(Digit, 3)}»");
        yield return ("phone-de", $"Anruf an «{Pick("030 1234", "0151 2345", "089/1234", "0202 555 ")}{Of(Digit, 4)}».");
        yield return ("phone-fr", $"Appelez le «{Pick("01", "06", "07")}{Pick(" ", ".")}12 34 56 {Of(Digit, 2)}».".Replace(".12 34 56 ", ".12.34.56.", StringComparison.Ordinal));
        yield return ("phone-es", $"móvil «{Pick("612", "677")} {Of(Digit, 3)} {Of(Digit, 3)}»");
        yield return ("phone-nl", $"Bel «{Pick("06-1234", "06 1234", "020-123 ")}{Of(Digit, 4)}».");
        yield return ("phone-international", $"Ring «{Pick("+1 415 555 0", "+44 20 7946 0", "+49 30 5550 0", "+33 6 12 34 5", "+34 600 555 0", "+31 6 1234 5", "+49 (0)151 5550 ", "0044 20 7946 0")}{Of(Digit, 3)}» please.");
        yield return ("address-us", $"He lives at «{Of("123456789", 3)} {Pick("Maple", "N. Harbor", "Old Mill")} {Pick("Street", "Ave", "Road", "Blvd", "Lane")}».");
        yield return ("address-uk", $"The flat is at «{Of("123456789", 2)} {Pick("Station", "Church", "Kings")} {Pick("Road", "Close", "Gardens")}».");
        yield return ("postcode-uk", $"It goes to «{Pick("SW1A", "EC2V", "M1", "LS9")} {Of("123456789", 1)}{Pick("AA", "BB", "QP")}».");
        yield return ("address-de", $"Sie wohnt in der «{Pick("Haupt", "Garten", "Linden")}{Pick("straße", "strasse", "str.", "allee", "weg")} {Of("123456789", 2)}».");
        yield return ("address-fr", $"Il habite «{Of("123456789", 2)} rue de la {Pick("Gare", "Paix")}».");
        yield return ("iban", $"Refund to «{Pick("GB82 WEST 1234 5698 7654 32", "DE89370400440532013000", "NL91 ABNA 0417 1643 00", "FR14 2004 1010 0505 0001 3M02 606", "ES91 2100 0418 4502 0005 1332")}».");
        yield return ("card", $"Charged «{Pick("4242 4242 4242 4242", "5555-5555-5555-4444", "378282246310005", "6011111111111117")}» twice.");
        yield return ("ssn", $"It held «{Pick("123", "456", "078")}-{Pick("45", "12")}-{Of("123456789", 4)}».");
        yield return ("ssn-word", $"SSN: «{Pick("123", "456")}{Pick(" ", "")}45{Pick(" ", "")}{Of("123456789", 4)}»");
        yield return ("nino", $"It held «{Pick("AB", "JG", "SP")}{Pick(" ", "")}12{Pick(" ", "")}34{Pick(" ", "")}{Of(Digit, 2)}{Pick(" ", "")}{Pick("A", "B", "C")}».");
        yield return ("passport", $"passport {Pick("number ", "no. ", "")}«{Of(Upper, 1)}{Of(Digit, 8)}» of hers");
        yield return ("licence", $"driving licence «{Of(Upper, 5)}{Of(Digit, 6)}{Of(Upper, 2)}9{Of(Upper, 2)}»");
        yield return ("birth", $"{Pick("date of birth", "DOB", "born", "born on", "geboren am")} «{Pick("3 May 1981", "1981-05-03", "03/05/1981", "03.05.1981", "May 3, 1981")}»");
        yield return ("ipv4", $"A visitor from «{Pick("203.0.113", "198.51.100", "81.2.69")}.{Of("123456789", 2)}» saw it.");
        yield return ("ipv6", $"A visitor from «2001:db8:{Of("123456789abcdef", 4)}:{Pick("", "85a3:1:2:")}{Pick(":7", "0:8a2e:370:7334")}» saw it.".Replace(":85a3:1:2::7", ":85a3:1::7", StringComparison.Ordinal).Replace(":0:8a2e:370:7334", "::8a2e:370:7334", StringComparison.Ordinal).Replace("85a3:1:2::8a2e", "85a3::8a2e", StringComparison.Ordinal).Replace(":::", "::", StringComparison.Ordinal));
        yield return ("account", $"{Pick("customer id", "user ID:", "account number", "patient no.", "member #", "userId=")} «{Pick("", "CU-")}{Of("123456789", 7)}» cannot log in");
    }

    private string Of(string from, int length) => string.Create(length, from, (chars, letters) =>
    {
        for (var i = 0; i < chars.Length; i++) chars[i] = letters[Next(letters.Length)];
    });

    /// <summary>Letters and digits, both in it for certain.</summary>
    private string Mixed(int length) => "aB3" + Of(Upper + Lower + Digit, length - 3);

    private string Word() => Pick("marlow", "quill", "hedda", "tamsin", "okafor", "brandt") + Pick("", "son", "berg");

    private string Password() => Pick("hunter", "Plum-quarry", "Wolke!", "k8", "rabbit_Hat") + Of(Digit, 2) + Pick("", "!x", "#Lo", "zz") + Of(Lower, 3);

    private string Pick(params string[] from) => from[Next(from.Length)];

    private int Next(int below)
    {
        state = unchecked(state * 1664525 + 1013904223);
        return (int)((state >> 8) % (uint)below);
    }

    public override string ToString() => state.ToString(CultureInfo.InvariantCulture);
}
