using System.Globalization;
using System.Text;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Core.Postmortems;
using CommsAssistant.Ingestion.Postmortems;

namespace CommsAssistant.Tests.Postmortems;

/// <summary>Times as documents write them become moments.</summary>
public sealed class TimelineInDocumentsTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static CustomerReport Report(string markdown, string name = "postmortem.md") =>
        CustomerReportWriter.Write(PostmortemFile.Read(name, Encoding.UTF8.GetBytes(markdown)), new ReportRequest(new Incident { Id = "INC-1", Title = "t" }, Catalogue.Empty, People.None, Now));

    private static string Moments(CustomerReport report) => string.Join(", ", report.Timeline.Select(e => e.At.UtcDateTime.ToString("dd HH:mm", CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("# Outage on 10 June 2025\n\n## Timeline (UTC)\n\n| Time | Event |\n| --- | --- |\n| 18:15 | Checkout fails |\n| 18:20:31 | Alert fires |\n| 18:42 to 18:51 | Restart |\n", "10 18:15, 10 18:20, 10 18:42")]
    [InlineData("# Outage, June 10th, 2025\n\nAll times are in Pacific Time.\n\n## Timeline\n\n- 9:05 am: it broke badly\n- **9:40am** - alert fired\n- 1:10 PM: all is well again\n", "10 16:05, 10 16:40, 10 20:10")]
    [InlineData("# Outage 2025-06-10\n\n## Timeline\n\n* 23:50 UTC - the change goes out\n* 00:10 UTC - errors rise everywhere\n* 00:40 UTC - rolled back at last\n", "10 23:50, 11 00:10, 11 00:40")]
    [InlineData("# Outage\n\n## Timeline\n\n### 2025-06-10\n\n- [08:47] merged\n- [09:12] noticed by users\n\n### 2025-06-11\n\n- [07:00] cleaned up the rest\n", "10 08:47, 10 09:12, 11 07:00")]
    [InlineData("# Outage 10 June 2025\n\n## Timeline (CEST)\n\n14h05: errors seen\n\n14h20: alert\n\n15h00: all fixed\n", "10 12:05, 10 12:20, 10 13:00")]
    [InlineData("# Outage 10 June 2025\n\n## Timeline\n\n- 14:00 UTC deploy starts\n- +15 min errors rise\n- T+1:05 rolled back\n- T+90m all recovered\n", "10 14:00, 10 14:15, 10 15:05, 10 15:30")]
    [InlineData("# Outage\n\n## Timeline\n\n- Mon 9 June 2025 22:00: cron drops it\n- 22:26: created again\n- Tue 05:52: backup found\n- 06:25: decided\n", "09 22:00, 09 22:26, 10 05:52, 10 06:25")]
    [InlineData("# Outage 2025-06-10\n\n**14:00 UTC**\n\nThe deploy went out.\n\n**14:05 UTC**\n\nAlerts fired.\n\n**14:30 UTC**\n\nService restored.\n", "10 14:00, 10 14:05, 10 14:30")]
    [InlineData("# Outage\n\nUnless otherwise noted all events happened on 2025-06-10, and all times are in UTC.\n\n## Events\n\n- 2025-06-09 00:55: builds fail\n- 01:38: the site is down\n- 02:06: back online\n", "09 00:55, 10 01:38, 10 02:06")]
    [InlineData("# Outage 10 June 2025\n\n0003 UTC - errors seen. 0010 UTC - new certificate ordered\n0028 UTC - working normally\n", "10 00:03, 10 00:10, 10 00:28")]
    public void Each_line_with_a_time_is_found_at_its_moment(string markdown, string expected) => Moments(Report(markdown)).ShouldBe(expected);

    [Fact]
    public void A_year_that_alone_does_not_fit_is_taken_from_the_lines_around_it_and_said()
    {
        var report = Report("# Outage\n\n## Timeline\n\n- 2023-01-11 14:34: passwords compared\n- 2022-01-11 14:40 password updated\n- 2023-01-11 14:51 explained\n");
        Moments(report).ShouldBe("11 14:34, 11 14:40, 11 14:51");
        report.Timeline.ShouldAllBe(e => e.At.Year == 2023);
        report.Draft.Unknown.ShouldContain(u => u.Contains("2022-01-11", StringComparison.Ordinal));
    }

    [Fact]
    public void A_period_that_ends_before_it_starts_gives_no_length()
    {
        var report = Report("# Three downtimes\n\n1. November 4th 2013 -- 16:30 to 15:00 UTC\n2. November 13th 2013 -- 15:00 to 19:30 UTC\n3. November 15th 2013 -- 15:30 to 18:00 UTC\n");
        report.Impact.Count.ShouldBe(3);
        report.Impact[0].End.ShouldBeNull();
        report.DurationMinutes.ShouldBe(270);
        report.Draft.Unknown.ShouldContain(u => u.Contains("ends before it starts", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("| Customer impact | 18:15 to 19:02 UTC (2:15pm to 3:02pm ET), 47 minutes |", 47)]
    [InlineData("| Customer impact | 14 October 15:52 to 15 October 16:25 UTC, 24 hours 33 minutes |", 1473)]
    [InlineData("| Downtime | 23:40 – 00:10 |", 30)]
    public void The_labelled_impact_is_the_window(string row, int minutes) => Report("# Outage of 14 October 2025\n\n| | |\n| --- | --- |\n" + row + "\n").DurationMinutes.ShouldBe(minutes);

    [Fact]
    public void Two_periods_of_a_table_are_two_windows_and_their_sum()
    {
        var report = Report("# Checkout\n\nDates: 16 September and 17–18 September 2025 · All times UTC\n\n## Impact\n\n| | window 1 | window 2 |\n| --- | --- | --- |\n| when | 16 Sept 14:28–16:31 | 17 Sept 17:30 – 18 Sept 00:39 |\n");
        report.Impact.Count.ShouldBe(2);
        report.DurationMinutes.ShouldBe(552);
    }

    [Fact]
    public void Running_text_gives_the_times_where_there_is_no_list()
    {
        var report = Report("# Outage of 3 March 2025\n\nAt 10:15 UTC uploads began to fail for all customers. We were alerted at 10:19 UTC. We rolled the change back at 10:40 UTC, and by 10:45 UTC uploads worked normally.\n");
        Moments(report).ShouldBe("03 10:15, 03 10:19, 03 10:40, 03 10:45");
    }

    [Fact]
    public void A_document_without_times_gives_no_timeline_and_says_what_is_missing()
    {
        var report = Report("# Something broke\n\nUploads failed for some customers and we fixed it.\n");
        report.Timeline.ShouldBeEmpty();
        report.DurationMinutes.ShouldBeNull();
        report.Draft.Unknown.ShouldNotBeEmpty();
    }
}
