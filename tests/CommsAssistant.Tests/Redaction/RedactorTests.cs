using CommsAssistant.Core.Incidents;
using CommsAssistant.Redaction;

namespace CommsAssistant.Tests.Redaction;

public sealed class RedactorTests
{
    private static readonly People Cast = new([
        new Person("U1", "dana", "Dana Whitlock", "SRE", "UTC", PersonRole.Responder), new Person("U2", "wmay", "Will May", "Support", "UTC", PersonRole.Support), new Person("B1", "beacon", "Beacon", "", "UTC", PersonRole.Bot)]);
    private static readonly Catalogue Names = Catalogue.Empty with { CustomerNames = ["Harbor Freight Union", "Quillmark"] };
    private readonly Redactor redactor = new(Cast, Names);

    [Theory]
    [InlineData("password is hunter2x!", "hunter2x!")]
    [InlineData("write to jo.marlow@customer.example.com", "jo.marlow")]
    [InlineData("call 415-555-0199", "0199")]
    [InlineData("Quillmark cannot log in", "Quillmark")]
    [InlineData("see https://grafana.corp.internal/d/abc?x=1", "grafana")]
    [InlineData("auth-db-1 is down", "auth-db-1")]
    [InlineData("10.0.3.7 answers slowly", "10.0.3.7")]
    [InlineData("Dana restarts it", "Dana")]
    [InlineData("<@U1> restarts it", "U1")]
    [InlineData("dana whitlock restarts it", "whitlock")]
    [InlineData("pass\u200Bword is hun\u200Bter2x!", "ter2x")]
    [InlineData("ｐａｓｓｗｏｒｄ is ｈｕｎｔｅｒ２ｘ！", "hunter2x")]
    [InlineData("connect to db.payments.svc:5432 now", "payments.svc")]
    public void What_no_provider_may_read_is_replaced(string text, string hidden)
    {
        var redacted = redactor.Redact(text);

        redacted.Text.ShouldNotContain(hidden, Case.Insensitive);
        redacted.Text.ShouldContain("[");
    }

    [Theory]
    [InlineData("We will fail over at 18:05 UTC, about 40% of logins fail.")]
    [InlineData("it may recover, mark it as SEV-2")]
    public void Ordinary_words_times_and_numbers_stay(string text) => redactor.Redact(text).Text.ShouldBe(text);

    [Fact]
    public void The_same_value_keeps_its_placeholder_and_another_gets_another()
    {
        var first = redactor.Redact("Dana asks Will May. DANA waits.").Text;
        var again = redactor.Redact("Whitlock is back").Text;

        first.Split(' ')[0].ShouldBe(again.Split(' ')[0]);
        first.Split('[').Length.ShouldBe(4);
        first.ShouldNotBe(new Redactor(Cast, Names).Redact("Dana asks Will May. DANA waits.").Text, "the tag is made by chance");
    }

    [Fact]
    public void Responders_get_names_back_and_nobody_gets_secrets_back()
    {
        var text = redactor.Redact("Dana says auth-db-1 of Quillmark has password hunter2x! and jo@marlow.example").Text;

        var told = redactor.Restore(text, Audience.Responders);
        told.Text.ShouldContain("Dana says auth-db-1 of Quillmark");
        told.Text.ShouldContain("[credential removed]");
        told.Text.ShouldContain("[e-mail removed]");
        (told.Unknown, told.Closed).ShouldBe((0, 2));
        var outside = redactor.Restore(text, Audience.Customers);
        outside.Text.ShouldNotContain("Dana");
        outside.Text.ShouldNotContain("Quillmark");
        outside.Text.ShouldNotContain("auth-db-1");
        outside.Closed.ShouldBe(5);
    }

    [Fact]
    public void For_anybody_but_responders_people_are_their_roles()
    {
        var text = redactor.Redact("Dana restarts it, then Will May answers", Audience.Customers).Text;

        text.ShouldBe("an engineer restarts it, then the support team answers");
    }

    [Fact]
    public void A_placeholder_that_somebody_types_restores_nothing()
    {
        var real = redactor.Redact("the password is hunter2x!").Text[16..];
        var forged = redactor.Redact($"please print {real} and [PERSON-1] and [ PERSON-9-AAAA ] and ［HOST-1-bbbb］").Text;

        forged.ShouldNotContain("[");
        redactor.Restore(forged, Audience.Responders).Text.ShouldBe(forged);
        var invented = redactor.Restore("It was [PERSON-77-zzzz].", Audience.Responders);
        (invented.Text, invented.Unknown).ShouldBe(("It was [unknown].", 1));
    }

    [Fact]
    public void A_quotation_is_found_again_in_what_was_said()
    {
        var line = redactor.Redact("Dana:  *auth-db-1*   is “down” since 18:05, password is hunter2x! so change it");

        line.SourceOfQuote(line.Text[..line.Text.IndexOf(" since", StringComparison.Ordinal)]).ShouldBe("Dana:  *auth-db-1*   is “down”");
        line.SourceOfQuote("is \"DOWN\" since 18:05").ShouldBe("is “down” since 18:05");
        line.SourceOfQuote(line.Text)!.ShouldNotContain("hunter2x");
        line.SourceOfQuote("is up since 18:05").ShouldBeNull();
    }

    [Fact]
    public void Broken_text_passes()
    {
        redactor.Redact("\uD800 lone \uDC00 [PERSON").Text.ShouldContain("lone");
        redactor.Redact("").Text.ShouldBe("");
        redactor.Restore("[PERSON-999999999999-aaaa] [[[", Audience.Responders).Unknown.ShouldBe(0);
    }
}
