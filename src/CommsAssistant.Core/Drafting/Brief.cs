using CommsAssistant.Core.Facts;

namespace CommsAssistant.Core.Drafting;

/// <summary>A line of the brief and the facts it rests on.</summary>
public sealed record BriefLine(string Text, IReadOnlyList<Fact> Facts)
{
    /// <summary>A line that rests on one fact.</summary>
    public static BriefLine From(Fact fact) => new(fact.Text, [fact]);
}

/// <summary>Something that was tried and what came of it; <see cref="Outcome"/> is null while nobody has said.</summary>
public sealed record TriedLine(BriefLine Action, BriefLine? Outcome);

/// <summary>What somebody is doing.</summary>
public sealed record DoingLine(string Who, BriefLine What);

/// <summary>The current state of an incident in a few lines: the view of the facts that hold.</summary>
public sealed record Brief
{
    /// <summary>The impact in at most five words; empty when unknown.</summary>
    public string FiveWords { get; init; } = "";
    /// <summary>What customers experience, most important first.</summary>
    public IReadOnlyList<BriefLine> Impact { get; init; } = [];
    /// <summary>What is not affected.</summary>
    public IReadOnlyList<BriefLine> NotAffected { get; init; } = [];
    /// <summary>What customers can do.</summary>
    public IReadOnlyList<BriefLine> Workarounds { get; init; } = [];
    /// <summary>The confirmed cause; null while there is none.</summary>
    public BriefLine? Cause { get; init; }
    /// <summary>The best current theory when there is no confirmed cause; null when there is none.</summary>
    public BriefLine? Theory { get; init; }
    /// <summary>What responders found to explain it, where nobody offered a theory; null when there is nothing.</summary>
    public BriefLine? Lead { get; init; }
    /// <summary>What was ruled out.</summary>
    public IReadOnlyList<BriefLine> RuledOut { get; init; } = [];
    /// <summary>What was tried, oldest first.</summary>
    public IReadOnlyList<TriedLine> Tried { get; init; } = [];
    /// <summary>Who does what now.</summary>
    public IReadOnlyList<DoingLine> Doing { get; init; } = [];
    /// <summary>The estimate that stands; null when there is none.</summary>
    public BriefLine? Estimate { get; init; }
    /// <summary>An estimate that was taken back, when none stands.</summary>
    public BriefLine? WithdrawnEstimate { get; init; }
    /// <summary>Decisions that hold, newest last.</summary>
    public IReadOnlyList<BriefLine> Decisions { get; init; } = [];
    /// <summary>When customers began to feel it, UTC; null when unknown.</summary>
    public DateTimeOffset? Since { get; init; }
    /// <summary>The fact behind <see cref="Since"/>.</summary>
    public Fact? SinceFact { get; init; }
    /// <summary>When customers stopped feeling it, UTC; null when unknown or not over.</summary>
    public DateTimeOffset? Until { get; init; }
    /// <summary>The fact behind <see cref="Until"/>.</summary>
    public Fact? UntilFact { get; init; }
}
