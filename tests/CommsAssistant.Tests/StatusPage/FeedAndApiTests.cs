using System.Text.Json;
using System.Xml.Linq;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Tests.StatusPage;

public sealed class FeedAndApiTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task The_atom_feed_has_what_the_standard_asks_for_and_ids_that_stay()
    {
        await using var host = await FilledAsync();

        var text = await host.GetAsync("/status/history.atom");
        var feed = XDocument.Parse(text).Root!;

        text.ShouldStartWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
        feed.Name.ShouldBe(Atom + "feed");
        feed.Element(Atom + "id")!.Value.ShouldStartWith("urn:uuid:");
        feed.Element(Atom + "updated")!.Value.ShouldBe("2026-11-25T14:20:00.000Z");
        feed.Element(Atom + "author")!.Element(Atom + "name")!.Value.ShouldBe("Example status");
        feed.Elements(Atom + "link").ShouldContain(l => (string)l.Attribute("rel")! == "self" && (string)l.Attribute("href")! == "https://status.example.com/status/history.atom");
        var entries = feed.Elements(Atom + "entry").ToList();
        entries.Count.ShouldBe(4);
        foreach (var entry in entries)
            foreach (var name in new[] { "id", "title", "updated", "link", "content" }) entry.Element(Atom + name).ShouldNotBeNull();
        entries[0].Element(Atom + "id")!.Value.ShouldBe("urn:uuid:01234567-89ab-7def-8123-456789abcdef");
        entries[0].Element(Atom + "content")!.Value.ShouldBe("<p dir=\"auto\">a &lt;b&gt; &amp; c</p>");
        entries[0].Element(Atom + "link")!.Attribute("href")!.Value.ShouldBe("https://status.example.com/status/incidents/INC-2#0123456789ab7def8123456789abcdef");
        entries.Select(e => e.Element(Atom + "id")!.Value).Distinct().Count().ShouldBe(4);
        (await host.GetAsync("/status/history.atom")).ShouldBe(text);
    }

    [Fact]
    public async Task The_rss_feed_has_what_readers_need()
    {
        await using var host = await FilledAsync();

        var channel = XDocument.Parse(await host.GetAsync("/status/history.rss")).Root!.Element("channel")!;

        foreach (var name in new[] { "title", "link", "description" }) channel.Element(name).ShouldNotBeNull();
        var item = channel.Elements("item").First();
        item.Element("guid")!.Value.ShouldBe("urn:uuid:01234567-89ab-7def-8123-456789abcdef");
        item.Element("pubDate")!.Value.ShouldBe("Wed, 25 Nov 2026 14:20:00 +0000");
        item.Element("description")!.Value.ShouldContain("&lt;b&gt;");
    }

    [Fact]
    public async Task Types_and_origins_are_those_that_readers_expect()
    {
        await using var host = await FilledAsync();
        foreach (var (path, type) in new[] { ("/status/history.atom", "application/atom+xml"), ("/status/history.rss", "application/rss+xml"), ("/status/api/v2/summary.json", "application/json"), ("/status", "text/html") })
        {
            using var answer = await host.SendAsync(path, change: r => r.Headers.Add("Origin", "https://elsewhere.example"));
            answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
            answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var origins).ShouldBe(path != "/status", path);
            (origins ?? ["*"]).ShouldBe(["*"]);
        }
        using var preflight = await host.SendAsync("/status/api/v2/summary.json", HttpMethod.Options);
        preflight.IsSuccessStatusCode.ShouldBeTrue();
    }

    [Fact]
    public async Task Summary_has_the_shape_of_the_public_api()
    {
        await using var host = await FilledAsync();

        using var summary = JsonDocument.Parse(await host.GetAsync("/status/api/v2/summary.json"));
        var root = summary.RootElement;

        Names(root).ShouldBe(["page", "status", "components", "incidents", "scheduled_maintenances"]);
        Names(root.GetProperty("page")).ShouldBe(["id", "name", "url", "time_zone", "updated_at"]);
        root.GetProperty("page").GetProperty("time_zone").GetString().ShouldBe("Etc/UTC");
        root.GetProperty("status").GetProperty("indicator").GetString().ShouldBe("major");
        root.GetProperty("scheduled_maintenances").GetArrayLength().ShouldBe(0);
        var component = root.GetProperty("components")[0];
        foreach (var name in new[] { "id", "name", "status", "created_at", "updated_at", "position", "description", "showcase", "group_id", "page_id", "group", "only_show_if_degraded" })
            component.TryGetProperty(name, out _).ShouldBeTrue(name);
        component.GetProperty("status").GetString().ShouldBe("partial_outage");
        var incident = root.GetProperty("incidents").EnumerateArray().ShouldHaveSingleItem();
        foreach (var name in new[] { "id", "name", "status", "created_at", "updated_at", "monitoring_at", "resolved_at", "impact", "shortlink", "started_at", "page_id", "incident_updates", "components" })
            incident.TryGetProperty(name, out _).ShouldBeTrue(name);
        incident.GetProperty("id").GetString().ShouldBe("INC-2");
        incident.GetProperty("impact").GetString().ShouldBe("major");
        incident.GetProperty("resolved_at").ValueKind.ShouldBe(JsonValueKind.Null);
        incident.GetProperty("shortlink").GetString().ShouldBe("https://status.example.com/status/incidents/INC-2");
        incident.GetProperty("components").GetArrayLength().ShouldBe(1);
        var update = incident.GetProperty("incident_updates")[0];
        foreach (var name in new[] { "id", "status", "body", "incident_id", "created_at", "updated_at", "display_at", "affected_components" })
            update.TryGetProperty(name, out _).ShouldBeTrue(name);
        update.GetProperty("body").GetString().ShouldBe("a <b> & c");
        var affected = update.GetProperty("affected_components")[0];
        affected.GetProperty("code").GetString().ShouldBe(component.GetProperty("id").GetString());
        affected.GetProperty("old_status").GetString().ShouldBe("degraded_performance");
        affected.GetProperty("new_status").GetString().ShouldBe("partial_outage");
    }

    [Fact]
    public async Task Resolved_incidents_are_among_the_incidents_and_not_in_the_summary()
    {
        await using var host = await FilledAsync();

        using var all = JsonDocument.Parse(await host.GetAsync("/status/api/v2/incidents.json"));
        var incidents = all.RootElement.GetProperty("incidents");

        incidents.GetArrayLength().ShouldBe(2);
        incidents[1].GetProperty("status").GetString().ShouldBe("resolved");
        incidents[1].GetProperty("resolved_at").GetString().ShouldBe("2026-11-25T13:30:00.000Z");
        using var status = JsonDocument.Parse(await host.GetAsync("/status/api/v2/status.json"));
        Names(status.RootElement).ShouldBe(["page", "status"]);
        using var components = JsonDocument.Parse(await host.GetAsync("/status/api/v2/components.json"));
        Names(components.RootElement).ShouldBe(["page", "components"]);
    }

    [Fact]
    public async Task With_nothing_published_the_indicator_is_none()
    {
        await using var host = await StatusPageHost.StartAsync();

        using var status = JsonDocument.Parse(await host.GetAsync("/status/api/v2/status.json"));

        status.RootElement.GetProperty("status").GetProperty("indicator").GetString().ShouldBe("none");
        status.RootElement.GetProperty("status").GetProperty("description").GetString().ShouldBe("All Systems Operational");
        XDocument.Parse(await host.GetAsync("/status/history.atom")).Root!.Element(Atom + "updated").ShouldNotBeNull();
    }

    private static async Task<StatusPageHost> FilledAsync()
    {
        var host = await StatusPageHost.StartAsync(("StatusPage:Name", "Example status"), ("StatusPage:Url", "https://status.example.com/"));
        await host.PostAsync("INC-1", IncidentStatus.Investigating, "Reports are late", "one", 90);
        await host.PostAsync("INC-1", IncidentStatus.Resolved, "Reports are on time", "two", 60);
        await host.PostAsync("INC-2", IncidentStatus.Investigating, "Users cannot sign in", "three", 30, components: ("Sign-in", "degraded_performance"));
        await host.PostAsync("INC-2", IncidentStatus.Identified, "Users cannot sign in", "a <b> & c", 10, id: "0123456789ab7def8123456789abcdef", components: ("Sign-in", "partial_outage"));
        return host;
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(p => p.Name);
}
