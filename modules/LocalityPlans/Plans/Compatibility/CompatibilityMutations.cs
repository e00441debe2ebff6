namespace CouncilPlatform.LocalityPlans.Plans;

/// <param name="Action">The action that must fit.</param>
/// <param name="With">The codes of 1 to 30 organisations whose systems or other things it must fit, like E07000031.</param>
/// <param name="What">What must fit together, like IT systems.</param>
/// <param name="Source">The document that requires it, by title and date.</param>
internal sealed record RequireCompatibilityInput(
    GlobalId Action,
    [CodeOf<Organisation>] IReadOnlyList<string> With,
    string What,
    string Source
) : PartnershipInput;

/// <param name="On">The day the organisation confirmed it, today or earlier.</param>
internal sealed record ConfirmCompatibilityInput(GlobalId Check, DateOnly On, string Evidence) : VersionedInput;

internal sealed class CompatibilityMutations
{
    private const int MaxBodies = 30;
    private const int MaxChecks = 10 * MaxBodies;

    /// <summary>Lists the organisations whose systems or other things an action must fit. Each becomes an open check.</summary>
    [Requires(Role.Officer)]
    public static async Task<PlanAction> RequireCompatibility(RequireCompatibilityInput input, Change<LocalityPlansDb> change)
    {
        new Rules().Count(input.With, 1, MaxBodies, "organisations").Text(input.What, 200).Text(input.Source, 500).Check();
        var bodies = await change.OrganisationsAsync(input.With);
        var action = await change.LockAsync<PlanAction>(input.Action);
        var existing = await change.Of<CompatibilityCheck>().Where(c => c.ActionId == action.Id).ToListAsync(change.Cancellation);
        var rules = new Rules().Valid(
            existing.Count + bodies.Count <= MaxChecks,
            $"An action has at most {MaxChecks} compatibility checks.",
            input.With
        );
        foreach (var (index, body) in bodies.Index())
        {
            rules.Require(
                !existing.Exists(c => c.BodyId == body.Id && c.What == input.What),
                RuleCodes.AlreadyExists,
                $"The action already has a check of {input.What} with {body.Name}.",
                InputPath.Of("with", index)
            );
            change.Add(
                new CompatibilityCheck
                {
                    ActionId = action.Id,
                    BodyId = body.Id,
                    Number = existing.Count + index + 1,
                    What = input.What,
                    Source = input.Source,
                }
            );
        }

        rules.Check();
        return change.Done(action, $"{input.What}: {string.Join(", ", input.With)}");
    }

    /// <summary>Records that your organisation confirms that it fits.</summary>
    [Requires(Role.Officer)]
    public static async Task<CompatibilityCheck> ConfirmCompatibility(ConfirmCompatibilityInput input, Change<LocalityPlansDb> change)
    {
        new Rules().Text(input.Evidence, 2000).NotInFuture(input.On, change.Today).Check();
        var check = await change.LockAsync<CompatibilityCheck>(input.Check, input.Version);
        check.Confirm(input.On, input.Evidence);
        await change.RequireOwnerAsync(check, InputPath.Of("check"));
        return change.Done(check, $"{check.What} on {input.On:yyyy-MM-dd}");
    }
}
