namespace CouncilPlatform.BackOffice.Procurement;

/// <summary>What one authority buys for others too. Exactly one leads: it is of the row itself, so that there is never a second.</summary>
internal sealed class ContractArea : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid LeadId { get; set; }

    /// <summary>Its short name within the partnership.</summary>
    public required string Slug { get; init; }

    public required string Name { get; init; }

    public int Version { get; set; }

    /// <summary>The authority that is responsible for it.</summary>
    public IDataLoaderResult<Organisation?> Lead(Batches batches, IMediator mediator) => batches.Organisation(LeadId, mediator);

    /// <summary>The authorities that share its contracts.</summary>
    public IDataLoaderResult<IReadOnlyList<ContractUser>> Users(Batches batches, BackOfficeDb db) =>
        batches.All(
            "backoffice.contract-area.users",
            Id,
            ids => db.ContractUsers.Where(u => ids.Contains(u.ContractAreaId)).OrderBy(u => u.Id),
            u => u.ContractAreaId
        );

    /// <summary>By end date, the first to end first.</summary>
    public IDataLoaderResult<IReadOnlyList<Contract>> Contracts(Batches batches, BackOfficeDb db) => ContractsOf(batches, db);

    /// <summary>How far apart its contracts end; null where fewer than two say when they end.</summary>
    public IDataLoaderResult<ContractAlignment?> Alignment(Batches batches, BackOfficeDb db) =>
        ContractsOf(batches, db).Then(ContractAlignment.Of);

    /// <summary>What somebody should look into: whoever is bought for without a recorded power to do so.</summary>
    public IDataLoaderResult<IReadOnlyList<ContractWarning>> Warnings(Batches batches, BackOfficeDb db, IMediator mediator) =>
        batches
            .Load<Guid, IReadOnlyList<ContractWarning>>(
                "backoffice.contract-area.warnings",
                Id,
                async (ids, cancellationToken) =>
                {
                    var without = await db
                        .ContractUsers.AsNoTracking()
                        .Where(u => ids.Contains(u.ContractAreaId) && u.Power == null)
                        .ToListAsync(cancellationToken);
                    var organisations = await mediator.Send(
                        new GetOrganisations([.. without.Select(u => u.OrganisationId).Distinct()]),
                        cancellationToken
                    );
                    return without
                        .ToLookup(u => u.ContractAreaId, u => organisations[u.OrganisationId].Name)
                        .ToDictionary(
                            g => g.Key,
                            IReadOnlyList<ContractWarning> (g) =>
                                [
                                    .. g.Order(StringComparer.Ordinal)
                                        .Select(name => new ContractWarning(
                                            "VIRES",
                                            $"No power is recorded by which the lead buys on behalf of {name}. Without one the contract may be beyond its powers (ultra vires): shareContracts."
                                        )),
                                ]
                        );
                }
            )
            .Then(warnings => warnings ?? []);

    private IDataLoaderResult<IReadOnlyList<Contract>> ContractsOf(Batches batches, BackOfficeDb db) =>
        batches.All(
            "backoffice.contract-area.contracts",
            Id,
            ids => db.Contracts.Where(c => ids.Contains(c.ContractAreaId)).OrderBy(c => c.EndsOn).ThenBy(c => c.Reference),
            c => c.ContractAreaId
        );
}

/// <summary>An authority that shares the contracts of an area.</summary>
internal sealed class ContractUser : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid ContractAreaId { get; init; }

    public Guid OrganisationId { get; init; }

    /// <summary>The power in law by which the lead buys on its behalf; null while none is recorded.</summary>
    public string? Power { get; set; }

    public IDataLoaderResult<Organisation?> Organisation(Batches batches, IMediator mediator) =>
        batches.Organisation(OrganisationId, mediator);
}

/// <summary>A contract of the register.</summary>
internal sealed class Contract : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid ContractAreaId { get; set; }

    public Guid OrganisationId { get; set; }

    /// <summary>What tells it from every other of the partnership.</summary>
    public required string Reference { get; init; }

    public required string Title { get; set; }

    public string? Supplier { get; set; }

    public DateOnly? StartsOn { get; set; }

    public DateOnly? EndsOn { get; set; }

    internal long? AnnualPence { get; set; }

    public int Version { get; set; }

    /// <summary>Whose contract it is.</summary>
    public IDataLoaderResult<Organisation?> Authority(Batches batches, IMediator mediator) =>
        batches.Organisation(OrganisationId, mediator);

    /// <summary>What it costs in a year; null where nobody has said.</summary>
    [Needs(nameof(AnnualPence))]
    public Money? Annual() => AnnualPence is { } pence ? Money.FromPence(pence) : null;
}

/// <summary>How far apart contracts end. Months are calendar months; from the end of one month to the end of another is whole months.</summary>
/// <param name="Months">Whole calendar months from the first end to the last.</param>
/// <param name="Days">What is left of it.</param>
internal sealed record ContractAlignment(DateOnly First, DateOnly Last, int Months, int Days)
{
    public string Words =>
        First == Last
            ? $"All end on {First:yyyy-MM-dd}"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"They end {Months} months{(Days == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" and {Days} days"))} apart: from {First:yyyy-MM-dd} to {Last:yyyy-MM-dd}. To let them together, the first would be extended by that."
            );

    public static ContractAlignment? Of(IReadOnlyList<Contract> contracts)
    {
        var ends = contracts.Select(c => c.EndsOn).OfType<DateOnly>().Order().ToList();
        return ends.Count < 2 ? null : Between(ends[0], ends[^1]);
    }

    public static ContractAlignment Between(DateOnly first, DateOnly last)
    {
        if (IsMonthEnd(first) && IsMonthEnd(last))
        {
            return new(first, last, ((last.Year - first.Year) * 12) + last.Month - first.Month, 0);
        }

        var months = ((last.Year - first.Year) * 12) + last.Month - first.Month;
        if (first.AddMonths(months) > last)
        {
            months--;
        }

        return new(first, last, months, last.DayNumber - first.AddMonths(months).DayNumber);
    }

    private static bool IsMonthEnd(DateOnly day) => day.Day == DateTime.DaysInMonth(day.Year, day.Month);
}

/// <param name="Code">For programs.</param>
/// <param name="Message">For people.</param>
internal sealed record ContractWarning(string Code, string Message);
