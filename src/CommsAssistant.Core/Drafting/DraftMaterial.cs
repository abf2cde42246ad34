using System.Globalization;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Drafting;

/// <summary>Something that a draft may say beside what its template says.</summary>
/// <param name="Text">Words that the draft's audience may read.</param>
/// <param name="Fact">What it rests on; its text is <paramref name="Text"/> where the audience may not see the fact's own.</param>
/// <param name="IsOld">True for what was said so long ago that a figure in it may be told as past only.</param>
public sealed record MaterialLine(string Text, Fact Fact, bool IsOld);

/// <summary>
/// What a draft's audience may be told and its template has not said: for responders all that may be repeated, for others public words and those that a model offers, behind the same gate.
/// </summary>
public static partial class DraftMaterial
{
    private const int MostPublic = 26, MostInternal = 34, Lightest = 34, Posts = 3;
    private static readonly TimeSpan Recent = TimeSpan.FromHours(3);

    /// <summary>The lines, oldest first.</summary>
    /// <param name="template">The template's draft, whose own sentences are left out.</param>
    /// <param name="request">What it was made from, with all facts.</param>
    public static IReadOnlyList<MaterialLine> Of(Draft template, DraftRequest request) =>
        template.Kind.Audience == Audience.Responders ? template.Kind == DraftKind.InternalUpdate ? Internal(template, request) : [] : Public(template, request);

    /// <summary>True when a sentence gives an old figure as if it still held.</summary>
    public static bool TellsOldAsPresent(string sentence, MaterialLine line) => line.IsOld && PublicGate.IsFigureOfTheMoment(sentence);

    private static List<MaterialLine> Public(Draft template, DraftRequest request)
    {
        var (ledger, _) = PublicGate.Pass(request with { Ledger = request.Ledger with { Facts = [.. request.Ledger.Facts.Select(Offered)] } }, keepsOld: true);
        var lines = new List<MaterialLine>();
        var posts = ledger.Facts.Where(f => f.Kind == FactKind.Communication).OrderByDescending(f => f.SaidAt).Skip(Posts).Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var fact in ledger.For(Audience.Customers).Where(f => f.PublicText is not null && !posts.Contains(f.Id)).OrderBy(f => f.SaidAt))
            foreach (var sentence in fact.PublicText!.Split('\n'))
                if (!PublicPhrases.IsOne(sentence) && !PublicSymptoms.IsOne(sentence) && !Empty().IsMatch(sentence) && !request.Ledger.ClosedWords.Overlaps(ChatText.ContentWords(sentence)) && !template.Text.Contains(sentence, StringComparison.OrdinalIgnoreCase))
                    lines.Add(new MaterialLine(sentence, fact with { Text = sentence }, PublicGate.IsOld(fact.SaidAt, request.Now)));
        return [.. lines.DistinctBy(l => l.Text, StringComparer.OrdinalIgnoreCase).OrderByDescending(l => l.Fact.IsKey).ThenByDescending(l => l.Fact.SaidAt).Take(MostPublic).OrderBy(l => l.Fact.SaidAt)];
    }

    /// <summary>The fact with what a model offers for customers beside what people said to them.</summary>
    private static Fact Offered(Fact fact) =>
        fact.OfferedText is not { } offered || !fact.IsUsable || fact.Confidence == Confidence.Hypothesis ? fact : fact with { PublicText = fact.PublicText is { } told ? told + "\n" + offered : offered, Visibility = Audience.Customers };

    private static List<MaterialLine> Internal(Draft template, DraftRequest request)
    {
        var repeatable = Repeatable.Of(request.Ledger, request.Incident, request.People);
        var used = template.Sentences.SelectMany(s => s.FactIds).ToHashSet(StringComparer.Ordinal);
        var lines = new List<MaterialLine>();
        foreach (var fact in request.Ledger.Facts.Where(f => f.IsUsable && !used.Contains(f.Id) && (f.Weight >= Lightest || f.Kind is FactKind.Assignment or FactKind.Action && request.Now - f.SaidAt < Recent) && f.Role != PersonRole.Bystander))
            if (fact.Kind is not (FactKind.Communication or FactKind.Declared or FactKind.Handover) && repeatable.Words(fact) is { Length: > 11 } words && !template.Text.Contains(words.TrimEnd('.'), StringComparison.OrdinalIgnoreCase))
                lines.Add(new MaterialLine(words, fact, false));
        return [.. lines.DistinctBy(l => l.Text, StringComparer.OrdinalIgnoreCase).OrderByDescending(l => Worth(l.Fact, request.Now)).Take(MostInternal).OrderBy(l => l.Fact.SaidAt)];
    }

    /// <summary>What was said lately counts more than what weighs more.</summary>
    private static double Worth(Fact fact, DateTimeOffset now) => fact.Weight + (fact.IsKey ? 20 : 0) - Math.Min(60, (now - fact.SaidAt).TotalMinutes / 6);

    /// <summary>What posts say of themselves.</summary>
    [System.Text.RegularExpressions.GeneratedRegex(@"^We are (?:still )?(?:investigating|looking into)\b|^RESOLVED\b|^(?:A )?(?:full )?report follows", System.Text.RegularExpressions.RegexOptions.IgnoreCase)] private static partial System.Text.RegularExpressions.Regex Empty();

    /// <summary>A moment as lines give it.</summary>
    public static string Said(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM HH:mm", CultureInfo.InvariantCulture) + " UTC";
}
