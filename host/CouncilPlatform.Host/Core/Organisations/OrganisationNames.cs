using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Organisations;

internal sealed class OrganisationNames(CoreDb db) : IOrganisationNames
{
    public Task<string> NameAsync(Guid organisation, CancellationToken cancellationToken) =>
        db.Organisations.Where(o => o.Id == organisation).Select(o => o.Name).SingleAsync(cancellationToken);
}
