using CouncilPlatform.BackOffice.Registers;

namespace CouncilPlatform.BackOffice.Demonstration;

/// <summary>
/// Lancashire's menu of services: both annexes of the report of 2007, imported as the command would. Economic development is "currently
/// delivered by both county and districts".
/// </summary>
internal sealed class LancashireDemonstration(
    BackOfficeDb db,
    IPartnerships partnerships,
    RegisterFiles files,
    Changes<BackOfficeDb> changes
) : IDemonstration
{
    internal const string Table = "CouncilPlatform.BackOffice.Demonstration.services.csv";

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var partnership = await partnerships.FindAsync("lancashire", cancellationToken);
        // What somebody has begun is left alone.
        if (await db.Of<Service>(partnership).AnyAsync(cancellationToken))
        {
            return;
        }

        await using var file = typeof(LancashireDemonstration).Assembly.GetManifestResourceStream(Table)!;
        var (faults, register) = (new TableFaults(), RegisterFiles.Of("services"));
        await files.ImportAsync(register, new(partnership, new(file, "services.csv", faults), faults, cancellationToken));
        await changes.RunAsync(partnership, "loadDemonstration", AddParticipantsAsync, cancellationToken);
    }

    private static async Task AddParticipantsAsync(Change<BackOfficeDb> change)
    {
        var members = await change.MembersAsync(DateOnly.MinValue, DateOnly.MaxValue);
        var service = await change.LockAsync<Service>("economic-development");
        change.AddRange(
            members.Select(member => new ServiceParticipant
            {
                ServiceId = service.Id,
                OrganisationId = member,
                Role = ServiceRole.Delivers,
            })
        );
        change.Audit(service, service.Slug);
    }
}
