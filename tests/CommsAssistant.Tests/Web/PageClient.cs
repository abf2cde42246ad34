using System.Net;
using System.Text.RegularExpressions;

namespace CommsAssistant.Tests.Web;

/// <summary>A browser without a screen: keeps cookies, follows nothing by itself, takes the token of a form from the page that it stands on.</summary>
internal sealed partial class PageClient : IDisposable
{
    private readonly HttpClient http;

    public PageClient(ServiceFixture service)
    {
        http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(service.Address), Timeout = TestTimeouts.Limit };
        http.DefaultRequestHeaders.Accept.ParseAdd("text/html,application/xhtml+xml;q=0.9");
    }

    public static async Task<PageClient> SignedInAsync(ServiceFixture service, string person, CancellationToken ct)
    {
        var client = new PageClient(service);
        (await client.GetAsync("/sign-in/demo?token=" + ServiceFixture.TokenOf(person), ct)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        return client;
    }

    public Task<HttpResponseMessage> GetAsync(string path, CancellationToken ct) => http.GetAsync(new Uri(path, UriKind.Relative), ct);

    public async Task<string> TextAsync(string path, CancellationToken ct) => await (await GetAsync(path, ct)).Content.ReadAsStringAsync(ct);

    public async Task<string> TokenOnAsync(string path, CancellationToken ct) => WebUtility.HtmlDecode(Token().Match(await TextAsync(path, ct)).Groups[1].Value);

    public Task<HttpResponseMessage> PostAsync(string path, string token, CancellationToken ct, params (string Name, string Value)[] fields) =>
        http.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent([.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), KeyValuePair.Create("__RequestVerificationToken", token)]), ct);

    public void Dispose() => http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]{1,1000})\"")] private static partial Regex Token();
}
