using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Facts;

/// <summary>One message as the rules see it, with who said it and in which role.</summary>
public sealed class Utterance
{
    private IReadOnlyList<string>? sentences;

    internal Utterance(LogEntry entry, Person speaker, string plain, bool isCommander, Utterance? parent)
    {
        Entry = entry;
        Speaker = speaker;
        Plain = plain;
        IsCommander = isCommander;
        Parent = parent;
        Own = ChatText.OwnWords(plain);
    }

    /// <summary>The message.</summary>
    public LogEntry Entry { get; }
    /// <summary>Who wrote it.</summary>
    public Person Speaker { get; }
    /// <summary>What a reader sees, code and quotes included, attachments not.</summary>
    public string Plain { get; }
    /// <summary>The writer's own words: no code blocks, no quoted lines.</summary>
    public string Own { get; }
    /// <summary>True when the writer held command at that moment.</summary>
    public bool IsCommander { get; }
    /// <summary>The first message of the thread; null outside threads.</summary>
    public Utterance? Parent { get; }
    /// <summary>When it was posted, UTC.</summary>
    public DateTimeOffset At => Entry.PostedAt;
    /// <summary>True when a program wrote it.</summary>
    public bool IsBot => Entry.Body.IsBot || Speaker.IsBot;
    /// <summary>Sentences of <see cref="Own"/>.</summary>
    public IReadOnlyList<string> Sentences => sentences ??= ChatText.Sentences(Own);
    /// <summary>True when the whole message only asks.</summary>
    public bool IsQuestion => Sentences.Count > 0 && Sentences.All(s => s.TrimEnd('*', ')', '"', ' ').EndsWith('?'));
    /// <summary>True when somebody pinned it by reaction.</summary>
    public bool IsPinned => Entry.HasReaction("pushpin", "round_pushpin", "star", "bookmark");
    /// <summary>True when somebody muted it by reaction.</summary>
    public bool IsMuted => Entry.HasReaction("mute", "no_bell", "see_no_evil", "zipper_mouth_face_mute");
    /// <summary>How many people reacted, however they did.</summary>
    public int ReactionCount => Entry.Reactions.Sum(r => r.UserIds.Count);
}
