namespace CouncilPlatform.Host.GraphQL.Http;

/// <summary>What an operation costs at most.</summary>
/// <param name="Total">The cost of the whole operation.</param>
/// <param name="Dearest">The fields that cost most by themselves, without what is nested in them. The dearest is first.</param>
internal sealed record CostEstimate(long Total, IReadOnlyList<CostlyField> Dearest)
{
    /// <summary>Whether other values of the variables may cost something else.</summary>
    public bool DependsOnVariables { get; init; }

    /// <summary>No estimate is higher, so that it cannot overflow.</summary>
    public const long Highest = 1_000_000_000;

    /// <exception cref="RequestRefused">It costs more than the limit.</exception>
    /// <param name="limit">The limit of this caller.</param>
    /// <param name="signedIn">The limit of a caller who has signed in. Null if this one has.</param>
    public void RequireAtMost(int limit, int? signedIn)
    {
        if (Total <= limit)
            return;

        throw new RequestRefused(
            ErrorCodes.TooCostly,
            $"The query may cost {Number(Total)}. The limit is {Number(limit)}. Most of it is {string.Join(" and ", Dearest.Take(2))}. "
                + "Request shorter pages of them, or send several smaller queries."
                + (signedIn > limit ? $" With a key the limit is {Number(signedIn.Value)}." : "")
        )
        {
            Details = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["cost"] = Total,
                ["limit"] = limit,
                ["reduce"] = Dearest
                    .Take(2)
                    .Select(f => new
                    {
                        path = f.Path,
                        size = f.Size,
                        cost = f.Cost,
                    })
                    .ToList(),
            },
        };
    }

    internal static string Number(long value) =>
        value == Highest ? FormattableString.Invariant($"more than {value:N0}") : FormattableString.Invariant($"{value:N0}");
}

/// <summary>A field that makes an operation costly.</summary>
/// <param name="Path">Where it is in the document, such as partnership.funds.</param>
/// <param name="Size">How many objects each of its lists may have. Null if it is not a list.</param>
/// <param name="Cost">What it costs wherever it is executed, without what is nested in it.</param>
internal sealed record CostlyField(string Path, int? Size, long Cost)
{
    public override string ToString() =>
        Size is { } size
            ? $"{Path} ({CostEstimate.Number(Cost)}: lists of {CostEstimate.Number(size)})"
            : $"{Path} ({CostEstimate.Number(Cost)})";
}
