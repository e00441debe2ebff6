using CouncilPlatform.Core.Contracts;
using CouncilPlatform.Sdk;
using GraphQL.DataLoader;
using MediatR;

namespace CouncilPlatform.LocalityPlans;

/// <summary>Organisations belong to the core; all that one request names are asked for together.</summary>
internal static class OrganisationBatch
{
    public static IDataLoaderResult<Organisation?> Organisation(this Batches batches, Guid id, IMediator mediator) =>
        batches.Load<Guid, Organisation>("localityplans.organisation", id, (ids, cancellationToken) => mediator.Send(new GetOrganisations(ids), cancellationToken));
}
