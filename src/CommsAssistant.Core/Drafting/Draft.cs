using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Drafting;

/// <summary>What a sentence rests on.</summary>
public enum Support
{
    /// <summary>Nothing that is known here: a person's own words, or words whose evidence is gone.</summary>
    None,
    /// <summary>The template's own wording.</summary>
    Template,
    /// <summary>Computed by code from facts or settings: times, durations, status, the promise.</summary>
    Computed,
    /// <summary>Messages, quoted in the evidence.</summary>
    Evidence,
}

/// <summary>One sentence or labelled line of a draft, as it stands in the text.</summary>
/// <param name="Text">Verbatim part of the draft's title or body.</param>
/// <param name="Support">What it rests on.</param>
/// <param name="Evidence">Messages with quotes; empty unless it rests on evidence or was computed from it.</param>
/// <param name="FactIds">Facts it was built from.</param>
public sealed record DraftSentence(string Text, Support Support, IReadOnlyList<Evidence> Evidence, IReadOnlyList<string> FactIds)
{
    /// <summary>A sentence of the template's own wording.</summary>
    public static DraftSentence FromTemplate(string text) => new(text, Support.Template, [], []);

    /// <summary>A sentence that code computed.</summary>
    public static DraftSentence Computed(string text, params IReadOnlyList<Fact> from) => new(text, Support.Computed, [.. from.SelectMany(f => f.Evidence)], [.. from.Select(f => f.Id)]);

    /// <summary>A sentence that rests on facts.</summary>
    public static DraftSentence FromFacts(string text, params IReadOnlyList<Fact> facts) => new(text, Support.Evidence, [.. facts.SelectMany(f => f.Evidence)], [.. facts.Select(f => f.Id)]);

    /// <summary>A sentence with nothing behind it that is known here.</summary>
    public static DraftSentence Unsupported(string text) => new(text, Support.None, [], []);
}

/// <summary>How a draft came about.</summary>
/// <param name="Engine">"template" or "model"; "person" for an edited version.</param>
/// <param name="Model">The model's name; null without one.</param>
/// <param name="Facts">How many facts it was built from.</param>
/// <param name="MessagesRead">How many messages had been read.</param>
/// <param name="LeftOut">What was left out of the text, and why, for the reviewer.</param>
public sealed record Provenance(string Engine, string? Model, int Facts, int MessagesRead, IReadOnlyList<string> LeftOut)
{
    /// <summary>Prompts used; empty without a model.</summary>
    public IReadOnlyList<PromptUse> Prompts { get; init; } = [];
    /// <summary>Tokens sent.</summary>
    public int InputTokens { get; init; }
    /// <summary>Tokens received.</summary>
    public int OutputTokens { get; init; }
}

/// <summary>A prompt that a draft was made with.</summary>
public sealed record PromptUse(string Name, string Version, string Sha256);

/// <summary>A text waiting to be checked and decided on.</summary>
public sealed record Draft
{
    /// <summary>Its kind.</summary>
    public required DraftKind Kind { get; init; }
    /// <summary>The status it announces.</summary>
    public required IncidentStatus Status { get; init; }
    /// <summary>The impact in at most five words; empty when nothing is known.</summary>
    public string FiveWords { get; init; } = "";
    /// <summary>One line.</summary>
    public required string Title { get; init; }
    /// <summary>Lines separated by '\n', without the title.</summary>
    public required string Body { get; init; }
    /// <summary>Every sentence and labelled line of title and body, in order.</summary>
    public required IReadOnlyList<DraftSentence> Sentences { get; init; }
    /// <summary>Fields without evidence, as questions or names for a person to fill in.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];
    /// <summary>When the text says that the next update comes, UTC; null when it promises none.</summary>
    public DateTimeOffset? NextUpdateAt { get; init; }
    /// <summary>The moment for which it was made, UTC.</summary>
    public required DateTimeOffset AsOf { get; init; }
    /// <summary>How it came about.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>Exactly what is checked and hashed: the title, a line feed, the body.</summary>
    public string Text => Title.Length == 0 ? Body : Title + "\n" + Body;
}
