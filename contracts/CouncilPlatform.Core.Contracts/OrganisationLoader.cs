using CouncilPlatform.Sdk;
using GraphQL.DataLoader;
using MediatR;

namespace CouncilPlatform.Core.Contracts;

/// <summary>Loads organisations from the core. Those that one request needs, in any module, are fetched together.</summary>
public static class OrganisationLoader
{
    /// <summary>The organisation with a key. Null if there is none.</summary>
    public static IDataLoaderResult<Organisation?> Organisation(this Batches batches, Guid id, IMediator mediator) =>
        batches.Load(
            id,
            mediator,
            static (ids, mediator, cancellationToken) => mediator.Send(new GetOrganisations(ids), cancellationToken)
        );
}
