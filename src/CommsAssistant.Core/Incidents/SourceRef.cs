using System.Globalization;

namespace CommsAssistant.Core.Incidents;

/// <summary>Names one message: the channel's id and the message's ts, which Slack keeps unique within a channel.</summary>
public readonly record struct SourceRef(string Channel, string Ts)
{
    /// <summary>"channel/ts".</summary>
    public override string ToString() => $"{Channel}/{Ts}";
}

/// <summary>Slack's ts: seconds since 1970 UTC, a point, and six digits that make it unique.</summary>
public static class SlackTs
{
    /// <summary>The moment that a ts names, UTC, to the microsecond. False when the text is no ts or lies outside the years 1970 to 2200.</summary>
    public static bool TryParse(string? ts, out DateTimeOffset at)
    {
        at = default;
        if (string.IsNullOrEmpty(ts) || ts.Length > 24) return false;
        var point = ts.IndexOf('.', StringComparison.Ordinal);
        var seconds = point < 0 ? ts : ts[..point];
        var fraction = point < 0 ? "0" : ts[(point + 1)..];
        if (!long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) || whole is < 0 or > 7_258_118_400) return false;
        if (fraction.Length is 0 or > 6 || !long.TryParse(fraction.PadRight(6, '0'), NumberStyles.None, CultureInfo.InvariantCulture, out var micro)) return false;
        at = DateTimeOffset.UnixEpoch.AddSeconds(whole).AddMicroseconds(micro);
        return true;
    }
}
