using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Tests.Drafting;

/// <summary>Every template on a small ledger, as text files beside this one.</summary>
public sealed class TemplateSnapshotTests
{
    [Theory]
    [InlineData("status-investigating", "investigating")]
    [InlineData("status-update", "investigating")]
    [InlineData("status-update", "identified")]
    [InlineData("status-update", "monitoring")]
    [InlineData("status-resolved", "resolved")]
    [InlineData("internal-update", "identified")]
    [InlineData("stakeholder-update", "identified")]
    [InlineData("timeline", "resolved")]
    public void The_template_renders_as_reviewed(string kind, string status)
    {
        var channel = new Channel(
            ("bot", "Published to the status page: *Investigating*\n> Uploads are failing for many customers. Downloads are not affected."),
            ("ivy", "*Status 09:03 UTC.* Uploads are failing for many customers since 08:55 UTC. Cause unknown."),
            ("tom", "theory: the disk of the queue is full since the last release"),
            ("ivy", "*Cause confirmed 09:09 UTC:* the queue's disk is full."),
            ("ivy", "Tom, please clear the disk."),
            ("tom", "rolled back the release at 09:14 UTC"),
            ("ivy", "*Resolved 09:18 UTC.* Uploads failed from 08:55 to 09:15 UTC. No uploads were lost."));
        var draft = channel.Draft(DraftKind.Parse(kind)!, IncidentStatuses.Parse(status)!.Value);
        var file = Path.Combine(Bundles.Root, "tests", "CommsAssistant.Tests", "Drafting", "Snapshots", $"{kind}.{status}.txt");
        var actual = draft.Text + "\n\n" + string.Concat(draft.Unknown.Select(u => "? " + u + "\n"));
        if (!File.Exists(file)) File.WriteAllText(file + ".received", actual);
        File.Exists(file).ShouldBeTrue("Review the .received file and rename it.");
        actual.ShouldBe(File.ReadAllText(file), StringCompareShould.IgnoreLineEndings);
    }
}
