namespace CouncilPlatform.Grants.Funds;

/// <summary>What can be allocated now, and beside it what may come and what never will. The two are never added up.</summary>
/// <param name="Available">Received and not allocated.</param>
/// <param name="Confirmed">Announced and still to come.</param>
/// <param name="Unconfirmed">Not announced.</param>
/// <param name="Retained">Retained by other bodies.</param>
internal sealed record FundOutlook(StreamAmounts Available, ElementSum Confirmed, ElementSum Unconfirmed, ElementSum Retained)
{
    /// <param name="available">What the fund has available.</param>
    /// <param name="elements">The fund's elements, each with what was received of it.</param>
    public static FundOutlook Of(StreamAmounts available, IReadOnlyList<(FundElement Element, StreamAmounts Received)> elements)
    {
        return new(available, Sum(ElementStatus.Confirmed), Sum(ElementStatus.Unconfirmed), Sum(ElementStatus.Retained));

        ElementSum Sum(ElementStatus status) =>
            ElementSum.Of([.. elements.Where(e => e.Element.Status == status).Select(e => e.Element.Expected().Less(e.Received))]);
    }
}

/// <summary>The elements of one status together.</summary>
/// <param name="Known">The amounts that are known and still to come. A surplus of one element takes nothing from another.</param>
/// <param name="Elements">How many elements there are.</param>
/// <param name="Unknown">How many elements have an amount that is not known. If it is not 0, the known amounts are not all.</param>
internal sealed record ElementSum(StreamAmounts Known, int Elements, int Unknown)
{
    public static ElementSum Of(IReadOnlyList<ExpectedAmounts> outstanding) =>
        new(
            new(Sum(outstanding.Select(o => o.Revenue)), Sum(outstanding.Select(o => o.Capital))),
            outstanding.Count,
            outstanding.Count(o => o.Total is null)
        );

    private static Money Sum(IEnumerable<Money?> amounts) =>
        amounts.Aggregate(default(Money), (sum, m) => m is { MinorUnits: > 0 } ? sum + m.Value : sum);
}
