namespace CouncilPlatform.Grants.Funds;

/// <summary>What there is to allocate now, and beside it what may come and what never will: the two are never added up.</summary>
/// <param name="Available">Received and not allocated.</param>
/// <param name="Confirmed">Announced and still to come.</param>
/// <param name="Unconfirmed">Not announced.</param>
/// <param name="Retained">Kept by others.</param>
internal sealed record FundOutlook(StreamAmounts Available, ElementSum Confirmed, ElementSum Unconfirmed, ElementSum Retained)
{
    /// <param name="available">Of the fund.</param>
    /// <param name="elements">The fund's, each with what was received of it.</param>
    public static FundOutlook Of(StreamAmounts available, IReadOnlyList<(FundElement Element, StreamAmounts Received)> elements)
    {
        return new(available, Sum(ElementStatus.Confirmed), Sum(ElementStatus.Unconfirmed), Sum(ElementStatus.Retained));

        ElementSum Sum(ElementStatus status) =>
            ElementSum.Of([.. elements.Where(e => e.Element.Status == status).Select(e => e.Element.Expected().Less(e.Received))]);
    }
}

/// <summary>Elements of one status together.</summary>
/// <param name="Known">What is known of them; what came beyond one element's amount takes nothing from another's.</param>
/// <param name="Elements">How many they are.</param>
/// <param name="Unknown">Of how many an amount is not known: where it is not 0, what is known is not all.</param>
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
