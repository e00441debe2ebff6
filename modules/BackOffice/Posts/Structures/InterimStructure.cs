namespace CouncilPlatform.BackOffice.Posts;

/// <summary>The structure that a council has until the lasting one is there, and what it costs beside the present one. A stand-alone Chief Executive is told apart.</summary>
internal sealed class InterimStructure : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid OrganisationId { get; init; }

    public required string Title { get; init; }

    internal long CostPence { get; set; }

    internal long CurrentCostPence { get; set; }

    internal long? ChiefExecutivePence { get; set; }

    public int Version { get; set; }

    public IDataLoaderResult<Organisation?> Council(Batches batches, IMediator mediator) => batches.Organisation(OrganisationId, mediator);

    /// <summary>In a year, without a stand-alone Chief Executive.</summary>
    [Needs(nameof(CostPence))]
    public Money Cost() => Money.FromPence(CostPence);

    /// <summary>What the present structure costs the council in a year.</summary>
    [Needs(nameof(CurrentCostPence))]
    public Money CurrentCost() => Money.FromPence(CurrentCostPence);

    /// <summary>What a stand-alone Chief Executive would cost in a year; null where nobody has said.</summary>
    [Needs(nameof(ChiefExecutivePence))]
    public Money? ChiefExecutive() => ChiefExecutivePence is { } pence ? Money.FromPence(pence) : null;

    /// <summary>With a stand-alone Chief Executive; null where nobody has said what that one would cost.</summary>
    [Needs(nameof(CostPence), nameof(ChiefExecutivePence))]
    public Money? CostWithChiefExecutive() => ChiefExecutivePence is { } pence ? Money.FromPence(CostPence + pence) : null;

    /// <summary>What somebody should look into; nothing is refused for it.</summary>
    [Needs(nameof(CostPence), nameof(CurrentCostPence), nameof(ChiefExecutivePence))]
    public IReadOnlyList<StructureWarning> Warnings()
    {
        var (cost, current) = (Money.FromPence(CostPence), Money.FromPence(CurrentCostPence));
        var with = CostWithChiefExecutive();
        return
        [
            .. cost > current
                ? new StructureWarning[]
                {
                    new("COSTS_MORE", $"It costs {cost - current} a year more than the present structure ({cost} and {current})."),
                }
                : [],
            .. cost <= current && with is { } all && all > current
                ? new StructureWarning[]
                {
                    new(
                        "COSTS_MORE_WITH_CHIEF_EXECUTIVE",
                        $"With a stand-alone Chief Executive it costs {all - current} a year more than the present structure."
                    ),
                }
                : [],
        ];
    }
}

/// <param name="Code">For programs.</param>
/// <param name="Message">For people.</param>
internal sealed record StructureWarning(string Code, string Message);

/// <summary>Everything of it as it is to be; a structure of the council with the title that is there already is replaced.</summary>
/// <param name="Council">Its code.</param>
/// <param name="Cost">In a year, without a stand-alone Chief Executive.</param>
/// <param name="CurrentCost">What the present structure costs the council in a year.</param>
/// <param name="ChiefExecutive">What a stand-alone Chief Executive would cost in a year.</param>
/// <param name="Version">Of the structure that is there, as you saw it; a stale one is refused.</param>
internal sealed record SaveInterimStructureInput(
    string Partnership,
    string Council,
    string Title,
    Money Cost,
    Money CurrentCost,
    Money? ChiefExecutive,
    int? Version
) : IPartnershipInput;

/// <summary>Structures until the lasting ones are there.</summary>
internal sealed class StructureMutations
{
    [Requires(Role.Officer)]
    public static async Task<InterimStructure> SaveInterimStructure(
        SaveInterimStructureInput input,
        Partnership partnership,
        BackOfficeDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .Text(input.Title, 300, "input", "title")
            .NotNegative(input.Cost, "input", "cost")
            .NotNegative(input.CurrentCost, "input", "currentCost")
            .NotNegative(input.ChiefExecutive ?? default, "input", "chiefExecutive")
            .Check();
        var council = await mediator.OrganisationAsync(input.Council, cancellationToken, "input", "council");
        return await db.WriteAsync(
            async ct =>
            {
                var there = await db
                    .InterimStructures.Where(s =>
                        s.PartnershipId == partnership.Id && s.OrganisationId == council.Id && s.Title == input.Title
                    )
                    .Select(s => (Guid?)s.Id)
                    .SingleOrDefaultAsync(ct);
                var structure = there is { } id
                    ? await db.HoldAsync<InterimStructure>(partnership, id, input.Version, ct)
                    : new()
                    {
                        PartnershipId = partnership.Id,
                        OrganisationId = council.Id,
                        Title = input.Title,
                    };
                (structure.CostPence, structure.CurrentCostPence, structure.ChiefExecutivePence) = (
                    input.Cost.MinorUnits,
                    input.CurrentCost.MinorUnits,
                    input.ChiefExecutive?.MinorUnits
                );
                if (there is null)
                {
                    db.Add(structure);
                }

                db.Audit("saveInterimStructure", structure, partnership.Id, $"{council.Name}: {structure.Title}");
                return structure;
            },
            cancellationToken
        );
    }
}

/// <summary>Structures until the lasting ones are there.</summary>
internal sealed class StructureQueries
{
    /// <summary>By title.</summary>
    public static Task<Connection<InterimStructure>> InterimStructures(
        Partnership partnership,
        Paging paging,
        BackOfficeDb db,
        CancellationToken cancellationToken
    ) =>
        db
            .InterimStructures.Where(s => s.PartnershipId == partnership.Id)
            .PageAsync(paging, s => s.Title, descending: false, cancellationToken);
}
