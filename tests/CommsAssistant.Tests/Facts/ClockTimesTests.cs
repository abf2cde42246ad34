using System.Globalization;
using CommsAssistant.Core.Facts;

namespace CommsAssistant.Tests.Facts;

public sealed class ClockTimesTests
{
    [Theory]
    [InlineData("since 18:15 UTC", "2025-06-10T18:21:00Z", "America/New_York", "2025-06-10T18:15:00Z")]
    [InlineData("paged at 2:18", "2025-06-10T18:18:50Z", "America/New_York", "2025-06-10T18:18:00Z")]
    [InlineData("a wall at 19:15 on my graph", "2025-06-10T18:20:24Z", "Europe/London", "2025-06-10T18:15:00Z")]
    [InlineData("2:15pm ET", "2025-06-10T18:30:00Z", "UTC", "2025-06-10T18:15:00Z")]
    [InlineData("14 tickets since 11:16", "2025-06-10T18:19:52Z", "America/Los_Angeles", "2025-06-10T18:16:00Z")]
    [InlineData("first at 23:58", "2025-06-11T00:03:00Z", "UTC", "2025-06-10T23:58:00Z")]
    [InlineData("at 9 pm PDT", "2025-06-11T04:20:00Z", "UTC", "2025-06-11T04:00:00Z")]
    public void A_time_is_read_in_the_zone_that_puts_it_closest_before_it_was_said(string text, string said, string zone, string expected)
    {
        var time = ClockTimes.Find(text).ShouldHaveSingleItem();
        ClockTimes.Resolve(time, At(said), zone, "UTC").ShouldBe(At(expected));
    }

    [Theory]
    [InlineData("v3.118 and build 10:4")]
    [InlineData("ratio 1:200")]
    [InlineData("25:61")]
    [InlineData("no digits at all")]
    public void What_is_no_time_is_not_found(string text) => ClockTimes.Find(text).ShouldBeEmpty();

    [Fact]
    public void A_megabyte_of_digits_takes_no_time_to_speak_of() => ClockTimes.Find(string.Concat(Enumerable.Repeat("12:3:45 9.", 100_000))).Count.ShouldBeGreaterThanOrEqualTo(0);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
