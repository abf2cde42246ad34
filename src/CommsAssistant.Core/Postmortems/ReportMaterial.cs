using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;

namespace CommsAssistant.Core.Postmortems;

/// <summary>A sentence of the document where it stands.</summary>
/// <param name="State">What is said of a measure: done, in progress, when it is due; empty for anything else.</param>
internal readonly record struct Said(string Text, DocumentPlace Place, string State = "");

/// <summary>Sorts the sentences of a document by what a report needs: impact, what happened, measures.</summary>
internal static partial class ReportMaterial
{
    /// <summary>What customers felt: sections and lines on the impact.</summary>
    public static IEnumerable<Said> Impact(PostmortemDocument document)
    {
        foreach (var section in document.Sections)
        {
            var isImpact = section.Path.Any(h => ImpactHeading().IsMatch(h)) && !CauseHeading().IsMatch(section.Heading);
            foreach (var block in section.Blocks.Where(IsOwn))
                if (isImpact) foreach (var said in Sentences(block)) yield return said;
                else if (ImpactLabel().Match(block.Text) is { Success: true } label) foreach (var said in Split(block.Text[label.Length..], block.Place)) yield return said;
        }
    }

    /// <summary>What happened: what stands before the first heading and in the summary.</summary>
    public static IEnumerable<Said> Summary(PostmortemDocument document) =>
        document.Sections.Count <= 2 ? document.Blocks.Where(b => IsOwn(b) && b.Kind == BlockKind.Paragraph && DocumentTimeline.Lead(b.Text) is null).Take(60).SelectMany(Sentences)
        : document.Sections.Where(s => s.Number == 0 || s.Level == 1 && s.Number == 1 || s.Path.Any(h => SummaryHeading().IsMatch(h))).SelectMany(s => s.Blocks.Where(b => IsOwn(b) && b.Kind == BlockKind.Paragraph).Take(12)).SelectMany(Sentences);

    /// <summary>Why it happened and how it was ended.</summary>
    public static IEnumerable<Said> Causes(PostmortemDocument document) =>
        document.Sections.Where(s => s.Path.Any(h => CauseHeading().IsMatch(h)) && !Closed().IsMatch(s.Heading)).SelectMany(s => s.Blocks.Where(b => IsOwn(b) && b.Kind != BlockKind.TableRow).Take(16)).SelectMany(Sentences);

    /// <summary>How the service was brought back, as told in running text.</summary>
    public static IEnumerable<Said> Resolution(PostmortemDocument document)
    {
        foreach (var section in document.Sections)
            foreach (var block in section.Blocks.Where(IsOwn))
                if (section.Path.Any(h => ResolutionHeading().IsMatch(h))) foreach (var said in Sentences(block)) yield return said;
                else if (ResolutionLabel().Match(block.Text) is { Success: true } label) foreach (var said in Split(block.Text[label.Length..], block.Place)) yield return said;
    }

    /// <summary>Running text that no other part holds, save what is for colleagues only.</summary>
    public static IEnumerable<Said> Rest(PostmortemDocument document) =>
        document.Sections.Where(s => !s.Path.Any(h => Closed().IsMatch(h) || ActionHeading().IsMatch(h) || DocumentClock.TimelineHeading().IsMatch(h))).SelectMany(s => s.Blocks.Where(b => IsOwn(b) && b.Kind == BlockKind.Paragraph && DocumentTimeline.Lead(b.Text) is null)).SelectMany(Sentences);

    /// <summary>Lists that no other part holds; whoever words a report may need them, alone they say little.</summary>
    public static IEnumerable<Said> Lists(PostmortemDocument document) =>
        document.Sections.Where(s => !s.Path.Any(h => Closed().IsMatch(h) || ActionHeading().IsMatch(h) || DocumentClock.TimelineHeading().IsMatch(h))).SelectMany(s => s.Blocks.Where(b => b.Kind == BlockKind.ListItem && DocumentTimeline.Lead(b.Text) is null)).SelectMany(Sentences);

    /// <summary>What the document commits to; what is only discussed, proposed or declined is not among it.</summary>
    public static IEnumerable<Said> Measures(PostmortemDocument document)
    {
        foreach (var section in document.Sections)
        {
            var isAction = section.Path.Any(h => ActionHeading().IsMatch(h)) && !Closed().IsMatch(section.Heading);
            var follows = false;
            foreach (var block in section.Blocks.Where(IsOwn))
            {
                if (block.Kind == BlockKind.TableRow && (isAction || block.Columns.Any(c => ActionColumn().IsMatch(c)))) { if (Row(block) is { } row) yield return row; continue; }
                if (ActionLabel().Match(block.Text) is { Success: true } label)
                {
                    follows = true;
                    foreach (var said in Split(block.Text[label.Length..], block.Place)) if (IsCommitted(said.Text)) yield return said with { State = State(block.Text) };
                }
                else if (block.Kind == BlockKind.ListItem && (isAction || follows)) { if (Item(block) is { } item) yield return item; }
                else if (isAction && block.Kind == BlockKind.Paragraph)
                {
                    follows |= Intro().IsMatch(block.Text);
                    foreach (var said in Sentences(block)) if ((Promise().IsMatch(said.Text) || Task().IsMatch(said.Text)) && IsCommitted(said.Text)) yield return said;
                }
                else follows &= block.Kind is BlockKind.ListItem;
            }
        }
    }

    private static Said? Row(DocumentBlock block)
    {
        var at = block.Columns.ToList().FindIndex(c => ActionColumn().IsMatch(c));
        if (at < 0 || at >= block.Cells.Count) at = block.Cells.Select((c, i) => (c.Length, i)).Max().i;
        var others = string.Join(" · ", block.Cells.Where((c, i) => i != at && !OwnerColumn().IsMatch(block.Columns.ElementAtOrDefault(i) ?? "")));
        return IsCommitted(block.Cells[at]) && !NotDecided().IsMatch(others) ? new Said(block.Cells[at], block.Place, State(others)) : null;
    }

    private static Said? Item(DocumentBlock block)
    {
        if (!IsCommitted(block.Text)) return null;
        var text = Mark().Replace(block.Text, "");
        var state = State(block.Text);
        text = Done().Replace(text, "");
        // "**What it is**: how it is done": the second half says more, and where it is no sentence the first.
        if (Heading().Match(text) is { Success: true } heading && text.Length - heading.Length > 20) text = text[heading.Length..];
        return new Said(ChatText.Sentences(text) is [var first, ..] ? first : text, block.Place, state);
    }

    private static bool IsCommitted(string text) => text.Length > 8 && !NotDecided().IsMatch(text) && !Vague().IsMatch(text);

    private static string State(string text) =>
        IsDone().IsMatch(text) ? "done" : IsUnderWay().IsMatch(text) ? "in progress" : WrittenTimes.Dates(text) is [var due, ..] ? string.Concat("due ", text.AsSpan(due.Start, due.Length)) : IsPlanned().IsMatch(text) ? "planned" : "";

    private static bool IsOwn(DocumentBlock block) => block.Kind is not (BlockKind.Code or BlockKind.Quote);

    private static IEnumerable<Said> Sentences(DocumentBlock block)
    {
        if (block.Kind != BlockKind.TableRow) return Split(block.Text, block.Place);
        if (block.Cells.Count < 2 || block.Columns.Any(c => ActionColumn().IsMatch(c)) || Bookkeeping().IsMatch(block.Cells[0])) return [];
        return [new Said(block.Cells[0] + ": " + string.Join("; ", block.Cells.Skip(1).Where(c => c.Length > 0).Select((c, i) => block.Cells.Count > 2 && block.Columns.ElementAtOrDefault(i + 1) is { Length: > 0 } column ? column + ", " + c : c)), block.Place)];
    }

    private static IEnumerable<Said> Split(string text, DocumentPlace place) => ChatText.Sentences(text).Select(s => new Said(s, place));

    [GeneratedRegex(@"\bimpact\b|\baffected (?:users|customers|services)\b|\bwhat (?:users|customers) (?:saw|experienced)|\bsymptoms?\b|\buser experience\b", RegexOptions.IgnoreCase)] private static partial Regex ImpactHeading();
    [GeneratedRegex(@"^\W*(?:customer |user )?impact(?: summary)?\W{0,4}:\s*", RegexOptions.IgnoreCase)] private static partial Regex ImpactLabel();
    [GeneratedRegex(@"\b(?:summary|overview|abstract|tl;?dr|what happened|what went wrong|incident description|description|introduction)\b", RegexOptions.IgnoreCase)] private static partial Regex SummaryHeading();
    [GeneratedRegex(@"\b(?:root causes?|causes?|why|fault|trigger|contributing|what went wrong|analysis|technical details|background|lead-?up|what happened)\b", RegexOptions.IgnoreCase)] private static partial Regex CauseHeading();
    [GeneratedRegex(@"\b(?:resolution|recovery|mitigation|response|how (?:was it|it was|we) fixed|fix(?:es)?)\b", RegexOptions.IgnoreCase)] private static partial Regex ResolutionHeading();
    [GeneratedRegex(@"^\W*(?:resolution|mitigation|fix)\W{0,4}:\s*", RegexOptions.IgnoreCase)] private static partial Regex ResolutionLabel();
    [GeneratedRegex(@"\b(?:went well|went (?:badly|poorly|wrong)(?! and)|lucky|luck|lessons?|appendix|chat|logs?|glossary|references|supporting|links|internal|security|comments?|need your help|architecture)\b", RegexOptions.IgnoreCase)] private static partial Regex Closed();
    [GeneratedRegex(@"\b(?:actions?(?: items?| points?)?|actionables?|remediation|follow-?ups?|next steps?|prevent\w*|corrective|improvements?|what (?:we|is|are|will)\b.{0,30}\b(?:doing|done|do|change|chang\w+))\b", RegexOptions.IgnoreCase)] private static partial Regex ActionHeading();
    [GeneratedRegex(@"^\W*(?:actions?(?: items?)?|what|items?|tasks?|measures?|follow-?ups?|description|work)\W*$", RegexOptions.IgnoreCase)] private static partial Regex ActionColumn();
    [GeneratedRegex(@"^\W*(?:owners?|assignees?|who|person|dri|lead|responsible)\W*$", RegexOptions.IgnoreCase)] private static partial Regex OwnerColumn();
    [GeneratedRegex(@"^\W*(?:(?:review |immediate |short-term |long-term )?actions?(?: items?)?|remediation|follow-?ups?|next steps|prevention)\W{0,3}:\s*|^[^.\n]{0,60}\bnext steps to prevent\b[^\n]{0,200}$", RegexOptions.IgnoreCase)] private static partial Regex ActionLabel();
    [GeneratedRegex(@":\s*$")] private static partial Regex Intro();
    [GeneratedRegex(@"\bwe(?:'re|’re| are| will|'ll|’ll| have| plan to)\b", RegexOptions.IgnoreCase)] private static partial Regex Promise();
    // A list whose marks were lost on the way, as in a PDF: each line tells somebody to do something.
    [GeneratedRegex(@"^(?:Add|Alert|Allow|Automate|Build|Change|Configure|Create|Disable|Document|Enable|Ensure|Extend|Fix|Implement|Include|Increase|Introduce|Investigate|Limit|Make|Migrate|Monitor|Move|Perform|Put|Rebalance|Reduce|Remove|Replace|Revisit|Set up|Split|Stop|Switch|Test|Update|Upgrade|Use|Write) (?!sure (?:you|to read))")] private static partial Regex Task();
    [GeneratedRegex(@"\b(?:propos\w+|under discussion|not (?:yet )?(?:agreed|decided|planned)|considered|considering|decided against|declined|rejected|won'?t (?:do|fix)|wontfix|abandoned|maybe|nice to have|tbd|no date|idea)\b", RegexOptions.IgnoreCase)] private static partial Regex NotDecided();
    [GeneratedRegex(@"\bimprov\w+ (?:our )?(?:general )?(?:process|procedure|practice|communication)\w*\b|\bbe more careful\b|\btraining\b|\b(?:several|following) (?:actions|steps)\b|^(?:review|discuss|think about|consider|talk)\b|\b(?:simply )?cannot go down\b", RegexOptions.IgnoreCase)] private static partial Regex Vague();
    [GeneratedRegex(@"^\s*(?:\[[ xX]\]\s*|\[#?\d+\]:?\s*|#\d+:?\s*|(?:status:\s*)?(?:unresolved|open|done|resolved|todo)\b[:\s-]*|(?:P[0-4]|HIGH|MEDIUM|LOW)\b[:\s-]+)+", RegexOptions.IgnoreCase)] private static partial Regex Mark();
    [GeneratedRegex(@"\s*\((?:done|completed?|in progress|open|planned)[^)]{0,40}\)\.?|\s*[-–—]\s*(?:done|completed?)\.?$", RegexOptions.IgnoreCase)] private static partial Regex Done();
    [GeneratedRegex(@"^[^:.\n]{3,60}:\s+(?=\p{L})")] private static partial Regex Heading();
    [GeneratedRegex(@"\b(?:done|completed?|released|finished|shipped|status: resolved)\b|^\[[xX]\]", RegexOptions.IgnoreCase)] private static partial Regex IsDone();
    [GeneratedRegex(@"\b(?:in progress|started|ongoing|under way|doing|design)\b", RegexOptions.IgnoreCase)] private static partial Regex IsUnderWay();
    [GeneratedRegex(@"\b(?:planned|Q[1-4])\b", RegexOptions.IgnoreCase)] private static partial Regex IsPlanned();
    [GeneratedRegex(@"^\W*(?:when|length|duration|date|severity|detected|cause identified|resolved|commanders?|authors?|responders?|time)\W*$|^$", RegexOptions.IgnoreCase)] private static partial Regex Bookkeeping();
}
