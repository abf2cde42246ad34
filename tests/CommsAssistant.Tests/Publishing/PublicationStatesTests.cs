using CommsAssistant.Core.Publishing;
using CsCheck;

namespace CommsAssistant.Tests.Publishing;

public sealed class PublicationStatesTests
{
    [Fact]
    public void What_may_have_arrived_is_never_sent_again_before_it_is_known_to_be_absent() =>
        Gen.Enum<PublicationEvent>().List[0, 30].Sample(events =>
        {
            var state = PublicationState.Approved;
            var mayHaveArrived = false;
            foreach (var happened in events)
            {
                if (PublicationStates.After(state, happened) is not { } next) continue;
                if (happened == PublicationEvent.Attempt && mayHaveArrived) return false;
                if (next is PublicationState.Sending) mayHaveArrived = true;
                if (happened == PublicationEvent.SurelyAbsent) mayHaveArrived = false;
                state = next;
            }
            return true;
        });

    [Theory]
    [InlineData(PublicationState.Sent)]
    [InlineData(PublicationState.Rejected)]
    public void What_has_ended_does_not_move(PublicationState state) => Enum.GetValues<PublicationEvent>().ShouldAllBe(e => PublicationStates.After(state, e) == null);
}
