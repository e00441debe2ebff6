namespace CouncilPlatform.Host.Telemetry;

/// <summary>
/// Where traces, metrics and logs are sent: configuration section <c>OpenTelemetry</c>. OpenTelemetry's own variables (<c>OTEL_*</c>) also
/// apply.
/// </summary>
internal sealed class TelemetryOptions
{
    public const string Section = "OpenTelemetry";

    /// <summary>OpenTelemetry's own name for <see cref="Endpoint"/>.</summary>
    public const string StandardEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>OpenTelemetry's own name for <see cref="Protocol"/>.</summary>
    public const string StandardProtocol = "OTEL_EXPORTER_OTLP_PROTOCOL";

    /// <summary>The address of a collector, such as http://localhost:4317. Without one, nothing is collected.</summary>
    public string? Endpoint { get; set; }

    /// <summary>grpc (the default) or http/protobuf.</summary>
    public string? Protocol { get; set; }
}
