using System.Text.RegularExpressions;

namespace CommsAssistant.Ingestion.Postmortems;

/// <summary>Tells the light mark-ups of text apart.</summary>
internal static partial class TextMarks
{
    private const int Looked = 200_000;

    public static bool LooksLikeWiki(string text) => WikiHeading().Count(Head(text)) >= 2 && !MarkdownHeading().IsMatch(Head(text));

    public static bool LooksLikeMarkdown(string text) => MarkdownHeading().IsMatch(Head(text)) || TableLine().IsMatch(Head(text));

    private static string Head(string text) => text.Length > Looked ? text[..Looked] : text;

    [GeneratedRegex(@"^={2,5}[^=\n]{1,200}={2,5}[ \t\r]*$", RegexOptions.Multiline)] private static partial Regex WikiHeading();
    [GeneratedRegex(@"^#{1,6} \S", RegexOptions.Multiline)] private static partial Regex MarkdownHeading();
    [GeneratedRegex(@"^\|[ :-]{3,}\|[ :|-]*$", RegexOptions.Multiline)] private static partial Regex TableLine();
}
