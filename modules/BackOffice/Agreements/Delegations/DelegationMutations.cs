namespace CouncilPlatform.BackOffice.Agreements;

/// <param name="Decision">The id of the decision about the agreement by which a body delegates it.</param>
internal sealed record DelegateImplementationInput(
    GlobalId Decision,
    string Title,
    string DelegateTo,
    string? InConsultationWith,
    string Condition
) : AgreementInput;

/// <param name="On">The day on which the consultation ended.</param>
/// <param name="MaterialChange">What changed materially; left out where nothing did.</param>
internal sealed record EndConsultationInput(GlobalId Delegation, DateOnly On, string? MaterialChange) : VersionedInput;

/// <param name="On">The day on which it was implemented, not before the end of the consultation.</param>
internal sealed record ImplementDelegationInput(GlobalId Delegation, DateOnly On) : VersionedInput;

internal sealed class DelegationMutations
{
    /// <summary>Records that a body delegated an implementation to an officer, and on what condition.</summary>
    [Requires(Role.Approver)]
    public static async Task<Delegation> DelegateImplementation(DelegateImplementationInput input, Change<BackOfficeDb> change)
    {
        new Rules()
            .Text(input.Title, 300)
            .Text(input.DelegateTo, 200)
            .OptionalText(input.InConsultationWith, 200)
            .Text(input.Condition, 1000)
            .Check();
        var agreement = await change.LockCurrentAsync(input.Agreement);
        var decision = await change.DecisionAsync(agreement, input.Decision);
        new Rules()
            .Require(
                decision is { AuthorisesSpending: true },
                "DECISION_MISSING",
                "No body has approved this. Record the decision that delegates it, with the agreement as its subject, first.",
                input.Decision
            )
            .Check();
        var delegation = change.Add(
            new Delegation
            {
                AgreementId = agreement.Id,
                DecisionId = decision!.Id,
                Title = input.Title,
                DelegateTo = input.DelegateTo,
                InConsultationWith = input.InConsultationWith,
                Condition = input.Condition,
            }
        );
        return change.Done(delegation, $"{agreement.Slug}: {delegation.Title}");
    }

    /// <summary>Records that the consultation has ended, and what changed materially.</summary>
    [Requires(Role.Officer)]
    public static async Task<Delegation> EndConsultation(EndConsultationInput input, Change<BackOfficeDb> change)
    {
        new Rules().OptionalText(input.MaterialChange, 2000).Past(input.On, change.Today).Check();
        var delegation = await change.LockAsync<Delegation>(input.Delegation, input.Version);
        delegation.EndConsultation(input.On, input.MaterialChange);
        return change.Done(delegation, delegation.Title);
    }

    /// <summary>Records that what was delegated is implemented, where the condition is met.</summary>
    [Requires(Role.Officer)]
    public static async Task<Delegation> ImplementDelegation(ImplementDelegationInput input, Change<BackOfficeDb> change)
    {
        var delegation = await change.LockAsync<Delegation>(input.Delegation, input.Version);
        delegation.Implement(input.On, change.Today);
        return change.Done(delegation, delegation.Title);
    }
}
