namespace CouncilPlatform.Grants.OpenData;

/// <summary>The map that South Lakeland's review asks for. The document lists no schemes, so there is nothing on it yet.</summary>
internal sealed class GrantMapDemonstration(GrantsDb db, IPartnerships partnerships, IMediator mediator) : IDemonstration
{
    private static readonly string[] Councils = ["E07000031", "E10000006"];

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var partnership = await partnerships.FindAsync("south-lakeland", cancellationToken);
        var organisations = await mediator.Send(new FindOrganisations(Councils), cancellationToken);
        await db.WriteAsync(
            async ct =>
            {
                if (await db.GrantMaps.AnyAsync(m => m.PartnershipId == partnership.Id, ct))
                {
                    return false;
                }

                var map = new GrantMap
                {
                    PartnershipId = partnership.Id,
                    Slug = "both-councils-grants",
                    Title = "Grants of both councils: type, governance and timescales",
                    ReportDue = new(2015, 12, 31),
                    ReportToJson = JsonText.Write(["South Lakeland Local Committee", "South Lakeland District Council Cabinet"]),
                    Source =
                        "Overview and Scrutiny: Review of Joint Working Opportunities, report to South Lakeland District Council Cabinet, 27 May 2015",
                };
                db.Add(map);
                db.AddRange(
                    Councils.Select(
                        (code, number) =>
                            new GrantMapCouncil
                            {
                                MapId = map.Id,
                                CouncilId = organisations[code].Id,
                                Number = number,
                            }
                    )
                );
                db.Audit("loadDemonstration", map, partnership.Id, map.Slug);
                return true;
            },
            cancellationToken
        );
    }
}
