using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CouncilPlatform.Host.Telemetry;

/// <summary>
/// What the platform tells of itself, beside what ASP.NET Core tells. The attributes <c>module</c>, <c>partnership</c> and <c>operation</c> are
/// the same in traces, metrics and logs; values of variables and persons are in none of them. Nothing is made where nothing listens.
/// </summary>
internal static class Signals
{
    public const string Name = "CouncilPlatform";
    public const string Module = "module";
    public const string Partnership = "partnership";
    public const string Operation = "operation";

    /// <summary>What an operation without a name is called.</summary>
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
        "How long the fields that modules contribute take, with what they wait for."
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

    /// <summary>Whether anything wants to know of a field.</summary>
    public static bool FieldsAreWatched => Source.HasListeners() || FieldDuration.Enabled || Mutations.Enabled;
}
