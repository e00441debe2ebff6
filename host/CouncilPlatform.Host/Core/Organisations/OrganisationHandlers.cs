using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Organisations;

internal sealed class GetOrganisationsHandler(CoreDb db, OrganisationDirectory directory, ChangeScope change)
    : IRequestHandler<GetOrganisations, IReadOnlyDictionary<Guid, Organisation>>
{
    // A change reads what it has written itself.
    public async Task<IReadOnlyDictionary<Guid, Organisation>> Handle(GetOrganisations request, CancellationToken cancellationToken) =>
        change.IsRunning
            ? await db.Organisations.AsNoTracking().Among(o => o.Id, request.Ids).ToDictionaryAsync(o => o.Id, cancellationToken)
            : await directory.FindAsync(db, request.Ids, cancellationToken);
}

internal sealed class FindOrganisationsHandler(CoreDb db) : IRequestHandler<FindOrganisations, IReadOnlyDictionary<string, Organisation>>
{
    public async Task<IReadOnlyDictionary<string, Organisation>> Handle(FindOrganisations request, CancellationToken cancellationToken)
    {
        // Codes are in capitals, but people do not always write them so.
        List<string> codes = [.. request.Codes.Concat(request.Codes.Select(Names.Key)).Distinct(StringComparer.Ordinal)];
        var found = await OrganisationQueries
            .Visible(db)
            .AsNoTracking()
            .Where(o => codes.Contains(o.GssCode!) || codes.Contains(o.Identifier!) || codes.Contains(o.RegisterCode!))
            .ToListAsync(cancellationToken);
        return request
            .Codes.Distinct(StringComparer.Ordinal)
            .Select(code => (code, organisation: With(found, code) ?? With(found, Names.Key(code))))
            .Where(f => f.organisation is not null)
            .ToDictionary(f => f.code, f => f.organisation!, StringComparer.Ordinal);
    }

    private static Organisation? With(List<Organisation> organisations, string code) =>
        organisations.Find(o => o.GssCode == code || o.Identifier == code || o.RegisterCode == code);
}

internal sealed class FindSuccessorsHandler(CoreDb db) : IRequestHandler<FindSuccessors, IReadOnlyDictionary<string, Organisation>>
{
    public async Task<IReadOnlyDictionary<string, Organisation>> Handle(FindSuccessors request, CancellationToken cancellationToken)
    {
        var named = await new FindOrganisationsHandler(db).Handle(new(request.Codes), cancellationToken);
        var successions = await db.Successions.AsNoTracking().ToListAsync(cancellationToken);
        var keys = successions.Select(s => s.SuccessorId).Distinct().ToList();
        var successors = await db
            .Organisations.AsNoTracking()
            .Where(o => keys.Contains(o.Id))
            .ToDictionaryAsync(o => o.Id, cancellationToken);
        var standing = new Dictionary<string, Organisation>(StringComparer.Ordinal);
        foreach (var (code, organisation) in named)
        {
            if (StandsFor(organisation) is { } on)
            {
                standing.Add(code, on);
            }
        }

        return standing;

        Organisation? StandsFor(Organisation organisation)
        {
            var (now, seen) = (organisation, new HashSet<Guid>());
            while (!now.ExistsOn(request.On))
            {
                if (!seen.Add(now.Id) || Next(now, successions, request.On) is not { } next)
                {
                    return null;
                }

                now = successors[next];
            }

            return now;
        }
    }

    // Who acts for it comes before who only followed it.
    private static Guid? Next(Organisation organisation, List<Succession> successions, DateOnly on)
    {
        var followed = successions.FindAll(s => s.OrganisationId == organisation.Id);
        return followed.Find(s => s.InheritsOn <= on)?.SuccessorId ?? (followed is [var only] ? only.SuccessorId : null);
    }
}
