using CommsAssistant.Core.Facts;
using static CommsAssistant.Tests.Facts.SmallChannel;

namespace CommsAssistant.Tests.Facts;

/// <summary>Two people at night: a few words, small letters, marks instead of answers.</summary>
public sealed class TerseSpeechTests
{
    [Theory]
    [InlineData("88 live again", FactKind.Action)]
    [InlineData("limiter off", FactKind.Action)]
    [InlineData("10 -> 40%", FactKind.Action)]
    [InlineData("old key revoked", FactKind.Action)]
    [InlineData("all four rebooted", FactKind.Action)]
    [InlineData("queue flat", FactKind.ActionResult)]
    [InlineData("both resolvers green", FactKind.ActionResult)]
    [InlineData("queue 48k -> 9k", FactKind.ActionResult)]
    public void A_thing_and_its_state_is_something_done_or_what_came_of_it(string text, FactKind kind) => Read(Says("U2", text)).Facts.ShouldContain(f => f.Kind == kind, text);

    [Theory]
    [InlineData("should be live again by six")]
    [InlineData("is it up?")]
    [InlineData("hes on leave w a newborn")]
    public void A_wish_a_question_and_a_life_are_none(string text) => Read(Says("U2", text)).Facts.ShouldNotContain(f => f.Kind == FactKind.Action || f.Kind == FactKind.ActionResult, text);

    [Fact]
    public void A_proposal_that_the_commander_marks_as_agreed_is_a_decision_at_the_time_of_the_mark()
    {
        var at = Start.AddMinutes(2);
        var decision = Read(Says("U2", "rolling 88 back unless u object").Marked("white_check_mark", "U1", at)).Facts.ShouldHaveSingleItem();
        (decision.Kind, decision.At).ShouldBe((FactKind.Decision, at));
        decision.Text.ShouldContain("Wanjiru agrees");
    }

    [Theory]
    [InlineData("eyes", "U1")]
    [InlineData("white_check_mark", "U2")]
    [InlineData("white_check_mark", "U5")]
    public void Another_mark_the_proposers_own_and_a_third_persons_decide_nothing(string mark, string by) =>
        Read(Says("U2", "ok to roll 88 back?").Marked(mark, by)).Facts.ShouldNotContain(f => f.Kind == FactKind.Decision);

    [Theory]
    [InlineData("Approved.")]
    [InlineData("go")]
    [InlineData("yes please")]
    public void A_word_of_the_commander_approves_what_was_proposed_before(string word)
    {
        var decision = Read(Says("U2", "i could flush the resolver cache in zone b"), Says("U1", word)).Facts.Where(f => f.Kind == FactKind.Decision).ShouldHaveSingleItem();
        decision.Text.ShouldContain("Ilya");
        decision.Text.ShouldContain("flush the resolver cache");
        decision.Evidence.Count.ShouldBe(2);
    }

    [Fact]
    public void Nobody_but_the_commander_approves() =>
        Read(Says("U2", "i could flush the resolver cache in zone b"), Says("U5", "do it")).Facts.ShouldNotContain(f => f.Kind == FactKind.Decision && f.Text.Contains("approves", StringComparison.Ordinal));

    [Theory]
    [InlineData("*Rules from now on.* Nothing about the partner's network outside until legal signs off.")]
    [InlineData("Nobody writes \"breach\" to anybody until I confirm it.")]
    public void What_may_not_be_told_outside_is_a_decision(string text) => Read(Says("U1", text)).Facts.ShouldContain(f => f.Kind == FactKind.Decision, text);

    [Fact]
    public void A_no_that_answers_a_question_rules_nothing_out()
    {
        Read(Says("U5", "can Hotel Seeblick have their own switch?"), Says("U2", "no, one switch for everybody, sadly enough")).Facts.ShouldNotContain(f => f.Kind == FactKind.HypothesisRejected);
        Read(Says("U5", "theory: the resolver caches stale records since the move"), Says("U2", "no, the records expire after 30 seconds")).Facts.ShouldContain(f => f.Kind == FactKind.HypothesisRejected);
    }

    [Fact]
    public void That_there_is_no_estimate_is_news_only_while_one_stands()
    {
        Weight(Says("U1", "No ETA yet, we are still looking at the resolvers.")).ShouldBeLessThan(40);
        Weight(Says("U2", "should be back in 10 minutes, so about 14:12"), Says("U1", "There is no ETA any more, the resolvers came back empty.")).ShouldBeGreaterThan(60);

        static int Weight(params Line[] lines) => Read(lines).Facts.First(f => f.Subject == "no-estimate").Weight;
    }

    [Fact]
    public void What_is_told_of_a_thing_holds_no_guess_at_its_end() =>
        Read(Says("U2", "rollout running. eta 10 min, 2:45ish")).Facts.Where(f => f.Kind == FactKind.ActionResult).ShouldHaveSingleItem().Text.ShouldNotContain("2:45");
}
