using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Tests.Facts;

public sealed class CurationActTests
{
    private static readonly DateTimeOffset At = new(2025, 6, 10, 18, 41, 0, TimeSpan.Zero);

    private static Fact After(bool isKey, params CurationKind[] acts)
    {
        var fact = new Fact { Id = "f1", Kind = FactKind.Finding, Text = "x", At = At, SaidAt = At, Evidence = [new Evidence(new SourceRef("C1", "1.1"), "x")], IsKey = isKey };
        return Curation.Apply(new FactLedger([fact], Coverage.None, null), [.. acts.Select((a, i) => new CurationAct("f1", a, "U1", At.AddMinutes(i)))]).Facts.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_pin_makes_a_fact_key_and_taking_it_back_leaves_it_as_it_was_read(bool isKey)
    {
        After(isKey, CurationKind.Pin).IsKey.ShouldBeTrue();
        var restored = After(isKey, CurationKind.Pin, CurationKind.Hide, CurationKind.Restore);
        (restored.IsKey, restored.IsPinned, restored.IsHidden).ShouldBe((isKey, false, false));
    }

    [Fact]
    public void A_fact_that_a_person_added_stays_key()
    {
        var added = new CurationAct("p1", CurationKind.Add, "U1", At) { Text = "We keep the old router." };
        var facts = Curation.Apply(FactLedger.Empty, [added, new CurationAct("p1", CurationKind.Pin, "U1", At.AddMinutes(1)), new CurationAct("p1", CurationKind.Restore, "U1", At.AddMinutes(2))]).Facts;
        facts.ShouldHaveSingleItem().IsKey.ShouldBeTrue();
    }
}
