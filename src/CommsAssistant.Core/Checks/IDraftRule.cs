using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Checks;

/// <summary>A text to be checked, whoever wrote it, and what is known around it.</summary>
public sealed record CheckContext
{
    /// <summary>The draft as it would go out; a person's edit has its sentences matched anew, with support None where nothing is behind them.</summary>
    public required Draft Draft { get; init; }
    /// <summary>The incident's head.</summary>
    public required Incident Incident { get; init; }
    /// <summary>All facts, whatever their state and audience: a check may look behind the wall, a draft may not.</summary>
    public required FactLedger Ledger { get; init; }
    /// <summary>The messages as they stand now, by reference; deleted ones are absent.</summary>
    public required IReadOnlyDictionary<SourceRef, LogEntry> Messages { get; init; }
    /// <summary>Names of people, which are not for the public.</summary>
    public required People People { get; init; }
    /// <summary>The organisation's names and words, the incident's included.</summary>
    public required Catalogue Catalogue { get; init; }
    /// <summary>What customers read last; null before the first post.</summary>
    public PublishedText? LastPublished { get; init; }
    /// <summary>The moment of checking, UTC.</summary>
    public required DateTimeOffset Now { get; init; }
    /// <summary>Thresholds.</summary>
    public CheckOptions Options { get; init; } = new();

    /// <summary>Title, line feed, body: what all positions refer to.</summary>
    public string Text => (composed is { } known && ReferenceEquals(known.Draft, Draft) ? known : composed = new Composed(Draft)).Text;
    /// <summary>Whom the text is for.</summary>
    public Audience Audience => Draft.Kind.Audience;
    /// <summary>True when customers read it.</summary>
    public bool IsPublic => Draft.Kind.IsPublic;

    private Composed? composed;

    /// <summary>The text of a draft, put together once however many rules and findings ask for it. It takes no part in comparing contexts.</summary>
    private sealed class Composed(Draft draft)
    {
        public Draft Draft { get; } = draft;
        public string Text { get; } = draft.Text;

        public override bool Equals(object? obj) => obj is Composed;
        public override int GetHashCode() => 0;
    }
}

/// <summary>Thresholds of the rules and severities that a deployment changed. Bound from settings.</summary>
public sealed record CheckOptions
{
    /// <summary>Severity by rule id, in place of the rule's own; "off" as the value is not possible for rules whose severity is never.</summary>
    public IReadOnlyDictionary<string, string> Severities { get; init; } = new Dictionary<string, string>();
    /// <summary>Longest sentence in words.</summary>
    public int MaxSentenceWords { get; init; } = 25;
    /// <summary>Highest mean of words a sentence.</summary>
    public int MaxMeanSentenceWords { get; init; } = 20;
    /// <summary>Flesch-Kincaid grade from which a public text is warned about.</summary>
    public double WarnGrade { get; init; } = 9;
    /// <summary>Flesch-Kincaid grade above which a public text is blocked.</summary>
    public double BlockGrade { get; init; } = 13;
    /// <summary>Shortest status post in words.</summary>
    public int MinPostWords { get; init; } = 15;
    /// <summary>Longest status post in words.</summary>
    public int MaxPostWords { get; init; } = 120;
    /// <summary>Longest text that all rules read, in characters. Above it the finding "too-long" blocks, and only the rules whose severity is never are run.</summary>
    public int MaxChecked { get; init; } = 30_000;
    /// <summary>Longest title that a destination takes, in characters.</summary>
    public int MaxTitle { get; init; } = 255;
    /// <summary>Longest body that a destination takes, in characters.</summary>
    public int MaxBody { get; init; } = 25_000;
}

/// <summary>One rule about texts. Each lives in its own file; registering it is one line.</summary>
public interface IDraftRule
{
    /// <summary>The id that findings and settings carry.</summary>
    string Id { get; }

    /// <summary>What is wrong with the text by this rule; empty when nothing is, or when the rule does not apply to the kind.</summary>
    IEnumerable<Finding> Check(CheckContext context);
}
