using CommsAssistant.Core.Timeline;

namespace CommsAssistant.Tests.Timeline;

public sealed class TimelineOnBundlesTests
{
    public static TheoryData<string> Names => Bundles.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_timeline_has_at_most_sixty_entries_in_order_of_time(string bundle)
    {
        var (_, _, _, ledger) = await Bundles.ReadAsync(bundle, source: "export");
        var timeline = TimelineBuilder.Build(ledger);
        timeline.Entries.Count.ShouldBeInRange(15, 60);
        timeline.Entries.Select(e => e.At).ShouldBeInOrder();
        timeline.Entries.ShouldAllBe(e => e.Evidence.Count > 0 && e.Text.Length > 0);
    }

    [Fact]
    public async Task Over_all_bundles_most_key_moments_are_there()
    {
        int found = 0, asked = 0;
        foreach (var bundle in Bundles.Folders)
        {
            var (_, _, _, ledger) = await Bundles.ReadAsync(bundle, source: "export");
            var told = TimelineBuilder.Build(ledger).Entries.SelectMany(e => e.Evidence).Select(e => e.Source.Ts).ToHashSet();
            var ids = Bundles.Json(bundle, "ids.json").GetProperty("messages");
            foreach (var moment in Bundles.Json(bundle, "gold/timeline.json").EnumerateArray())
            {
                if (!moment.TryGetProperty("key", out var key) || !key.GetBoolean()) continue;
                asked++;
                if (moment.GetProperty("evidence").EnumerateArray().Any(e => told.Contains(ids.GetProperty(e.GetString()!).GetProperty("ts").GetString()!))) found++;
            }
        }
        ((double)found / asked).ShouldBeGreaterThan(0.82);
    }

    [Fact]
    public async Task Cells_that_a_spreadsheet_would_run_are_made_harmless()
    {
        var (_, _, _, ledger) = await Bundles.ReadAsync(Bundles.Demo);
        var entry = TimelineBuilder.Build(ledger).Entries[0] with { Text = "=HYPERLINK(\"x\"), and more" };
        TimelineFormats.Csv(new IncidentTimeline([entry], ledger.Coverage)).ShouldContain("\"'=HYPERLINK(\"\"x\"\"), and more\"");
    }
}
