using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace CouncilPlatform.Host.Tests.Pages.Forms;

/// <summary>
/// Somebody with a key who opens and sends forms as a browser does, without scripts. The key stands for a session: what a page shows
/// depends on the caller, not on how they proved who they are.
/// </summary>
internal sealed partial class FormVisitor(ModuleHost host, string? key) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        BaseAddress = host.Client.BaseAddress,
    };

    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);

    /// <summary>Sends a cookie from now on, such as that of a session.</summary>
    public void Carry((string Name, string Value) cookie) => _cookies[cookie.Name] = cookie.Value;

    public Task<FormPage> OpenAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Sends the form of a page, with what it has and with these values.</summary>
    public Task<FormPage> SendAsync(FormPage page, params (string Name, string Value)[] values) =>
        SendAsync(
            new HttpRequestMessage(HttpMethod.Post, page.Path)
            {
                Content = new FormUrlEncodedContent(
                    page.Hidden.Where(h => !values.Any(v => v.Name == h.Key))
                        .Concat(values.Select(v => KeyValuePair.Create(v.Name, v.Value)))
                ),
            }
        );

    /// <summary>Fills in boxes of a form and sends it as a browser does, with everything else that is in it.</summary>
    public Task<FormPage> FillAsync(FormPage page, params (string Name, string Value)[] values) =>
        SendAsync(
            new HttpRequestMessage(HttpMethod.Post, page.Path)
            {
                Content = new FormUrlEncodedContent(
                    page.Filled.Where(f => !values.Any(v => v.Name == f.Name))
                        .Concat(values)
                        .Select(v => KeyValuePair.Create(v.Name, v.Value))
                ),
            }
        );

    public void Dispose() => _client.Dispose();

    private async Task<FormPage> SendAsync(HttpRequestMessage request)
    {
        var path = request.RequestUri!.OriginalString;
        using (request)
        {
            request.Headers.Accept.ParseAdd("text/html");
            if (key is not null)
            {
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            }

            if (_cookies.Count > 0)
            {
                request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(c => $"{c.Key}={c.Value}")));
            }

            using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
            foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                var pair = cookie.Split(';')[0].Split('=', 2);
                _cookies[pair[0]] = pair[1];
            }

            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            return new(path, response.StatusCode, text) { Location = response.Headers.Location?.OriginalString };
        }
    }

    /// <summary>A page with a form.</summary>
    internal sealed partial record FormPage(string Path, HttpStatusCode Status, string Text)
    {
        /// <summary>Where it leads to. Null if it shows something.</summary>
        public string? Location { get; init; }

        /// <summary>What the form sends by itself.</summary>
        public IReadOnlyDictionary<string, string> Hidden { get; } =
            Input()
                .Matches(Text)
                .Select(m => m.Value)
                .Where(i => Attribute(i, "type") == "hidden" && Attribute(i, "name") is not null)
                .DistinctBy(i => Attribute(i, "name"))
                .ToDictionary(i => Attribute(i, "name")!, i => Attribute(i, "value") ?? "");

        /// <summary>Everything that a browser sends with the form: hidden boxes, and what is typed, ticked and chosen.</summary>
        public IReadOnlyList<(string Name, string Value)> Filled { get; } =
        [
            .. Input()
                .Matches(Text)
                .Select(m => m.Value)
                .Where(i => Attribute(i, "name") is not null)
                .Where(i => Attribute(i, "type") is not ("radio" or "checkbox") || i.Contains(" checked", StringComparison.Ordinal))
                .Select(i => (Attribute(i, "name")!, Attribute(i, "value") ?? "")),
            .. Area().Matches(Text).Select(m => (m.Groups["name"].Value, WebUtility.HtmlDecode(m.Groups["text"].Value))),
            .. Choice()
                .Matches(Text)
                .Select(m => (m.Groups["name"].Value, Selected().Match(m.Groups["options"].Value)))
                .Select(s => (s.Item1, WebUtility.HtmlDecode(s.Item2.Groups["value"].Value))),
        ];

        /// <summary>The messages at the top, each with the id of the box that it leads to.</summary>
        public IReadOnlyList<(string Id, string Message)> Summary { get; } =
        [
            .. Part(Text, "govuk-error-summary__list", "</ul>") is { } list
                ? Link().Matches(list).Select(m => (m.Groups["id"].Value, WebUtility.HtmlDecode(m.Groups["text"].Value)))
                : [],
        ];

        /// <summary>What is in a box.</summary>
        public string? Value(string name) =>
            Input()
                .Matches(Text)
                .Select(m => m.Value)
                .Where(i => Attribute(i, "name") == name)
                .Select(i => Attribute(i, "value"))
                .FirstOrDefault();

        public bool HasId(string id) => Text.Contains($"id=\"{id}\"", StringComparison.Ordinal);

        public IEnumerable<string> LinksTo(string path) =>
            Address()
                .Matches(Text)
                .Select(m => WebUtility.HtmlDecode(m.Groups["to"].Value))
                .Where(to => to.StartsWith(path, StringComparison.Ordinal))
                // The page itself in the other language does not count as a page that it leads to.
                .Where(to => !to.Contains("lang=", StringComparison.Ordinal))
                .Distinct();

        private static string? Part(string text, string from, string to) =>
            text.IndexOf(from, StringComparison.Ordinal) is var start and >= 0
                ? text[start..text.IndexOf(to, start, StringComparison.Ordinal)]
                : null;

        private static string? Attribute(string element, string name) =>
            Regex.Match(element, $" {name}=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
                is { Success: true } found
                ? WebUtility.HtmlDecode(found.Groups["value"].Value)
                : null;

        [GeneratedRegex("<input [^>]*>", RegexOptions.ExplicitCapture, 1000)]
        private static partial Regex Input();

        [GeneratedRegex("<textarea [^>]*name=\"(?<name>[^\"]*)\"[^>]*>(?<text>[^<]*)</textarea>", RegexOptions.ExplicitCapture, 1000)]
        private static partial Regex Area();

        [GeneratedRegex(
            "<select [^>]*name=\"(?<name>[^\"]*)\"[^>]*>(?<options>.*?)</select>",
            RegexOptions.ExplicitCapture | RegexOptions.Singleline,
            1000
        )]
        private static partial Regex Choice();

        [GeneratedRegex("<option value=\"(?<value>[^\"]*)\"[^>]* selected", RegexOptions.ExplicitCapture, 1000)]
        private static partial Regex Selected();

        [GeneratedRegex("<a href=\"#(?<id>[^\"]*)\">(?<text>[^<]*)</a>", RegexOptions.ExplicitCapture, 1000)]
        private static partial Regex Link();

        [GeneratedRegex("href=\"(?<to>/[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
        private static partial Regex Address();
    }
}
