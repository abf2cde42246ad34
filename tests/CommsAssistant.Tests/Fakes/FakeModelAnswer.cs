using Microsoft.AspNetCore.Http;

namespace CommsAssistant.Tests.Fakes;

/// <summary>What the fake provider does with one request.</summary>
internal abstract record FakeModelAnswer
{
    /// <summary>A good answer.</summary>
    public static FakeModelAnswer Of(string text, string finish = "stop") => new Good(text, finish, null);

    /// <summary>The vendor's own way to refuse.</summary>
    public static FakeModelAnswer Refusal { get; } = new Good("", "stop", "I cannot help with that.");

    /// <summary>Takes the request and never answers.</summary>
    public static FakeModelAnswer Silence { get; } = new Hanging(Begin: false);

    /// <summary>Begins an answer and says no more.</summary>
    public static FakeModelAnswer Stall { get; } = new Hanging(Begin: true);

    /// <summary>Begins an answer and hangs up.</summary>
    public static FakeModelAnswer Drop { get; } = new Dropped();

    /// <summary>Begins a streamed answer and ends it properly, but too soon.</summary>
    public static FakeModelAnswer EndTooSoon { get; } = new Short();

    /// <summary>An answer of many megabytes.</summary>
    public static FakeModelAnswer Huge { get; } = new Good(new string('x', 6 << 20), "stop", null);

    /// <summary>A page of a proxy, with status 200.</summary>
    public static FakeModelAnswer Page { get; } = new Plain(200, "<html>Welcome to the hotel's network</html>", "text/html", null, null);

    /// <summary>An error.</summary>
    public static FakeModelAnswer Status(int status, string body = """{"error":{"message":"something about it","type":"server_error"}}""", string? retryAfter = null) => new Plain(status, body, "application/json", retryAfter, null);

    /// <summary>A redirect.</summary>
    public static FakeModelAnswer Redirect(string to) => new Plain(307, "", "text/plain", null, to);

    public abstract Task WriteAsync(HttpContext http, IFakeWire wire, FakeModelRequest request);

    private static IEnumerable<string> Parts(string text) => text.Length > 1 << 20 ? text.Chunk(1 << 16).Select(c => new string(c)) : text.Chunk(5).Select(c => new string(c));

    private static async Task BeginAsync(HttpContext http, IFakeWire wire, FakeModelRequest request)
    {
        http.Response.ContentType = request.Streams ? "text/event-stream" : "application/json";
        await http.Response.WriteAsync(request.Streams ? string.Concat(wire.Events(["Half of "], "stop", null).Take(wire is OpenAiWire ? 2 : 3)) : wire.Whole("Half of an answer", "stop", null)[..40], http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
    }

    private sealed record Good(string Text, string Finish, string? No) : FakeModelAnswer
    {
        public override async Task WriteAsync(HttpContext http, IFakeWire wire, FakeModelRequest request)
        {
            if (!request.Streams)
            {
                http.Response.ContentType = "application/json";
                await http.Response.WriteAsync(wire.Whole(Text, Finish, No), http.RequestAborted);
                return;
            }
            http.Response.ContentType = "text/event-stream";
            foreach (var piece in wire.Events(Parts(Text), Finish, No)) await http.Response.WriteAsync(piece, http.RequestAborted);
        }
    }

    private sealed record Hanging(bool Begin) : FakeModelAnswer
    {
        public override async Task WriteAsync(HttpContext http, IFakeWire wire, FakeModelRequest request)
        {
            if (Begin) await BeginAsync(http, wire, request);
            var gone = new TaskCompletionSource();
            await using var registration = http.RequestAborted.Register(gone.SetResult);
            await gone.Task;
        }
    }

    private sealed record Dropped : FakeModelAnswer
    {
        public override async Task WriteAsync(HttpContext http, IFakeWire wire, FakeModelRequest request)
        {
            http.Response.ContentLength = 100_000; // Kestrel hangs up when less was written.
            await BeginAsync(http, wire, request);
        }
    }

    private sealed record Short : FakeModelAnswer
    {
        public override Task WriteAsync(HttpContext http, IFakeWire wire, FakeModelRequest request) => BeginAsync(http, wire, request);
    }

    private sealed record Plain(int Code, string Body, string Type, string? RetryAfter, string? Location) : FakeModelAnswer
    {
        public override async Task WriteAsync(HttpContext http, IFakeWire wire, FakeModelRequest request)
        {
            http.Response.StatusCode = Code;
            http.Response.ContentType = Type;
            if (RetryAfter is not null) http.Response.Headers.RetryAfter = RetryAfter;
            if (Location is not null) http.Response.Headers.Location = Location;
            await http.Response.WriteAsync(Body.Replace("{key}", request.Headers.GetValueOrDefault("Authorization") + request.Headers.GetValueOrDefault("X-Api-Key"), StringComparison.Ordinal), http.RequestAborted);
        }
    }
}
