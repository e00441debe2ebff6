using CouncilPlatform.Sdk;
using GraphQL.DataLoader;
using MediatR;

namespace CouncilPlatform.Core.Contracts;

/// <summary>Organisations belong to the core; all that one request names, in whichever modules, are asked for together.</summary>
public static class OrganisationLoader
{
    /// <summary>The organisation with a key; null where there is none.</summary>
    public static IDataLoaderResult<Organisation?> Organisation(this Batches batches, Guid id, IMediator mediator) =>
        batches.Load(
            id,
            mediator,
            static (ids, mediator, cancellationToken) => mediator.Send(new GetOrganisations(ids), cancellationToken)
        );
}
