using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CouncilPlatform.Host.Hosting.Requests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CouncilPlatform.Host.Tests.Hosting;

public sealed class RequestTests
{
    [Fact]
    public async Task Every_request_has_one_line_with_what_it_was_and_an_id_that_the_caller_gets_too()
    {
        var lines = new Lines();
        await using var host = await GrantsHost.StartAsync(services: s => s.AddSingleton<ILoggerProvider>(lines));
        await host.CreatePartnershipAsync("north", published: true, "grants");
        lines.All.Clear();

        using var body = JsonContent.Create(
            new
            {
                query = "query Mine($s: String!) { partnership(slug: $s) { fund(slug: \"planted-secret\") { name } } }",
                variables = new { s = "north" },
            }
        );
        using var response = await host.Client.PostAsync(new Uri("/graphql?planted=secret", UriKind.Relative), body);

        var id = Assert.Single(response.Headers.GetValues("X-Correlation-Id"));
        var line = await lines.SingleAsync(id);
        Assert.Equal("POST", line["Method"]);
        Assert.Equal("/graphql", line["Path"]);
        Assert.Equal(200, line["Status"]);
        Assert.Equal("Mine", line["operation"]);
        Assert.Equal("north", line["partnership"]);
        Assert.True((double)line["Milliseconds"]! >= 0);
        Assert.DoesNotContain(line.Values, v => v?.ToString()?.Contains("planted", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_calendars_secret_is_not_written_down()
    {
        var lines = new Lines();
        await using var host = await GrantsHost.StartAsync(services: s => s.AddSingleton<ILoggerProvider>(lines));
        using var response = await host.Client.GetAsync(new Uri("/Calendar/v1/planted-secret.ics", UriKind.Relative));
        Assert.Equal("/calendar/v1/…", (await lines.SingleAsync(Assert.Single(response.Headers.GetValues("X-Correlation-Id"))))["Path"]);
    }

    [Theory]
    [InlineData("/graphql/north?query=%7B__typename%7D", 200)]
    [InlineData("/data/v1/nowhere", 404)]
    [InlineData("/health/live", 200)]
    public async Task Answers_carry_the_headers_that_keep_browsers_safe_and_no_servers_name(string path, int status)
    {
        await using var host = await GrantsHost.StartAsync();
        await host.CreatePartnershipAsync("north", published: true);
        using var response = await host.Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("default-src 'none'; frame-ancestors 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        Assert.Single(response.Headers.GetValues("X-Correlation-Id"));
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Too_much_at_once_is_429_with_the_time_to_wait_for_that_caller_only()
    {
        await using var host = await GrantsHost.StartAsync(
            settings: new Dictionary<string, string?>
            {
                ["RateLimit:Enabled"] = "true",
                ["RateLimit:Burst"] = "5",
                ["RateLimit:PerSecond"] = "1",
            }
        );
        var key = await host.KeyAsync();
        HttpResponseMessage? refused = null;
        for (var i = 0; i < 20 && refused is null; i++)
        {
            var response = await host.Client.PostAsJsonAsync("/graphql", new { query = "{ __typename }" });
            refused = response.StatusCode == HttpStatusCode.TooManyRequests ? response : null;
        }

        using (refused)
        {
            Assert.NotNull(refused);
            Assert.True(refused.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
            var error = (await refused.Content.ReadFromJsonAsync<JsonNode>())!["errors"]![0]!;
            Assert.Equal("RATE_LIMITED", (string?)error["extensions"]!["code"]);
            Assert.Equal("application/json", refused.Content.Headers.ContentType!.MediaType);
        }

        Assert.Equal("Query", (string?)(await host.DataAsync("{ __typename }", key))["__typename"]);
        using var health = await host.Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    [Fact]
    public async Task Guessing_keys_is_bounded_by_the_address()
    {
        await using var host = await GrantsHost.StartAsync(
            settings: new Dictionary<string, string?>
            {
                ["RateLimit:Enabled"] = "true",
                ["RateLimit:Burst"] = "3",
                ["RateLimit:PerSecond"] = "1",
                ["RateLimit:CallersPerAddress"] = "2",
            }
        );
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 30; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
            {
                Headers = { Authorization = new("Bearer", $"guess-{i}") },
            };
            using var response = await host.Client.SendAsync(request);
            answers.Add(response.StatusCode);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, answers[0]);
        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
    }

    /// <summary>Keeps the lines of the request log.</summary>
    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<IReadOnlyDictionary<string, object?>> All { get; } = new();

        /// <summary>The line is written once the answer is sent: it may come a moment after it.</summary>
        public async Task<IReadOnlyDictionary<string, object?>> SingleAsync(string id)
        {
            while (!All.Any(l => id.Equals(l["CorrelationId"])))
            {
                await Task.Delay(10, TestContext.Current.CancellationToken);
            }

            return Assert.Single(All, l => id.Equals(l["CorrelationId"]));
        }

        public ILogger CreateLogger(string categoryName) =>
            categoryName == typeof(RequestLog).FullName ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => All.Enqueue(((IEnumerable<KeyValuePair<string, object?>>)state!).ToDictionary());

        public void Dispose() { }
    }
}
