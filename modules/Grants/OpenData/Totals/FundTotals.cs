namespace CouncilPlatform.Grants.OpenData;

internal sealed class FundTotals(GrantsDb db, IMediator mediator)
{
    public async Task<IReadOnlyList<FundTotal>> ReadAsync(
        Partnership partnership,
        IReadOnlyCollection<FundDimension> by,
        FundTotalFilterInput? filter,
        CancellationToken cancellationToken
    )
    {
        // Each is known before the statement is made, which has only what is grouped by.
        var byFund = by.Contains(FundDimension.Fund);
        var byStream = by.Contains(FundDimension.Stream);
        var byProgramme = by.Contains(FundDimension.Programme);
        var byRecipient = by.Contains(FundDimension.Recipient);
        var byPriority = by.Contains(FundDimension.Priority);
        var byYear = by.Contains(FundDimension.FinancialYear);
        var sums = await Entries(partnership, filter, byPriority)
            .GroupBy(e => new
            {
                FundId = byFund ? e.FundId : (Guid?)null,
                Stream = byStream ? e.Stream : (FundingStream?)null,
                ProgrammeId = byProgramme ? e.ProgrammeId : null,
                RecipientId = byRecipient ? e.RecipientId : null,
                PriorityId = byPriority ? e.PriorityId : null,
                // In the UK 1 April begins at eleven at night of 31 March, in UTC: it is summer time by then, every year.
                Year = byYear
                    ? e.AtUtc.Month < 3 || (e.AtUtc.Month == 3 && (e.AtUtc.Day < 31 || e.AtUtc.Hour < 23))
                        ? e.AtUtc.Year - 1
                        : e.AtUtc.Year
                    : 0,
                e.Kind,
            })
            .Select(g => new { g.Key, Pence = g.Sum(e => e.Pence) })
            .ToListAsync(cancellationToken);
        var funds = !byFund
            ? []
            : await db.Of<Fund>(partnership)
                .Select(f => new
                {
                    f.Id,
                    f.Slug,
                    f.Name,
                })
                .ToDictionaryAsync(f => f.Id, cancellationToken);
        var programmes = !byProgramme
            ? []
            : await db.Of<Programme>(partnership)
                .Select(p => new
                {
                    p.Id,
                    p.Code,
                    p.Title,
                })
                .ToDictionaryAsync(p => p.Id, cancellationToken);
        var priorities = !byPriority
            ? []
            : await db.Of<FundingPriority>(partnership)
                .Select(p => new
                {
                    p.Id,
                    p.Code,
                    p.Title,
                })
                .ToDictionaryAsync(p => p.Id, cancellationToken);
        var recipients = !byRecipient
            ? null
            : await mediator.Send(
                new GetOrganisations([.. sums.Select(s => s.Key.RecipientId).OfType<Guid>().Distinct()]),
                cancellationToken
            );
        return
        [
            .. sums.GroupBy(s => (s.Key.FundId, s.Key.Stream, s.Key.ProgrammeId, s.Key.RecipientId, s.Key.PriorityId, s.Key.Year))
                .Select(g =>
                {
                    var kinds = g.Select(s => (s.Key.Kind, s.Pence)).ToList();
                    var fund = g.Key.FundId is { } f ? funds.GetValueOrDefault(f) : null;
                    var programme = g.Key.ProgrammeId is { } p ? programmes.GetValueOrDefault(p) : null;
                    var priority = g.Key.PriorityId is { } q ? priorities.GetValueOrDefault(q) : null;
                    var recipient = g.Key.RecipientId is { } r ? recipients?.GetValueOrDefault(r) : null;
                    return new FundTotal(
                        fund?.Slug,
                        fund?.Name,
                        g.Key.Stream,
                        programme?.Code,
                        byProgramme ? programme?.Title ?? programme?.Code ?? Labels.NotGiven : null,
                        byRecipient ? recipient?.Name ?? Labels.NotGiven : null,
                        priority?.Code,
                        byPriority ? priority?.Title ?? Labels.NotGiven : null,
                        byYear ? Labels.FinancialYear(g.Key.Year) : null,
                        Money.FromPence(kinds.Where(k => LedgerMoves.From(k.Kind) is null).Sum(k => k.Pence)),
                        Balance(MoneyState.Free),
                        Balance(MoneyState.Proposed),
                        Balance(MoneyState.Committed),
                        Balance(MoneyState.Paid)
                    );

                    Money Balance(MoneyState state) => Money.FromPence(LedgerMoves.Balance(kinds, state));
                })
                .OrderBy(t => t.Fund, StringComparer.Ordinal)
                .ThenBy(t => t.Stream)
                .ThenBy(t => t.ProgrammeCode is null)
                .ThenBy(t => t.ProgrammeCode, StringComparer.Ordinal)
                .ThenBy(t => t.Recipient == Labels.NotGiven)
                .ThenBy(t => t.Recipient, StringComparer.OrdinalIgnoreCase)
                .ThenBy(t => t.PriorityCode is null)
                .ThenBy(t => t.PriorityCode, StringComparer.Ordinal)
                .ThenBy(t => t.FinancialYear, StringComparer.Ordinal),
        ];
    }

    /// <param name="underEachPriority">Whether an entry is there once for each priority that its allocation serves.</param>
    private IQueryable<Entry> Entries(Partnership partnership, FundTotalFilterInput? filter, bool underEachPriority)
    {
        var links = db.Set<AllocationPriority>().Where(_ => underEachPriority);
        return (
            from entry in db.Set<LedgerEntry>()
            join fund in db.Of<Fund>(partnership) on entry.FundId equals fund.Id
            where filter == null || filter.Fund == null || fund.Slug == filter.Fund
            join allocation in db.Of<Allocation>(partnership) on entry.AllocationId equals (Guid?)allocation.Id into allocations
            from allocation in allocations.DefaultIfEmpty()
            join draw in db.Set<ApplicationDraw>() on entry.AllocationId equals (Guid?)draw.AllocationId into draws
            from draw in draws.DefaultIfEmpty()
            join application in db.Of<Application>(partnership) on draw.ApplicationId equals application.Id into applications
            from application in applications.DefaultIfEmpty()
            join round in db.Of<Round>(partnership) on application.RoundId equals round.Id into rounds
            from round in rounds.DefaultIfEmpty()
            join link in links on entry.AllocationId equals (Guid?)link.AllocationId into served
            from link in served.DefaultIfEmpty()
            select new Entry
            {
                FundId = entry.FundId,
                Stream = entry.Stream,
                Kind = entry.Kind,
                AtUtc = entry.AtUtc,
                Pence = entry.Pence,
                AllocationId = entry.AllocationId,
                ProgrammeId = (Guid?)round.ProgrammeId,
                RecipientId = allocation.RecipientId,
                PriorityId = (Guid?)link.PriorityId,
            }
        )
            .WhereGiven(filter?.Stream, stream => e => e.Stream == stream)
            .WhereGiven(filter?.Programme, code => e => db.Of<Programme>(partnership).Any(p => p.Id == e.ProgrammeId && p.Code == code))
            .WhereGiven(
                filter?.Priority,
                code =>
                    e =>
                        db.Set<AllocationPriority>()
                            .Any(l =>
                                l.AllocationId == e.AllocationId
                                && db.Of<FundingPriority>(partnership).Any(p => p.Id == l.PriorityId && p.Code == code)
                            )
            );
    }

    private sealed class Entry
    {
        public Guid FundId { get; init; }

        public FundingStream Stream { get; init; }

        public LedgerEntryKind Kind { get; init; }

        public DateTime AtUtc { get; init; }

        public long Pence { get; init; }

        public Guid? AllocationId { get; init; }

        public Guid? ProgrammeId { get; init; }

        public Guid? RecipientId { get; init; }

        public Guid? PriorityId { get; init; }
    }
}
