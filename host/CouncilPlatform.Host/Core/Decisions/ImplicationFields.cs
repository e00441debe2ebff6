using CouncilPlatform.Host.Core.Partnerships;
using GraphQL.DataLoader;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Decisions;

/// <summary>Which implications a partnership asks for.</summary>
internal sealed class ImplicationQueries
{
    /// <summary>The implications that every matter must consider before it is submitted to its body.</summary>
    public static IDataLoaderResult<IReadOnlyList<ImplicationKind>> Implications(Partnership partnership, Batches batches, CoreDb db) =>
        batches.AskedFor(db, partnership.Id);
}

/// <summary>What a draft still needs before it can be submitted to its body.</summary>
internal sealed class ImplicationFields
{
    /// <summary>
    /// The implications that the partnership asks for and that this draft does not consider yet. Empty once it is submitted.
    /// </summary>
    [Needs(nameof(Decision.State))]
    public static IDataLoaderResult<IReadOnlyList<ImplicationKind>> ImplicationsMissing(Decision decision, Batches batches, CoreDb db)
    {
        var recorded = decision.Implications(batches, db);
        return batches
            .AskedFor(db, decision.PartnershipId)
            .Then(
                async Task<IReadOnlyList<ImplicationKind>> (asked, cancellationToken) =>
                    decision.State == DecisionState.Draft
                        ? [.. asked.Except((await recorded.GetResultAsync(cancellationToken)).Select(i => i.Kind))]
                        : []
            );
    }

    /// <summary>Why a draft cannot be submitted to its body yet, a sentence each. Empty if it can be, and once it is.</summary>
    [Needs(nameof(Decision.State), nameof(Decision.KeyDecision), nameof(Decision.ForwardPlan), nameof(Decision.OwnerOnly))]
    public static IDataLoaderResult<IReadOnlyList<string>> NotReady(Decision decision, Batches batches, CoreDb db)
    {
        var notConsidered = ImplicationsMissing(decision, batches, db);
        return decision
            .SignOffs(batches, db)
            .Then(
                async Task<IReadOnlyList<string>> (signOffs, cancellationToken) =>
                    decision.State == DecisionState.Draft
                        ? decision.NotReady(signOffs, await notConsidered.GetResultAsync(cancellationToken))
                        : []
            );
    }
}

/// <summary>Finds the implications that a partnership asks for.</summary>
internal static class AskedImplications
{
    /// <summary>Those of a partnership, for a field.</summary>
    public static IDataLoaderResult<IReadOnlyList<ImplicationKind>> AskedFor(this Batches batches, CoreDb db, Guid partnership) =>
        batches.Row<PartnershipRecord>(db, partnership).Then(record => record?.Implications() ?? []);

    /// <summary>Those that the partnership asks for and a draft does not consider.</summary>
    public static async Task<IReadOnlyList<ImplicationKind>> NotConsideredAsync(this Change<CoreDb> change, Decision decision)
    {
        var partnership = await change.Db.Partnerships.AsNoTracking().SingleAsync(p => p.Id == decision.PartnershipId, change.Cancellation);
        var considered = await change
            .Db.Set<Implication>()
            .Where(i => i.DecisionId == decision.Id)
            .Select(i => i.Kind)
            .ToListAsync(change.Cancellation);
        return [.. partnership.Implications().Except(considered)];
    }
}
