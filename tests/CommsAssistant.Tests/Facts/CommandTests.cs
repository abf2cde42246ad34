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
    [InlineData("thanks all", "I have the watch from 09:06 UTC. Ivy, sleep.")]
    [InlineData("thanks all", "I've got the helm now")]
    [InlineData("Yours then? SEV1.", "SEV1, mine from 09:06 UTC.")]
    [InlineData("thanks all", "mine from here, Ivy stays on the disk")]
    [InlineData("*WATCH CHANGE → Tom*\n• uploads paused since 09:00", "got it")]
    [InlineData("*Shift change: Tom*\n• uploads paused", "thanks, reading")]
    [InlineData("Schichtwechsel → Tom", "passt")]
    [InlineData("gracias", "Tomo el turno.")]
    [InlineData("danke", "Ich habe jetzt die Wache, gute Nacht.")]
    [InlineData("merci", "je prends la main")]
    public void Command_passes_to_whoever_is_named_and_takes_it(string said, string answer) =>
        new Channel(("ivy", Note), ("ivy", said), ("tom", answer)).Ledger().CommanderId.ShouldBe("tom");

    [Theory]
    [InlineData("Tom, take over the restart of the workers please.", "I'll take it")]
    [InlineData("Tom takes over comms from Cam.", "got it")]
    [InlineData("Tom, please look at the disk.", "got it")]
    [InlineData("The lead on the disk is with Tom?", "yes")]
    [InlineData("Command goes to Tom later today.", "then give me ten minutes first")]
    [InlineData("what are you on", "I have the watch list open on the disk")]
    [InlineData("who fixes the disk", "the disk is mine from here")]
    [InlineData("which host crashed", "mine crashed from 09:02 on")]
    [InlineData("who is next", "I'll take the watch when Ivy leaves")]
    [InlineData("who is next", "if nobody else can, I'm taking command")]
    [InlineData("who is next", "I was in the chair last week")]
    [InlineData("Lag: Tom's graph shows it", "got it")]
    public void Command_stays_where_work_alone_is_given(string said, string answer) =>
        new Channel(("ivy", Note), ("ivy", said), ("tom", answer)).Ledger().CommanderId.ShouldBe("ivy");

    [Theory]
    [InlineData("Commander changed: Ivy → Tom")]
    [InlineData("IC is now Tom")]
    [InlineData("set the channel topic: SEV1 · IC tom · uploads")]
    public void What_a_program_or_the_topic_says_of_command_holds(string said) =>
        new Channel(("ivy", Note), ("bot", said)).Ledger().CommanderId.ShouldBe("tom");
}
