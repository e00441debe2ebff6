using GraphQL.DataLoader;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Organisations;

/// <summary>Loads organisations by key, for sibling fields together.</summary>
internal sealed class OrganisationBatch(Batches batches, CoreDb db)
{
    public IDataLoaderResult<Organisation?> Get(Guid id) =>
        batches.Load<Guid, Organisation>(
            "core.organisation",
            id,
            async (ids, cancellationToken) =>
                await db.Organisations.AsNoTracking().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, cancellationToken)
        );
}
