namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <param name="Recommendation">The recommendation that the escalation is about; leave it out for an action.</param>
/// <param name="Action">The action that the escalation is about; leave it out for a recommendation.</param>
/// <param name="Route">The bodies and roles that the matter goes to, in order: 1 to 10.</param>
internal sealed record PlanEscalationInput(
    string Title,
    GlobalId? Recommendation,
    GlobalId? Action,
    IReadOnlyList<EscalationHopInput> Route,
    string Source
) : PartnershipInput;

/// <summary>One step of an escalation's route.</summary>
/// <param name="Council">The code of its council, like E07000031.</param>
internal sealed record EscalationHopInput(string To, [CodeOf<Organisation>] string? Council);

/// <param name="On">The day the matter was raised with the next body or role, today or earlier.</param>
/// <param name="Said">What the body or role answered.</param>
internal sealed record EscalateInput(GlobalId Escalation, DateOnly On, string? Said) : VersionedInput;

/// <param name="On">The day the matter was settled, today or earlier.</param>
internal sealed record CloseEscalationInput(GlobalId Escalation, DateOnly On, string Outcome) : VersionedInput;

internal sealed class EscalationMutations
{
    private const int MaxHops = 10;

    private const int MaxOfOne = 50;

    /// <summary>Plans the route of a matter, which has not been raised with anyone yet.</summary>
    [Requires(Role.Officer)]
    public static async Task<Escalation> PlanEscalation(PlanEscalationInput input, Change<LocalityPlansDb> change)
    {
        new Rules()
            .Text(input.Title, 300)
            .Text(input.Source, 500)
            .Valid(
                input.Recommendation is null || input.Action is null,
                "An escalation is about a recommendation or an action, not both. Choose one.",
                input.Action
            )
            .Each(input.Route, 1, MaxHops, "steps", static (rules, hop, at) => rules.Role(hop.To, at.Within("to")))
            .Check();
        var councils = await change.FindOrganisationsAsync(input.Route.Select(h => h.Council));
        new Rules()
            .Each(input.Route, 1, MaxHops, "steps", (rules, hop, at) => rules.Organisation(councils, hop.Council, at.Within("council")))
            .Check();
        var recommendation = input.Recommendation is null ? null : await change.FindAsync<Recommendation>(input.Recommendation.Value);
        var action = input.Action is null ? null : await change.FindAsync<PlanAction>(input.Action.Value);
        new Rules()
            .Valid(
                recommendation is null
                    || await change.Of<Escalation>().CountAsync(e => e.RecommendationId == recommendation.Id, change.Cancellation)
                        < MaxOfOne,
                $"This recommendation already has {MaxOfOne} escalations, which is the maximum.",
                input.Recommendation
            )
            .Check();
        var escalation = change.Add(
            new Escalation
            {
                Number = await change.NextNumberAsync<Escalation>(),
                Title = input.Title,
                Source = input.Source,
                RecommendationId = recommendation?.Id,
                ActionId = action?.Id,
                OwnerId = change.Caller.Organisation,
            }
        );
        change.AddRange(
            input.Route.Select(
                (hop, index) =>
                    new EscalationHop
                    {
                        EscalationId = escalation.Id,
                        Number = index + 1,
                        To = hop.To,
                        CouncilId = hop.Council is null ? null : councils[hop.Council].Id,
                    }
            )
        );
        return change.Done(escalation, $"{escalation.Title}: {string.Join(", ", input.Route.Select(h => h.To))}");
    }

    /// <summary>Records that a matter was raised with the next body or role on its route.</summary>
    [Requires(Role.Officer)]
    public static async Task<Escalation> Escalate(EscalateInput input, Change<LocalityPlansDb> change)
    {
        new Rules().OptionalText(input.Said, 2000).Check();
        var escalation = await change.LockAsync<Escalation>(input.Escalation, input.Version);
        var next = escalation.Raise(await HopsAsync(change, escalation), input.On, input.Said, change.Today);
        return change.Done(escalation, $"{escalation.Title}: to {next.To} on {input.On:yyyy-MM-dd}");
    }

    /// <summary>Closes an escalation, wherever it is on its route.</summary>
    [Requires(Role.Officer)]
    public static async Task<Escalation> CloseEscalation(CloseEscalationInput input, Change<LocalityPlansDb> change)
    {
        new Rules().Text(input.Outcome, 2000).Check();
        var escalation = await change.LockAsync<Escalation>(input.Escalation, input.Version);
        escalation.Close(await HopsAsync(change, escalation), input.On, input.Outcome, change.Today);
        return change.Done(escalation, $"{escalation.Title} on {input.On:yyyy-MM-dd}");
    }

    private static Task<List<EscalationHop>> HopsAsync(Change<LocalityPlansDb> change, Escalation escalation) =>
        change.Db.Set<EscalationHop>().Where(h => h.EscalationId == escalation.Id).OrderBy(h => h.Number).ToListAsync(change.Cancellation);
}
