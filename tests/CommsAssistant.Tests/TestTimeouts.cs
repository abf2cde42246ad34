namespace CommsAssistant.Tests;

/// <summary>The one limit for everything that a test waits for. It is reached only when something is broken.</summary>
internal static class TestTimeouts
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
}
