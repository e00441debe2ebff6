namespace CouncilPlatform.CommunityPlanning.Reports;

/// <summary>Draws up the report of a year from what is recorded: every outcome, every partner, every area.</summary>
internal sealed class AnnualReportWriter(CommunityPlanningDb db, PerformanceReports reports, IMediator mediator, TimeProvider time)
{
    private const string NoArea = "The whole area";

    public async Task<AnnualReportDraft> DraftAsync(Partnership partnership, Period year, CancellationToken cancellationToken)
    {
        var (outcomes, unexplained) = await OutcomesAsync(partnership, year, cancellationToken);
        List<ReportBlock> blocks = [];
        if (year.Last >= UkTime.Today(time))
        {
            blocks.Add(new(RuleCodes.Invalid, $"The year is not over: it ends on {year.Last:yyyy-MM-dd}."));
        }

        if (outcomes.Count == 0)
        {
            blocks.Add(new(RuleCodes.Invalid, "There is nothing to report: the partnership has no outcome."));
        }

        return new(
            year.ToString(),
            [
                .. blocks,
                .. unexplained.Select(l => new ReportBlock(
                    "COMMENTARY_MISSING",
                    $"{l.Indicator.Title}: {l.Standing!.Reason}. Say why: commentOnTarget."
                )),
            ],
            outcomes,
            await PartnersAsync(partnership, year, cancellationToken),
            await ParticipationAsync(partnership, year, cancellationToken)
        );
    }

    private async Task<(IReadOnlyList<AnnualReportOutcome> Rows, IReadOnlyList<ReportLine> Unexplained)> OutcomesAsync(
        Partnership partnership,
        Period year,
        CancellationToken cancellationToken
    )
    {
        var outcomes = await (
            from local in db.LocalOutcomes
            join national in db.NationalOutcomes on local.NationalOutcomeId equals national.Id
            where local.PartnershipId == partnership.Id
            orderby national.Number, local.Slug
            select new
            {
                local.Id,
                local.Title,
                National = national.Title,
            }
        ).ToListAsync(cancellationToken);
        var lines = await reports.LinesAsync(partnership, outcomes.ConvertAll(o => o.Id), year.ToString(), cancellationToken);
        var commentary = await reports.CommentaryAsync(lines, cancellationToken);
        var byOutcome = lines.ToLookup(l => l.Indicator.LocalOutcomeId);
        var rows = new List<AnnualReportOutcome>();
        foreach (var outcome in outcomes)
        {
            rows.AddRange(
                byOutcome[outcome.Id]
                    .Select(l => new AnnualReportOutcome
                    {
                        NationalOutcome = outcome.National,
                        Outcome = outcome.Title,
                        Indicator = l.Indicator.Title,
                        Value = l.Figure?.Value,
                        Status = l.Figure?.Status,
                        Target = l.Target?.Value,
                        State = l.Standing?.State,
                        Reason = l.Standing?.Reason ?? "no target for the year",
                        Commentary = l.Target is null ? null : commentary[l.Target.Id].LastOrDefault(),
                    })
            );
            if (!byOutcome[outcome.Id].Any())
            {
                rows.Add(
                    new()
                    {
                        NationalOutcome = outcome.National,
                        Outcome = outcome.Title,
                        Reason = "no indicator measures it",
                    }
                );
            }
        }

        for (var i = 0; i < rows.Count; i++)
        {
            rows[i].Number = i + 1;
        }

        return (rows, [.. lines.Where(l => l.Standing?.State == TargetState.Missed && !commentary[l.Target!.Id].Any())]);
    }

    private async Task<IReadOnlyList<AnnualReportPartner>> PartnersAsync(
        Partnership partnership,
        Period year,
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
        var core = db.Indicators.Where(i => i.PartnershipId == partnership.Id && i.Scope == IndicatorScope.Core);
        var due = await core.CountAsync(cancellationToken);
        var returned = await (
            from body in db.ReportingBodies
            where body.PartnershipId == partnership.Id && body.OrganisationId != null
            select new
            {
                body.OrganisationId,
                Count = db.Observations.Count(o =>
                    o.ReportingBodyId == body.Id
                    && o.Period == period
                    && o.Status != ObservationStatus.Projected
                    && core.Any(i => i.Id == o.IndicatorId)
                ),
            }
        ).ToListAsync(cancellationToken);
        var led = await db
            .OutcomeActions.Where(a => a.PartnershipId == partnership.Id)
            .GroupBy(a => a.LeadId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var joined = await db
            .ActionPartners.Where(p => db.OutcomeActions.Any(a => a.Id == p.OutcomeActionId && a.PartnershipId == partnership.Id))
            .GroupBy(p => p.OrganisationId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var spend = await db
            .BudgetLines.Where(l => l.PartnershipId == partnership.Id && l.FinancialYear == period)
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
        Period year,
        CancellationToken cancellationToken
    )
    {
        var areas = await db
            .LocalAreas.AsNoTracking()
            .Where(a => a.PartnershipId == partnership.Id)
            .OrderBy(a => a.Number)
            .Select(a => new { Id = (Guid?)a.Id, a.Name })
            .ToListAsync(cancellationToken);
        var counts = (
            await db
                .EngagementEvidence.Where(e => e.PartnershipId == partnership.Id && e.HeldOn >= year.First && e.HeldOn <= year.Last)
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
