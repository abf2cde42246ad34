using System.Globalization;
using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;

namespace CommsAssistant.Tests.Attacks;

/// <summary>Makes of a right sentence wrong ones: the ways in which a model invents, by kind.</summary>
internal static partial class Inventions
{
    private static readonly string[] Strangers = ["Viktor", "Amelia", "Dmitri", "Contoso", "Frankfurt"];
    private static readonly (string, string)[] Opposites =
    [
        ("cannot", "can"), ("are unable to", "are able to"), ("is not", "is"), ("are not", "are"), ("did not", "did"), ("fails", "works"), ("fail", "work"), ("works", "fails"), ("work", "fail"), ("No ", "Some "), ("no longer ", "still "), ("still ", "no longer "),
        ("late", "on time"), ("slowly", "quickly"), ("slow", "fast"), ("unavailable", "available"), ("stopped", "started"), ("dropped", "rose"), ("dropping", "rising"), ("falling", "rising"), ("fell", "rose"), ("was lost", "was not lost"), ("missing", "present"), ("rules out", "confirms"), ("can ", "cannot "), ("delayed", "on time"), ("declined", "accepted"),
        ("will ", "will not "), ("has ", "has not "), ("says", "does not say"), ("is ruled out", "is confirmed"), ("are affected", "are not affected"), ("arrive", "do not arrive"), ("were sent", "were not sent"), ("is in place", "is not in place"), ("finished", "has not finished"), ("restarted", "did not restart"), ("open ", "do not open "),
    ];
    private static readonly (string, string)[] Certainties =
    [
        ("about ", ""), ("About ", ""), ("suspects that", "confirms that"), ("suspects a", "confirms a"), ("thinks that", "confirms that"), ("may ", "will "), ("may show", "show"), ("up to ", ""), ("estimates", "guarantees"), ("; this is not confirmed", ""), ("; it is not confirmed", ""), ("Some ", "All "), ("Only ", "All "),
        (" is ", " is definitely "), (" are ", " are always "), (" was ", " was probably "), ("will ", "may "), ("works", "seems to work"), ("cannot", "may not be able to"), ("fails", "probably fails"), ("fell", "apparently fell"), (" has ", " reportedly has "), ("did not help", "may not have helped"),
    ];

    public static IEnumerable<(string Kind, string Text)> Of(string right)
    {
        var times = ClockTimes.Find(right);
        foreach (var time in times.Take(2))
        {
            var (hour, minute) = (((time.Time.Hours + 1) % 24).ToString("00", CultureInfo.InvariantCulture), ((time.Time.Minutes + 7) % 60).ToString("00", CultureInfo.InvariantCulture));
            yield return ("time", string.Concat(right.AsSpan(0, time.Start), hour, right.AsSpan(time.Start + 2)));
            yield return ("time", string.Concat(right.AsSpan(0, time.Start + 3), minute, right.AsSpan(time.Start + 5)));
            yield return ("time", right[..(time.Start + 5)] + right[(time.Start + 5)..].Replace("UTC", "CET", StringComparison.Ordinal));
        }
        foreach (Match number in Number().Matches(right).Where(n => !times.Any(t => n.Index >= t.Start && n.Index < t.Start + t.Length)).Take(3))
        {
            yield return ("number", right[..number.Index] + (int.Parse(number.Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * 2 + 1).ToString(CultureInfo.InvariantCulture) + right[(number.Index + number.Length)..]);
            if (right[(number.Index + number.Length)..].StartsWith('%')) yield return ("number", right.Replace(number.Value + "%", number.Value, StringComparison.Ordinal));
        }
        if (right.Contains(" minutes", StringComparison.Ordinal)) yield return ("number", right.Replace(" minutes", " hours", StringComparison.Ordinal));
        if (right.Contains(" seconds", StringComparison.Ordinal)) yield return ("number", right.Replace(" seconds", " minutes", StringComparison.Ordinal));
        if (times.Count == 0 && !right.Any(char.IsAsciiDigit)) yield return ("number", right.TrimEnd('.') + " for 25 minutes.");
        foreach (Match id in Id().Matches(right).Take(2))
        {
            yield return ("id", right.Replace(id.Value, id.Value[..^1] + (char)('0' + (id.Value[^1] + 1) % 10), StringComparison.Ordinal));
            yield return ("id", right.Replace(id.Value, "core-" + id.Value, StringComparison.Ordinal));
        }
        if (!Id().IsMatch(right)) yield return ("id", right.TrimEnd('.') + " on db-prod-4.");
        if (Name().Match(right) is { Success: true } name)
        {
            yield return ("name", right[..name.Index] + Strangers[right.Length % 3] + right[(name.Index + name.Length)..]);
            yield return ("name", right.TrimEnd('.') + ", says " + Strangers[right.Length % 4] + ".");
        }
        yield return ("name", right.TrimEnd('.') + " in " + Strangers[4 - right.Length % 2] + "x.");
        if (Quote().Match(right) is { Success: true } quote)
        {
            var words = quote.Groups[1].Value.Split(' ');
            yield return ("quote", right.Replace(quote.Groups[1].Value, string.Join(' ', words.SkipLast(1)) + " entirely", StringComparison.Ordinal));
            yield return ("quote", right.Replace(quote.Groups[1].Value, string.Join(' ', words.Reverse()), StringComparison.Ordinal));
        }
        else yield return ("quote", right.TrimEnd('.') + ", or as the note says, \"all of it is gone\".");
        foreach (var (from, to) in Opposites.Where(o => right.Contains(o.Item1, StringComparison.Ordinal)).Take(3)) yield return ("negation", Once(right, from, to));
        foreach (var (from, to) in Certainties.Where(o => right.Contains(o.Item1, StringComparison.Ordinal)).Take(3)) yield return ("certainty", Once(right, from, to));
        var said = Speaker().Match(right);
        if (said.Success && Two().Matches(right) is [var one, var other, ..]) yield return ("attribution", right.Replace(one.Value, "§", StringComparison.Ordinal).Replace(other.Value, one.Value, StringComparison.Ordinal).Replace("§", other.Value, StringComparison.Ordinal));
        else if (said.Success) yield return ("attribution", right.Replace(said.Groups[1].Value, "The vendor", StringComparison.Ordinal));
        yield return ("cause", right.TrimEnd('.') + " because of a faulty update.");
        yield return ("claim", right.TrimEnd('.') + " and customers get a refund.");
        yield return ("claim", right.TrimEnd('.') + ". The incident is resolved.");
    }

    private static string Once(string text, string from, string to)
    {
        var at = text.IndexOf(from, StringComparison.Ordinal);
        var changed = text[..at] + to + text[(at + from.Length)..];
        return changed.Length > 0 && char.IsLower(changed[0]) && char.IsUpper(text[0]) ? char.ToUpperInvariant(changed[0]) + changed[1..] : changed;
    }

    [GeneratedRegex(@"(?<![\w.-])\d[\d,]*(?![\w.-]*\w)")] private static partial Regex Number();
    [GeneratedRegex(@"\b[a-z]+(?:-[a-z]+)*-\d+\b|\b(?:fast-cart|ingest-worker|nightly-merge)\b")] private static partial Regex Id();
    [GeneratedRegex(@"\b(?:Tom|Dana|Ivy|Rob|Lena|Marcus|Ana|Priya|Jon|Kim|Oleg|Omar|Nadia|Hugo|Mei|Sofia|Ben|Yuki|Elif|Grace|Leo|Nina|Paula|Igor|Rafa|Aya)\b")] private static partial Regex Name();
    [GeneratedRegex(@"^(Tom|Dana|Ivy|Lena|Marcus|Ana|Priya|Jon|Kim|Omar|Nadia|Hugo|Mei|Ben|Yuki|Elif|Leo|Nina|Paula|Rafa|Aya)\b")] private static partial Regex Speaker();
    [GeneratedRegex(@"\b(?:Kim|Oleg|Paula|Igor)\b")] private static partial Regex Two();
    [GeneratedRegex("\"([^\"]+)\"")] private static partial Regex Quote();
}
