using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Organisations;

internal sealed class GetOrganisationsHandler(CoreDb db) : IRequestHandler<GetOrganisations, IReadOnlyDictionary<Guid, Organisation>>
{
    public async Task<IReadOnlyDictionary<Guid, Organisation>> Handle(GetOrganisations request, CancellationToken cancellationToken) =>
        await db.Organisations.AsNoTracking().Where(o => request.Ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, cancellationToken);
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
