using CouncilPlatform.Host.Core.Bodies;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Decisions;

internal sealed class GetDecisionsHandler(CoreDb db)
    : IRequestHandler<GetDecisions, IReadOnlyDictionary<GlobalId, IReadOnlyList<RecordedDecision>>>
{
    public async Task<IReadOnlyDictionary<GlobalId, IReadOnlyList<RecordedDecision>>> Handle(
        GetDecisions request,
        CancellationToken cancellationToken
    )
    {
        var subjects = request.Subjects.Select(s => s.ToString()).ToList();
        var decided = await (
            from d in db.Of<Decision>(request.PartnershipId)
            join b in db.Of<Body>(request.PartnershipId) on d.BodyId equals b.Id
            where d.State == DecisionState.Decided && subjects.Contains(d.SubjectId!)
            orderby d.On descending, d.Id descending
            select new
            {
                d.Id,
                d.SubjectId,
                d.Type,
                d.On,
                b.Name,
                BodyId = b.Id,
                b.OrganisationId,
                Open = db.DecisionConditions.Count(c => c.DecisionId == d.Id && c.MetOn == null),
            }
        ).ToListAsync(cancellationToken);
        var bySubject = decided.ToLookup(
            d => d.SubjectId!,
            d => new RecordedDecision(d.Id, d.Type!.Value, d.On!.Value, d.Name, d.BodyId, d.OrganisationId, d.Open)
        );
        return request
            .Subjects.Distinct()
            .Where(s => bySubject.Contains(s.ToString()))
            .ToDictionary(s => s, IReadOnlyList<RecordedDecision> (s) => [.. bySubject[s.ToString()]]);
    }
}
