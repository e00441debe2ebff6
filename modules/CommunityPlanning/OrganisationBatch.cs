using CouncilPlatform.Core.Contracts;
using CouncilPlatform.Sdk;
using GraphQL.DataLoader;
using MediatR;

namespace CouncilPlatform.CommunityPlanning;

/// <summary>Organisations belong to the core; all that one request names are asked for together.</summary>
internal static class OrganisationBatch
{
    public static IDataLoaderResult<Organisation?> Organisation(this Batches batches, Guid id, IMediator mediator) =>
        batches.Load<Guid, Organisation>("communityplanning.organisation", id, (ids, cancellationToken) => mediator.Send(new GetOrganisations(ids), cancellationToken));

    /// <summary>The organisation with a code.</summary>
    /// <exception cref="RuleException">There is none (NOT_FOUND).</exception>
    public static async Task<Organisation> OrganisationAsync(this IMediator mediator, string code, CancellationToken cancellationToken, params string[] path) =>
        (await mediator.Send(new FindOrganisations([code]), cancellationToken)).GetValueOrDefault(code)
            ?? throw new RuleException(RuleCodes.NotFound, $"No organisation has the code \"{code}\". Look it up: organisations {{ nodes {{ name gssCode }} }}.", path);
}
