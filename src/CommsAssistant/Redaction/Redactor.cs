using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Core.Wording;

namespace CommsAssistant.Redaction;

/// <summary>
/// Takes out of every text what no model provider may read, and puts back what the audience of an answer may. One redactor serves one incident: the same value gets the same placeholder
/// for as long as it lives. A placeholder is a kind, a number in order of appearance and a tag made by chance, so it tells nothing of its value, and one that somebody types into the
/// channel is made harmless before it is read. Safe for several threads.
/// </summary>
public sealed partial class Redactor
{
    private const int MostValues = 100_000;
    private readonly Lock gate = new();
    private readonly Dictionary<(Withheld Kind, string Value), string> placeholders = [];
    private readonly Dictionary<string, (Withheld Kind, string Shown)> values = new(StringComparer.Ordinal);
    private readonly int[] counts = new int[Enum.GetValues<Withheld>().Length];
    private readonly NameFinder names;
    private readonly NameFinder customers;
    private readonly People people;
    private readonly HashSet<string> known;
    private readonly string tag;

    /// <summary>A redactor for one incident.</summary>
    /// <param name="people">Whoever writes in the channel.</param>
    /// <param name="catalogue">Names of customers.</param>
    /// <param name="publicHosts">Hosts that are names of what customers use, such as "docs.example.org"; they stay.</param>
    public Redactor(People people, Catalogue catalogue, IEnumerable<string>? publicHosts = null)
    {
        this.people = people;
        known = (publicHosts ?? []).ToHashSet(StringComparer.OrdinalIgnoreCase);
        names = NameFinder.OfPeople(people);
        customers = NameFinder.OfNames(catalogue.CustomerNames);
        tag = RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 4);
    }

    /// <summary>The text as it may leave, with placeholders for whatever may not. Mentions of people are resolved first.</summary>
    /// <param name="audience">Whom the answer is for: for anybody but responders people become their roles, which nothing turns back into names.</param>
    public RedactedText Redact(string text, Audience audience = Audience.Responders)
    {
        var source = Clean(text);
        var places = Merged(Places(source));
        var redacted = new StringBuilder(source.Length);
        var spans = new List<RedactedText.Span>(places.Count);
        var at = 0;
        foreach (var place in places)
        {
            redacted.Append(source, at, place.Start - at);
            var start = redacted.Length;
            redacted.Append(InPlaceOf(place, source.Substring(place.Start, place.Length), audience));
            spans.Add(new(start, redacted.Length - start, place.Start, place.Length, IsRestorable(place.Kind)));
            at = place.Start + place.Length;
        }
        return new RedactedText(redacted.Append(source, at, source.Length - at).ToString(), source, spans);
    }

    /// <summary>The placeholder for a person of the channel, by id; the role's words for anybody but responders.</summary>
    public string Person(string id, Audience audience = Audience.Responders)
    {
        var person = people[id];
        return person.IsBot ? Redact(person.RealName, audience).Text : audience == Audience.Responders ? Placeholder(Withheld.Person, person.Id, person.ShortName) : RoleOf(person);
    }

    /// <summary>An answer with its placeholders turned into what the audience may see; credentials and personal data never come back.</summary>
    public RestoredText Restore(string text, Audience audience)
    {
        var (unknown, closed) = (0, 0);
        var restored = Written().Replace(text, match =>
        {
            (Withheld Kind, string Shown) value;
            lock (gate)
                if (!values.TryGetValue(match.Value.ToLowerInvariant(), out value))
                {
                    unknown++;
                    return "[unknown]";
                }
            if (IsRestorable(value.Kind) && audience == Audience.Responders) return value.Shown;
            closed++;
            return Label(value.Kind);
        });
        return new RestoredText(restored, unknown, closed);
    }

    private static bool IsRestorable(Withheld kind) => kind >= Withheld.Account;

    private string InPlaceOf(Place place, string value, Audience audience)
    {
        if (place.Kind != Withheld.Person) return Placeholder(place.Kind, Key(place.Kind, value), value);
        var person = names.PersonOf(value) ?? people[value];
        return audience == Audience.Responders ? Placeholder(Withheld.Person, person.Id, person.ShortName) : RoleOf(person);
    }

    private string Placeholder(Withheld kind, string key, string shown)
    {
        lock (gate)
        {
            if (placeholders.TryGetValue((kind, key), out var known)) return known;
            if (placeholders.Count >= MostValues) return Label(kind);
            var made = string.Create(CultureInfo.InvariantCulture, $"[{kind.ToString().ToUpperInvariant()}-{++counts[(int)kind]}-{tag}]");
            placeholders[(kind, key)] = made;
            values[made.ToLowerInvariant()] = (kind, shown);
            return made;
        }
    }

    private static string Key(Withheld kind, string value) => kind is Withheld.Customer or Withheld.Host or Withheld.Email ? value.ToLowerInvariant() : value;

    private IEnumerable<Place> Places(string text)
    {
        foreach (var found in Secrets.Find(text)) yield return new(found.Start, found.Length, Withheld.Credential);
        foreach (var found in PersonalData.Find(text)) yield return new(found.Start, found.Length, KindOf(found.What));
        foreach (var (start, length) in customers.Find(text)) yield return new(start, length, Withheld.Customer);
        foreach (Match match in InternalNames.Links().Matches(text)) yield return new(match.Index, match.Length, Withheld.Link);
        foreach (Match match in InternalNames.Hosts().Matches(text)) if (!known.Contains(match.Value)) yield return new(match.Index, match.Length, Withheld.Host);
        foreach (var (start, length) in names.Find(text)) yield return new(start, length, Withheld.Person);
    }

    /// <summary>Places in order, none overlapping: what overlaps becomes one place of the higher rank.</summary>
    private static List<Place> Merged(IEnumerable<Place> places)
    {
        var merged = new List<Place>();
        foreach (var place in places.Where(p => p.Length > 0).OrderBy(p => p.Start).ThenBy(p => p.Kind))
        {
            if (merged.Count > 0 && merged[^1] is var last && place.Start < last.Start + last.Length)
                merged[^1] = new Place(last.Start, Math.Max(last.Start + last.Length, place.Start + place.Length) - last.Start, (Withheld)Math.Min((int)last.Kind, (int)place.Kind));
            else merged.Add(place);
        }
        return merged;
    }

    /// <summary>What a reader sees, in plain letters, with nothing in it that reads like a placeholder.</summary>
    private string Clean(string text)
    {
        var plain = MessageText.Plain(text, people);
        if (!Ascii.IsValid(plain)) plain = plain.Normalize(NormalizationForm.FormKC);
        return plain.Contains('[', StringComparison.Ordinal) ? Forged().Replace(plain, m => "(" + m.Value[1..^1] + ")") : plain;
    }

    private static Withheld KindOf(string what) => what switch { "e-mail" => Withheld.Email, "phone" => Withheld.Phone, "account" => Withheld.Account, _ => Withheld.Personal };

    private static string Label(Withheld kind) => kind switch
    {
        Withheld.Credential => "[credential removed]",
        Withheld.Email => "[e-mail removed]",
        Withheld.Phone => "[phone removed]",
        Withheld.Customer => "a customer",
        Withheld.Person => "a colleague",
        Withheld.Link => "[link removed]",
        Withheld.Host => "a system",
        _ => "[personal data removed]",
    };

    private static readonly FrozenDictionary<PersonRole, string> Roles = new Dictionary<PersonRole, string>
    {
        [PersonRole.Responder] = "an engineer", [PersonRole.Comms] = "the communications team", [PersonRole.Support] = "the support team", [PersonRole.Leader] = "a leader",
        [PersonRole.Legal] = "the legal team", [PersonRole.Security] = "the security team",
    }.ToFrozenDictionary();

    private static string RoleOf(Person person) => Roles.GetValueOrDefault(person.Role, "a colleague");

    private readonly record struct Place(int Start, int Length, Withheld Kind);

    [GeneratedRegex(@"\[(?:CREDENTIAL|EMAIL|PHONE|PERSONAL|ACCOUNT|CUSTOMER|LINK|HOST|PERSON)-[0-9]{1,6}-[a-z0-9]{4}\]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)] private static partial Regex Written();
    [GeneratedRegex(@"\[[ \t]{0,4}(?:CREDENTIAL|EMAIL|PHONE|PERSONAL|ACCOUNT|CUSTOMER|LINK|HOST|PERSON)[^\]\n]{0,40}\]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)] private static partial Regex Forged();
}
