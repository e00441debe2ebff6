namespace CouncilPlatform.BackOffice.Demonstration;

/// <summary>Lancashire's menu of services, both annexes of the report of 2007, imported as the command would. Economic development is "currently delivered by both county and districts".</summary>
internal sealed class LancashireDemonstration(BackOfficeDb db, IPartnerships partnerships, IMediator mediator, ServiceRegister register)
    : IDemonstration
{
    internal const string Table = "CouncilPlatform.BackOffice.Demonstration.services.csv";

    private const string DeliveredTwice = "economic-development";

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var partnership = await partnerships.FindAsync("lancashire", cancellationToken);
        // What somebody has begun is left alone.
        if (await db.Services.AnyAsync(s => s.PartnershipId == partnership.Id, cancellationToken))
        {
            return;
        }

        await using var file = typeof(LancashireDemonstration).Assembly.GetManifestResourceStream(Table)!;
        var faults = new TableFaults();
        var rows = await new TitledTable(ServiceRegister.Table.Columns, faults)
            .RowsAsync(new TableFile(file, "services.csv", faults).RowsAsync(cancellationToken: cancellationToken), cancellationToken)
            .ToListAsync(cancellationToken);
        await register.ImportAsync(partnership, rows, faults, cancellationToken);

        var members = (await mediator.Send(new GetMembers(partnership.Id), cancellationToken))
            .Where(m => !m.Observer)
            .Select(m => m.OrganisationId)
            .Distinct()
            .ToList();
        await db.WriteAsync(
            async ct =>
            {
                var service = await db.Services.SingleAsync(s => s.PartnershipId == partnership.Id && s.Slug == DeliveredTwice, ct);
                db.AddRange(
                    members.Select(member => new ServiceParticipant
                    {
                        ServiceId = service.Id,
                        OrganisationId = member,
                        Role = ServiceRole.Delivers,
                    })
                );
                db.Audit("loadDemonstration", service, partnership.Id, service.Slug);
                return service;
            },
            cancellationToken
        );
    }
}
