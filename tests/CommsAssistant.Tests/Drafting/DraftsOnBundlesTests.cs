using System.Globalization;
using CommsAssistant.Core.Checks;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Tests.Drafting;

public sealed class DraftsOnBundlesTests
{
    public static TheoryData<string> Names => Bundles.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_public_draft_holds_a_name_an_internal_system_a_credential_or_personal_data(string bundle)
    {
        await foreach (var (draft, context) in DraftsAsync(bundle))
        {
            if (!draft.Kind.IsPublic) continue;
            new PeopleRuleAndOthers().Check(context).ShouldBeEmpty(draft.Text);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_unresolved_status_post_promises_the_next_update_and_every_time_has_a_zone(string bundle)
    {
        await foreach (var (draft, context) in DraftsAsync(bundle))
        {
            if (!draft.Kind.IsStatusPost) continue;
            var findings = new DraftChecker(DraftRules.All).Check(context);
            findings.ShouldNotContain(f => f.Rule == "next-update" || f.Rule == "zone" || f.Rule == "eta" || f.Rule == "check-failed", draft.Text);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_sentence_stands_verbatim_in_the_text_and_says_what_it_rests_on(string bundle)
    {
        await foreach (var (draft, context) in DraftsAsync(bundle))
        {
            foreach (var sentence in draft.Sentences)
            {
                draft.Text.ShouldContain(sentence.Text);
                sentence.Support.ShouldNotBe(Support.None);
                if (sentence.Support == Support.Evidence) sentence.Evidence.ShouldNotBeEmpty();
                foreach (var evidence in sentence.Evidence) context.Messages.ContainsKey(evidence.Source).ShouldBeTrue();
            }
            draft.Body.Split('\n').ShouldBe(draft.Sentences.Skip(1).Select(s => s.Text));
        }
    }

    [Fact]
    public async Task A_draft_with_nothing_known_asks_instead_of_inventing()
    {
        var incident = await Bundles.IncidentAsync(Bundles.Demo);
        var now = incident.OpenedAt;
        var draft = DraftTemplates.Compose(DraftKind.StatusInvestigating, new DraftRequest(incident, FactLedger.Empty, People.None, IncidentStatus.Investigating, now, TimeSpan.FromMinutes(30)))!;
        draft.Text.ShouldBe("""
            [INVESTIGATING] Problems with Login
            We are investigating reports of problems with Login.
            We will post an update within 30 minutes, by 18:48 UTC (2:48 pm EDT).
            Updated: 18:18 UTC (2:18 pm EDT)
            """, StringCompareShould.IgnoreLineEndings);
        draft.Unknown.ShouldBe(["What do customers experience?", "Since when?"]);
    }

    [Fact]
    public void A_template_for_customers_is_given_no_words_that_are_closed_to_them()
    {
        var open = Fact("open", Audience.Customers) with { PublicText = "Logins fail." };
        var walled = DraftTemplates.Walled(new FactLedger([open, Fact("closed", Audience.Responders)], Coverage.None, null), DraftKind.StatusUpdate);
        walled.Facts.Select(f => f.Text).ShouldBe(["Logins fail."]);
    }

    private static Fact Fact(string text, Audience visibility) => new()
    {
        Id = text, Kind = FactKind.Finding, Text = text, At = DateTimeOffset.UnixEpoch, SaidAt = DateTimeOffset.UnixEpoch, Evidence = [new Evidence(new SourceRef("C", "1.0"), "q")], Visibility = visibility,
    };

    private static async IAsyncEnumerable<(Draft Draft, CheckContext Context)> DraftsAsync(string bundle)
    {
        foreach (var checkpoint in Bundles.Json(bundle, "gold/checkpoints.json").EnumerateArray())
        {
            var at = DateTimeOffset.Parse(checkpoint.GetProperty("at").GetString()!, CultureInfo.InvariantCulture);
            var status = IncidentStatuses.Parse(checkpoint.GetProperty("status").GetString())!.Value;
            var (incident, people, entries, ledger) = await Bundles.ReadAsync(bundle, at);
            foreach (var kind in DraftTemplates.All.Select(t => t.Kind))
            {
                var announced = kind == DraftKind.StatusResolved ? IncidentStatus.Resolved : kind == DraftKind.StatusUpdate && status == IncidentStatus.Resolved ? IncidentStatus.Monitoring : kind == DraftKind.StatusInvestigating ? IncidentStatus.Investigating : status;
                var draft = DraftTemplates.Compose(kind, new DraftRequest(incident, ledger, people, announced, at, TimeSpan.FromMinutes(30)))!;
                yield return (draft, new CheckContext { Draft = draft, Incident = incident, Ledger = ledger, Messages = entries.ToDictionary(e => e.Source), People = people, Catalogue = Catalogue.Empty.With(incident), Now = at });
            }
        }
    }

    /// <summary>The rules that nothing that was planted may pass.</summary>
    private sealed class PeopleRuleAndOthers
    {
        private readonly DraftChecker checker = new(DraftRules.All.Where(r => r.Id is "people" or "secret" or "personal-data" or "instruction" or "markup" or "jargon" or "customer-name"));

        public IReadOnlyList<Finding> Check(CheckContext context) => [.. checker.Check(context).Where(f => f.Severity != FindingSeverity.Warn)];
    }
}
