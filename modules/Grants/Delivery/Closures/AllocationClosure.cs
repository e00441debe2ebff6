namespace CouncilPlatform.Grants.Delivery;

/// <summary>How an allocation was closed, with its figures on that day.</summary>
internal sealed class AllocationClosure
{
    public Guid AllocationId { get; init; }

    /// <summary>The day the allocation was closed.</summary>
    public DateOnly Date { get; init; }

    /// <summary>A remark on the closure.</summary>
    [MaxLength(1000)]
    public string? Note { get; init; }

    internal long PaidRevenuePence { get; init; }

    internal long PaidCapitalPence { get; init; }

    internal long UnderspendRevenuePence { get; init; }

    internal long UnderspendCapitalPence { get; init; }

    /// <summary>What the project cost: what was paid, less what came back.</summary>
    public StreamAmounts Paid() => StreamAmounts.FromPence(PaidRevenuePence, PaidCapitalPence);

    /// <summary>What was committed and not paid, and went back to the fund.</summary>
    public StreamAmounts Underspend() => StreamAmounts.FromPence(UnderspendRevenuePence, UnderspendCapitalPence);

    internal static void RequireClosable(Allocation allocation)
    {
        allocation.RequireOpen();
        new Rules()
            .Require(
                allocation.State != AllocationState.Proposed,
                "NOT_COMMITTED",
                $"\"{allocation.Title}\" is only proposed. Release it, or commit it first.",
                InputPath.Of("allocation")
            )
            .Check();
    }

    internal static AllocationClosure Close(Allocation allocation, string? note, DateOnly today)
    {
        var held = allocation.Held();
        allocation.State = AllocationState.Closed;
        return new()
        {
            AllocationId = allocation.Id,
            Date = today,
            Note = note,
            PaidRevenuePence = held.Paid.Revenue.MinorUnits,
            PaidCapitalPence = held.Paid.Capital.MinorUnits,
            UnderspendRevenuePence = held.Committed.Revenue.MinorUnits,
            UnderspendCapitalPence = held.Committed.Capital.MinorUnits,
        };
    }
}
