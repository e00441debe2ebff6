using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Bodies;

internal sealed class GetBodiesHandler(CoreDb db) : IRequestHandler<GetBodies, IReadOnlyDictionary<Guid, PartnershipBody>>
{
    public async Task<IReadOnlyDictionary<Guid, PartnershipBody>> Handle(GetBodies request, CancellationToken cancellationToken) =>
        await db.Of<Body>(request.PartnershipId)
            .Where(b => request.Ids == null || request.Ids.Contains(b.Id))
            .Select(b => new PartnershipBody(b.Id, b.Name, b.OrganisationId, b.Dissolved != null))
            .ToDictionaryAsync(b => b.Id, cancellationToken);
}
