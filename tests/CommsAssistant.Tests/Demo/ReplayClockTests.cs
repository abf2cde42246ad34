using CommsAssistant.Service.Demo;
using Microsoft.Extensions.Time.Testing;

namespace CommsAssistant.Tests.Demo;

public sealed class ReplayClockTests
{
    private static readonly DateTimeOffset Start = new(2025, 6, 10, 18, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_stands_until_it_begins_runs_fast_until_the_end_and_then_as_fast_as_the_walls()
    {
        var wall = new FakeTimeProvider();
        var clock = new ReplayClock(Start, Start.AddMinutes(60), 60, wall);
        wall.Advance(TimeSpan.FromSeconds(9));
        clock.GetUtcNow().ShouldBe(Start);

        clock.Begin();
        wall.Advance(TimeSpan.FromSeconds(30));
        clock.GetUtcNow().ShouldBe(Start.AddMinutes(30));
        clock.Until(Start.AddMinutes(40)).ShouldBe(TimeSpan.FromSeconds(10));
        wall.Advance(TimeSpan.FromSeconds(40));
        clock.GetUtcNow().ShouldBe(Start.AddMinutes(60).AddSeconds(10));
    }
}
