namespace CouncilPlatform.Grants.OpenData;

/// <summary>The map that South Lakeland's review asks for. The document lists no schemes, so there is nothing on it yet.</summary>
internal sealed class GrantMapDemonstration(Changes<GrantsDb> changes, IPartnerships partnerships) : IDemonstration
{
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var partnership = await partnerships.FindAsync("south-lakeland", cancellationToken);
        await changes.RunAsync(partnership, "loadDemonstration", AddAsync, cancellationToken);
    }

    private static async Task AddAsync(Change<GrantsDb> change)
    {
        if (await change.Of<GrantMap>().AnyAsync(change.Cancellation))
        {
            return;
        }

        var councils = await change.OrganisationsAsync(["E07000031", "E10000006"], InputPath.Of());
        var map = new GrantMap
        {
            Slug = "both-councils-grants",
            Title = "Grants of both councils: type, governance and timescales",
            ReportDue = new(2015, 12, 31),
            ReportToJson = JsonText.Write(["South Lakeland Local Committee", "South Lakeland District Council Cabinet"]),
            Source =
                "Overview and Scrutiny: Review of Joint Working Opportunities, report to South Lakeland District Council "
                + "Cabinet, 27 May 2015",
        };
        change.Add(map);
        change.AddRange(map.Comparing(councils));
        change.Done(map, map.Slug);
    }
}
