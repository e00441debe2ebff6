using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Members;

internal sealed class GetMembersHandler(CoreDb db) : IRequestHandler<GetMembers, IReadOnlyList<PartnershipMember>>
{
    public async Task<IReadOnlyList<PartnershipMember>> Handle(GetMembers request, CancellationToken cancellationToken) =>
        await db.Of<Membership>(request.PartnershipId)
            .OrderBy(m => m.Number)
            .Select(m => new PartnershipMember(m.OrganisationId, m.Role == MemberRole.Observer, m.FirstDay, m.LastDay))
            .ToListAsync(cancellationToken);
}
