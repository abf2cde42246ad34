using CommsAssistant.Core.Facts;
using static CommsAssistant.Tests.Facts.SmallChannel;

namespace CommsAssistant.Tests.Facts;

/// <summary>Channels in which people write their own language when it is quick.</summary>
public sealed class OtherLanguagesTests
{
    [Theory]
    [InlineData("U2", "la pasarela está reiniciada desde hace un minuto", FactKind.Action)]
    [InlineData("U2", "passerelle redémarrée, les paiements sont encore lents", FactKind.Action)]
    [InlineData("U2", "o serviço de pagamentos já foi reiniciado", FactKind.Action)]
    [InlineData("U2", "ゲートウェイを再起動しました", FactKind.Action)]
    [InlineData("U3", "Kunden sehen im Portal keine Rechnungen mehr", FactKind.Symptom)]
    [InlineData("U3", "los clientes dicen que la app no carga desde las 15:50", FactKind.Symptom)]
    [InlineData("U3", "les clients ne voient plus leurs factures", FactKind.Symptom)]
    [InlineData("U3", "em Lisboa não conseguem entrar na conta", FactKind.Symptom)]
    [InlineData("U2", "決済ページが表示されません", FactKind.Symptom)]
    [InlineData("U2", "die Zahlungen gehen wieder", FactKind.ActionResult)]
    [InlineData("U2", "Ursache gefunden: der Resolver hat die alte Liste", FactKind.Finding)]
    [InlineData("U1", "Entscheidung: wir rollen die Änderung zurück", FactKind.Decision)]
    public void What_is_said_in_another_language_is_read(string who, string text, FactKind kind) => Read(Says(who, text)).Facts.ShouldContain(f => f.Kind == kind, text);

    [Theory]
    [InlineData("Mittagspause, bin um 13 Uhr zurück")]
    public void Small_talk_is_nothing_in_any_language(string text) => Story(Says("U2", text)).ShouldNotContain(e => e.Kind != FactKind.Finding);

    [Fact]
    public void A_translation_stands_at_the_time_of_what_it_translates()
    {
        var entry = Story(Says("U3", "Kunden sehen im Portal keine Rechnungen mehr"), Says("U5", "English: customers see no invoices in the portal, found 12 tickets", 2)).ShouldHaveSingleItem();
        entry.At.ShouldBe(Start);
        entry.Evidence.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("não abre desde 14h05", "UTC", 14, 5)]
    [InlineData("15時20分から遅い", "UTC", 15, 20)]
    [InlineData("slow since midnight UTC", "UTC", 0, 0)]
    [InlineData("slow since 9:40 my time", "America/Chicago", 14, 40)]
    public void Times_are_read_as_they_are_written_elsewhere(string text, string zone, int hour, int minute)
    {
        var said = Start.AddHours(2);
        ClockTimes.Resolve(ClockTimes.Find(text).ShouldHaveSingleItem(), said, zone, "UTC", within: TimeSpan.FromHours(20)).ShouldBe(new DateTimeOffset(2025, 5, 7, hour, minute, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("00:00 to 02:06 utc = 2h06 for keys")]
    [InlineData("that is 5h19 in all, 3 h of it in zone b")]
    public void A_span_is_no_time(string text) => ClockTimes.Find(text).Count.ShouldBeLessThanOrEqualTo(2);
}
