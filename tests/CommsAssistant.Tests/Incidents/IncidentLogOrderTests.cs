using CommsAssistant.Core.Incidents;
using CommsAssistant.Tests.Ingestion;
using CsCheck;

namespace CommsAssistant.Tests.Incidents;

/// <summary>
/// The log against a plain model that knows all events at once: few messages, few moments and small values, so that the same message is posted, edited,
/// deleted and reacted to at the same time again and again, and versions differ in any one field.
/// </summary>
public sealed class IncidentLogOrderTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch.AddSeconds(1_000);

    private static readonly Gen<string> Word = OneOf("", "a", "ab", "b|", "\u0001");
    private static readonly Gen<string?> Perhaps = OneOf<string?>(null, "", "x");

    private static readonly Gen<MessageBody> Body =
        from text in OneOf("one", "two")
        from author in OneOf("U1", "U2")
        from bot in Perhaps
        from isBot in Gen.Bool
        from subtype in Perhaps
        from thread in Perhaps
        from attachments in Gen.Select(Word, Word, Gen.Select(Word, Word, (t, v) => new AttachmentField(t, v)).Array[0, 2], Gen.Bool, (t, x, f, s) => new Attachment(t, x, f, s)).Array[0, 2]
        from files in Gen.Select(Word, Word, (n, m) => new FileRef(n, m)).Array[0, 2]
        select new MessageBody { Text = text, AuthorId = author, BotName = bot, IsBot = isBot, Subtype = subtype, ThreadTs = thread, Attachments = attachments, Files = files };

    private static readonly Gen<LogEvent> Happened =
        from message in Gen.Int[0, 2]
        from kind in Gen.Int[0, 7]
        from second in Gen.Int[0, 6]
        from later in Gen.Int[0, 3]
        from body in Body
        from user in OneOf("U1", "U2", "U10")
        from name in OneOf("eyes", "pushpin")
        from added in Gen.Bool
        let posted = Start.AddSeconds(message)
        let source = new SourceRef("C1", $"{1_000 + message}.000000")
        let at = posted.AddSeconds(second)
        select kind switch
        {
            0 or 1 => (LogEvent)new MessagePosted(source, posted, body, later == 0 ? null : posted.AddSeconds(later)),
            2 or 3 => new MessageEdited(source, at, body),
            4 => new MessageDeleted(source, at),
            _ => new ReactionChanged(source, at, user, name, added),
        };

    private static readonly Gen<(LogEvent[] Events, LogEvent[] Shuffled)> Stories =
        from events in Happened.Array[0, 20]
        from again in Gen.Int[0, Math.Max(0, events.Length - 1)].Array[0, 10]
        from shuffled in Gen.Shuffle<LogEvent>((LogEvent[])[.. events, .. again.Where(i => i < events.Length).Select(i => Copy(events[i]))])
        select (events, shuffled);

    [Fact]
    public void Any_order_and_any_repetition_shows_the_same_at_every_moment() =>
        Stories.Sample(story =>
        {
            var (first, second) = (Log(story.Events), Log(story.Shuffled));
            return first.Fingerprint() == second.Fingerprint() && Moments.All(m => first.At(m).Select(Shape).SequenceEqual(second.At(m).Select(Shape)) && first.DeletedAt(m).SetEquals(second.DeletedAt(m)));
        }, iter: 5_000);

    [Fact]
    public void The_fingerprint_is_equal_for_equal_events_only() =>
        Gen.Select(Happened.Array[1, 4], Happened, (events, other) => (events, other)).Sample(p =>
        {
            var log = Log(p.events);
            var before = log.Fingerprint();
            var result = log.Append(Copy(p.other));
            return (result == AppendResult.Known) == (before == log.Fingerprint());
        }, iter: 5_000);

    [Fact]
    public void What_is_shown_at_a_moment_is_what_the_events_up_to_it_say() =>
        Happened.Array[0, 20].Sample(events =>
        {
            var log = Log(events);
            return Moments.All(moment => log.At(moment).All(entry => IsAsTold(entry, [.. events.Where(e => e.Source == entry.Source)], moment)));
        }, iter: 5_000);

    [Fact]
    public void A_reaction_that_was_taken_back_is_there_before_that_and_gone_after()
    {
        var source = new SourceRef("C1", "1000.000000");
        var log = Log([new MessagePosted(source, Start, new MessageBody()), new ReactionChanged(source, Start.AddSeconds(2), "U1", "eyes", true), new ReactionChanged(source, Start.AddSeconds(4), "U1", "eyes", false), new ReactionChanged(source, Start.AddSeconds(6), "U1", "eyes", true)]);
        int[] shown = [.. Enumerable.Range(0, 8).Select(s => log.At(Start.AddSeconds(s))[0].Reactions.Count)];
        shown.ShouldBe([0, 0, 1, 1, 0, 0, 1, 1]);
    }

    [Fact]
    public void A_text_known_only_from_a_later_edit_is_marked()
    {
        var source = new SourceRef("C1", "1000.000000");
        var log = Log([new MessageEdited(source, Start.AddSeconds(5), new MessageBody { Text = "97%" })]);
        var before = log.At(Start.AddSeconds(1)).ShouldHaveSingleItem();
        (before.EditedLater, before.EditedAt).ShouldBe((true, Start.AddSeconds(5)));
        log.At(Start.AddSeconds(5)).ShouldHaveSingleItem().EditedLater.ShouldBeFalse();
    }

    [Fact]
    public void The_same_content_seen_again_is_no_edit()
    {
        var source = new SourceRef("C1", "1000.000000");
        var log = Log([new MessagePosted(source, Start, new MessageBody { Text = "60%" }), new MessageEdited(source, Start.AddSeconds(5), new MessageBody { Text = "60%", Files = [] })]);
        log.At(Start.AddSeconds(9)).ShouldHaveSingleItem().EditedAt.ShouldBeNull();
    }

    [Fact]
    public void A_hundred_thousand_edits_and_reactions_of_one_message_cost_no_more_than_their_number()
    {
        var source = new SourceRef("C1", "1000.000000");
        var log = new IncidentLog();
        for (var i = 100_000; i > 0; i--)
        {
            log.Append(new MessageEdited(source, Start.AddSeconds(i), new MessageBody { Text = "v" + i }));
            log.Append(new ReactionChanged(source, Start.AddSeconds(i), "U1", "eyes", i % 2 == 0));
        }
        log.At(Start.AddSeconds(100_000))[0].Reactions.ShouldHaveSingleItem();
        log.History(source).Count.ShouldBe(100_000);
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static IEnumerable<DateTimeOffset> Moments => Enumerable.Range(-1, 12).Select(s => Start.AddSeconds(s)).Append(DateTimeOffset.MaxValue);

    private static bool IsAsTold(LogEntry entry, LogEvent[] events, DateTimeOffset moment)
    {
        var texts = events.Select(e => e switch { MessagePosted p => (At: p.EditedAt ?? p.At, p.Body), MessageEdited e2 => (e2.At, e2.Body), _ => default }).Where(t => t.Body is not null).ToList();
        var past = texts.Where(t => t.At <= moment).ToList();
        var candidates = past.Count > 0 ? past.Where(t => t.At == past.Max(x => x.At)) : texts.Where(t => t.At == texts.Min(x => x.At));
        var standing = events.OfType<ReactionChanged>().Where(r => r.At <= moment).GroupBy(r => (r.Name, r.UserId))
            .Where(g => g.OrderBy(r => r.At).ThenBy(r => r.Added).Last().Added).Select(g => g.Key.Name + "/" + g.Key.UserId).Order(StringComparer.Ordinal);
        return entry.EditedLater == (past.Count == 0)
            && candidates.Any(c => LogEvents.Fields(c.Body).SequenceEqual(LogEvents.Fields(entry.Body)))
            && entry.Reactions.SelectMany(r => r.UserIds.Select(u => r.Name + "/" + u)).Order(StringComparer.Ordinal).SequenceEqual(standing)
            && !events.OfType<MessageDeleted>().Any(d => d.At <= moment);
    }

    private static string Shape(LogEntry e) => string.Join('\u0002',
        [e.Source.ToString(), "" + e.PostedAt.UtcTicks, "" + e.EditedAt?.UtcTicks, e.EditedLater.ToString(), .. LogEvents.Fields(e.Body), .. e.Reactions.Select(r => r.Name + ":" + string.Join('+', r.UserIds))]);

    /// <summary>Equal, and in no way the same object.</summary>
    private static LogEvent Copy(LogEvent happened) => CommsAssistant.Ingestion.LogEventJson.Read(CommsAssistant.Ingestion.LogEventJson.Write(happened));

    private static IncidentLog Log(IEnumerable<LogEvent> events)
    {
        var log = new IncidentLog();
        foreach (var happened in events) log.Append(happened);
        return log;
    }
}
