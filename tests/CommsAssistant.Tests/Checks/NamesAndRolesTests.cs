using CommsAssistant.Core.Checks;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Tests.Checks;

/// <summary>Names that only the channel gives away, words that need somebody's role, and rows that the first tables lacked.</summary>
public sealed class NamesAndRolesTests
{
    private static readonly People Cast = new([
        new Person("sue", "sue", "Sue Park", "Support", "UTC", PersonRole.Support), new Person("lee", "lee", "Lee Ade", "Counsel", "UTC", PersonRole.Legal),
        new Person("max", "maxim", "Maxim Oro", "Security", "UTC", PersonRole.Security), new Person("tom", "tom", "Tom Abara", "SRE", "UTC", PersonRole.Responder)]);

    [Theory]
    [InlineData("ticket from brindlecove about uploads", "brindlecove")]
    [InlineData("ticket 8812 from Brindlecove about uploads", "Brindlecove")]
    [InlineData("brindlecove says uploads fail for them", "Brindlecove")]
    [InlineData("also harrow bakerman says nothing works", "harrow bakerman")]
    [InlineData("brindlecove's account team wants a call", "Brindlecove")]
    [InlineData("customer brindlecove is down", "Brindlecove")]
    [InlineData("customer: brindlecove", "brindlecove")]
    [InlineData("they wrote in #ext-brindlecove just now", "Brindlecove")]
    [InlineData("see #brindlecove-shared", "Brindlecove")]
    [InlineData("mail from it@brindlecove.example.net", "Brindlecove")]
    [InlineData("mail from anna@mail.brindlecove.com", "Brindlecove")]
    [InlineData("Ticket von Brindlekamp, Uploads gehen nicht", "Brindlekamp")]
    [InlineData("brindlekamp meldet dass nichts geht", "Brindlekamp")]
    [InlineData("Kunde Brindlekamp ruft an", "Brindlekamp")]
    [InlineData("ticket de brindalosa, no pueden subir nada", "Brindalosa")]
    [InlineData("brindalosa dice que no funciona", "Brindalosa")]
    [InlineData("cliente Brindalosa llama otra vez", "Brindalosa")]
    [InlineData("appel de brindalette ce matin", "Brindalette")]
    [InlineData("klant brindlevoort belt", "Brindlevoort")]
    public void A_customers_name_is_found_however_the_channel_gives_it(string said, string name) =>
        Check($"Uploads fail for {name} today.", ("sue", said)).ShouldContain(f => f.Rule == "customer-name" && f.Severity == FindingSeverity.Block, name);

    [Fact]
    public void A_customer_in_a_tickets_field_is_found() =>
        Check("Uploads fail for Green Valley today.", new MessageBody { Text = "new ticket", AuthorId = "desk", IsBot = true, Attachments = [new Attachment("8812", "", [new AttachmentField("Customer", "Green Valley")])] })
            .ShouldContain(f => f.Rule == "customer-name");

    [Theory]
    [InlineData("ticket from support about uploads")]
    [InlineData("tickets from customers say uploads fail")]
    [InlineData("sue says uploads fail")]
    [InlineData("Kunden melden Fehler, Praxis meldet Fehler")]
    [InlineData("los clientes dicen que no funciona, un cliente llama")]
    [InlineData("customer reports say uploads are slow")]
    [InlineData("uploads says error, page shows it")]
    [InlineData("mail from anna@gmail.com")]
    public void Everyday_words_are_no_customers(string said) =>
        Check("Uploads fail for customers since 18:15 UTC. Reports from support say that some pages are slow. We will post another update by 19:00 UTC.", ("sue", said)).ShouldNotContain(f => f.Rule == "customer-name");

    [Theory]
    [InlineData("lee", "We call it an unauthorised access, this is confirmed.", FindingSeverity.Warn)]
    [InlineData("max", "Unauthorised access to exports is confirmed.", FindingSeverity.Warn)]
    [InlineData("tom", "it was unauthorised access", FindingSeverity.Block)]
    [InlineData("lee", "Nobody says unauthorised until I say so.", FindingSeverity.Block)]
    [InlineData("lee", "Was it unauthorised?", FindingSeverity.Block)]
    [InlineData("lee", "It may have been unauthorised access.", FindingSeverity.Block)]
    public void A_legal_word_needs_a_statement_of_that_role(string who, string said, FindingSeverity severity) =>
        Check("There was unauthorised access to exports.", (who, said)).Where(f => f.Rule == "legal").ShouldHaveSingleItem().Severity.ShouldBe(severity);

    [Fact]
    public void A_detail_that_security_has_stated_warns_but_not_in_a_restricted_incident()
    {
        Check("A vulnerability was closed.", ("max", "The vulnerability is closed since 12:00.")).Where(f => f.Rule == "security-detail").ShouldHaveSingleItem().Severity.ShouldBe(FindingSeverity.Warn);
        Check("A vulnerability was closed.", ("tom", "The vulnerability is closed.")).Where(f => f.Rule == "security-detail").ShouldHaveSingleItem().Severity.ShouldBe(FindingSeverity.Block);
        Find(Context("A vulnerability was closed.", [Message(0, new MessageBody { Text = "The vulnerability is closed.", AuthorId = "max" })]) is var c ? c with { Incident = c.Incident with { IsRestricted = true } } : null!)
            .Where(f => f.Rule == "security-detail").ShouldHaveSingleItem().Severity.ShouldBe(FindingSeverity.Block);
    }

    [Fact]
    public void A_word_that_the_catalogue_forbids_blocks() =>
        Find(Context("Uploads were throttled by Gargantua.", []) with { Catalogue = new Catalogue { ForbiddenWords = ["gargantua"] } }).ShouldContain(f => f.Rule == "jargon" && f.Severity == FindingSeverity.Block);

    [Theory]
    [InlineData("Uploads fail for two thirds of users.", "uploads fail for some", true)]
    [InlineData("Uploads fail for three regions.", "uploads fail in 3 regions", false)]
    [InlineData("Dozens of customers are affected.", "a few customers are affected", true)]
    [InlineData("About half of uploads fail.", "about 50% of uploads fail", false)]
    public void A_number_in_words_is_compared_with_the_messages_behind_it(string text, string said, bool found)
    {
        var message = Message(0, new MessageBody { Text = said, AuthorId = "sue" });
        var context = Context(text, [message]);
        var sentence = new DraftSentence(text, Support.Evidence, [new Evidence(message.Source, said)], []);
        Find(context with { Draft = context.Draft with { Sentences = [sentence] } }).Any(f => f.Rule == "unsupported-number").ShouldBe(found);
    }

    [Fact]
    public void An_internal_time_without_a_zone_warns() =>
        Find(Context("Restarted at 14:02.", []) is var c ? c with { Draft = c.Draft with { Kind = DraftKind.InternalUpdate } } : null!).ShouldContain(f => f.Rule == "zone" && f.Severity == FindingSeverity.Warn);

    [Fact]
    public void Some_users_is_vague_once_the_scope_is_known()
    {
        var scope = new Fact { Id = "s", Kind = FactKind.Scope, Text = "x", At = DateTimeOffset.UnixEpoch, SaidAt = DateTimeOffset.UnixEpoch, Evidence = [] };
        Find(Context("Some users cannot upload.", []) with { Ledger = new FactLedger([scope], Coverage.None, null) }).ShouldContain(f => f.Rule == "boilerplate");
        Find(Context("Some users cannot upload.", [])).ShouldNotContain(f => f.Rule == "boilerplate");
    }

    [Theory]
    [InlineData("We are sorry.", false)]
    [InlineData("", true)]
    public void An_apology_at_the_end_of_a_report_comes_late(string first, bool late)
    {
        var body = first + string.Concat(Enumerable.Repeat(" Uploads failed for customers.", 60)) + (late ? " We are sorry." : "");
        Find(Context(body, []) is var c ? c with { Draft = c.Draft with { Kind = DraftKind.CustomerReport, Status = IncidentStatus.Resolved } } : null!).Any(f => f.Rule == "apology").ShouldBe(late);
    }

    private static IReadOnlyList<Finding> Check(string body, params (string Who, string Text)[] messages) => Find(Context(body, [.. messages.Select((m, i) => Message(i, new MessageBody { Text = m.Text, AuthorId = m.Who }))]));

    private static IReadOnlyList<Finding> Check(string body, MessageBody message) => Find(Context(body, [Message(0, message)]));

    private static IReadOnlyList<Finding> Find(CheckContext context) => new DraftChecker(DraftRules.All).Check(context);

    private static LogEntry Message(int i, MessageBody body) => new() { Source = new SourceRef("C1", $"1741{i:000000}.000100"), PostedAt = DateTimeOffset.UnixEpoch.AddMinutes(i), Body = body };

    private static CheckContext Context(string body, IReadOnlyList<LogEntry> messages) => new()
    {
        Draft = new Draft { Kind = DraftKind.StatusUpdate, Status = IncidentStatus.Investigating, Title = "Uploads fail", Body = body, Sentences = [], AsOf = DateTimeOffset.UnixEpoch, Provenance = new Provenance("person", null, 0, 0, []) },
        Incident = new Incident { Id = "INC-7", Title = "t", Services = ["Uploads"], Product = "Parcelo" }, Ledger = FactLedger.Empty, Messages = messages.ToDictionary(m => m.Source), People = Cast,
        Catalogue = Catalogue.Empty.With(new Incident { Id = "INC-7", Title = "t", Services = ["Uploads"], Product = "Parcelo" }), Now = DateTimeOffset.UnixEpoch,
    };
}
