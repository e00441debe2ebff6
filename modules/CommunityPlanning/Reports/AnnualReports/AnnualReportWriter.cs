namespace CouncilPlatform.CommunityPlanning.Reports;

/// <summary>Prepares the report of a year from what is recorded: every outcome, every partner, every area.</summary>
internal sealed class AnnualReportWriter(CommunityPlanningDb db, PerformanceReports reports, IMediator mediator, TimeProvider time)
{
    private const string NoArea = "The whole area";

    /// <param name="report">The key of the report that the lines are part of.</param>
    public async Task<AnnualReportDraft> DraftAsync(
        Partnership partnership,
        FinancialYear year,
        Guid report,
        CancellationToken cancellationToken
    )
    {
        var (outcomes, unexplained) = await OutcomesAsync(partnership, year, report, cancellationToken);
        List<ReportBlock> blocks = [];
        if (year.Last >= UkTime.Today(time))
        {
            blocks.Add(new(RuleCodes.Invalid, $"The year ends on {year.Last:yyyy-MM-dd}. Publish its report when it is over."));
        }

        if (outcomes.Count == 0)
        {
            blocks.Add(new(RuleCodes.Invalid, "The partnership has no outcome to report. Add an outcome first."));
        }

        return new(
            year,
            [
                .. blocks,
                .. unexplained.Select(l => new ReportBlock(
                    "COMMENTARY_MISSING",
                    $"{l.Indicator.Title}: {l.Standing!.Reason}. Add commentary that explains why."
                )),
            ],
            outcomes,
            await PartnersAsync(partnership, year, report, cancellationToken),
            await ParticipationAsync(partnership, year, report, cancellationToken)
        );
    }

    private async Task<(IReadOnlyList<AnnualReportOutcome> Rows, IReadOnlyList<ReportLine> Unexplained)> OutcomesAsync(
        Partnership partnership,
        FinancialYear year,
        Guid report,
        CancellationToken cancellationToken
    )
    {
        var outcomes = await (
            from local in db.Of<LocalOutcome>(partnership)
            join national in db.Of<NationalOutcome>(partnership) on local.NationalOutcomeId equals national.Id
            orderby national.Number, local.Slug
            select new
            {
                local.Id,
                local.Title,
                National = national.Title,
            }
        ).ToListAsync(cancellationToken);
        var lines = await reports.LinesAsync(partnership, outcomes.ConvertAll(o => o.Id), year.ToString(), cancellationToken);
        var commentary = await reports.CommentaryAsync(partnership, lines, cancellationToken);
        var byOutcome = lines.ToLookup(l => l.Indicator.LocalOutcomeId);
        var rows = outcomes
            .SelectMany(outcome => byOutcome[outcome.Id].DefaultIfEmpty().Select(line => (Outcome: outcome, Line: line)))
            .Select(
                (row, index) =>
                    new AnnualReportOutcome
                    {
                        AnnualReportId = report,
                        Number = index + 1,
                        NationalOutcome = row.Outcome.National,
                        Outcome = row.Outcome.Title,
                        Indicator = row.Line?.Indicator.Title,
                        Value = row.Line?.Figure?.Value,
                        Status = row.Line?.Figure?.Status,
                        Target = row.Line?.Target?.Value,
                        State = row.Line?.Standing?.State,
                        Reason = row.Line is null ? "no indicator measures it" : row.Line.Standing?.Reason ?? "no target for the year",
                        Commentary = row.Line?.Target is { } target ? commentary[target.Id].LastOrDefault() : null,
                    }
            )
            .ToList();
        return (rows, [.. lines.Where(l => l.IsUnexplained(commentary))]);
    }

    private async Task<IReadOnlyList<AnnualReportPartner>> PartnersAsync(
        Partnership partnership,
        FinancialYear year,
        Guid report,
        CancellationToken cancellationToken
    )
    {
        var ids = (await mediator.Send(new GetMembers(partnership.Id), cancellationToken))
            .Where(m => !m.Observer && m.CountsWithin(year.First, year.Last))
            .Select(m => m.OrganisationId)
            .Distinct()
            .ToList();
        var partners = await mediator.Send(new GetOrganisations(ids), cancellationToken);
        var period = year.ToString();
        var core = db.Of<Indicator>(partnership).Where(i => i.Scope == IndicatorScope.Core);
        var due = await core.CountAsync(cancellationToken);
        var returned = await (
            from body in db.Of<ReportingBody>(partnership)
            where body.OrganisationId != null
            select new
            {
                body.OrganisationId,
                Count = db.Of<Observation>(partnership)
                    .Count(o =>
                        o.ReportingBodyId == body.Id
                        && o.Period == period
                        && o.Status != ObservationStatus.Projected
                        && core.Any(i => i.Id == o.IndicatorId)
                    ),
            }
        ).ToListAsync(cancellationToken);
        var led = await db.Of<OutcomeAction>(partnership)
            .GroupBy(a => a.LeadId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var joined = await db.Set<ActionPartner>()
            .Where(p => db.Of<OutcomeAction>(partnership).Any(a => a.Id == p.OutcomeActionId))
            .GroupBy(p => p.OrganisationId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var spend = await db.Of<BudgetLine>(partnership)
            .Where(l => l.FinancialYear == year)
            .GroupBy(l => l.OrganisationId)
            .Select(g => new
            {
                g.Key,
                Total = g.Sum(l => l.Pence),
                Aligned = g.Sum(l => l.LocalOutcomeId != null ? l.Pence : 0),
            })
            .ToDictionaryAsync(g => g.Key, cancellationToken);
        return
        [
            .. partners
                .Values.OrderBy(p => p.Name, StringComparer.Ordinal)
                .Select(
                    (p, index) =>
                        new AnnualReportPartner
                        {
                            AnnualReportId = report,
                            Number = index + 1,
                            Partner = p.Name,
                            IndicatorsDue = due,
                            IndicatorsReturned = returned.Where(r => r.OrganisationId == p.Id).Sum(r => r.Count),
                            ActionsLed = led.GetValueOrDefault(p.Id),
                            ActionsJoined = joined.GetValueOrDefault(p.Id),
                            BudgetPence = spend.GetValueOrDefault(p.Id)?.Total ?? 0,
                            AlignedPence = spend.GetValueOrDefault(p.Id)?.Aligned ?? 0,
                        }
                ),
        ];
    }

    private async Task<IReadOnlyList<AnnualReportParticipation>> ParticipationAsync(
        Partnership partnership,
        FinancialYear year,
        Guid report,
        CancellationToken cancellationToken
    )
    {
        var areas = await db.Of<LocalArea>(partnership)
            .AsNoTracking()
            .OrderBy(a => a.Number)
            .Select(a => new { Id = (Guid?)a.Id, a.Name })
            .ToListAsync(cancellationToken);
        var counts = (
            await db.Of<EngagementEvidence>(partnership)
                .Where(e => e.HeldOn >= year.First && e.HeldOn <= year.Last)
                .GroupBy(e => e.LocalAreaId)
                .Select(g => new
                {
                    g.Key,
                    Count = g.Count(),
                    Participants = g.Sum(e => e.Participants ?? 0),
                    Uncounted = g.Sum(e => e.Participants == null ? 1 : 0),
                })
                .ToListAsync(cancellationToken)
        ).ToLookup(g => g.Key);
        return
        [
            .. areas
                .Append(new { Id = (Guid?)null, Name = NoArea })
                .Select(
                    (area, index) =>
                        new AnnualReportParticipation
                        {
                            AnnualReportId = report,
                            Number = index + 1,
                            Area = area.Name,
                            Engagements = counts[area.Id].Sum(c => c.Count),
                            Participants = counts[area.Id].Sum(c => c.Participants),
                            Uncounted = counts[area.Id].Sum(c => c.Uncounted),
                        }
                ),
        ];
    }
}
