namespace CouncilPlatform.Grants.Delivery;

/// <summary>What an allocation brings from others.</summary>
internal sealed class ContributionFields
{
    /// <summary>What others put in beside the grant: cash, and help in kind.</summary>
    public static IDataLoaderResult<MatchFunding> MatchFunding(
        Allocation allocation,
        Batches batches,
        ContributionSums sums,
        Ledger ledger
    ) =>
        Load(
            allocation,
            batches,
            sums,
            ledger,
            (of, grant) =>
            {
                var cash = of(ContributionKind.Cash);
                var inKind = of(ContributionKind.InKind);
                return new MatchFunding((cash + inKind) with { Grant = grant }, cash, inKind);
            }
        );

    /// <summary>Investment that the grant is to draw in, which is no match.</summary>
    public static IDataLoaderResult<ContributionTotals> Leverage(
        Allocation allocation,
        Batches batches,
        ContributionSums sums,
        Ledger ledger
    ) => Load(allocation, batches, sums, ledger, (of, _) => of(ContributionKind.Leverage));

    /// <summary>Other money that would be lost without the grant, which is no match.</summary>
    public static IDataLoaderResult<ContributionTotals> ProtectedFunding(
        Allocation allocation,
        Batches batches,
        ContributionSums sums,
        Ledger ledger
    ) => Load(allocation, batches, sums, ledger, (of, _) => of(ContributionKind.Protected));

    /// <summary>Each contribution that is or was expected, in order.</summary>
    public static IDataLoaderResult<Connection<ExpectedContribution>> Contributions(
        Allocation allocation,
        Paging paging,
        Batches batches,
        GrantsDb db
    ) =>
        batches.Page(
            "grants.allocation.contributions",
            allocation.Id,
            db.ExpectedContributions,
            c => c.AllocationId,
            paging,
            c => c.Number,
            descending: false
        );

    private static IDataLoaderResult<T> Load<T>(
        Allocation allocation,
        Batches batches,
        ContributionSums sums,
        Ledger ledger,
        Func<Func<ContributionKind, ContributionTotals>, Money, T> then
    )
    {
        // Asked before it is awaited, so that it gathers too.
        var total = allocation.Total(batches, ledger);
        return batches
            .Load<Guid, IReadOnlyDictionary<ContributionKind, ContributionTotals>>(
                "grants.allocation.contribution-totals",
                allocation.Id,
                sums.OfAllocationsAsync
            )
            .Then(
                async (kinds, cancellationToken) =>
                {
                    var grant = await total.GetResultAsync(cancellationToken);
                    return then(
                        kind => (kinds?.GetValueOrDefault(kind) ?? ContributionTotals.Of(default, default)) with { Grant = grant },
                        grant
                    );
                }
            );
    }
}
