using Totals = System.Collections.Generic.IReadOnlyDictionary<
    CouncilPlatform.Grants.Delivery.ContributionKind,
    CouncilPlatform.Grants.Delivery.ContributionTotals
>;

namespace CouncilPlatform.Grants.Delivery;

internal sealed class ContributionFields
{
    /// <summary>What others contribute beside the grant: cash, and help in kind.</summary>
    [Needs(nameof(Allocation.Held))]
    public static IDataLoaderResult<MatchFunding> MatchFunding(Allocation allocation, Batches batches, ContributionSums sums) =>
        Load(
            allocation,
            batches,
            sums,
            of =>
            {
                var (cash, inKind) = (of(ContributionKind.Cash), of(ContributionKind.InKind));
                return new MatchFunding((cash + inKind) with { Grant = cash.Grant }, cash, inKind);
            }
        );

    /// <summary>Investment that the grant draws in. It is not match funding.</summary>
    [Needs(nameof(Allocation.Held))]
    public static IDataLoaderResult<ContributionTotals> Leverage(Allocation allocation, Batches batches, ContributionSums sums) =>
        Load(allocation, batches, sums, of => of(ContributionKind.Leverage));

    /// <summary>Other money that would be lost without the grant. It is not match funding.</summary>
    [Needs(nameof(Allocation.Held))]
    public static IDataLoaderResult<ContributionTotals> ProtectedFunding(Allocation allocation, Batches batches, ContributionSums sums) =>
        Load(allocation, batches, sums, of => of(ContributionKind.Protected));

    /// <summary>Each contribution that is or was expected, in order.</summary>
    public static IDataLoaderResult<Connection<ExpectedContribution>> Contributions(
        Allocation allocation,
        Paging paging,
        Batches batches,
        GrantsDb db
    ) => batches.Page(db, allocation.Id, static (ExpectedContribution c) => c.AllocationId, paging, static c => c.Number);

    private static IDataLoaderResult<T> Load<T>(
        Allocation allocation,
        Batches batches,
        ContributionSums sums,
        Func<Func<ContributionKind, ContributionTotals>, T> then
    )
    {
        var grant = allocation.Total();
        return batches
            .Load<Guid, (ContributionSums Sums, Guid Partnership), Totals>(
                allocation.Id,
                (sums, allocation.PartnershipId),
                static (allocations, s, cancellationToken) => s.Sums.OfAllocationsAsync(s.Partnership, allocations, cancellationToken)
            )
            .Then(kinds =>
                then(kind => (kinds?.GetValueOrDefault(kind) ?? ContributionTotals.Of(default, default)) with { Grant = grant })
            );
    }
}
