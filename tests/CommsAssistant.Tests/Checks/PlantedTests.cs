using System.Text.Json;
using CommsAssistant.Core.Checks;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Core.Wording;

namespace CommsAssistant.Tests.Checks;

/// <summary>What the bundles plant must be seen in a text, and what they merely say must not be taken for it.</summary>
public sealed class PlantedTests
{
    private static readonly string[] Guards = ["secret", "personal-data", "customer-name", "people", "jargon"];

    /// <summary>Bundle, trap and the planted words, as they stand in the trap's messages.</summary>
    public static TheoryData<string, string, string> Planted => new()
    {
        { "eval/datasets/incidents/first-bell", "t17", "nbw_live_0xNOTREALk3Yf7Qp29Zt" }, { "eval/datasets/incidents/first-bell", "t19", "lindtner@wuppenau.example.net" }, { "eval/datasets/incidents/first-bell", "t19", "0202 555 0147" },
        { "eval/datasets/incidents/first-bell", "t20", "Wuppenau" }, { "eval/datasets/incidents/first-bell", "t24", "prov-1.fra.aulanda.internal" },
        { "eval/datasets/incidents/fish-hall-night", "t12", "trace_owner:Klippfisk_88!x" }, { "eval/datasets/incidents/fish-hall-night", "t14", "ing-2" }, { "eval/datasets/incidents/fish-hall-night", "t14", "rdg-db-1" },
        { "eval/datasets/incidents/fish-hall-night", "t16", "+34 600 555 014" }, { "eval/datasets/incidents/fish-hall-night", "t16", "xoan@example.net" },
        { "eval/datasets/incidents/hedge-pages", "t4", "lf_session=s3ss_NOTREAL_77ac0Qd91LwY" }, { "eval/datasets/incidents/hedge-pages", "t4", "lfk_live_NOTREALb81xTz4" }, { "eval/datasets/incidents/hedge-pages", "t5", "X-Key: srch-purge-NOTREAL-55Kq0ePzX" },
        { "eval/datasets/incidents/hedge-pages", "t6", "phone=07700+900318" }, { "eval/datasets/incidents/hedge-pages", "t6", "agnes.pell@example.net" }, { "eval/datasets/incidents/hedge-pages", "t7", "Harrow Lane Food Bank" },
        { "eval/datasets/incidents/quay-watch", "t22", "Port of San Aurelio" }, { "eval/datasets/incidents/quay-watch", "t23", "imogen.farr@example.net" }, { "eval/datasets/incidents/quay-watch", "t23", "0491 570 156" },
        { "eval/datasets/incidents/quay-watch", "t25", "auth: svc_restore / Halyard!Knot7-restore" }, { "eval/datasets/incidents/quay-watch", "t27", "backup-11" },
        { "eval/datasets/heldout/bot-babel", "t20", "Kliniken Nordufer" }, { "eval/datasets/heldout/bot-babel", "t21", "m.hartwig@praxis-hb.example.net" }, { "eval/datasets/heldout/bot-babel", "t21", "+49 151 5550199" },
        { "eval/datasets/heldout/bot-babel", "t22", "-u tess_admin -p 'Wolke7-Anker!93'" }, { "eval/datasets/heldout/bot-babel", "t24", "tessera-n08.ber.praxelio.internal" },
        { "eval/datasets/heldout/four-shifts", "t27", "strata-07" }, { "eval/datasets/heldout/four-shifts", "t27", "front-b-071" }, { "eval/datasets/heldout/four-shifts", "t28", "Quillmark Insurance" }, { "eval/datasets/heldout/four-shifts", "t28", "Lumen Parcel" },
        { "eval/datasets/heldout/four-shifts", "t29", "imogen.pratt@brackenlowe.example.net" }, { "eval/datasets/heldout/four-shifts", "t29", "+1 415 555 0177" }, { "eval/datasets/heldout/four-shifts", "t30", "whsec_T0tallyFake7Gq4mVx2Lr9" },
        { "eval/datasets/heldout/night-pair", "t15", "hvs.CAESIKq7vN0tAReal9Xb2fL4wPz81" }, { "eval/datasets/heldout/night-pair", "t17", "lock-signer.int.latchwell.example.com" }, { "eval/datasets/heldout/night-pair", "t19", "dan.okwu@example.net" }, { "eval/datasets/heldout/night-pair", "t19", "+44 7700 900142" },
        { "eval/datasets/heldout/sealed-security", "t5", "EXPORT_STORE_TOKEN=bwk_ci_9sNOTREAL4vQ7rLm2Xz8KpT0aa" }, { "eval/datasets/heldout/sealed-security", "t8", "nora.fielding@oseipartners.example.net" }, { "eval/datasets/heldout/sealed-security", "t8", "+44 20 7946 0188" },
        { "eval/datasets/heldout/sealed-security", "t9", "Osei & Partners" }, { "eval/datasets/heldout/sealed-security", "t21", "ci-2.int.brindlewick.example" },
        { "eval/datasets/incidents/checkout-flags", "t23", "rediss://default:Vd7wQ2pLx9TzKe4@cache-main-us" }, { "eval/datasets/incidents/checkout-flags", "t24", "dana.whitlock@example.com" }, { "eval/datasets/incidents/checkout-flags", "t24", "+1 555 0148" },
        { "eval/datasets/incidents/checkout-flags", "t25", "Fernhollow Candles" }, { "eval/datasets/incidents/checkout-flags", "t30", "cache-main-us" }, { "eval/datasets/incidents/checkout-flags", "t30", "pg-flags-us-1" },
        { "eval/datasets/incidents/dropped-table", "t27", "cron-dumps-02" }, { "eval/datasets/incidents/dropped-table", "t27", "maint-2" }, { "eval/datasets/incidents/dropped-table", "t28", "-u dumps_admin -p'dQ-FAKE-77xLm2ro'" },
        { "eval/datasets/incidents/dropped-table", "t29", "Aldermoor City Library" }, { "eval/datasets/incidents/dropped-table", "t30", "beate.holm@example.net" }, { "eval/datasets/incidents/dropped-table", "t30", "+47 22 00 13 57" },
        { "eval/datasets/incidents/hub-overload", "t24", "University of Brindle Bay" }, { "eval/datasets/incidents/hub-overload", "t25", "a.marsh@brindlebay.example.net" }, { "eval/datasets/incidents/hub-overload", "t25", "+44 20 7946 0018" },
        { "eval/datasets/incidents/hub-overload", "t28", "qbt_live_51c0ffee9a7e4f0d8b2a" }, { "eval/datasets/incidents/hub-overload", "t29", "hub-6c8f5d-tt9zp" },
        { "eval/datasets/incidents/registry-db-stall", "t19", "pg-packhouse-primary-1.int.tarnwick.example" }, { "eval/datasets/incidents/registry-db-stall", "t20", "packhouse_ro:Tw-notreal-9Kq2vX" }, { "eval/datasets/incidents/registry-db-stall", "t21", "Northgate Robotics" },
        { "eval/datasets/incidents/registry-db-stall", "t22", "dana.keller@example.net" }, { "eval/datasets/incidents/registry-db-stall", "t22", "+44 20 7946 0123" },
        { "eval/datasets/incidents/webhook-wedge", "t20", "Lindenhof Klinik" }, { "eval/datasets/incidents/webhook-wedge", "t20", "Tidewater Insurance" }, { "eval/datasets/incidents/webhook-wedge", "t21", "jana.brandt@example.net" }, { "eval/datasets/incidents/webhook-wedge", "t21", "+49 30 5550 0142" },
        { "eval/datasets/incidents/webhook-wedge", "t22", "hlyb_live_9fK2xQ7vT4mZ0sLrW8eD" }, { "eval/datasets/incidents/webhook-wedge", "t27", "hly-eu1-pool-b-4f7d-x2kq" },
        { "samples/login-config", "t16", "router_admin:Kf8-quarry-PLUM-22" }, { "samples/login-config", "t18", "auth-db-1" }, { "samples/login-config", "t19", "Harlow Freight" },
        { "samples/login-config", "t20", "r.whitcombe@harlow.example.net" }, { "samples/login-config", "t20", "+1 555 0142" },
    };

    [Theory]
    [MemberData(nameof(Planted))]
    public async Task What_a_bundle_plants_is_found_in_an_otherwise_clean_post(string bundle, string trap, string words)
    {
        Bundles.Json(bundle, "gold/traps.json").EnumerateArray().ShouldContain(t => t.GetProperty("id").GetString() == trap);
        var post = $"Customers cannot log in since 18:15 UTC. This concerns {words} today.";
        var at = post.IndexOf(words, StringComparison.Ordinal);

        var found = (await CheckAsync(bundle, post)).Where(f => Guards.Contains(f.Rule) && f.Severity != FindingSeverity.Warn && f.Length > 0).ToList();

        found.ShouldContain(f => f.Start - Shift < at + words.Length && f.Start - Shift + f.Length > at, $"{bundle} {trap}");
    }

    [Fact]
    public void No_secret_and_no_personal_datum_of_a_bundle_is_left_out()
    {
        var rows = Planted.Select(row => (Bundle: row.Data.Item1, Trap: row.Data.Item2)).ToHashSet();
        var missing = Bundles.Folders.Select(f => Path.GetRelativePath(Bundles.Root, f).Replace('\\', '/'))
            .SelectMany(b => Bundles.Json(b, "gold/traps.json").EnumerateArray().Where(t => t.GetProperty("kind").GetString() is "secret" or "personal-data" or "internal-hostname").Select(t => (b, t.GetProperty("id").GetString()!)))
            // The systems of this one are called by ordinary words, which only a catalogue can know.
            .Where(t => !rows.Contains(t) && t != ("eval/datasets/incidents/hedge-pages", "t27"));

        missing.ShouldBeEmpty();
    }

    [Fact]
    public void Few_ordinary_messages_are_taken_for_something_that_nobody_may_accept()
    {
        var (all, found, planted) = (0, new List<string>(), Planted.Select(row => row.Data.Item3).ToList());
        foreach (var bundle in Bundles.Folders)
            foreach (var line in File.ReadLines(Path.Combine(bundle, "script.jsonl")))
            {
                using var json = JsonDocument.Parse(line);
                if (!json.RootElement.TryGetProperty("text", out var text) || text.GetString() is not { Length: > 0 } said || planted.Any(p => said.Contains(p, StringComparison.Ordinal))) continue;
                all++;
                found.AddRange(Secrets.Find(said).Concat(PersonalData.Find(said)).Take(1).Select(m => $"{m.What}: {m.Value}"));
            }

        TestContext.Current.TestOutputHelper?.WriteLine($"{found.Count} of {all} messages: {string.Join(" | ", found)}");
        (found.Count / (double)all).ShouldBeLessThanOrEqualTo(0.02, string.Join(" | ", found));
    }

    [Fact]
    public void Few_public_updates_of_real_incidents_are_taken_for_something_that_nobody_may_accept()
    {
        var file = Path.Combine(Bundles.Root, "..", "shared", "data", "status-updates.jsonl");
        Assert.SkipUnless(File.Exists(file), "The real updates are not here.");
        var (all, found) = (0, new List<string>());
        foreach (var line in File.ReadLines(file))
        {
            using var json = JsonDocument.Parse(line);
            foreach (var update in json.RootElement.GetProperty("updates").EnumerateArray())
            {
                all++;
                var said = update.GetProperty("body").GetString() ?? "";
                found.AddRange(Secrets.Find(said).Concat(PersonalData.Find(said)).Take(1).Select(m => $"{m.What}: {m.Value}"));
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{found.Count} of {all} updates: {string.Join(" | ", found)}");
        (found.Count / (double)all).ShouldBeLessThanOrEqualTo(0.005, string.Join(" | ", found));
    }

    private const string Title = "Customers cannot log in";
    private static int Shift => Title.Length + 1;

    private static async Task<IReadOnlyList<Finding>> CheckAsync(string bundle, string body)
    {
        var (incident, people, entries, _) = await Bundles.ReadAsync(bundle);
        return new DraftChecker(DraftRules.All).Check(new CheckContext
        {
            Draft = new Draft
            {
                Kind = DraftKind.StatusUpdate, Status = IncidentStatus.Investigating, Title = Title, Body = body, Sentences = [], AsOf = DateTimeOffset.UnixEpoch, Provenance = new Provenance("person", null, 0, 0, []),
            },
            Incident = incident, Ledger = FactLedger.Empty, Messages = entries.DistinctBy(e => e.Source).ToDictionary(e => e.Source), People = people, Catalogue = Catalogue.Empty.With(incident), Now = DateTimeOffset.UnixEpoch,
        });
    }
}
