using System.Net;
using CommsAssistant.Storage;
using Microsoft.EntityFrameworkCore;

namespace CommsAssistant.Tests.Web;

/// <summary>Failures say in words what to do, to people in a page, to programs in problem+json.</summary>
public sealed class ErrorPageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/no/such/page", HttpStatusCode.NotFound, "There is nothing here")]
    [InlineData("/drafts/none", HttpStatusCode.NotFound, "There is nothing here")]
    [InlineData("/incidents/%3Cscript%3E", HttpStatusCode.NotFound, "There is nothing here")]
    public async Task What_does_not_exist_is_a_page_with_a_way_on(string path, HttpStatusCode status, string words)
    {
        await using var service = await ServiceFixture.StartAsync(Ct);
        using var dana = await PageClient.SignedInAsync(service, ServiceFixture.Dana, Ct);

        using var answer = await dana.GetAsync(path, Ct);

        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        var page = await answer.Content.ReadAsStringAsync(Ct);
        page.ShouldContain(words);
        page.ShouldContain("To the queue");
        page.ShouldNotContain("<script>");
    }

    [Fact]
    public async Task A_failure_is_a_page_that_tells_nothing_of_the_inside()
    {
        await using var service = await ServiceFixture.StartAsync(Ct);
        using var dana = await PageClient.SignedInAsync(service, ServiceFixture.Dana, Ct);
        await service.Get<IDbContextFactory<CommsDb>>().WriteAsync(db => db.Database.ExecuteSqlRawAsync("DROP TABLE drafts", Ct), Ct);

        using var answer = await dana.GetAsync("/", Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldContain("default-src 'none'");
        var page = await answer.Content.ReadAsStringAsync(Ct);
        page.ShouldContain("it is not your fault");
        page.ShouldContain("18:41 UTC");
        page.ShouldNotContain("SQLite");
        page.ShouldNotContain("no such table");
    }

    [Fact]
    public async Task Programs_get_problems_not_pages()
    {
        await using var service = await ServiceFixture.StartAsync(Ct);
        using var dana = await PageClient.SignedInAsync(service, ServiceFixture.Dana, Ct);

        using var answer = await dana.GetAsync("/api/v1/no-such-thing", Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }
}
