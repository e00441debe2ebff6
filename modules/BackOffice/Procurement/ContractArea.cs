namespace CouncilPlatform.BackOffice.Procurement;

/// <summary>What one authority buys for others too. Exactly one authority leads.</summary>
internal sealed class ContractArea : Aggregate, ISlugged, ITransferable
{
    public Guid LeadId { get; set; }

    public required string Slug { get; init; }

    /// <summary>The area's name, like Waste.</summary>
    [MaxLength(200)]
    public required string Name { get; init; }

    Guid? IOwned.OwnerId => LeadId;

    /// <summary>The authority that is responsible for the area.</summary>
    public IDataLoaderResult<Organisation?> Lead(OrganisationBatch organisations) => organisations.Get(LeadId);

    /// <summary>The authorities that share the area's contracts.</summary>
    [Needs(nameof(LeadId))]
    public IDataLoaderResult<IReadOnlyList<ContractUser>> Users(Batches batches, BackOfficeDb db) =>
        batches
            .Parts(db, Id, (ContractUser u) => u.ContractAreaId, u => u.Id)
            .Then(IReadOnlyList<ContractUser> (all) => [.. all.Where(u => u.OrganisationId != LeadId)]);

    /// <summary>The area's contracts, the first to end first.</summary>
    public IDataLoaderResult<IReadOnlyList<Contract>> Contracts(Batches batches, BackOfficeDb db) =>
        batches
            .Parts(db, Id, (Contract c) => c.ContractAreaId, c => c.Reference)
            .Then(IReadOnlyList<Contract> (all) => [.. all.OrderBy(c => c.EndsOn)]);

    /// <summary>How far apart the contracts end; null where fewer than two have an end date.</summary>
    public IDataLoaderResult<ContractAlignment?> Alignment(Batches batches, BackOfficeDb db) =>
        Contracts(batches, db).Then(ContractAlignment.Of);

    /// <summary>Authorities for which the lead buys without a recorded legal power.</summary>
    public IDataLoaderResult<IReadOnlyList<ContractWarning>> Warnings(Batches batches, BackOfficeDb db, IMediator mediator) =>
        batches
            .Load(Id, (db, mediator), static (ids, s, ct) => WithoutPowerAsync(s.db, s.mediator, ids, ct))
            .Then(warnings => warnings ?? []);

    // It was one of the users; the lead buys for itself.
    void ITransferable.PassTo(Guid organisation) => LeadId = organisation;

    internal void CheckUsers(IReadOnlyList<ContractUserInput> users, IReadOnlyList<Organisation> organisations)
    {
        var rules = new Rules();
        foreach (var (index, user) in users.Index())
        {
            var at = InputPath.Of("users", index);
            rules
                .Require(
                    user.Lead != true,
                    "SECOND_LEAD",
                    $"{Name} has a lead, and there can be only one. To change it, hand the area over.",
                    at.Within("lead")
                )
                .Valid(
                    organisations[index].Id != LeadId,
                    $"{organisations[index].Name} leads the area and uses its own contracts anyway. Leave it out.",
                    at.Within("organisation")
                )
                .OptionalText(user.Power, 500, at.Within("power"));
        }

        rules.Check();
    }

    private static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<ContractWarning>>> WithoutPowerAsync(
        BackOfficeDb db,
        IMediator mediator,
        IReadOnlyCollection<Guid> areas,
        CancellationToken cancellationToken
    )
    {
        var all = db.AcrossPartnerships<ContractArea>("The areas are those whose warnings are requested.");
        var without = await db.Set<ContractUser>()
            .AsNoTracking()
            .Where(u => areas.Contains(u.ContractAreaId) && u.Power == null)
            .Where(u => !all.Any(a => a.Id == u.ContractAreaId && a.LeadId == u.OrganisationId))
            .ToListAsync(cancellationToken);
        var organisations = await mediator.OrganisationsAsync(without.Select(u => u.OrganisationId), cancellationToken);
        return without
            .ToLookup(u => u.ContractAreaId, u => organisations[u.OrganisationId].Name)
            .ToDictionary(
                g => g.Key,
                IReadOnlyList<ContractWarning> (g) => [.. g.Order(StringComparer.Ordinal).Select(ContractWarning.WithoutPower)]
            );
    }
}

/// <summary>An authority that shares the contracts of an area.</summary>
internal sealed class ContractUser : OrganisationEntity, IBelongsTo<ContractArea>
{
    public Guid ContractAreaId { get; init; }

    /// <summary>The legal power under which the lead buys for the authority; null where none is recorded.</summary>
    [MaxLength(500)]
    public string? Power { get; set; }

    Guid IBelongsTo<ContractArea>.WholeId => ContractAreaId;
}

/// <summary>A contract in the register.</summary>
internal sealed class Contract : Aggregate, ITransferable
{
    public Guid ContractAreaId { get; private set; }

    public Guid OrganisationId { get; private set; }

    /// <summary>The contract's reference, unique in the partnership, like C-2009-12.</summary>
    [MaxLength(60)]
    public required string Reference { get; init; }

    /// <summary>What is bought, like waste collection.</summary>
    [MaxLength(300)]
    public string Title { get; private set; } = "";

    /// <summary>The company or body that delivers; never a person.</summary>
    [MaxLength(300)]
    public string? Supplier { get; private set; }

    /// <summary>The first day; null where it is not known.</summary>
    public DateOnly? StartsOn { get; private set; }

    /// <summary>The last day; null where it is not known.</summary>
    public DateOnly? EndsOn { get; private set; }

    internal long? AnnualPence { get; private set; }

    Guid? IOwned.OwnerId => OrganisationId;

    /// <summary>The authority whose contract it is.</summary>
    public IDataLoaderResult<Organisation?> Authority(OrganisationBatch organisations) => organisations.Get(OrganisationId);

    /// <summary>What the contract costs in a year; null where it is not known.</summary>
    [Needs(nameof(AnnualPence))]
    public Money? Annual() => AnnualPence.ToMoney();

    void ITransferable.PassTo(Guid organisation) => OrganisationId = organisation;

    internal static Contract Of(Organisation authority, string reference, Partnership partnership) =>
        new()
        {
            PartnershipId = partnership.Id,
            OrganisationId = authority.Id,
            Reference = reference,
        };

    internal void Update(SaveContractInput input, ContractArea area, Organisation authority)
    {
        (ContractAreaId, OrganisationId, Title, Supplier) = (area.Id, authority.Id, input.Title, input.Supplier);
        (StartsOn, EndsOn, AnnualPence) = (input.StartsOn, input.EndsOn, input.Annual?.MinorUnits);
    }
}

/// <summary>How far apart contracts end, in calendar months and days.</summary>
/// <param name="First">The first end date.</param>
/// <param name="Last">The last end date.</param>
/// <param name="Months">Whole calendar months from the first end date to the last, like 18.</param>
/// <param name="Days">The days that are left after the whole months.</param>
internal sealed record ContractAlignment(DateOnly First, DateOnly Last, int Months, int Days)
{
    /// <summary>The gap as a sentence to show.</summary>
    public string Words =>
        First == Last
            ? $"All end on {First:d MMMM yyyy}."
            : $"They end {Wording.Count(Months, "month")}{(Days == 0 ? "" : $" and {Wording.Count(Days, "day")}")} apart: "
                + $"from {First:d MMMM yyyy} to {Last:d MMMM yyyy}. To let them together, extend the first by that.";

    internal static ContractAlignment? Of(IReadOnlyList<Contract> contracts)
    {
        var ends = contracts.Select(c => c.EndsOn).OfType<DateOnly>().Order().ToList();
        return ends.Count < 2 ? null : Between(ends[0], ends[^1]);
    }

    internal static ContractAlignment Between(DateOnly first, DateOnly last)
    {
        var months = ((last.Year - first.Year) * 12) + last.Month - first.Month;
        if (IsMonthEnd(first) && IsMonthEnd(last))
        {
            return new(first, last, months, 0);
        }

        months -= first.AddMonths(months) > last ? 1 : 0;
        return new(first, last, months, last.DayNumber - first.AddMonths(months).DayNumber);
    }

    private static bool IsMonthEnd(DateOnly day) => day.Day == DateTime.DaysInMonth(day.Year, day.Month);
}

/// <summary>Something to check about the contracts of an area.</summary>
/// <param name="Code">For programs: VIRES.</param>
/// <param name="Message">What to check, as a sentence that names the authority.</param>
internal sealed record ContractWarning(string Code, string Message)
{
    internal static ContractWarning WithoutPower(string authority) =>
        new(
            "VIRES",
            $"No legal power is recorded under which the lead buys for {authority}. "
                + "Without one the contract may be beyond its powers (ultra vires). Record the power."
        );
}
