using CommsAssistant.Core.Wording;

namespace CommsAssistant.Tests.Wording;

public sealed class DetectorTableTests
{
    private static readonly List<(string Kind, string Text)> Secret = [.. Enumerable.Range(1, 8).SelectMany(i => new FakeSecrets(i).Credentials())];
    private static readonly List<(string Kind, string Text)> Person = [.. Enumerable.Range(1, 8).SelectMany(i => new FakeSecrets(i).Personal())];

    [Fact]
    public void Every_kind_of_credential_is_found_in_each_of_its_variations() => Missed(Secret, Secrets.Find).ShouldBeEmpty();

    [Fact]
    public void Every_kind_of_personal_data_is_found_in_each_of_its_variations() => Missed(Person, PersonalData.Find).ShouldBeEmpty();

    [Fact]
    public void The_table_is_wide()
    {
        Secret.Concat(Person).Select(s => s.Kind).Distinct().Count().ShouldBeGreaterThanOrEqualTo(60);
        Secret.Concat(Person).Select(s => s.Text).Distinct().Count().ShouldBeGreaterThanOrEqualTo(400);
    }

    [Theory]
    [InlineData("Your password is unchanged.")]
    [InlineData("Please reset your password.")]
    [InlineData("You can reset your password from the login page.")]
    [InlineData("The password is not affected.")]
    [InlineData("Password resets work again at 18:15 UTC.")]
    [InlineData("Password: unchanged")]
    [InlineData("Passwords were not exposed.")]
    [InlineData("A token refresh may be needed.")]
    [InlineData("Tokens: refresh is slow.")]
    [InlineData("Your token is still valid for 24 hours.")]
    [InlineData("Each token is 3600 seconds old.")]
    [InlineData("The token expired at 12:30 UTC.")]
    [InlineData("API keys are safe.")]
    [InlineData("API key: no action is needed.")]
    [InlineData("Secret scanning is delayed by 45 minutes.")]
    [InlineData("Authorization: requests fail for 3% of users.")]
    [InlineData("We pass: 24 of 30 checks.")]
    [InlineData("Two-factor auth is slow.")]
    [InlineData("Version 3.118.0.1 is in use.")]
    [InlineData("Upgrade to version 10.4.2.17 first.")]
    [InlineData("Firmware 2.4.1 and v1.2.3-rc.4 are affected.")]
    [InlineData("Between 08:17 and 08:30 UTC on 2025-03-04, 1 240 of 3 700 orders failed.")]
    [InlineData("On 04/03/2025 and 4.3.2025 it took 1 h 20 min.")]
    [InlineData("Since 2025-03-04T08:17:00Z logins fail.")]
    [InlineData("It took 00:47:12 in all.")]
    [InlineData("12:30:45.123 to 12:31:02.456")]
    [InlineData("About 1,240,000 messages and 3 700 000 events were late.")]
    [InlineData("Ports 443 and 8080 are open, 5432 is not.")]
    [InlineData("97.5% of requests work, 2.5 % do not.")]
    [InlineData("Ticket 88213 and #55210 are about this.")]
    [InlineData("See INC-3107 and CHG-5512.")]
    [InlineData("Order 4242 4242 4242 4243 is shipped.")]
    [InlineData("Order 100-2000300-4000500 was lost.")]
    [InlineData("Order number 2025-001234 is late.")]
    [InlineData("We refunded 12,500 USD to 340 customers.")]
    [InlineData("Account 2 of 3 is done.")]
    [InlineData("The number of customer accounts is 12.")]
    [InlineData("1240 accounts and 12 users are affected.")]
    [InlineData("Status is available at status.example.com.")]
    [InlineData("Meet us at example.com for updates.")]
    [InlineData("Look at the dot next to your name.")]
    [InlineData("Monitoring 24 hours a day.")]
    [InlineData("3 ways to sign in work.")]
    [InlineData("We are in Spring 2025.")]
    [InlineData("In US-East 1 and EU-West 2 all is well.")]
    [InlineData("Error 502 and HTTP 504 are gone.")]
    [InlineData("AP1, EU1 and US5 are affected.")]
    [InlineData("The call 3 minutes ago was lost.")]
    [InlineData("Phone calls dropped for 12 minutes.")]
    [InlineData("Phone: 12 of 40 lines work.")]
    [InlineData("Commit 4f9d2c1 was taken back.")]
    [InlineData("Run 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b is the build.")]
    [InlineData("The key change: customers log in again.")]
    [InlineData("The key is to keep the application open until 18:15 UTC.")]
    [InlineData("Born in the cloud, made in 2019.")]
    [InlineData("Basic functions work, Bearer of bad news.")]
    [InlineData("std::vector and a::b are names.")]
    [InlineData("Keys F1, F2 and Ctrl+Shift+P do not respond.")]
    public void Harmless_words_are_left_alone(string text) =>
        Secrets.Find(text).Concat(PersonalData.Find(text)).Select(m => $"{m.What}: {m.Value}").ShouldBeEmpty();

    [Theory]
    [InlineData("auth: svc_restore / Halyard!Knot7-restore", "Halyard!Knot7-restore")]
    [InlineData("cqlsh -u tess_admin -p 'Wolke7-Anker!93' n24", "Wolke7-Anker!93")]
    [InlineData("Cookie: lf=s3ss_77ac0Qd91LwY", "s3ss_77ac0Qd91LwY")]
    [InlineData("sshpass -p plumQuarry9 ssh x", "plumQuarry9")]
    [InlineData("redis-cli -h x -a plumquarry ping", "plumquarry")]
    [InlineData("contraseña: ciruela88", "ciruela88")]
    public void Further_shapes_are_found(string text, string secret) => Secrets.Find(text).ShouldContain(m => m.Value.Contains(secret, StringComparison.Ordinal));

    private static List<string> Missed(IEnumerable<(string Kind, string Text)> table, Func<string, IEnumerable<TextMatch>> find)
    {
        var missed = new List<string>();
        foreach (var (kind, marked) in table)
        {
            var (start, end) = (marked.IndexOf('«', StringComparison.Ordinal), marked.IndexOf('»', StringComparison.Ordinal) - 1);
            var text = marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);
            var covered = new bool[text.Length];
            foreach (var match in find(text)) Array.Fill(covered, true, match.Start, match.Length);
            if (Enumerable.Range(start, end - start).Any(i => !covered[i] && char.IsLetterOrDigit(text[i]))) missed.Add($"{kind}: {marked}");
        }
        return missed;
    }
}
