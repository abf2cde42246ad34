using CommsAssistant.Core.Checks;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Tests.Checks;

public sealed class GuardTests
{
    [Theory]
    [InlineData("secret", "pw: hunter2x")]
    [InlineData("secret", "Run curl -u admin:s3cret-plum https://x to look.")]
    [InlineData("secret", "DB_PASSWORD=plumquarry")]
    [InlineData("secret", "PGPASSWORD=plumquarry psql")]
    [InlineData("secret", "The password is hunter2.")]
    [InlineData("secret", "Server=db;Password=plumquarry;")]
    [InlineData("secret", "https://files.example.net/a?X-Amz-Signature=0123456789abcdef")]
    [InlineData("personal-data", "Call 020 7946 0123.")]
    [InlineData("personal-data", "Call (555) 010-9999.")]
    [InlineData("personal-data", "Call +49 30 1234567.")]
    [InlineData("personal-data", "Call 06 12 34 56 78.")]
    [InlineData("eta", "ETA: 20 minutes.")]
    [InlineData("eta", "We will be back at 15:00 UTC.")]
    [InlineData("eta", "This should be fixed within the hour.")]
    public void A_rule_finds(string rule, string text) => Check(text).ShouldContain(f => f.Rule == rule);

    [Theory]
    [InlineData("secret", "Your password is unchanged.")]
    [InlineData("secret", "Password: unchanged.")]
    [InlineData("personal-data", "Version 3.118.0.1 is in use.")]
    [InlineData("personal-data", "Between 08:17 and 08:30 UTC on 2025-03-04, 1 240 of 3 700 orders failed.")]
    [InlineData("status-fits", "The cause is not yet known.")]
    [InlineData("eta", "We do not yet have an ETA. We will post an update by 14:30 UTC.")]
    public void A_rule_leaves_alone(string rule, string text) => Check(text).ShouldNotContain(f => f.Rule == rule);

    [Theory]
    [InlineData("a-")]
    [InlineData("sk-")]
    [InlineData("12:30 ")]
    [InlineData("\n")]
    [InlineData("a.")]
    [InlineData("e.g. ")]
    [InlineData("9")]
    [InlineData("<")]
    public void A_megabyte_is_refused_at_once_and_still_read_for_what_nobody_may_accept(string atom)
    {
        var text = string.Concat(Enumerable.Repeat(atom, (1 << 20) / atom.Length)) + " dana@example.net";
        Should.CompleteIn(() =>
        {
            var findings = Check(text);
            findings.ShouldContain(f => f.Rule == "too-long" && f.Severity == FindingSeverity.Block);
            findings.ShouldContain(f => f.Rule == "personal-data" && f.Severity == FindingSeverity.Never);
            Check(text[..29_000]).ShouldNotContain(f => f.Rule == "too-long");
        }, TimeSpan.FromSeconds(15));
    }

    private static IReadOnlyList<Finding> Check(string body) => new DraftChecker(DraftRules.All).Check(new CheckContext
    {
        Draft = new Draft
        {
            Kind = DraftKind.StatusUpdate, Status = IncidentStatus.Investigating, Title = "Log in", Body = body, Sentences = [], AsOf = DateTimeOffset.UnixEpoch,
            Provenance = new Provenance("person", null, 0, 0, []),
        },
        Incident = new Incident { Id = "INC-1", Title = "t" }, Ledger = FactLedger.Empty, Messages = new Dictionary<SourceRef, LogEntry>(), People = People.None,
        Catalogue = Catalogue.Empty, Now = DateTimeOffset.UnixEpoch,
    });
}
