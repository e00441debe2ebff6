namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <summary>Writes figures, and keeps what a figure was before as its revision.</summary>
internal sealed class ObservationWriter(Change<CommunityPlanningDb> change)
{
    public (Observation Observation, bool Changed) Write(
        Indicator indicator,
        Guid body,
        Period period,
        FigurePart part,
        Observation? current,
        FigureValue value,
        int definition,
        string? source
    )
    {
        if (current is not null)
        {
            if (current.Said == value && current.DefinitionNumber == definition && current.Source == source)
            {
                return (current, false);
            }

            change.Add(current.Revision());
        }

        var observation =
            current
            ?? change.Add(
                new Observation
                {
                    IndicatorId = indicator.Id,
                    ReportingBodyId = body,
                    Period = period.ToString(),
                    PeriodKind = period.Kind,
                    PeriodEnds = period.Last,
                    Dimension = part.Dimension,
                    Category = part.Category,
                    Measure = part.Measure,
                }
            );
        (observation.Said, observation.DefinitionNumber) = (value, definition);
        (observation.Source, observation.RecordedUtc) = (source, change.NowUtc);
        return (observation, true);
    }
}
