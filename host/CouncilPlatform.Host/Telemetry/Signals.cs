using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CouncilPlatform.Host.Telemetry;

/// <summary>
/// The platform's own traces and metrics, beside those of ASP.NET Core. The attributes <c>module</c>, <c>partnership</c> and
/// <c>operation</c> are the same in traces, metrics and logs. None of them contains values of variables or personal data. Nothing is
/// recorded if nothing listens.
/// </summary>
internal static class Signals
{
    public const string Name = "CouncilPlatform";
    public const string Module = "module";
    public const string Partnership = "partnership";
    public const string Operation = "operation";

    /// <summary>The name of an operation that has no name.</summary>
    public const string Anonymous = "anonymous";

    public static readonly ActivitySource Source = new(Name);

    private static readonly Meter _meter = new(Name);

    public static readonly Histogram<double> OperationDuration = _meter.CreateHistogram<double>(
        "councilplatform.operation.duration",
        "s",
        "How long GraphQL operations take."
    );

    public static readonly Histogram<double> FieldDuration = _meter.CreateHistogram<double>(
        "councilplatform.field.duration",
        "s",
        "How long the fields that modules contribute take, including what they wait for."
    );

    public static readonly Counter<long> Errors = _meter.CreateCounter<long>(
        "councilplatform.errors",
        "{error}",
        "GraphQL errors, by code."
    );

    public static readonly Counter<long> Mutations = _meter.CreateCounter<long>(
        "councilplatform.mutations",
        "{mutation}",
        "Mutations, by outcome: ok, or the code of the first error."
    );

    /// <summary>Whether anything listens to fields.</summary>
    public static bool FieldsAreWatched => Source.HasListeners() || FieldDuration.Enabled || Mutations.Enabled;
}
