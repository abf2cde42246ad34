using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace CommsAssistant.Service.StatusPage;

/// <summary>An answer that any cache may keep for a moment, and show for a day when the service cannot be reached. Who holds it already gets 304.</summary>
/// <param name="Body">The text.</param>
/// <param name="ContentType">Its type.</param>
internal sealed record CachedAnswer(string Body, string ContentType, int StatusCode = StatusCodes.Status200OK) : IResult
{
    private const string Caching = "public, max-age=15, stale-while-revalidate=30, stale-if-error=86400";

    /// <summary>A policy in place of the service's own; null to keep that.</summary>
    public string? ContentSecurityPolicy { get; init; }

    /// <summary>True where pages of any origin may read it.</summary>
    public bool IsForAnyOrigin { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var bytes = Encoding.UTF8.GetBytes(Body);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\"");
        var response = httpContext.Response;
        var isFound = StatusCode == StatusCodes.Status200OK;
        response.Headers.CacheControl = isFound ? Caching : "no-store";
        if (ContentSecurityPolicy is not null) response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        if (IsForAnyOrigin) response.Headers.AccessControlAllowOrigin = "*";
        if (isFound) response.Headers.ETag = tag.ToString();
        if (isFound && IsKnown(httpContext.Request, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        response.StatusCode = StatusCode;
        response.ContentType = ContentType;
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(httpContext.Request.Method)) await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }

    private static bool IsKnown(HttpRequest request, EntityTagHeaderValue tag) =>
        request.GetTypedHeaders().IfNoneMatch is { Count: > 0 } known && known.Any(k => k.Equals(EntityTagHeaderValue.Any) || k.Compare(tag, useStrongComparison: false));
}
