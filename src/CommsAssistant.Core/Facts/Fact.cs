using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Facts;

/// <summary>What a fact rests on: a message and a verbatim part of it. The quote is a substring of the message after <see cref="Incidents.MessageText.Normalise"/>.</summary>
public sealed record Evidence(SourceRef Source, string Quote);

/// <summary>How sure the speaker was.</summary>
public enum Confidence
{
    /// <summary>Said as a fact.</summary>
    Stated,
    /// <summary>Said with a hedge: about, looks like, I think.</summary>
    Hedged,
    /// <summary>Offered as a guess.</summary>
    Hypothesis,
}

/// <summary>Whether a fact still holds.</summary>
public enum FactState
{
    /// <summary>Holds as far as is known.</summary>
    Current,
    /// <summary>Replaced by a later fact about the same thing.</summary>
    Superseded,
    /// <summary>Taken back by its speaker, deleted, or found wrong.</summary>
    Retracted,
    /// <summary>Contradicted by another fact that does not clearly replace it.</summary>
    Disputed,
}

/// <summary>Who made a fact.</summary>
public enum FactOrigin
{
    /// <summary>The rules.</summary>
    Rules,
    /// <summary>A language model, its quotes verified.</summary>
    Model,
    /// <summary>A person; such facts win over all others.</summary>
    Person,
}

/// <summary>One thing that is known about an incident, with what it rests on.</summary>
public sealed record Fact
{
    /// <summary>Stable: the same evidence and kind give the same id, however often facts are read again.</summary>
    public required string Id { get; init; }
    /// <summary>What it says.</summary>
    public required FactKind Kind { get; init; }
    /// <summary>One plain sentence for responders and the timeline, names and systems included.</summary>
    public required string Text { get; init; }
    /// <summary>When it happened, UTC.</summary>
    public required DateTimeOffset At { get; init; }
    /// <summary>When it was said, UTC.</summary>
    public required DateTimeOffset SaidAt { get; init; }
    /// <summary>At least one message, the most telling first.</summary>
    public required IReadOnlyList<Evidence> Evidence { get; init; }
    /// <summary>Id of who said it; empty for programs without an id.</summary>
    public string SpeakerId { get; init; } = "";
    /// <summary>The speaker's role at that moment; commander is told by <see cref="SaidByCommander"/>.</summary>
    public PersonRole Role { get; init; }
    /// <summary>True when the speaker was the commander at that moment.</summary>
    public bool SaidByCommander { get; init; }
    /// <summary>How sure the speaker was.</summary>
    public Confidence Confidence { get; init; }
    /// <summary>The narrowest audience that may see it. Facts that customers may see carry <see cref="PublicText"/>.</summary>
    public Audience Visibility { get; init; } = Audience.Responders;
    /// <summary>The same in words that customers may read: no names, hosts, tools or guesses. Null when there are none.</summary>
    public string? PublicText { get; init; }
    /// <summary>
    /// Words for customers that a model offers for what the message says, held against the message. They open nothing: templates never see them. Only a model that words a draft is given
    /// them, its sentences are held against them, and a person approves the text. Null when there are none.
    /// </summary>
    public string? OfferedText { get; init; }
    /// <summary>Whether it still holds.</summary>
    public FactState State { get; init; }
    /// <summary>Id of the fact that replaced or retracted this one; null when it holds or no fact did.</summary>
    public string? ReplacedBy { get; init; }
    /// <summary>Why it no longer holds, for people to read; null when it holds.</summary>
    public string? StateReason { get; init; }
    /// <summary>Who made it.</summary>
    public FactOrigin Origin { get; init; }
    /// <summary>What it is about, for telling that a later fact replaces it: a normalised key such as "eta", "tickets", "login". Empty when nothing can replace it.</summary>
    public string Subject { get; init; } = "";
    /// <summary>How much the story needs it; 0 to 100. The timeline keeps the heaviest.</summary>
    public int Weight { get; init; }
    /// <summary>True when the story would be wrong without it.</summary>
    public bool IsKey { get; init; }
    /// <summary>True when somebody pinned it.</summary>
    public bool IsPinned { get; init; }
    /// <summary>True when somebody muted or hid it: nothing is built from it.</summary>
    public bool IsHidden { get; init; }

    /// <summary>True when texts may be built on it.</summary>
    public bool IsUsable => State == FactState.Current && !IsHidden;
}
