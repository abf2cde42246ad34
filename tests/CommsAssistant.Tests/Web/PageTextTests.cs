using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Desk;
using CommsAssistant.Service.Pages;

namespace CommsAssistant.Tests.Web;

/// <summary>Texts as the pages show them.</summary>
public sealed class PageTextTests
{
    [Theory]
    [InlineData("*Cause confirmed:* it is _not_ v3", "Cause confirmed: it is not v3")]
    [InlineData("~never mind~ 2 * 3 * 4", "never mind 2 * 3 * 4")]
    [InlineData("auth_db_1 and snake_case_name", "auth_db_1 and snake_case_name")]
    [InlineData("a * b", "a * b")]
    [InlineData("**", "**")]
    public void Marks_of_emphasis_are_not_shown(string said, string shown)
    {
        var entry = new LogEntry { Source = new SourceRef("C1", "1749580000.000100"), PostedAt = ServiceFixture.Moment, Body = new MessageBody { Text = said, AuthorId = "U1" } };
        var room = new RoomView(new Incident { Id = "INC-1", Title = "x", OpenedAt = ServiceFixture.Moment }, new People([]), [entry], new Dictionary<SourceRef, LogEntry> { [entry.Source] = entry }, FactLedger.Empty);

        new Messages(room).Show(entry).Text.ShouldBe(shown);
    }

    [Fact]
    public async Task A_promise_that_has_become_short_is_said_on_the_draft()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var service = await ServiceFixture.StartAsync(ct);
        using var dana = await PageClient.SignedInAsync(service, ServiceFixture.Dana, ct);
        var id = (await service.Get<QueueDesk>().ReadAsync(ServiceFixture.ActorOf(ServiceFixture.Dana), onlyMine: false, ct)).First[0].Summary.Id;
        (await dana.TextAsync("/drafts/" + id, ct)).ShouldNotContain("redraft it to promise a later time");

        service.Clock.Advance(TimeSpan.FromMinutes(22));

        (await dana.TextAsync("/drafts/" + id, ct)).ShouldContain("redraft it to promise a later time");
    }

    [Theory]
    [InlineData("We are sorry. Login fails.", "We are sorry. Sign-in works.", "We are sorry. [-Login fails][+Sign-in works].")]
    [InlineData("one two three", "uno dos three", "[-one two][+uno dos] three")]
    [InlineData("a b", "a b c", "a b[+ c]")]
    [InlineData("a\nb", "x\ny", "[-a][+x]\n[-b][+y]")]
    [InlineData("same", "same", "same")]
    [InlineData("", "new", "[+new]")]
    public void A_change_of_several_words_is_one_change(string before, string after, string expected) =>
        string.Concat(TextDiff.Between(before, after).Select(p => p.Mark switch { "ins" => $"[+{p.Text}]", "del" => $"[-{p.Text}]", _ => p.Text })).ShouldBe(expected);
}
