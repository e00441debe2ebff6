namespace CouncilPlatform.BackOffice.Posts;

/// <summary>A council's structure until the permanent one, and what it costs beside the present one.</summary>
internal sealed class InterimStructure : Aggregate, IOwned
{
    public Guid OrganisationId { get; init; }

    /// <summary>The structure's title, like Interim management team.</summary>
    [MaxLength(300)]
    public required string Title { get; init; }

    internal long CostPence { get; set; }

    internal long CurrentCostPence { get; set; }

    internal long? ChiefExecutivePence { get; set; }

    Guid? IOwned.OwnerId => OrganisationId;

    /// <summary>The council that has the structure.</summary>
    public IDataLoaderResult<Organisation?> Council(OrganisationBatch organisations) => organisations.Get(OrganisationId);

    /// <summary>What the structure costs in a year, without a stand-alone Chief Executive.</summary>
    [Needs(nameof(CostPence))]
    public Money Cost() => Money.FromPence(CostPence);

    /// <summary>What the present structure costs the council in a year.</summary>
    [Needs(nameof(CurrentCostPence))]
    public Money CurrentCost() => Money.FromPence(CurrentCostPence);

    /// <summary>The yearly cost of a stand-alone Chief Executive; null where it is not known.</summary>
    [Needs(nameof(ChiefExecutivePence))]
    public Money? ChiefExecutive() => ChiefExecutivePence.ToMoney();

    /// <summary>The yearly cost with a stand-alone Chief Executive; null where it is not known.</summary>
    [Needs(nameof(CostPence), nameof(ChiefExecutivePence))]
    public Money? CostWithChiefExecutive() => (CostPence + ChiefExecutivePence).ToMoney();

    /// <summary>What somebody should check. Warnings stop nothing.</summary>
    [Needs(nameof(CostPence), nameof(CurrentCostPence), nameof(ChiefExecutivePence))]
    public IReadOnlyList<StructureWarning> Warnings()
    {
        var (cost, current) = (Cost(), CurrentCost());
        return cost > current
                ? [new("COSTS_MORE", $"It costs {cost - current} a year more than the present structure ({cost} and {current}).")]
            : CostWithChiefExecutive() is { } all && all > current
                ?
                [
                    new(
                        "COSTS_MORE_WITH_CHIEF_EXECUTIVE",
                        $"With a stand-alone Chief Executive it costs {all - current} a year more than the present structure."
                    ),
                ]
            : [];
    }
}

/// <summary>Something to check about the cost of a structure.</summary>
/// <param name="Code">For programs: COSTS_MORE or COSTS_MORE_WITH_CHIEF_EXECUTIVE.</param>
/// <param name="Message">What to check, as a sentence with the amounts.</param>
internal sealed record StructureWarning(string Code, string Message);

/// <param name="Council">The code of the council that has the structure, like E07000143.</param>
internal sealed record SaveInterimStructureInput(
    [CodeOf<Organisation>] string Council,
    string Title,
    Money Cost,
    Money CurrentCost,
    Money? ChiefExecutive
) : VersionedInput;

internal sealed class StructureMutations
{
    /// <summary>Records the whole of an interim structure, in place of the council's one with the same title.</summary>
    [Requires(Role.Officer)]
    public static async Task<InterimStructure> SaveInterimStructure(SaveInterimStructureInput input, Change<BackOfficeDb> change)
    {
        new Rules().Text(input.Title, 300).NotNegative(input.Cost).NotNegative(input.CurrentCost).NotNegative(input.ChiefExecutive).Check();
        var council = await change.OrganisationAsync(input.Council);
        var structure = await change.LockOrAddAsync(
            s => s.OrganisationId == council.Id && s.Title == input.Title,
            input.Version,
            () => new InterimStructure { OrganisationId = council.Id, Title = input.Title },
            path: "council"
        );
        (structure.CostPence, structure.CurrentCostPence) = (input.Cost.MinorUnits, input.CurrentCost.MinorUnits);
        structure.ChiefExecutivePence = input.ChiefExecutive?.MinorUnits;
        return change.Done(structure, $"{council.Name}: {structure.Title}");
    }
}

internal sealed class StructureQueries
{
    /// <summary>The structures that councils have until the permanent ones, by title.</summary>
    public static Task<Connection<InterimStructure>> InterimStructures(Partnership partnership, Paging paging, BackOfficeDb db) =>
        db.Of<InterimStructure>(partnership).PageAsync(paging, s => s.Title);
}
