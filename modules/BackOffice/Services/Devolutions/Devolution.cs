namespace CouncilPlatform.BackOffice.Services;

/// <summary>A proposal that a district takes a service on, without harm to other districts.</summary>
internal sealed class Devolution : Aggregate, IPartOf<Service>
{
    public Guid ServiceId { get; init; }

    public Guid OrganisationId { get; init; }

    /// <summary>How the devolution improves the quality of the service; null where it does not.</summary>
    [MaxLength(1000)]
    public string? QualityBenefit { get; private set; }

    /// <summary>How the devolution improves access to the service; null where it does not.</summary>
    [MaxLength(1000)]
    public string? AccessBenefit { get; private set; }

    /// <summary>The day on which the service was devolved; null while it is not.</summary>
    public DateOnly? DevolvedOn { get; private set; }

    internal Guid? ProposedById { get; private set; }

    Guid IBelongsTo<Service>.WholeId => ServiceId;

    /// <summary>The district that takes the service on.</summary>
    public IDataLoaderResult<Organisation?> To(OrganisationBatch organisations) => organisations.Get(OrganisationId);

    /// <summary>What the devolution means for each of the other districts.</summary>
    public IDataLoaderResult<IReadOnlyList<DevolutionImpact>> Impacts(Batches batches, BackOfficeDb db) =>
        batches.Parts(db, Id, (DevolutionImpact i) => i.DevolutionId, i => i.Id);

    internal void Propose(ProposeDevolutionInput input, Guid? person)
    {
        Undevolved(InputPath.Of("to")).Check();
        (QualityBenefit, AccessBenefit, ProposedById) = (input.QualityBenefit.OrNull(), input.AccessBenefit.OrNull(), person);
    }

    internal Rules Undevolved(InputPath at) =>
        new Rules().Require(DevolvedOn is null, "DEVOLVED", $"The service was devolved on {DevolvedOn:d MMMM yyyy}.", at);

    internal void Devolve(DateOnly on, IEnumerable<Organisation> others, IReadOnlyDictionary<Guid, DevolutionImpact> impacts, Caller caller)
    {
        var at = InputPath.Of("devolution");
        var rules = Undevolved(at)
            .OtherPerson(caller, ProposedById, "proposed this devolution", at)
            .Require(
                QualityBenefit is not null || AccessBenefit is not null,
                "NO_BENEFIT",
                "The proposal improves neither the quality of the service nor access to it. Enter the benefit first.",
                at
            );
        foreach (var other in others)
        {
            var impact = impacts.GetValueOrDefault(other.Id);
            rules.Require(
                impact is not null,
                "IMPACT_UNKNOWN",
                $"{other.Name}: the effect on cost and quality is not assessed. Assess it first.",
                at
            );
            RequireHarmless(impact?.Cost, "cost");
            RequireHarmless(impact?.Quality, "quality");

            void RequireHarmless(ImpactSize? size, string what) =>
                rules.Require(
                    size != ImpactSize.SignificantNegative,
                    "ADVERSE_IMPACT",
                    $"{other.Name}: a significant negative consequence for {what}. Change the proposal, and assess it again.",
                    at
                );
        }

        rules.Check();
        DevolvedOn = on;
    }
}

/// <summary>What a devolution means for another district, as that district sees it.</summary>
internal sealed class DevolutionImpact : OrganisationEntity, IOwned
{
    public Guid DevolutionId { get; init; }

    /// <summary>The effect on the cost of the service there.</summary>
    public ImpactSize Cost { get; set; }

    /// <summary>The effect on the quality of the service there.</summary>
    public ImpactSize Quality { get; set; }

    /// <summary>What the assessment is based on.</summary>
    [MaxLength(1000)]
    public string? Note { get; set; }

    Guid? IOwned.OwnerId => OrganisationId;
}

/// <summary>How large an effect on a district is.</summary>
internal enum ImpactSize
{
    /// <summary>An improvement.</summary>
    Positive,

    /// <summary>No effect.</summary>
    None,

    /// <summary>A small negative effect.</summary>
    MinorNegative,

    /// <summary>A significant negative effect, which blocks the devolution.</summary>
    SignificantNegative,
}
