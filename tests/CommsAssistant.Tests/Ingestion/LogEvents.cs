using CommsAssistant.Core.Incidents;
using CsCheck;

namespace CommsAssistant.Tests.Ingestion;

/// <summary>Events with every field filled in every way, for property tests.</summary>
internal static class LogEvents
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String, Gen.String[Gen.Char['a', 'z'], 0, 12], Gen.Const(""), Gen.Const("\0"), Gen.Const("half \ud83d"), Gen.Const("\udc00\ud83d\ude00"), Gen.Const("<@U1> &amp; \"q\" \\ \u2028"));

    private static readonly Gen<string?> Perhaps = Gen.OneOf(Text.Select(t => (string?)t), Gen.Const((string?)null));

    private static readonly Gen<DateTimeOffset> Moment = Gen.Long[0, 4_102_444_800_000_000].Select(micro => DateTimeOffset.UnixEpoch.AddTicks(micro * 10));

    private static readonly Gen<DateTimeOffset> Any = Gen.OneOf(Moment, Gen.Const(DateTimeOffset.MinValue), Gen.Const(DateTimeOffset.MaxValue));

    private static readonly Gen<Attachment> Attachment =
        from title in Text
        from text in Text
        from fields in Gen.Select(Text, Text, (t, v) => new AttachmentField(t, v)).Array[0, 3]
        from shared in Gen.Bool
        select new Attachment(title, text, fields, shared);

    public static Gen<MessageBody> Body { get; } =
        from text in Text
        from author in Text
        from bot in Perhaps
        from isBot in Gen.Bool
        from subtype in Perhaps
        from thread in Perhaps
        from attachments in Attachment.Array[0, 3]
        from files in Gen.Select(Text, Text, (n, t) => new FileRef(n, t)).Array[0, 3]
        select new MessageBody { Text = text, AuthorId = author, BotName = bot, IsBot = isBot, Subtype = subtype, ThreadTs = thread, Attachments = attachments, Files = files };

    public static Gen<LogEvent> Event { get; } =
        from channel in Text
        from ts in Text
        from at in Any
        from edited in Gen.OneOf(Any.Select(e => (DateTimeOffset?)e), Gen.Const((DateTimeOffset?)null))
        from body in Body
        from user in Text
        from name in Text
        from added in Gen.Bool
        from kind in Gen.Int[0, 3]
        let source = new SourceRef(channel, ts)
        select kind switch
        {
            0 => (LogEvent)new MessagePosted(source, at, body, edited),
            1 => new MessageEdited(source, at, body),
            2 => new MessageDeleted(source, at),
            _ => new ReactionChanged(source, at, user, name, added),
        };

    /// <summary>Everything that an event holds, each field apart: equal for equal events only.</summary>
    public static string[] Fields(LogEvent happened) =>
    [
        happened.GetType().Name, happened.Source.Channel, happened.Source.Ts, happened.At.UtcTicks.ToString(), happened.At.Offset.ToString(),
        .. happened switch
        {
            MessagePosted p => [p.EditedAt is null ? "never" : "" + p.EditedAt.Value.UtcTicks, .. Fields(p.Body)],
            MessageEdited e => Fields(e.Body),
            ReactionChanged r => [r.UserId, r.Name, r.Added.ToString()],
            _ => (string[])[],
        },
    ];

    public static string[] Fields(MessageBody b) =>
    [
        b.Text, b.AuthorId, b.BotName is null ? "none" : "name " + b.BotName, b.IsBot.ToString(), b.Subtype is null ? "none" : "sub " + b.Subtype, b.ThreadTs is null ? "none" : "in " + b.ThreadTs,
        "" + b.Attachments.Count, .. b.Attachments.SelectMany(a => (string[])[a.Title, a.Text, a.IsShared.ToString(), "" + a.Fields.Count, .. a.Fields.SelectMany(f => (string[])[f.Title, f.Value])]),
        "" + b.Files.Count, .. b.Files.SelectMany(f => (string[])[f.Name, f.MediaType]),
    ];
}
