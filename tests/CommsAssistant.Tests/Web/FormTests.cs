using System.Net;
using CommsAssistant.Desk;
using Microsoft.AspNetCore.Routing;

namespace CommsAssistant.Tests.Web;

/// <summary>Forms are taken from this service's own pages only, and answer so that a reload repeats nothing.</summary>
public sealed class FormTests
{
    private static readonly string Console = "/incidents/" + ServiceFixture.IncidentId;
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_form_of_the_pages_is_refused_without_the_token_of_a_page()
    {
        await using var service = await ServiceFixture.StartAsync(Ct);
        using var dana = await PageClient.SignedInAsync(service, ServiceFixture.Dana, Ct);
        var forms = service.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") == true && e.RoutePattern.RawText?.StartsWith("/api/", StringComparison.Ordinal) == false)
            .Select(e => e.RoutePattern.RawText!.Replace("{id}", ServiceFixture.IncidentId, StringComparison.Ordinal)).ToList();
        forms.ShouldContain("/sign-in/token");
        forms.ShouldContain("/sign-out");
        forms.Count.ShouldBeGreaterThan(15);

        foreach (var form in forms)
        {
            using var answer = await dana.PostAsync(form, "made-up", Ct, ("token", ServiceFixture.TokenOf(ServiceFixture.Sam)), ("to", ServiceFixture.Sam), ("id", "INC-9"), ("title", "x"));
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, form);
            (await answer.Content.ReadAsStringAsync(Ct)).ShouldContain("This form is too old", Case.Sensitive, form);
        }

        (await dana.TextAsync(Console, Ct)).ShouldContain("<span>Dana Whitlock</span>", Case.Sensitive, "she is still signed in, and as herself");
        (await service.Get<IncidentDesk>().ListAsync(ServiceFixture.ActorOf(ServiceFixture.Dana), Ct)).ShouldHaveSingleItem().Head.Commander.ShouldBe(ServiceFixture.Dana);
    }

    [Fact]
    public async Task A_token_of_the_sign_in_page_signs_in_and_each_form_answers_303()
    {
        await using var service = await ServiceFixture.StartAsync(Ct);
        using var dana = new PageClient(service);

        using var signedIn = await dana.PostAsync("/sign-in/token", await dana.TokenOnAsync("/sign-in", Ct), Ct, ("token", ServiceFixture.TokenOf(ServiceFixture.Dana)), ("returnUrl", Console));
        (signedIn.StatusCode, signedIn.Headers.Location!.OriginalString).ShouldBe((HttpStatusCode.SeeOther, Console));

        using var added = await dana.PostAsync(Console + "/facts", await dana.TokenOnAsync(Console, Ct), Ct, ("act", "add"), ("kind", "finding"), ("text", "Somebody called."), ("view", "all"));
        (added.StatusCode, added.Headers.Location!.OriginalString).ShouldBe((HttpStatusCode.SeeOther, Console + "?done=fact&kind=all#timeline"));
        using var asked = await dana.PostAsync(Console + "/drafts", await dana.TokenOnAsync(Console, Ct), Ct, ("kind", "internal-update"), ("status", "investigating"));
        asked.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var draft = asked.Headers.Location!.OriginalString.Split('?')[0];
        using var rejected = await dana.PostAsync(draft + "/reject", await dana.TokenOnAsync(draft, Ct), Ct, ("reason", "no"));
        (rejected.StatusCode, rejected.Headers.Location!.OriginalString).ShouldBe((HttpStatusCode.SeeOther, draft + "?done=rejected"));

        using var signedOut = await dana.PostAsync("/sign-out", await dana.TokenOnAsync("/", Ct), Ct);
        (signedOut.StatusCode, signedOut.Headers.Location!.OriginalString).ShouldBe((HttpStatusCode.SeeOther, "/sign-in"));
        (await dana.GetAsync("/", Ct)).Headers.Location!.OriginalString.ShouldStartWith("/sign-in?ReturnUrl=");
    }

    [Theory]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("/a\r\nSet-Cookie: x=1", "/")]
    [InlineData("", "/")]
    [InlineData("/incidents?x=1#y", "/incidents?x=1#y")]
    public async Task The_sign_in_leads_to_this_service_alone(string wish, string expected)
    {
        await using var service = await ServiceFixture.StartAsync(Ct);
        using var dana = new PageClient(service);

        using var answer = await dana.PostAsync("/sign-in/token", await dana.TokenOnAsync("/sign-in", Ct), Ct, ("token", ServiceFixture.TokenOf(ServiceFixture.Dana)), ("returnUrl", wish));

        answer.Headers.Location!.OriginalString.ShouldBe(expected);
    }

    [Fact]
    public async Task The_address_of_a_form_opened_as_a_page_leads_to_the_page_that_it_stands_on()
    {
        await using var service = await ServiceFixture.StartAsync(Ct);
        using var dana = await PageClient.SignedInAsync(service, ServiceFixture.Dana, Ct);

        (await dana.GetAsync("/drafts/7/approve", Ct)).Headers.Location!.OriginalString.ShouldBe("/drafts/7?undone=repeat");
        (await dana.GetAsync(Console + "/command", Ct)).Headers.Location!.OriginalString.ShouldBe(Console + "?undone=repeat");
        (await dana.GetAsync("/sign-out", Ct)).Headers.Location!.OriginalString.ShouldBe("/");
        (await dana.TextAsync(Console + "?undone=repeat", Ct)).ShouldContain("press it again");
        (await dana.TextAsync(Console + "?undone=words+of+mine", Ct)).ShouldNotContain("words of mine");
    }
}
