using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CouncilPlatform.Host.GraphQL.Http;
using GraphQL.Types;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CouncilPlatform.Host.Tests.GraphQL.Http;

/// <summary>The sample schema served by the transport on a real port.</summary>
internal sealed class SampleHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SampleHost(WebApplication app, Logged logged, string address)
    {
        _app = app;
        Log = logged.Lines;
        Address = address;
        Client = new HttpClient { BaseAddress = new Uri(address) };
    }

    public string Address { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    public ConcurrentQueue<string> Log { get; }

    public static async Task<SampleHost> StartAsync(
        IReadOnlyDictionary<string, string?>? settings = null,
        string environment = "Development",
        Action<GraphQLOptions>? options = null
    )
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        var logged = new Logged();
        builder.Logging.ClearProviders().AddProvider(logged);
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder
            .Services.AddGraphQLTransport(builder.Configuration)
            .Configure(options ?? (_ => { }))
            .AddScoped<Visits>()
            .AddScoped<Counties>()
            .AddSingleton(SampleSchema.Create());

        var app = builder.Build();
        app.UseRouting();
        var schemas = new Dictionary<string, ISchema>(StringComparer.Ordinal)
        {
            ["north"] = SampleSchema.Create(),
            ["small"] = SampleSchema.CreateSmall(),
        };
        var all = app.Services.GetRequiredService<ISchema>();
        app.MapGraphQL("/graphql", _ => ValueTask.FromResult<ISchema?>(all));
        app.MapGraphQL("/graphql/{slug}", http => ValueTask.FromResult(schemas.GetValueOrDefault((string)http.GetRouteValue("slug")!)));
        app.MapGraphQL("/broken", _ => throw new InvalidOperationException("secret path"));
        await app.StartAsync();
        return new SampleHost(app, logged, app.Urls.Single());
    }

    public Task<Reply> AskAsync(string query, object? variables = null, string accept = "application/graphql-response+json") =>
        PostAsync(JsonSerializer.Serialize(new { query, variables }), accept);

    public async Task<Reply> PostAsync(
        string body,
        string accept = "application/graphql-response+json",
        string contentType = "application/json",
        string path = "/graphql"
    )
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        return await SendAsync(request, accept);
    }

    public async Task<Reply> GetAsync(string query, string accept = "application/graphql-response+json", string path = "/graphql")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{path}?{query}");
        return await SendAsync(request, accept);
    }

    public async Task<Reply> SendAsync(HttpRequestMessage request, string accept = "application/graphql-response+json")
    {
        if (accept.Length > 0)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await Client.SendAsync(request);
        return new Reply(
            (int)response.StatusCode,
            response.Content.Headers.ContentType,
            string.Join(", ", response.Content.Headers.Allow),
            await response.Content.ReadAsStringAsync()
        );
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private sealed class Logged : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (IsEnabled(logLevel))
                Lines.Enqueue($"{formatter(state, exception)} {exception}");
        }

        public void Dispose() { }
    }
}

/// <summary>What came back.</summary>
internal sealed record Reply(int Status, MediaTypeHeaderValue? ContentType, string Allow, string Body)
{
    private JsonElement Json { get; } = JsonDocument.Parse(Body.Length == 0 ? "{}" : Body).RootElement;

    public string Data => Json.GetProperty("data").GetRawText();

    public bool HasData => Json.TryGetProperty("data", out var data) && data.ValueKind != JsonValueKind.Null;

    public JsonElement[] Errors => Json.TryGetProperty("errors", out var errors) ? [.. errors.EnumerateArray()] : [];

    /// <summary>The code of the one error; empty where there is none.</summary>
    public string Code => Errors.Length == 0 ? "" : Errors[0].GetProperty("extensions").GetProperty("code").GetString()!;

    public string Message => Errors[0].GetProperty("message").GetString()!;
}
