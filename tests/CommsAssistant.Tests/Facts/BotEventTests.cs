using CommsAssistant.Core.Facts;
using static CommsAssistant.Tests.Facts.SmallChannel;

namespace CommsAssistant.Tests.Facts;

/// <summary>A bot's report of a change is known by its form, whatever tool it is.</summary>
public sealed class BotEventTests
{
    [Theory]
    [InlineData("Flag `transfers.instant` → *off* (production), by ilya")]
    [InlineData("flag `new_ledger_reader` set to *on* for all regions by sefa")]
    [InlineData("edge traffic moved from ams-2 to fra-1, requested by ilya")]
    [InlineData("node group `workers-7` → `workers-8`, 12 of 12 nodes in service")]
    [InlineData("decommission `store-19`: started")]
    [InlineData("job `rebuild-index`: finished, 3,200 of 3,200 written")]
    [InlineData("Scheduled scaling `night-batch`: `ingest` 40 → 64 (+24)")]
    [InlineData("`resolver-fleet` 20 → 14, 6 servers removed. Requested by ilya.")]
    [InlineData("certificate `*.pay.example` renewed by sefa")]
    [InlineData("DNS record `api.example` changed from 192.0.2.10 to 192.0.2.44 by ilya")]
    [InlineData("Quota `events-per-minute` raised to 90000 by sefa")]
    [InlineData("Database failover completed: writer is now `ledger-b`")]
    [InlineData("Pipeline `nightly-orders` run 881 paused by sefa")]
    [InlineData("Release 6.41.0 of the phone app halted at 20 % of devices, rollout stopped by ilya")]
    public void A_change_is_an_action(string text) => Read(Says("B1", text)).Facts.ShouldContain(f => f.Kind == FactKind.Action, text);

    [Theory]
    [InlineData(":red_circle: failed `feat/dark-mode` #4117 in 5 min")]
    [InlineData(":large_green_circle: passed `fix/typo` #4118 in 7 min")]
    [InlineData("[FIRING:1] QueueLag invoice-mailer 40 → 900")]
    [InlineData("#71199 [AT] please call back")]
    [InlineData("Digest: 23 tickets so far")]
    [InlineData("`web` build 77 deployed to staging")]
    public void What_changes_nothing_that_runs_is_no_action(string text) => Read(Says("B1", text)).Facts.ShouldNotContain(f => f.Kind == FactKind.Action, text);

    [Fact]
    public void A_change_that_people_come_back_to_weighs_more()
    {
        var spoken = Read(Says("B1", "Release 20817 of `mono` deployed to production"), Says("U2", "everything started with 20817"));
        var routine = Read(Says("B1", "Release 20817 of `mono` deployed to production"), Says("U2", "everything started an hour ago"));
        Weight(spoken).ShouldBeGreaterThan(Weight(routine));

        static int Weight(FactLedger ledger) => ledger.Facts.First(f => f.Kind == FactKind.Action).Weight;
    }

    [Fact]
    public void A_critical_alert_is_told_when_it_comes_back_after_quiet_and_not_while_it_flaps()
    {
        var facts = Read(Says("U1", "I have command, opening INC-7"), Says("B1", "[CRIT] LedgerDelay zone-b 14m", 2), Says("B1", "[CRIT] LedgerDelay zone-b 16m", 4), Says("B1", "[CRIT] LedgerDelay zone-b 22m", 90)).Facts;
        facts.Count(f => f.Kind == FactKind.Symptom && f.Text.Contains("LedgerDelay", StringComparison.Ordinal)).ShouldBe(2);
    }
}
