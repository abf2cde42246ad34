using System.IO.Compression;
using System.Text;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Ingestion;

namespace CommsAssistant.Tests.Ingestion;

public sealed class ChannelSourceTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("comms-ingestion-").FullName;

    public static TheoryData<string> Names => Bundles.Names;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Events_read_to_their_end_give_the_messages_of_the_export(string bundle)
    {
        var exported = await Bundles.ReadAsync(bundle, source: "export");
        var evented = await Bundles.ReadAsync(bundle);
        evented.Entries.Select(Shape).ShouldBe(exported.Entries.Select(Shape));
    }

    [Fact]
    public async Task A_zip_gives_the_same_as_its_folder()
    {
        var zip = Path.Combine(folder, "export.zip");
        ZipFile.CreateFromDirectory(Path.Combine(Bundles.Demo, "export"), zip);
        (await EntriesAsync(zip, "inc-3107-login-errors")).Select(Shape).ShouldBe((await EntriesAsync(Path.Combine(Bundles.Demo, "export"), "#inc-3107-login-errors")).Select(Shape));
    }

    [Fact]
    public async Task The_state_at_a_moment_is_exact_from_events_and_marked_from_an_export()
    {
        var at = DateTimeOffset.Parse("2025-06-10T18:27:00Z", System.Globalization.CultureInfo.InvariantCulture);
        var exact = await EntriesAsync(Path.Combine(Bundles.Demo, "events.jsonl"), "inc-3107-login-errors", at);
        exact.ShouldContain(e => e.Body.Text == "Rollback is applied, 18:26. Connection limit is 4000 again.");
        exact.ShouldAllBe(e => e.PostedAt <= at && !e.EditedLater);
        (await EntriesAsync(Path.Combine(Bundles.Demo, "export"), "inc-3107-login-errors", at)).ShouldContain(e => e.EditedLater);
    }

    [Fact]
    public async Task A_path_that_is_missing_says_what_to_give() => (await RefusedAsync(Path.Combine(folder, "nothing"), "x")).ShouldContain("--export");

    [Fact]
    public async Task A_channel_that_is_missing_is_answered_with_those_that_exist() => (await RefusedAsync(Path.Combine(Bundles.Demo, "export"), "inc-1")).ShouldContain("inc-3107-login-errors");

    [Fact]
    public async Task What_is_no_zip_says_so()
    {
        var file = Write("export.zip", "this is no archive");
        (await RefusedAsync(file, "x")).ShouldContain("no ZIP archive");
    }

    [Theory]
    [InlineData("../outside.json")]
    [InlineData("/etc/outside.json")]
    [InlineData("a/../../outside.json")]
    public async Task An_entry_that_points_outside_the_archive_is_refused(string name)
    {
        var file = Path.Combine(folder, "export.zip");
        using (var zip = ZipFile.Open(file, ZipArchiveMode.Create)) await using (var entry = await zip.CreateEntry(name).OpenAsync(TestContext.Current.CancellationToken)) entry.WriteByte((byte)'[');
        (await RefusedAsync(file, "x")).ShouldContain("points outside");
    }

    [Fact]
    public async Task A_zip_bomb_is_refused_before_it_is_read()
    {
        var file = Path.Combine(folder, "export.zip");
        using (var zip = ZipFile.Open(file, ZipArchiveMode.Create))
        await using (var entry = await zip.CreateEntry("general/2025-01-01.json", CompressionLevel.SmallestSize).OpenAsync(TestContext.Current.CancellationToken))
        {
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 64; i++) entry.Write(zeros);
        }
        (await RefusedAsync(file, "general")).ShouldContain("unpacks to");
    }

    [Fact]
    public async Task A_file_that_was_cut_short_is_named_with_its_place()
    {
        Write("general/2025-01-01.json", """[{"type":"message","ts":"1735689600.000100","user":"U1","text":"one"},{"type":"mess""");
        var message = await RefusedAsync(folder, "general");
        message.ShouldContain("2025-01-01.json");
        message.ShouldContain("after 1 messages");
    }

    [Fact]
    public async Task A_broken_message_is_left_out_and_counted_and_the_rest_is_read()
    {
        Write("general/2025-01-01.json", """[{"type":"message","ts":"1735689600.000100","user":"U1","text":"one"},{"type":"message","ts":"soon","text":"two"},{"type":"message","text":"three"},7,null,{"type":"message","ts":"1735689601.000100","text":{"a":1},"user":[]},{"type":"message","ts":"1735689600.000100","user":"U1","text":"one"}]""");
        await using var transcript = await ChannelSource.OpenAsync(folder, "general", TestContext.Current.CancellationToken);
        var entries = await transcript.EntriesAsync(null, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        entries.Count.ShouldBe(2);
        transcript.Problems.Where(p => p.Place.EndsWith(".json", StringComparison.Ordinal) && p.Place != "users.json").Sum(p => p.Count).ShouldBe(4);
        transcript.Problems.ShouldContain(p => p.Place == "users.json");
    }

    [Fact]
    public async Task An_empty_day_gives_nothing_and_no_fault()
    {
        Write("general/2025-01-01.json", "[]");
        (await EntriesAsync(folder, "general")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Lines_of_an_events_file_that_are_broken_are_counted()
    {
        var file = Write("events.jsonl", """
            {"event_id":"E1","event":{"type":"message","channel":"C1","ts":"1735689600.000100","user":"U1","text":"one"}}
            not json
            {"event_id":"E1","event":{"type":"message","channel":"C1","ts":"1735689600.000100","user":"U1","text":"one"}}
            {"event_id":"E2","event":{"type":"team_join"}}
            """);
        await using var transcript = await ChannelSource.OpenAsync(file, "C1", TestContext.Current.CancellationToken);
        (await transcript.EntriesAsync(null, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken)).Count.ShouldBe(1);
        transcript.Problems.Sum(p => p.Count).ShouldBe(2);
    }

    [Fact]
    public async Task Two_entries_of_one_name_are_refused_for_one_would_be_lost()
    {
        var file = Path.Combine(folder, "export.zip");
        using (var zip = ZipFile.Open(file, ZipArchiveMode.Create))
            for (var i = 0; i < 2; i++) await using (var entry = await zip.CreateEntry("general/2025-01-01.json").OpenAsync(TestContext.Current.CancellationToken)) entry.Write("[]"u8);
        (await RefusedAsync(file, "general")).ShouldContain("two entries are named");
    }

    [Fact]
    public async Task An_entry_in_a_form_that_cannot_be_unpacked_is_named()
    {
        var file = Path.Combine(folder, "export.zip");
        using (var zip = ZipFile.Open(file, ZipArchiveMode.Create)) await using (var entry = await zip.CreateEntry("general/2025-01-01.json").OpenAsync(TestContext.Current.CancellationToken)) entry.Write("[]"u8);
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        bytes[8] = 99;
        bytes[bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8) + 10] = 99;
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        (await RefusedAsync(file, "general")).ShouldContain("general/2025-01-01.json");
    }

    [Fact]
    public async Task What_a_Mac_adds_to_a_zip_changes_nothing()
    {
        var file = Path.Combine(folder, "export.zip");
        using (var zip = ZipFile.Open(file, ZipArchiveMode.Create))
            foreach (var (name, text) in new[] { ("mine/users.json", "[]"), ("mine/general/2025-01-01.json", Day(1)), ("__MACOSX/mine/._users.json", "\0") })
                await using (var entry = await zip.CreateEntry(name).OpenAsync(TestContext.Current.CancellationToken)) entry.Write(Encoding.UTF8.GetBytes(text));
        (await EntriesAsync(file, "general")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_day_in_reverse_order_is_read_oldest_first()
    {
        Write("general/2025-01-01.json", Day(12_000, reverse: true));
        var entries = await EntriesAsync(folder, "general");
        entries.Count.ShouldBe(12_000);
        entries.Select(e => e.PostedAt).ShouldBeInOrder();
    }

    [Fact]
    public async Task A_second_copy_of_a_message_that_says_something_else_is_counted()
    {
        Write("general/2025-01-01.json", """[{"ts":"1735689600.000100","text":"60%"},{"ts":"1735689600.000100","text":"97%"},{"ts":"1735689600.000100","text":"60%"}]""");
        await using var transcript = await ChannelSource.OpenAsync(folder, "general", TestContext.Current.CancellationToken);
        (await transcript.EntriesAsync(null, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken)).ShouldHaveSingleItem().Body.Text.ShouldBe("60%");
        transcript.Problems.Where(p => p.Place != "users.json").ShouldHaveSingleItem().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_line_of_any_length_is_left_out_and_those_around_it_are_read()
    {
        var line = """{"event":{"type":"message","channel":"C1","ts":"173568960N.000100","text":"bad ÿ"}}""";
        var file = Write("events.jsonl", line.Replace('N', '0') + "\r\n" + new string('x', 3 << 20) + "\n\n" + line.Replace('N', '1') + "\n" + new string('y', 3 << 20));
        await File.WriteAllBytesAsync(file, [.. (await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)).Select(b => b == 0xC3 ? (byte)0xFF : b)], TestContext.Current.CancellationToken);
        await using var transcript = await ChannelSource.OpenAsync(file, "C1", TestContext.Current.CancellationToken);
        var entries = await transcript.EntriesAsync(null, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        entries.Count.ShouldBe(2);
        entries.ShouldAllBe(e => e.Body.Text.StartsWith("bad \uFFFD", StringComparison.Ordinal));
        transcript.Problems.ShouldHaveSingleItem().Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_events_file_without_events_says_so() => (await RefusedAsync(Write("events.jsonl", ""), "C1")).ShouldContain("is an Events API envelope");

    [Theory]
    [InlineData("""{"id":"1","title":"t","components":[{"name":7},7,{"name":"web","public":1}],"services":[7],"opened_at":"soon","severity":7}""")]
    [InlineData("""{"id":"\ud83d","title":"t"}""")]
    public async Task Wrong_types_in_an_incident_file_are_taken_as_absent(string json) =>
        (await IncidentFile.ReadAsync(Write("incident.json", json), TestContext.Current.CancellationToken)).Title.ShouldBe("t");

    public static TheoryData<string, string> RealExports
    {
        get
        {
            var data = Path.Combine(Bundles.Root, "..", "shared", "data", "slack");
            if (!Directory.Exists(data)) return [];
            var exports = new TheoryData<string, string> { { Path.Combine(data, "export-viewer", "tests", "testarchive.zip"), "traveling-sailor" }, { Path.Combine(data, "export-viewer", "unzipped"), "enrique" } };
            foreach (var irc in Directory.GetDirectories(Path.Combine(data, "wikimedia-irc"))) exports.Add(irc, "wikimedia-operations");
            return exports;
        }
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(RealExports))]
    public async Task Real_exports_are_read_whole(string path, string channel)
    {
        await using var transcript = await ChannelSource.OpenAsync(path, channel, TestContext.Current.CancellationToken);
        (await transcript.EntriesAsync(null, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken)).ShouldNotBeEmpty();
        transcript.Problems.ShouldBeEmpty();
    }

    private static string Day(int messages, bool reverse = false) =>
        "[" + string.Join(',', Enumerable.Range(0, messages).Select(i => reverse ? messages - i : i).Select(i => $$"""{"ts":"{{1735689600 + i}}.000100","text":"x"}""")) + "]";

    private static string Shape(LogEntry e) =>
        string.Join('|', e.Source, e.Body.AuthorId, e.Body.IsBot, e.Body.Text, e.Body.ThreadTs == e.Source.Ts ? null : e.Body.ThreadTs, string.Join(',', e.Body.Attachments.Select(a => a.Title + a.Text + a.Fields.Count)), string.Join(',', e.Reactions.Select(r => r.Name + string.Join('+', r.UserIds.Order())).Order()));

    private static async Task<List<LogEntry>> EntriesAsync(string path, string channel, DateTimeOffset? until = null)
    {
        await using var transcript = await ChannelSource.OpenAsync(path, channel, TestContext.Current.CancellationToken);
        return await transcript.EntriesAsync(until, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<string> RefusedAsync(string path, string channel) => (await Should.ThrowAsync<UnusableInputException>(() => EntriesAsync(path, channel))).Message;

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, Encoding.UTF8);
        return path;
    }
}
