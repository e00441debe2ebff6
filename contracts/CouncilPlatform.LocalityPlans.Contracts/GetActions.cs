using CouncilPlatform.Sdk;

namespace CouncilPlatform.LocalityPlans.Contracts;

/// <summary>The actions of the partnership with these keys; unknown keys are left out.</summary>
public sealed record GetActions(Partnership Partnership, IReadOnlyCollection<Guid> Ids) : IQuestion<IReadOnlyDictionary<Guid, PlanAction>>
{
    public string Module => "localityplans";
}
