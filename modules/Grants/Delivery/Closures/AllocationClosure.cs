namespace CouncilPlatform.Grants.Delivery;

/// <summary>That an allocation was closed, and its figures on that day.</summary>
internal sealed class AllocationClosure
{
    public Guid AllocationId { get; init; }

    /// <summary>The day.</summary>
    public DateOnly Date { get; init; }

    /// <summary>In a few words.</summary>
    public string? Note { get; init; }

    internal long PaidRevenuePence { get; init; }

    internal long PaidCapitalPence { get; init; }

    internal long UnderspendRevenuePence { get; init; }

    internal long UnderspendCapitalPence { get; init; }

    /// <summary>What the project had cost: paid, less what came back.</summary>
    public StreamAmounts Paid() => new(Money.FromPence(PaidRevenuePence), Money.FromPence(PaidCapitalPence));

    /// <summary>What was committed and not paid, and went back to the fund.</summary>
    public StreamAmounts Underspend() => new(Money.FromPence(UnderspendRevenuePence), Money.FromPence(UnderspendCapitalPence));
}
