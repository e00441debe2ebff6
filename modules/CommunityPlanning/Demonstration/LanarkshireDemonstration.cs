namespace CouncilPlatform.CommunityPlanning.Demonstration;

/// <summary>
/// North Lanarkshire's six local areas, as its submission "Public Sector Reform and Local Government" (February 2012) counts them. It has
/// no outcomes and no figures: those here are marked as illustrative, except for child poverty's two.
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
        change.Add(national);
        change.Add(outcome);
        change.Add(own);

        var poverty = Add("child-poverty", "Children living in poverty", Polarity.LowIsGood, Profile);
        Record(poverty, "2014/15", "16.36", Profile);
        Record(poverty, "2021/22", "19.16", Profile);
        AddTarget(poverty, TargetBound.AtMost, "15");

        var destinations = Add("positive-destinations", "School leavers in positive destinations", Polarity.HighIsGood, Illustrative);
        Record(destinations, "2020/21", "94.1", Illustrative);
        Record(destinations, "2021/22", "95.3", Illustrative);
        AddTarget(destinations, TargetBound.AtLeast, "95");

        Indicator Add(string slug, string title, Polarity polarity, string source)
        {
            var indicator = change.Add(
                new Indicator
                {
                    LocalOutcomeId = outcome.Id,
                    Slug = slug,
                    Title = title,
                    Unit = IndicatorUnit.Percent,
                    Polarity = polarity,
                    Scope = IndicatorScope.Local,
                    Source = source,
                    Influence = InfluenceLevel.Partnership,
                }
            );
            change.Add(indicator.Define($"{title}, in percent"));
            return indicator;
        }

        void Record(Indicator indicator, string period, string value, string source) =>
            writer.Write(indicator, own.Id, Period.Read(period), current: null, value, ObservationStatus.Actual, definition: 1, source);

        void AddTarget(Indicator indicator, TargetBound bound, string value) =>
            change.Add(
                new IndicatorTarget
                {
                    IndicatorId = indicator.Id,
                    Level = TargetLevel.Local,
                    Bound = bound,
                    Period = "2021/22",
                    PeriodEnds = Period.Read("2021/22").Last,
                    Value = value,
                    Note = Illustrative,
                }
            );
    }
}
