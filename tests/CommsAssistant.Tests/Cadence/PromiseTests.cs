using CommsAssistant.Core.Cadence;

namespace CommsAssistant.Tests.Cadence;

public sealed class PromiseTests
{
    private static readonly DateTimeOffset Now = new(2025, 6, 10, 18, 41, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("We will post another update within 30 minutes, by 19:11 UTC.", "19:11")]
    [InlineData("We will post another update within 30 minutes, by 19:11 UTC (3:11 pm EDT).", "19:11")]
    [InlineData("Next update: 19:30 UTC", "19:30")]
    [InlineData("We will post an update by 3:30 pm EDT.", "19:30")]
    public void A_promise_is_read_from_the_text(string text, string expected) =>
        Promise.In(text, Now, "America/New_York").ShouldBe(new DateTimeOffset(Now.Date + TimeSpan.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.Zero));

    [Theory]
    [InlineData("Updated: 18:41 UTC")]
    [InlineData("We will post another update soon.")]
    [InlineData("")]
    public void What_names_no_time_promises_none(string text) => Promise.In(text, Now, "UTC").ShouldBeNull();
}
