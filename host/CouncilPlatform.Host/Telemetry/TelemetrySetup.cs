using MediatR;
using Microsoft.EntityFrameworkCore.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CouncilPlatform.Host.Telemetry;

/// <summary>Sends traces, metrics and logs to a collector, if the configuration names one. Otherwise none of this is registered.</summary>
internal static class TelemetrySetup
{
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        Adopt(configuration, nameof(TelemetryOptions.Endpoint), TelemetryOptions.StandardEndpoint);
        Adopt(configuration, nameof(TelemetryOptions.Protocol), TelemetryOptions.StandardProtocol);
        if (!Uri.TryCreate(configuration[TelemetryOptions.StandardEndpoint], UriKind.Absolute, out _))
        {
            return;
        }

        builder.Services.AddSingleton<IInterceptor, SqlTrace>();
        builder.Services.AddScoped(typeof(IPipelineBehavior<,>), typeof(MessageTrace<,>));
        builder
            .Services.AddOpenTelemetry()
            .ConfigureResource(resource =>
                resource.AddService("council-platform", serviceVersion: typeof(TelemetrySetup).Assembly.GetName().Version?.ToString(3))
            )
            .WithTracing(tracing =>
                tracing
                    .AddSource(Signals.Name)
                    .AddAspNetCoreInstrumentation(options =>
                    {
                        // Health is checked every few seconds, and a query string contains what a caller requests.
                        options.Filter = http => !http.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal);
                        options.EnrichWithHttpRequest = (span, request) =>
                            span.SetTag("url.path", RequestFacts.PathOf(request))
                                .SetTag("url.query", null)
                                .SetTag("user_agent.original", null);
                        options.EnrichWithHttpResponse = (span, response) => Enrich(span, RequestFacts.Of(response.HttpContext));
                    })
            )
            .WithMetrics(metrics => metrics.AddMeter(Signals.Name).AddAspNetCoreInstrumentation())
            .WithLogging(logging => logging.AddProcessor(new LogAttributes()), options => options.IncludeFormattedMessage = true)
            .UseOtlpExporter();
    }

    private static void Enrich(System.Diagnostics.Activity span, RequestFacts facts) =>
        span.SetTag(Signals.Operation, facts.Operation).SetTag(Signals.Partnership, facts.Partnership);

    private static void Adopt(ConfigurationManager configuration, string ours, string standard)
    {
        if (string.IsNullOrEmpty(configuration[standard]) && configuration[$"{TelemetryOptions.Section}:{ours}"] is { Length: > 0 } value)
        {
            configuration[standard] = value;
        }
    }
}
