using CommsAssistant.Core.Facts;
using static CommsAssistant.Tests.Facts.SmallChannel;

namespace CommsAssistant.Tests.Timeline;

/// <summary>What is one line and what are two, and at which time a line stands.</summary>
public sealed class FoldingTests
{
    [Fact]
    public void What_a_bot_reports_and_a_person_repeats_is_one_line_at_the_bots_time()
    {
        var entry = Story(Says("B1", "`resolver` rolled back to 5.60.3 in production, 24/24 instances"), Says("U2", "5.60.3 is live. Watching the miss rate.", 3)).ShouldHaveSingleItem();
        entry.At.ShouldBe(Start);
        entry.Evidence.Count.ShouldBe(2);
    }

    [Fact]
    public void The_start_of_a_job_and_its_end_are_two_lines() =>
        Story(Says("U2", "starting the failover to ledger-b with limit 4000"), Says("U2", "restarted ledger-b and starting the failover, limit 4000"), Says("U2", "failover done, writer is ledger-b with limit 4000"))
            .ShouldContain(e => e.Text.Contains("failover done", StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Of_the_steps_of_a_long_job_the_first_and_the_last_are_told()
    {
        var lines = Story(Says("U2", "n27 out, 1 of 5"), Says("U2", "n26 out, 2 of 5", 9), Says("U2", "n25 out, 3 of 5", 18), Says("U2", "n24 out, 4 of 5", 27), Says("U2", "n23 out, 5 of 5", 36)).Select(e => e.Text).ToList();
        lines.Count.ShouldBe(2);
        lines[0].ShouldContain("n27");
        lines[1].ShouldContain("n23");
    }

    [Fact]
    public void A_change_told_with_its_time_stands_at_that_time_beside_what_the_message_says()
    {
        var entries = Story(Says("U1", "*Cause confirmed 14:40 UTC:* routing change #881, deployed 14:05. Ilya, roll it back.", 40));
        entries.ShouldContain(e => e.Kind == FactKind.CauseConfirmed && e.At == Start.AddMinutes(40));
        entries.ShouldContain(e => e.Kind == FactKind.Action && e.At == Start.AddMinutes(5));
    }

    [Fact]
    public void A_bare_time_that_fits_no_zone_nearby_names_a_known_moment_in_a_colleagues_zone()
    {
        // 9:12 in Chicago is 14:12 UTC, when the bot reported the release.
        var entries = Story(Says("B1", "Release 88 of `ledger` deployed to production", 12), Says("U5", "hm", 14), Says("U2", "we deployed at 9:12 and it was fine before that, release 88", 300));
        entries.ShouldContain(e => e.At == Start.AddMinutes(12));
    }

    [Theory]
    [InlineData("Transfers fail since 13:40 UTC on the 6th.", -1460)]
    [InlineData("Transfers fail since Tuesday 13:40 UTC.", -1460)]
    [InlineData("Transfers fail since 13:40 UTC yesterday.", -1460)]
    [InlineData("Transfers fail since 13:40 UTC.", -20)]
    public void A_time_with_its_day_stands_on_that_day(string text, int minutes)
    {
        var time = ClockTimes.Find(text).ShouldHaveSingleItem();
        ClockTimes.Resolve(time, Start, "UTC", "UTC").ShouldBe(Start.AddMinutes(minutes));
    }

    [Fact]
    public void A_time_in_front_of_a_colon_is_a_time() => ClockTimes.Find("one answered at 09:33: the build server").ShouldHaveSingleItem().Time.ShouldBe(new TimeSpan(9, 33, 0));

    [Fact]
    public void An_end_that_lies_ahead_is_no_end() =>
        Story(Says("U2", "At 80 an hour the last server is back around 19:30, and only then the backlog shrinks properly.")).ShouldNotContain(e => e.Kind == FactKind.ImpactEnd);

    [Fact]
    public void What_a_page_got_wrong_about_one_part_does_not_move_the_beginning()
    {
        var entries = Story(Says("U1", "*Status 14:00 UTC.* Transfers are delayed since 13:40 UTC."), Says("U1", "*Correction.* Since 14:01 our page says statements are not affected. That is wrong: statements are incomplete from 11:00 UTC on.", 60));
        entries.Where(e => e.Kind == FactKind.ImpactStart).ShouldHaveSingleItem().At.ShouldBe(Start.AddMinutes(-20));
    }

    [Fact]
    public void The_last_one_that_went_out_ends_the_impact() =>
        Story(Says("U2", "queue empty, last held transfer went out 14:00 UTC", 2)).ShouldContain(e => e.Kind == FactKind.ImpactEnd && e.At == Start);

    [Theory]
    [InlineData("U2", "correction to my 20%: that panel only had zone a in it", "Ilya corrects Ilya's 20%")]
    [InlineData("U5", "English: we found 40 practices with double bookings since noon", "The team found 40 practices")]
    public void A_line_reads_as_a_sentence(string who, string text, string told) => Story(Says(who, text)).ShouldContain(e => e.Text.Contains(told, StringComparison.Ordinal), string.Join('\n', Story(Says(who, text)).Select(e => e.Text)));
}
