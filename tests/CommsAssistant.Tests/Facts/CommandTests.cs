using CommsAssistant.Tests.Drafting;

namespace CommsAssistant.Tests.Facts;

/// <summary>To whom command passes, however it is said.</summary>
public sealed class CommandTests
{
    private const string Note = "*Status 09:00 UTC.* Uploads fail for many customers.";

    [Theory]
    [InlineData("Tom, it's yours, I am off.", "looking at the disk")]
    [InlineData("Tom is IC now.", "looking at the disk")]
    [InlineData("over to you Tom", "looking at the disk")]
    [InlineData("Tom has command now, I am going to bed.", "reading up")]
    [InlineData("Command goes to Tom after the call.", "got it")]
    [InlineData("Handing over to Tom.", "thanks, have it")]
    [InlineData("Tom übernimmt.", "alles klar")]
    [InlineData("Paso el mando a Tom.", "vale")]
    [InlineData("Tom takes it from here at 09:05.", "*Status 09:06 UTC.* Uploads fail.")]
    [InlineData("thanks all", "ich übernehme die Leitung")]
    [InlineData("thanks all", "I have the con")]
    [InlineData("Tom has the watch.", "reading up")]
    public void Command_passes_to_whoever_is_named_and_takes_it(string said, string answer) =>
        new Channel(("ivy", Note), ("ivy", said), ("tom", answer)).Ledger().CommanderId.ShouldBe("tom");

    [Theory]
    [InlineData("Tom, take over the restart of the workers please.", "I'll take it")]
    [InlineData("Tom takes over comms from Cam.", "got it")]
    [InlineData("Tom, please look at the disk.", "got it")]
    [InlineData("The lead on the disk is with Tom?", "yes")]
    [InlineData("Command goes to Tom later today.", "then give me ten minutes first")]
    public void Command_stays_where_work_alone_is_given(string said, string answer) =>
        new Channel(("ivy", Note), ("ivy", said), ("tom", answer)).Ledger().CommanderId.ShouldBe("ivy");

    [Theory]
    [InlineData("Commander changed: Ivy → Tom")]
    [InlineData("IC is now Tom")]
    [InlineData("set the channel topic: SEV1 · IC tom · uploads")]
    public void What_a_program_or_the_topic_says_of_command_holds(string said) =>
        new Channel(("ivy", Note), ("bot", said)).Ledger().CommanderId.ShouldBe("tom");
}
