namespace CommsAssistant.Service.Pages;

/// <summary>A report's body by its headings, so that one section can be edited without the others.</summary>
internal static class ReportSections
{
    private const string Mark = "## ";

    /// <summary>Heading and text of each section, from 0; what stands before the first heading is a section without one, where there is such.</summary>
    public static IReadOnlyList<(string Heading, string Text, int Number)> Of(string body)
    {
        var found = new List<(string Heading, List<string> Lines)>();
        foreach (var line in body.Split('\n'))
            if (line.StartsWith(Mark, StringComparison.Ordinal)) found.Add((line[Mark.Length..], []));
            else if (found.Count > 0) found[^1].Lines.Add(line);
            else if (line.Trim().Length > 0) found.Add(("", [line]));
        return [.. found.Select((s, i) => (s.Heading, string.Join('\n', s.Lines).Trim(), i))];
    }

    /// <summary>The body with the text of one section replaced; unchanged when there is no such section.</summary>
    public static string With(string body, int number, string text) =>
        string.Join("\n\n", Of(body).Select(s => (s.Heading.Length > 0 ? Mark + s.Heading + "\n" : "") + (s.Number == number ? text.ReplaceLineEndings("\n").Trim() : s.Text)));
}
