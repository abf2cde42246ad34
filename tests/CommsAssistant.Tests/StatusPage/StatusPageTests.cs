using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Publishing;
using CommsAssistant.Service.Hosting;
using CommsAssistant.Storage;
using Microsoft.EntityFrameworkCore;

namespace CommsAssistant.Tests.StatusPage;

public sealed class StatusPageTests
{
    private const string Symptom = "Users cannot sign in";

    [Fact]
    public async Task An_empty_page_says_first_that_all_is_well()
    {
        await using var host = await StatusPageHost.StartAsync(("StatusPage:Name", "Example status"), ("StatusPage:Components:0", "Sign-in"), ("StatusPage:Components:1:Name", "Reports"));

        var page = await host.GetAsync("/status");

        FirstLine(page).ShouldBe("All systems operational");
        Text(page).ShouldContain("Example status, as of 25 Nov 2026, 14:30 UTC");
        Regex.Count(Text(page), "Operational").ShouldBe(2);
        Text(page).ShouldContain("No incident was published since 28 Aug 2026.");
    }

    [Fact]
    public async Task An_active_incident_answers_first_with_status_times_promise_and_components()
    {
        await using var host = await StatusPageHost.StartAsync();
        await host.PostAsync("INC-1", IncidentStatus.Investigating, "[INVESTIGATING] " + Symptom, "We look into it.", 20, nextInMinutes: -5, components: ("Sign-in", "partial_outage"));
        await host.PostAsync("INC-1", IncidentStatus.Identified, $"[IDENTIFIED] {Symptom} — Update", "We found it.\nSecond line.\n\nMore at https://example.com/help.", 10, nextInMinutes: 15, components: ("Sign-in", "partial_outage"));

        var page = await host.GetAsync("/status");

        FirstLine(page).ShouldBe(Symptom);
        Text(page).ShouldContain("Identified");
        page.ShouldContain("Next update by <time datetime=\"2026-11-25T14:45:00.000Z\">25 Nov 2026, 14:45 UTC</time>");
        page.ShouldContain("We found it.<br>Second line.</p>");
        page.ShouldContain("More at <a href=\"https://example.com/help\" rel=\"nofollow noopener\">https://example.com/help</a>.</p>");
        page.IndexOf("We found it", StringComparison.Ordinal).ShouldBeLessThan(page.IndexOf("We look into it", StringComparison.Ordinal));
        Text(page).ShouldContain("Partial outage");
        Text(page).ShouldContain("Affects Sign-in.");
        Text(page).ShouldNotContain("overdue");
        Text(page).ShouldNotContain("All systems operational");
    }

    [Fact]
    public async Task A_promise_that_was_not_kept_is_called_overdue()
    {
        await using var host = await StatusPageHost.StartAsync();
        await host.PostAsync("INC-1", IncidentStatus.Investigating, Symptom, "We look into it.", 20, nextInMinutes: 5);
        host.Clock.Advance(TimeSpan.FromMinutes(17));

        var page = Text(await host.GetAsync("/status"));

        page.ShouldContain("The update promised by 25 Nov 2026, 14:35 UTC is overdue by 12 minutes.");
        page.ShouldNotContain("Next update by");
    }

    [Fact]
    public async Task A_resolved_incident_moves_to_its_day_in_the_history()
    {
        await using var host = await StatusPageHost.StartAsync();
        await host.PostAsync("INC-1", IncidentStatus.Investigating, "[INVESTIGATING] " + Symptom, "…", 90, components: ("Sign-in", "major_outage"));
        await host.PostAsync("INC-1", IncidentStatus.Resolved, "[RESOLVED] Sign-in is operating normally", "It works again.", 10, nextInMinutes: -5);

        var page = await host.GetAsync("/status");

        FirstLine(page).ShouldBe("All systems operational");
        Text(page).ShouldContain("Resolved. First reported 13:00 UTC, resolved 14:20 UTC (1 hour 20 minutes).");
        Text(page).ShouldContain(Symptom);
        Text(page).ShouldContain("Incidents on 1 day, none on the other 89.");
        Text(page).ShouldContain("25 Nov 2026: Major outage");
        Text(page).ShouldNotContain("overdue");
        Text(page).ShouldNotContain("Active incident");
    }

    [Fact]
    public async Task A_reopened_incident_is_active_again_and_keeps_its_start()
    {
        await using var host = await StatusPageHost.StartAsync();
        await host.PostAsync("INC-1", IncidentStatus.Investigating, Symptom, "one", 90);
        await host.PostAsync("INC-1", IncidentStatus.Resolved, "Solved", "two", 60);
        await host.PostAsync("INC-1", IncidentStatus.Investigating, Symptom + " again", "three", 5);

        var page = await host.GetAsync("/status");

        FirstLine(page).ShouldBe(Symptom + " again");
        Text(page).ShouldContain("First reported 25 Nov 2026, 13:00 UTC");
    }

    [Fact]
    public async Task A_report_does_not_change_when_the_incident_was_resolved_nor_its_components()
    {
        await using var host = await StatusPageHost.StartAsync();
        await host.PostAsync("INC-1", IncidentStatus.Investigating, Symptom, "one", 90, components: ("Sign-in", "partial_outage"));
        await host.PostAsync("INC-1", IncidentStatus.Resolved, "Solved", "two", 60, components: ("Sign-in", "degraded_performance"));
        await host.PostAsync("INC-1", IncidentStatus.Resolved, "What happened", "three", 5, kind: "customer-report");

        var page = await host.GetAsync("/status");

        FirstLine(page).ShouldBe("Sign-in: degraded performance");
        Text(page).ShouldContain("resolved 13:30 UTC");
    }

    [Fact]
    public async Task A_component_that_is_not_configured_is_listed_while_it_is_down_and_states_of_two_incidents_do_not_cover_each_other()
    {
        await using var host = await StatusPageHost.StartAsync(("StatusPage:Components:0", "Reports"));
        await host.PostAsync("INC-1", IncidentStatus.Investigating, "A", "one", 90, components: [("sign-in", "major_outage"), ("REPORTS", "partial_outage")]);
        await host.PostAsync("INC-2", IncidentStatus.Investigating, "B", "one", 80, components: ("Reports", "degraded_performance"));
        Text(await host.GetAsync("/status")).ShouldContain("Reports Partial outage");
        await host.PostAsync("INC-1", IncidentStatus.Resolved, "A", "two", 60);

        var page = Text(await host.GetAsync("/status"));

        page.ShouldContain("Reports Degraded performance");
        page.ShouldNotContain("sign-in Major outage");
    }

    [Fact]
    public async Task An_incident_has_a_page_with_every_update_newest_first_under_its_publication()
    {
        await using var host = await StatusPageHost.StartAsync();
        await host.PostAsync("INC 1/ä", IncidentStatus.Investigating, Symptom, "first", 90, id: "aaa");
        await host.PostAsync("INC 1/ä", IncidentStatus.Resolved, "[RESOLVED] Sign-in works", "second", 60, id: "bbb");

        var page = await host.GetAsync("/status/incidents/" + Uri.EscapeDataString("INC 1/ä"));

        page.ShouldContain("id=\"aaa\"");
        page.IndexOf("id=\"bbb\"", StringComparison.Ordinal).ShouldBeLessThan(page.IndexOf("id=\"aaa\"", StringComparison.Ordinal));
        Text(page).ShouldContain("Sign-in works");
        Regex.Match(await host.GetAsync("/status"), "href=\"(/status/incidents/[^\"]+)\"").Groups[1].Value.ShouldBe("/status/incidents/INC%201%2F%C3%A4");
    }

    [Fact]
    public async Task An_incident_of_which_nothing_was_published_is_not_found_and_the_page_leads_back()
    {
        await using var host = await StatusPageHost.StartAsync();
        await host.PostAsync("INC-9", IncidentStatus.Investigating, "inside", "for responders", 5, destination: PublishingSetup.ResponderBoard);

        using var answer = await host.SendAsync("/status/incidents/INC-9");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("href=\"/status\"");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task Nothing_unpublished_appears_anywhere()
    {
        await using var host = await StatusPageHost.StartAsync();
        await host.PostAsync("INC-1", IncidentStatus.Investigating, "public title", "public body", 5);
        await host.PostAsync("INC-1", IncidentStatus.Investigating, "SECRET board title", "SECRET board body", 4, destination: PublishingSetup.StakeholderBoard);
        await host.PostAsync("SECRET-2", IncidentStatus.Investigating, "SECRET board title", "SECRET board body", 4, destination: PublishingSetup.ResponderBoard);
        await host.Databases.WriteAsync(async db =>
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = OFF;");
            db.Publications.Add(new PublicationRow
            {
                Id = "p1", ApprovalId = "a1", DraftId = "d1", IncidentId = "INC-1", Destination = PublishingSetup.StatusPage, Audience = "customers", Kind = "status-update", Title = "SECRET title", Body = "SECRET body",
                CreatedAt = StatusPageHost.Start, Version = 1,
            });
            return true;
        }, TestContext.Current.CancellationToken);

        foreach (var path in Paths.Append("/status/incidents/INC-1"))
        {
            var text = await host.GetAsync(path);
            text.ShouldNotContain("SECRET");
        }
    }

    [Fact]
    public async Task Hostile_titles_and_bodies_stay_text()
    {
        const string Payload = "<script>alert(1)</script><img src=x onerror=alert(1)>\" onload=\"x javascript:alert(1) [a](javascript:alert(2)) data:text/html,x http://plain.example "
            + "https://bank.example@evil.example/ https://b\u0430nk.example/ https://ok.example/a?b=1&c=\"x \u202Eevil\u202C \u2066x\u2069 a\0b \uD800 \uFFFE https://ok.example/\u202Egpj.exe";
        await using var host = await StatusPageHost.StartAsync();
        await host.PostAsync("INC-1", IncidentStatus.Investigating, Payload, Payload, 5, components: (Payload, Payload));
        await host.PostAsync("<script>x", IncidentStatus.Resolved, Payload, Payload, 500, id: "\"><script>y");

        foreach (var path in Paths.Append("/status/incidents/INC-1").Append("/status/incidents/%3Cscript%3Ex"))
        {
            var text = await host.GetAsync(path);
            text.ShouldNotContain("<script", Case.Insensitive, path);
            text.ShouldNotContain("<img", Case.Insensitive, path);
            text.ShouldNotMatch("[\u202A-\u202E\u2066-\u2069\0\uFFFE]", path);
            Regex.Matches(WebUtility.HtmlDecode(text), "<a href=\"(https?:[^\"]*)\"").Select(m => new Uri(m.Groups[1].Value).Host).ShouldAllBe(h => h == "ok.example" || h == "127.0.0.1");
            text.ShouldNotMatch("href=\"\\s*(javascript|data:text|http://plain)", path);
        }
    }

    [Fact]
    public async Task The_page_stays_under_50_kB_whatever_was_published()
    {
        await using var host = await StatusPageHost.StartAsync([.. Enumerable.Range(0, 60).Select(i => ($"StatusPage:Components:{i}", $"Component \"{i}\" " + new string('&', 90)))]);
        var huge = string.Concat(Enumerable.Repeat("\"'<>&😀\n", 3125));
        await host.PostAllAsync([.. Enumerable.Range(0, 200).Select(i => new PostRow
        {
            PublicationId = $"p{i:D3}", Destination = PublishingSetup.StatusPage, IncidentId = $"INC-{i}", Kind = "status-update", Status = i % 3 == 0 ? IncidentStatus.Investigating : IncidentStatus.Resolved,
            Title = $"T{i} " + huge, Body = huge, ComponentsJson = "[{\"Component\":\"C" + i + "\",\"Status\":\"partial_outage\"}]", At = StatusPageHost.Start.AddHours(-i * 9),
        })]);

        var page = await host.GetAsync("/status");

        Encoding.UTF8.GetByteCount(page).ShouldBeLessThan(50_000);
        page.ShouldContain("</html>");
        Text(page).ShouldMatch("more active incidents");
        Text(page).ShouldMatch("[0-9]+ more incidents, and the past year");
        page.ShouldContain("Read this update in full");
        Regex.Count(await host.GetAsync("/status/history"), "href=\"/status/incidents/").ShouldBe(200);
    }

    [Fact]
    public async Task Two_hundred_posts_of_one_incident_fold_to_a_link()
    {
        await using var host = await StatusPageHost.StartAsync();
        await host.PostAllAsync([.. Enumerable.Range(0, 200).Select(i => new PostRow
        {
            PublicationId = $"p{i:D3}", Destination = PublishingSetup.StatusPage, IncidentId = "INC-1", Kind = "status-update", Status = IncidentStatus.Investigating,
            Title = Symptom, Body = $"Update number {i}. " + new string('x', 300), ComponentsJson = "[]", At = StatusPageHost.Start.AddMinutes(-i),
        })]);

        var page = await host.GetAsync("/status");

        Encoding.UTF8.GetByteCount(page).ShouldBeLessThan(50_000);
        Text(page).ShouldContain("Update number 0.");
        Text(page).ShouldContain("All updates, 197 earlier not shown here");
        Regex.Count(await host.GetAsync("/status/incidents/INC-1"), "Update number ").ShouldBe(200);
    }

    [Fact]
    public async Task A_cache_may_keep_the_page_for_a_moment_and_asks_by_tag()
    {
        await using var host = await StatusPageHost.StartAsync();
        foreach (var path in Paths)
        {
            using var first = await host.SendAsync(path);
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            using var second = await host.SendAsync(path, change: r => r.Headers.IfNoneMatch.Add(first.Headers.ETag!));
            using var head = await host.SendAsync(path, HttpMethod.Head);

            first.Headers.CacheControl!.MaxAge!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
            second.StatusCode.ShouldBe(HttpStatusCode.NotModified, path);
            head.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            head.Content.Headers.ContentLength.ShouldBe(first.Content.Headers.ContentLength, path);
        }
        using var before = await host.SendAsync("/status");
        await host.PostAsync("INC-1", IncidentStatus.Investigating, Symptom, "one", 0);
        using var after = await host.SendAsync("/status", change: r => r.Headers.IfNoneMatch.Add(before.Headers.ETag!));
        after.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Ready_means_that_the_database_answers()
    {
        await using var host = await StatusPageHost.StartAsync();
        (await host.GetAsync("/health/ready")).ShouldBe("ok");
        await host.Databases.ReadAsync(db => db.Database.ExecuteSqlRawAsync("DROP TABLE posts"), TestContext.Current.CancellationToken);

        using var answer = await host.SendAsync("/health/ready");

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Theory]
    [InlineData("StatusPage:Url", "status.example.com", "StatusPage:Url is")]
    [InlineData("StatusPage:Url", "javascript:alert(1)", "StatusPage:Url is")]
    [InlineData("StatusPage:Components:0:Description", "no name", "StatusPage:Components:0 has no name")]
    public void A_setting_that_cannot_be_used_is_said_at_the_start(string key, string value, string message) =>
        Should.Throw<Exception>(() => ServiceHost.Build([KeyValuePair.Create<string, string?>(key, value)])).Message.ShouldContain(message);

    private static readonly string[] Paths =
    [
        "/status", "/status/history", "/status/history.atom", "/status/history.rss", "/status/api/v2/summary.json", "/status/api/v2/status.json", "/status/api/v2/components.json",
        "/status/api/v2/incidents.json", "/status/api/v2/incidents/unresolved.json", "/status/api/v2/scheduled-maintenances.json",
    ];

    private static string FirstLine(string page) => Text(Regex.Match(page, "<body>.*?(<h[1-6]|<p).*?</(h[1-6]|p)>", RegexOptions.Singleline).Value);

    private static string Text(string html) =>
        Regex.Replace(WebUtility.HtmlDecode(Regex.Replace(Regex.Replace(html, "<(style|svg).*?</\\1>", "", RegexOptions.Singleline), "</?(a|time|span)\\b[^>]*>|(<[^>]+>)", m => m.Groups[2].Success || m.Value.StartsWith("<span", StringComparison.Ordinal) ? " " : "")), "\\s+", " ").Trim();
}
