namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>Writes figures: a new one, or a revision that keeps what was said before.</summary>
internal sealed class ObservationWriter(CommunityPlanningDb db, TimeProvider time)
{
    /// <param name="now">What is there already, tracked; null where nothing is.</param>
    /// <returns>The figure, and whether anything changed.</returns>
    public (Observation Observation, bool Changed) Write(
        Indicator indicator,
        Guid body,
        Period period,
        Observation? now,
        string value,
        ObservationStatus status,
        int definition,
        string? source
    )
    {
        if (now is null)
        {
            var added = new Observation
            {
                PartnershipId = indicator.PartnershipId,
                IndicatorId = indicator.Id,
                ReportingBodyId = body,
                Period = period.ToString(),
                PeriodKind = period.Kind,
                PeriodEnds = period.Last,
                Value = value,
                Status = status,
                DefinitionNumber = definition,
                Source = source,
                RecordedUtc = time.GetUtcNow().UtcDateTime,
            };
            db.Add(added);
            return (added, true);
        }

        if (now.Value == value && now.Status == status && now.DefinitionNumber == definition && now.Source == source)
        {
            return (now, false);
        }

        db.Add(
            new ObservationRevision
            {
                ObservationId = now.Id,
                // Its version counts its revisions: nothing else changes it.
                Number = now.Version + 1,
                Value = now.Value,
                Status = now.Status,
                DefinitionNumber = now.DefinitionNumber,
                Source = now.Source,
                RecordedUtc = now.RecordedUtc,
            }
        );
        (now.Value, now.Status, now.DefinitionNumber, now.Source, now.RecordedUtc) = (
            value,
            status,
            definition,
            source,
            time.GetUtcNow().UtcDateTime
        );
        return (now, true);
    }
}
