using CommsAssistant.Desk;
using Microsoft.Extensions.Time.Testing;

namespace CommsAssistant.Tests.Desk;

/// <summary>A model reads when it is worth a call.</summary>
public sealed class ReadingPaceTests
{
    private const string Id = "INC-1";
    private readonly FakeTimeProvider clock = new();
    private readonly ReadingPace pace;

    public ReadingPaceTests() => pace = new ReadingPace(clock);

    [Fact]
    public void Nothing_is_due_where_nothing_happened()
    {
        pace.IsDue(Id, 500, 0).ShouldBeFalse();
        pace.Waiting.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(29, 0, false)]
    [InlineData(30, 0, true)]
    [InlineData(20, 19, false)]
    [InlineData(20, 20, true)]
    [InlineData(19, 59, false)]
    [InlineData(1, 60, true)]
    [InlineData(0, 60, true)]
    public void A_full_batch_is_read_at_once_most_of_one_after_a_while_and_anything_in_the_end(int unread, int minutes, bool due)
    {
        pace.Stir(Id);
        clock.Advance(TimeSpan.FromMinutes(minutes));
        pace.IsDue(Id, 100 + unread, 100).ShouldBe(due);
    }

    [Fact]
    public void What_is_left_for_later_waits_anew_and_counts()
    {
        pace.Stir(Id);
        pace.WasRead(Id, 45, 15);
        pace.Waiting.ShouldBe([Id]);
        pace.IsDue(Id, 59, 0).ShouldBeFalse();
        pace.IsDue(Id, 60, 0).ShouldBeTrue();
        pace.WasRead(Id, 60, 0);
        pace.Waiting.ShouldBeEmpty();
    }

    [Fact]
    public void A_model_that_fails_is_asked_less_and_less_often_and_as_before_once_it_answers()
    {
        pace.Stir(Id);
        foreach (var pause in (int[])[30, 60, 120, 240, 480, 900, 900])
        {
            pace.Failed(Id);
            clock.Advance(TimeSpan.FromSeconds(pause - 1));
            pace.IsDue(Id, 100, 0).ShouldBeFalse();
            clock.Advance(TimeSpan.FromSeconds(1));
            pace.IsDue(Id, 100, 0).ShouldBeTrue();
        }
        pace.WasRead(Id, 100, 0);
        pace.Stir(Id);
        pace.Failed(Id);
        clock.Advance(TimeSpan.FromSeconds(30));
        pace.IsDue(Id, 130, 0).ShouldBeTrue();
    }
}
