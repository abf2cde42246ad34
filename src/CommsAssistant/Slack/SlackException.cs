namespace CommsAssistant.Slack;

/// <summary>A call of Slack that did not succeed. The message holds the method and Slack's name for the error, never a text that was sent or answered.</summary>
/// <param name="method">The method, for example chat.postMessage.</param>
/// <param name="error">Slack's name for the error, such as channel_not_found; or one of ours: unreachable, timed_out, not_json, too_large, http_NNN.</param>
/// <param name="mayHaveHappened">True when Slack may have done what it was asked for all the same.</param>
/// <param name="needed">The scope that Slack says is missing.</param>
public sealed class SlackException(string method, string error, bool mayHaveHappened = false, string? needed = null, Exception? inner = null)
    : Exception($"Slack's {method} failed: {error}{(needed is null ? "" : $"; the scope {needed} is missing: add it and install the app again")}", inner)
{
    /// <summary>The method that was called.</summary>
    public string Method { get; } = method;
    /// <summary>The error's name.</summary>
    public string Error { get; } = error;
    /// <summary>True when it may have been done all the same: look before asking again.</summary>
    public bool MayHaveHappened { get; } = mayHaveHappened;
    /// <summary>The missing scope; null when none is.</summary>
    public string? Needed { get; } = needed;
}
