using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Tests.Drafting;
using static CommsAssistant.Tests.Facts.SmallChannel;

namespace CommsAssistant.Tests.Facts;

/// <summary>The same things in other words, other languages and other trades, each beside what looks alike and is not.</summary>
public sealed class OtherWordsTests
{
    [Theory]
    [InlineData("todo: sefa: raise the limit. ilya: alert at 70%", true)]
    [InlineData("TODO for monday, alert on the queue", true)]
    [InlineData("to-dos. Ilya: load test, Sefa: limits of the importer", true)]
    [InlineData("one todo for later, the alert on the queue", true)]
    [InlineData("aquí ya va todo, los clientes entran", false)]
    [InlineData("todo bien por aquí, gracias a todos", false)]
    [InlineData("está todo caído desde las 14:00", false)]
    [InlineData("o sistema todo voltou agora", false)]
    public void A_list_of_work_is_no_spanish_everything(string text, bool isList) =>
        Read(Says("U1", text)).Facts.Any(f => f.Kind == FactKind.FollowUp).ShouldBe(isList, text);

    [Theory]
    [InlineData("got buzzed 13:58 utc, reading")]
    [InlineData("pager went off at 13:58 UTC")]
    [InlineData("woken up at 13:58 UTC by the hall alarm")]
    [InlineData("my phone rang at 13:58 UTC, orders are stuck")]
    public void However_somebody_was_called_they_noticed_it_then(string text) =>
        Read(Says("U1", text)).Facts.ShouldContain(f => f.Kind == FactKind.Detected && f.At == Start.AddMinutes(-2), text);

    [Theory]
    [InlineData("started 13:59z")]
    [InlineData("restore of the second shard started at 13:50 UTC")]
    [InlineData("copy to the new disk started 13:40 UTC, slow")]
    [InlineData("my shift started at 13:00 UTC")]
    public void Work_that_began_is_no_impact(string text) => Read(Says("U2", text)).Facts.ShouldNotContain(f => f.Kind == FactKind.ImpactStart, text);

    [Theory]
    [InlineData("errors started at 13:50 UTC")]
    [InlineData("customers see old prices, nothing new since 13:50 UTC")]
    [InlineData("the feed is stale since 13:50 UTC")]
    public void Trouble_that_began_is(string text) => Read(Says("U2", text)).Facts.ShouldContain(f => f.Kind == FactKind.ImpactStart && f.At == Start.AddMinutes(-10), text);

    [Theory]
    [InlineData("quiet for an hour. shut it?", "shut")]
    [InlineData("can we close the incident?", "yes, closed")]
    [InlineData("¿cerramos?", "cerrado")]
    [InlineData("close it?", "ok, closing")]
    public void One_word_closes_after_the_question(string asked, string said) => Read(Says("U2", asked), Says("U1", said)).Facts.ShouldContain(f => f.Kind == FactKind.Resolved, said);

    [Theory]
    [InlineData("valve 4 is leaking", "shut")]
    [InlineData("the ticket of the bakery?", "closed")]
    [InlineData("shut the importer?", "shut")]
    [InlineData("close the valve?", "closed")]
    public void One_word_on_a_valve_closes_nothing(string asked, string said) => Read(Says("U2", asked), Says("U1", said)).Facts.ShouldNotContain(f => f.Kind == FactKind.Resolved, said);

    [Fact]
    public void Nobody_else_closes_with_a_word() => Read(Says("U2", "shut it?"), Says("U5", "shut")).Facts.ShouldNotContain(f => f.Kind == FactKind.Resolved);

    [Theory]
    [InlineData("Making it SEV1 then, that is wrong data.")]
    [InlineData("bumping this to SEV-1")]
    [InlineData("going SEV1")]
    public void An_order_of_severity_has_a_line(string text) => Read(Says("U1", text)).Facts.ShouldContain(f => f.Kind == FactKind.StatusChange, text);

    [Fact]
    public void Phases_of_an_impact_end_with_the_last_of_them()
    {
        var facts = Read(Says("U1", "Slow from 11:00, mostly down 11:30 to 12:15, errors until 13:10, normal 13:30.")).Facts;
        facts.ShouldContain(f => f.Kind == FactKind.ImpactStart && f.At == Start.AddHours(-3));
        facts.ShouldContain(f => f.Kind == FactKind.ImpactEnd && f.At == Start.AddMinutes(-30));
    }

    [Theory]
    [InlineData("34%. slower than the copy", true)]
    [InlineData("14z: 91%", true)]
    [InlineData("40% of customers in Spain hear nothing?", false)]
    public void How_far_a_job_has_come_is_a_result(string text, bool isOne) => Read(Says("U2", text)).Facts.Any(f => f.Kind == FactKind.ActionResult).ShouldBe(isOne, text);

    [Theory]
    [InlineData("That's the workaround then: pay by phone.", true)]
    [InlineData("they can use the till by hand meanwhile", true)]
    [InlineData("there is no workaround for this", false)]
    [InlineData("do we have a workaround?", false)]
    public void A_workaround_has_a_line(string text, bool isOne) => Read(Says("U1", text)).Facts.Any(f => f.Kind == FactKind.Finding && f.Weight >= 54).ShouldBe(isOne, text);

    [Theory]
    [InlineData("\"Shared folders are not affected\" was not in what I allowed. Who knows that?")]
    [InlineData("who wrote \"shared folders are not affected\"? we don't know that")]
    [InlineData("“shared folders are not affected” stimmt nicht")]
    [InlineData("\"shared folders are not affected\": nobody checked")]
    public void What_somebody_quotes_and_doubts_is_not_repeated(string doubt) => Update(doubt).ShouldNotContain("shared folders", Case.Insensitive);

    [Theory]
    [InlineData("\"Shared folders are not affected\" reads well, thanks Cam")]
    [InlineData("a customer writes \"my invoices are gone forever\", who knows him?")]
    [InlineData("we don't know that host at all")]
    public void What_nobody_doubts_stands(string said) => Update(said).ShouldContain("Shared folders are not affected", Case.Insensitive);

    private static string Update(string said) =>
        new Channel(("bot", "Published to the status page: *Identified*\n> Uploads are failing for many customers. Shared folders are not affected."), ("ivy", said)).Draft(DraftKind.StatusUpdate, IncidentStatus.Identified).Text;
}
