using CommsAssistant.Core.Checks.Grounding;
using CommsAssistant.Core.Postmortems;

namespace CommsAssistant.Tests.Checks;

public sealed class ParaphraseTests
{
    private static IReadOnlyList<string> Kinds(string sentence, string source, bool isGuess = false) =>
        [.. Paraphrase.Problems(sentence, [new GroundingSource(source, [new DateTimeOffset(2025, 3, 4, 9, 5, 0, TimeSpan.Zero)], isGuess)], ["Parcelo"], DocumentOutline.IsEverydayWord).Select(p => p.Kind)];

    [Theory]
    [InlineData("The servers of one site were taken out of service.", "depooled eqiad, load moved to codfw")]
    [InlineData("Uploads failed for about 40 minutes.", "uploads failing for about 40 min due to a full disk; 40 minutes in all")]
    [InlineData("Earlier releases were not affected.", "previous builds did not have the bug")]
    [InlineData("We started the rollback at 09:05 UTC.", "rollback kicked off")]
    [InlineData("It is confirmed that the change has to be made again.", "Confirmation that the change will force a redo")]
    [InlineData("The cause is not fully known.", "the proximate cause is not fully known")]
    public void Other_words_for_the_same_pass(string sentence, string source) => Kinds(sentence, source).ShouldBeEmpty();

    [Theory]
    [InlineData("Uploads failed for 50 minutes.", "uploads failing for 40 minutes", "number")]
    [InlineData("The rollback began at 09:15 UTC.", "rollback began", "time")]
    [InlineData("Quillmark rolled the change back.", "the change was rolled back", "name")]
    [InlineData("Downloads were not affected.", "downloads were affected too", "negation")]
    [InlineData("Downloads were affected.", "downloads were not affected", "negation")]
    [InlineData("A disk caused the uploads to stop.", "we suspect that a disk caused the uploads to stop", "certainty")]
    [InlineData("All uploads failed.", "some uploads failed", "certainty")]
    [InlineData("Uploads failed for 40 minutes.", "uploads failed for about 40 minutes", "certainty")]
    [InlineData("The uploads are certainly safe.", "the uploads are safe", "certainty")]
    public void What_says_something_else_does_not(string sentence, string source, string kind) => Kinds(sentence, source).ShouldContain(kind);

    [Fact]
    public void A_source_that_is_a_guess_is_told_as_one()
    {
        Kinds("The disk filled up.", "the disk filled up", isGuess: true).ShouldContain("certainty");
        Kinds("The disk probably filled up.", "the disk filled up", isGuess: true).ShouldBeEmpty();
    }

    [Fact]
    public void A_sentence_without_sources_says_what_nobody_said() =>
        Paraphrase.Problems("Uploads failed.", [], [], _ => true).Select(p => p.Kind).ShouldBe(["claim"]);
}
