namespace CouncilPlatform.CommunityPlanning.Demonstration;

/// <summary>
/// North Lanarkshire's six local areas, each with its team and its co-terminous area committee, as its submission "Public Sector Reform and Local
/// Government" (February 2012) counts them. It gives no outcomes and no figures: those here say that they are illustrative, but for child poverty's two.
/// </summary>
internal sealed class LanarkshireDemonstration(
    CommunityPlanningDb db,
    IPartnerships partnerships,
    IMediator mediator,
    ObservationWriter writer
) : IDemonstration
{
    private const int Areas = 6;
    private const string Illustrative = "Illustrative: no document gives it.";
    private const string Profile = "Community Planning Outcomes Profile, Improvement Service";

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var partnership = await partnerships.FindAsync("north-lanarkshire", cancellationToken);
        var bodies = (await mediator.Send(new GetBodies(partnership.Id, Ids: null), cancellationToken)).Values.ToDictionary(
            b => b.Name,
            b => b.Id,
            StringComparer.Ordinal
        );
        await db.WriteAsync(
            async ct =>
            {
                // What somebody has begun is left alone.
                if (await db.LocalAreas.AnyAsync(a => a.PartnershipId == partnership.Id, ct))
                {
                    return false;
                }

                foreach (var number in Enumerable.Range(1, Areas))
                {
                    var label = number.ToString(CultureInfo.InvariantCulture);
                    var area = new LocalArea
                    {
                        PartnershipId = partnership.Id,
                        Number = number,
                        Name = $"Local area {label}",
                        Team = $"Local Area Team {label}",
                    };
                    db.Add(area);
                    db.Add(
                        new AreaCommittee
                        {
                            PartnershipId = partnership.Id,
                            LocalAreaId = area.Id,
                            BodyId = bodies[$"Local area committee {label}"],
                        }
                    );
                }

                AddFramework(partnership, bodies["Themed working groups"]);
                db.Audit("loadDemonstration", partnership, partnership.Id, "local areas and outcomes");
                return true;
            },
            cancellationToken
        );
    }

    private void AddFramework(Partnership partnership, Guid themedGroups)
    {
        var national = new NationalOutcome
        {
            PartnershipId = partnership.Id,
            Number = 1,
            Title = "Children and young people do well (illustrative)",
            Source = Illustrative,
        };
        var outcome = new LocalOutcome
        {
            PartnershipId = partnership.Id,
            NationalOutcomeId = national.Id,
            Slug = "best-start",
            Title = "Children have the best start in life (illustrative)",
            ThemedGroupId = themedGroups,
        };
        var own = new ReportingBody
        {
            PartnershipId = partnership.Id,
            Slug = partnership.Slug,
            Name = "North Lanarkshire",
            Kind = ReportingBodyKind.Partnership,
        };
        db.AddRange(national, outcome, own);

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
            var indicator = new Indicator
            {
                PartnershipId = partnership.Id,
                LocalOutcomeId = outcome.Id,
                Slug = slug,
                Title = title,
                Unit = IndicatorUnit.Percent,
                Polarity = polarity,
                Scope = IndicatorScope.Local,
                Source = source,
                Influence = InfluenceLevel.Partnership,
                DefinitionNumber = 1,
            };
            db.Add(indicator);
            db.Add(
                new IndicatorDefinition
                {
                    IndicatorId = indicator.Id,
                    Number = 1,
                    Text = $"{title}, in percent",
                }
            );
            return indicator;
        }

        void Record(Indicator indicator, string period, string value, string source) =>
            writer.Write(indicator, own.Id, Period.Read(period), now: null, value, ObservationStatus.Actual, definition: 1, source);

        void AddTarget(Indicator indicator, TargetBound bound, string value) =>
            db.Add(
                new IndicatorTarget
                {
                    PartnershipId = partnership.Id,
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
