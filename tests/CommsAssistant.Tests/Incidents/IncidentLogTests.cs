using CommsAssistant.Core.Incidents;
using CsCheck;

namespace CommsAssistant.Tests.Incidents;

public sealed class IncidentLogTests
{
    private static readonly DateTimeOffset Start = new(2025, 6, 10, 18, 0, 0, TimeSpan.Zero);

    private static readonly Gen<LogEvent> Happened =
        from message in Gen.Int[0, 4]
        from kind in Gen.Int[0, 3]
        from minute in Gen.Int[0, 6]
        from text in Gen.Int[0, 3]
        let source = new SourceRef("C1", "100" + message + ".000100")
        let at = Start.AddMinutes(minute)
        select kind switch
        {
            0 => (LogEvent)new MessagePosted(source, at, new MessageBody { Text = "text " + text, AuthorId = "U" + text }),
            1 => new MessageEdited(source, at, new MessageBody { Text = "edit " + text }),
            2 => new MessageDeleted(source, at),
            _ => new ReactionChanged(source, at, "U" + text, "eyes", minute % 2 == 0),
        };

    [Fact]
    public void Any_order_and_any_repetition_of_the_same_events_gives_the_same_log() =>
        Gen.Select(Happened.List[0, 25], Gen.Int[0, int.MaxValue]).Sample((events, seed) =>
        {
            var order = new Random(seed);
            var shuffled = events.Concat(events.Where(_ => order.Next(3) == 0)).OrderBy(_ => order.Next()).ToList();
            return Log(events).Fingerprint() == Log(shuffled).Fingerprint();
        });

    [Fact]
    public void The_same_message_twice_is_one_entry()
    {
        var log = new IncidentLog();
        var posted = new MessagePosted(new SourceRef("C1", "1.000001"), Start, new MessageBody { Text = "hello" });
        log.Append(posted).ShouldBe(AppendResult.New);
        log.Append(posted).ShouldBe(AppendResult.Known);
        log.At(Start).Count.ShouldBe(1);
    }

    [Fact]
    public void A_text_is_shown_as_it_stood_at_the_moment()
    {
        var source = new SourceRef("C1", "1.000001");
        var log = Log([new MessagePosted(source, Start, new MessageBody { Text = "60%" }), new MessageEdited(source, Start.AddMinutes(5), new MessageBody { Text = "97%" }), new MessageDeleted(source, Start.AddMinutes(9))]);
        log.At(Start.AddMinutes(4))[0].Body.Text.ShouldBe("60%");
        log.At(Start.AddMinutes(5))[0].Body.Text.ShouldBe("97%");
        log.At(Start.AddMinutes(9)).ShouldBeEmpty();
        log.DeletedAt(Start.AddMinutes(9)).ShouldContain(source);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("1749579530.7541689")]
    [InlineData("-5.000000")]
    [InlineData("99999999999999.000000")]
    [InlineData("1749579530.75.1")]
    public void What_is_no_ts_is_refused(string ts) => SlackTs.TryParse(ts, out _).ShouldBeFalse();

    private static IncidentLog Log(IEnumerable<LogEvent> events)
    {
        var log = new IncidentLog();
        foreach (var happened in events) log.Append(happened);
        return log;
    }
}
