using CouncilPlatform.Sdk;
using GraphQL.DataLoader;
using MediatR;

namespace CouncilPlatform.Core.Contracts;

/// <summary>Organisations that fields name by key. Those that one request needs, in any module, are fetched together.</summary>
public sealed class OrganisationBatch(Batches batches, IMediator mediator)
{
    /// <summary>The organisation with a key. Null if there is none.</summary>
    public IDataLoaderResult<Organisation?> Get(Guid id) => batches.Organisation(id, mediator);

    /// <summary>The organisation with a key. Null if there is no key, or no organisation has it.</summary>
    public IDataLoaderResult<Organisation?>? Get(Guid? id) => id is { } key ? Get(key) : null;
}
