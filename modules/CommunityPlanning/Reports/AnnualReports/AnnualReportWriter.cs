namespace CouncilPlatform.CommunityPlanning.Reports;

/// <summary>Prepares the report of a year from what is recorded: every outcome, every partner, every area.</summary>
internal sealed class AnnualReportWriter(CommunityPlanningDb db, PerformanceReports reports, IMediator mediator, TimeProvider time)
{
    public async Task<AnnualReportDraft> DraftAsync(Partnership partnership, FinancialYear year, CancellationToken cancellationToken)
    {
        var (outcomes, unexplained) = await OutcomesAsync(partnership, year, cancellationToken);
        List<ReportBlock> blocks = [];
        if (year.Last >= UkTime.Today(time))
        {
            blocks.Add(
                new(
                    RuleCodes.Invalid,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The year ends on {year.Last:d MMMM yyyy}. Publish its report when it is over."
                    )
                )
            );
        }

        if (outcomes.Count == 0)
        {
            blocks.Add(new(RuleCodes.Invalid, "The partnership has no outcome to report. Add an outcome first."));
        }

        blocks.AddRange(
            unexplained.Select(l => new ReportBlock(
                "COMMENTARY_MISSING",
                $"{l.Indicator.Title}: {l.Standing!.Reason}. Add commentary that explains why."
            ))
        );
        return new(
            year,
            blocks,
            outcomes,
            await PartnersAsync(partnership, year, cancellationToken),
            await ParticipationAsync(partnership, year, cancellationToken)
        );
    }

    private async Task<(IReadOnlyList<AnnualReportOutcome> Rows, IEnumerable<ReportLine> Unexplained)> OutcomesAsync(
        Partnership partnership,
        FinancialYear year,
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
        var rows = from outcome in outcomes from line in byOutcome[outcome.Id].DefaultIfEmpty() select (outcome, line);
        return (
            [
                .. rows.Select(
                    (row, index) =>
                        new AnnualReportOutcome
                        {
                            Number = index + 1,
                            NationalOutcome = row.outcome.National,
                            Outcome = row.outcome.Title,
                            Indicator = row.line?.Indicator.Title,
                            Value = row.line?.Figure?.Value(),
                            Status = row.line?.Figure?.Status,
                            Target = row.line?.Target?.Value,
                            State = row.line?.Standing?.State,
                            Reason = row.line is null ? "no indicator measures it" : row.line.Standing?.Reason ?? "no target for the year",
                            Commentary = row.line?.Target is { } target ? commentary[target.Id].LastOrDefault() : null,
                        }
                ),
            ],
            lines.Where(l => l.IsUnexplained(commentary))
        );
    }

    private async Task<IReadOnlyList<AnnualReportPartner>> PartnersAsync(
        Partnership partnership,
        FinancialYear year,
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
        var returned = await CountsAsync(
            from body in db.Of<ReportingBody>(partnership)
            join figure in db.Of<Observation>(partnership).Headline() on body.Id equals figure.ReportingBodyId
            where
                body.OrganisationId != null
                && figure.Period == period
                && figure.Status != ObservationStatus.Projected
                && core.Any(i => i.Id == figure.IndicatorId)
            select body.OrganisationId!.Value
        );
        var led = await CountsAsync(db.Of<OutcomeAction>(partnership).Select(a => a.LeadId));
        var joined = await CountsAsync(
            db.Set<ActionPartner>()
                .Where(p => db.Of<OutcomeAction>(partnership).Any(a => a.Id == p.OutcomeActionId && a.LeadId != p.OrganisationId))
                .Select(p => p.OrganisationId)
        );
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
                            Number = index + 1,
                            Partner = p.Name,
                            IndicatorsDue = due,
                            IndicatorsReturned = returned.GetValueOrDefault(p.Id),
                            ActionsLed = led.GetValueOrDefault(p.Id),
                            ActionsJoined = joined.GetValueOrDefault(p.Id),
                            BudgetPence = spend.GetValueOrDefault(p.Id)?.Total ?? 0,
                            AlignedPence = spend.GetValueOrDefault(p.Id)?.Aligned ?? 0,
                        }
                ),
        ];

        Task<Dictionary<Guid, int>> CountsAsync(IQueryable<Guid> organisations) =>
            organisations
                .GroupBy(o => o)
                .Select(g => new { g.Key, Count = g.Count() })
                .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
    }

    private async Task<IReadOnlyList<AnnualReportParticipation>> ParticipationAsync(
        Partnership partnership,
        FinancialYear year,
        CancellationToken cancellationToken
    )
    {
        var areas = await db.Of<LocalArea>(partnership).AsNoTracking().OrderBy(a => a.Number).ToListAsync(cancellationToken);
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
                .Select(a => (Id: (Guid?)a.Id, a.Name))
                .Append((Id: null, Name: "The whole area"))
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
