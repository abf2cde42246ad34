using System.Text.RegularExpressions;

namespace CommsAssistant.Redaction;

/// <summary>Addresses of pages and names of machines, by their shape.</summary>
internal static partial class InternalNames
{
    [GeneratedRegex(@"\b(?:[a-z][a-z0-9+.-]{1,15}://|www\.)[^\s<>""'`]{2,2000}", RegexOptions.IgnoreCase)] internal static partial Regex Links();

    [GeneratedRegex(@"(?<![\w.@-])(?:(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?:/[0-9]{1,2})?(?::[0-9]{1,5})?(?![\w.])|(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9])?\.){1,8}(?:internal|local|localdomain|lan|corp|intra|svc|cluster|consul|example|com|net|org|io|dev|cloud|app|prod|test|invalid|arpa|co|de|uk|eu)(?::[0-9]{1,5})?(?![\w-])|[a-z][a-z0-9]{0,40}(?:-[a-z0-9]{1,40}){0,6}-(?:api|db|sql|prod|eval|svc|srv|server|service|cluster|node|router|worker|proxy|primary|replica|web|cache|redis|kafka|queue|gateway|gw|lb|host|vm|pod|stg|staging|master|broker)(?:-[a-z0-9]{1,40}){0,6}(?![\w-])|(?!sev-?[0-9])[a-z]{2,30}(?:-[a-z]{1,30}){0,5}-?[0-9]{1,4}(?:-[a-z0-9]{1,40}){1,6}(?![\w-])|(?!(?:sev|p|step|phase|top|covid|part|day|week|round|version|v|rev|option|plan|zone|page|line|level|tier|stage)-)[a-z]{2,30}-[0-9]{1,4}(?![\w-]))")]
    internal static partial Regex Hosts();
}
