namespace CouncilPlatform.CommunityPlanning.Demonstration;

/// <summary>
/// North Lanarkshire's six local areas, as its submission "Public Sector Reform and Local Government" (February 2012) counts them. It has
/// no outcomes and no figures: the outcomes here are marked as illustrative, and the figures are those of the published profile. What
/// neither says, such as targets, is absent.
/// </summary>
internal sealed class LanarkshireDemonstration(
    Changes<CommunityPlanningDb> changes,
    IPartnerships partnerships,
    IMediator mediator,
    ObservationWriter writer
) : IDemonstration
{
    private const int Areas = 6;
    private const string Illustrative = "Illustrative: not from a document.";
    private const string Profile = "Community Planning Outcomes Profile, Improvement Service";
    private const string ImpactNote =
        "Changes in benefit levels are decided outside the partnership and can affect poverty. It can provide co-ordinated welfare and "
        + "benefits advice, but has little influence on the change itself.";

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var partnership = await partnerships.FindAsync("north-lanarkshire", cancellationToken);
        var bodies = (await mediator.Send(new GetBodies(partnership.Id, Ids: null), cancellationToken)).Values.ToDictionary(
            b => b.Name,
            b => b.Id,
            StringComparer.Ordinal
        );
        await changes.RunAsync(partnership, "loadDemonstration", change => AddAsync(change, bodies), cancellationToken);
    }

    private async Task AddAsync(Change<CommunityPlanningDb> change, Dictionary<string, Guid> bodies)
    {
        // Areas that somebody has entered are left alone.
        if (await change.Of<LocalArea>().AnyAsync(change.Cancellation))
        {
            return;
        }

        foreach (var number in Enumerable.Range(1, Areas))
        {
            var area = change.Add(
                new LocalArea
                {
                    Number = number,
                    Name = $"Local area {number}",
                    Team = $"Local Area Team {number}",
                }
            );
            change.Add(new AreaCommittee { LocalAreaId = area.Id, BodyId = bodies[$"Local area committee {number}"] });
        }

        AddFramework(change, bodies["Themed working groups"]);
        change.Audit(change.Partnership, "local areas and outcomes");
    }

    private void AddFramework(Change<CommunityPlanningDb> change, Guid themedGroups)
    {
        var national = new NationalOutcome
        {
            Number = 1,
            Title = "Children and young people do well (illustrative)",
            Source = Illustrative,
        };
        var outcome = new LocalOutcome
        {
            NationalOutcomeId = national.Id,
            Slug = "best-start",
            Title = "Children have the best start in life (illustrative)",
            ThemedGroupId = themedGroups,
        };
        var own = new ReportingBody
        {
            Slug = change.Partnership.Slug,
            Name = "North Lanarkshire",
            Kind = ReportingBodyKind.Partnership,
        };
        var nation = new ReportingBody
        {
            Slug = "scotland",
            Name = "Scotland",
            Kind = ReportingBodyKind.Nation,
        };
        var poverty = new Indicator
        {
            LocalOutcomeId = outcome.Id,
            Slug = "child-poverty",
            Title = "Children living in poverty",
            Unit = IndicatorUnit.Percent,
            Polarity = Polarity.LowIsGood,
            Scope = IndicatorScope.Local,
            Source = Profile,
            Influence = InfluenceLevel.UnitedKingdom,
            ImpactNote = ImpactNote,
        };
        change.Add(national);
        change.Add(outcome);
        change.Add(own);
        change.Add(nation);
        change.Add(poverty);
        change.Add(poverty.Define("Children living in poverty, in percent"));
        Record(own, "2014/15", "16.36");
        Record(own, "2021/22", "19.16");
        Record(own, "2024/25", "26.92", ObservationStatus.Projected);
        Record(nation, "2021/22", "16.05");

        void Record(ReportingBody body, string period, string value, ObservationStatus status = ObservationStatus.Actual) =>
            writer.Write(
                poverty,
                body.Id,
                Period.Read(period),
                FigurePart.Headline,
                current: null,
                new(value, Missing: null, status),
                definition: 1,
                Profile
            );
    }
}
