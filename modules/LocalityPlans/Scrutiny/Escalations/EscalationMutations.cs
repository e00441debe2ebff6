namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <param name="Recommendation">What it is about: this or an action.</param>
/// <param name="Action">What it is about: this or a recommendation.</param>
/// <param name="Route">To whom it goes, in order: 1 to 10.</param>
/// <param name="Source">The document that asks for it, by title and date.</param>
internal sealed record PlanEscalationInput(
    string Partnership,
    string Title,
    GlobalId? Recommendation,
    GlobalId? Action,
    IReadOnlyList<EscalationHopInput> Route,
    string Source
) : IPartnershipInput;

/// <param name="To">The body or role, as in "Portfolio Holder for Health and Wellbeing".</param>
/// <param name="Council">Of which council: its GSS code, identifier or code of the UK register.</param>
internal sealed record EscalationHopInput(string To, string? Council);

/// <param name="On">The day it was brought to the next on its way.</param>
/// <param name="Said">What was said there.</param>
/// <param name="Version">The escalation's version that you saw; a stale one is refused.</param>
internal sealed record EscalateInput(string Partnership, GlobalId Escalation, DateOnly On, string? Said, int? Version) : IPartnershipInput;

/// <param name="Outcome">What came of it.</param>
/// <param name="Version">The escalation's version that you saw; a stale one is refused.</param>
internal sealed record CloseEscalationInput(string Partnership, GlobalId Escalation, DateOnly On, string Outcome, int? Version)
    : IPartnershipInput;

/// <summary>Bringing matters to those who can settle them, one after the other.</summary>
internal sealed class EscalationMutations
{
    private const int MostHops = 10;

    private const int MostOfOne = 50;

    /// <summary>The way that a matter is to take. No hop is dated yet.</summary>
    [Requires(Role.Officer)]
    public static async Task<Escalation> PlanEscalation(
        PlanEscalationInput input,
        Partnership partnership,
        LocalityPlansDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var rules = new Rules()
            .Text(input.Title, 300, "input", "title")
            .Text(input.Source, 500, "input", "source")
            .Require(
                input.Recommendation is null || input.Action is null,
                RuleCodes.Invalid,
                "It is about a recommendation or an action, not both.",
                "input",
                "action"
            )
            .Require(input.Route.Count is >= 1 and <= MostHops, RuleCodes.Invalid, $"Its way has 1 to {MostHops} hops.", "input", "route");
        foreach (var (index, hop) in input.Route.Take(MostHops).Index())
        {
            rules.Role(hop.To, "input", "route", index.ToString(CultureInfo.InvariantCulture), "to");
        }

        rules.Check();
        var recommendation = input.Recommendation?.For<Recommendation>("input", "recommendation");
        var action = input.Action?.For<PlanAction>("input", "action");
        var councils = await mediator.Send(
            new FindOrganisations([.. input.Route.Select(h => h.Council).OfType<string>().Distinct()]),
            cancellationToken
        );
        foreach (var (index, hop) in input.Route.Index())
        {
            rules.Require(
                hop.Council is null || councils.ContainsKey(hop.Council),
                RuleCodes.NotFound,
                $"No organisation has the code \"{hop.Council}\".",
                "input",
                "route",
                index.ToString(CultureInfo.InvariantCulture),
                "council"
            );
        }

        rules.Check();
        return await db.WriteAsync(
            async ct =>
            {
                new Rules()
                    .Require(
                        recommendation is null
                            || await db.Recommendations.AnyAsync(r => r.Id == recommendation && r.PartnershipId == partnership.Id, ct),
                        RuleCodes.NotFound,
                        $"There is no such recommendation in {partnership.Name}.",
                        "input",
                        "recommendation"
                    )
                    .Require(
                        action is null || await db.Actions.AnyAsync(a => a.Id == action && a.PartnershipId == partnership.Id, ct),
                        RuleCodes.NotFound,
                        $"There is no such action in {partnership.Name}.",
                        "input",
                        "action"
                    )
                    .Require(
                        recommendation is null
                            || await db.Escalations.CountAsync(e => e.RecommendationId == recommendation, ct) < MostOfOne,
                        RuleCodes.Invalid,
                        $"There are {MostOfOne} escalations of this recommendation, which is the most.",
                        "input",
                        "recommendation"
                    )
                    .Check();
                var escalation = new Escalation
                {
                    PartnershipId = partnership.Id,
                    Number = await Numbering.NextAsync<Escalation>(db, partnership, ct),
                    Title = input.Title,
                    Source = input.Source,
                    RecommendationId = recommendation,
                    ActionId = action,
                };
                db.Add(escalation);
                db.AddRange(
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
                db.Audit(
                    "planEscalation",
                    escalation,
                    partnership.Id,
                    $"{escalation.Title}: {string.Join(", ", input.Route.Select(h => h.To))}"
                );
                return escalation;
            },
            cancellationToken
        );
    }

    /// <summary>Brings it to the next on its way: none is left out, and none comes before the one before it.</summary>
    [Requires(Role.Officer)]
    public static async Task<Escalation> Escalate(
        EscalateInput input,
        Partnership partnership,
        LocalityPlansDb db,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        new Rules().OptionalText(input.Said, 2000, "input", "said").Check();
        return await db.WriteAsync(
            async ct =>
            {
                var (escalation, hops) = await HoldOpenAsync(db, partnership, input.Escalation, input.Version, ct);
                var next =
                    hops.Find(h => h.RaisedOn is null)
                    ?? throw new RuleException(
                        "WRONG_STATE",
                        $"\"{escalation.Title}\" came to the end of its way on {hops[^1].RaisedOn:yyyy-MM-dd}. Close it with closeEscalation.",
                        "input",
                        "escalation"
                    );
                CheckDay(hops, input.On, time);
                (next.RaisedOn, next.Said) = (input.On, input.Said);
                db.Audit("escalate", escalation, partnership.Id, $"{escalation.Title}: to {next.To} on {input.On:yyyy-MM-dd}");
                return escalation;
            },
            cancellationToken
        );
    }

    /// <summary>Settles it, wherever it is on its way.</summary>
    [Requires(Role.Officer)]
    public static async Task<Escalation> CloseEscalation(
        CloseEscalationInput input,
        Partnership partnership,
        LocalityPlansDb db,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        new Rules().Text(input.Outcome, 2000, "input", "outcome").Check();
        return await db.WriteAsync(
            async ct =>
            {
                var (escalation, hops) = await HoldOpenAsync(db, partnership, input.Escalation, input.Version, ct);
                CheckDay(hops, input.On, time);
                (escalation.ClosedOn, escalation.Outcome) = (input.On, input.Outcome);
                db.Audit("closeEscalation", escalation, partnership.Id, $"{escalation.Title} on {input.On:yyyy-MM-dd}");
                return escalation;
            },
            cancellationToken
        );
    }

    private static void CheckDay(List<EscalationHop> hops, DateOnly on, TimeProvider time)
    {
        var last = hops.FindLast(h => h.RaisedOn is not null);
        new Rules()
            .Require(
                on <= UkTime.Today(time),
                RuleCodes.Invalid,
                $"{on:yyyy-MM-dd} is in the future. Record it once it has happened.",
                "input",
                "on"
            )
            .Require(
                last is null || last.RaisedOn <= on,
                "OUT_OF_ORDER",
                $"It came to {last?.To} on {last?.RaisedOn:yyyy-MM-dd}. Write that day or a later one.",
                "input",
                "on"
            )
            .Check();
    }

    private static async Task<(Escalation Escalation, List<EscalationHop> Hops)> HoldOpenAsync(
        LocalityPlansDb db,
        Partnership partnership,
        GlobalId id,
        int? version,
        CancellationToken cancellationToken
    )
    {
        var escalation = await db.HoldAsync<Escalation>(partnership, id.For<Escalation>("input", "escalation"), version, cancellationToken);
        return escalation.ClosedOn is { } on
            ? throw new RuleException("WRONG_STATE", $"\"{escalation.Title}\" was closed on {on:yyyy-MM-dd}.", "input", "escalation")
            : (
                escalation,
                await db.EscalationHops.Where(h => h.EscalationId == escalation.Id).OrderBy(h => h.Number).ToListAsync(cancellationToken)
            );
    }
}
