namespace CouncilPlatform.LocalityPlans.Plans;

/// <param name="Action">What must fit.</param>
/// <param name="With">With whose: GSS codes, identifiers or codes of the UK register; each becomes an open check.</param>
/// <param name="What">What must fit together, as in "IT systems".</param>
/// <param name="Source">The document that asks for it, by title and date.</param>
internal sealed record RequireCompatibilityInput(
    string Partnership,
    GlobalId Action,
    IReadOnlyList<string> With,
    string What,
    string Source
) : IPartnershipInput;

/// <param name="Evidence">What shows it.</param>
/// <param name="Version">The check's version that you saw; a stale one is refused.</param>
internal sealed record ConfirmCompatibilityInput(string Partnership, GlobalId Check, DateOnly On, string Evidence, int? Version)
    : IPartnershipInput;

/// <summary>Seeing to it that what is made fits what others have.</summary>
internal sealed class CompatibilityMutations
{
    private const int MostBodies = 30;

    /// <summary>Lists the bodies that an action must be compatible with.</summary>
    [Requires(Role.Officer)]
    public static async Task<Action> RequireCompatibility(
        RequireCompatibilityInput input,
        Partnership partnership,
        LocalityPlansDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .Require(input.With.Count is >= 1 and <= MostBodies, RuleCodes.Invalid, $"Name 1 to {MostBodies} bodies.", "input", "with")
            .Text(input.What, 200, "input", "what")
            .Text(input.Source, 500, "input", "source")
            .Check();
        var id = input.Action.For<Action>("input", "action");
        var bodies = await mediator.OrganisationsAsync(input.With, cancellationToken, "input", "with");
        return await db.WriteAsync(
            async ct =>
            {
                var action = await db.HoldAsync<Action>(partnership, id, expectedVersion: null, ct);
                var there = await db.CompatibilityChecks.Where(c => c.ActionId == id).ToListAsync(ct);
                var rules = new Rules().Require(
                    there.Count + bodies.Count <= 10 * MostBodies,
                    RuleCodes.Invalid,
                    $"An action has at most {10 * MostBodies} checks.",
                    "input",
                    "with"
                );
                foreach (var (index, body) in bodies.Index())
                {
                    rules.Require(
                        !there.Exists(c => c.BodyId == body.Id && c.What == input.What),
                        RuleCodes.AlreadyExists,
                        $"The action's {input.What} must fit those of {body.Name} already.",
                        "input",
                        "with",
                        index.ToString(CultureInfo.InvariantCulture)
                    );
                }

                rules.Check();
                db.AddRange(
                    bodies.Select(
                        (body, index) =>
                            new CompatibilityCheck
                            {
                                PartnershipId = partnership.Id,
                                ActionId = id,
                                BodyId = body.Id,
                                Number = there.Count + index + 1,
                                What = input.What,
                                Source = input.Source,
                            }
                    )
                );
                db.Audit("requireCompatibility", action, partnership.Id, $"{input.What}: {string.Join(", ", input.With)}");
                return action;
            },
            cancellationToken
        );
    }

    /// <summary>Records that a body confirmed it.</summary>
    [Requires(Role.Officer)]
    public static async Task<CompatibilityCheck> ConfirmCompatibility(
        ConfirmCompatibilityInput input,
        Partnership partnership,
        LocalityPlansDb db,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .Text(input.Evidence, 2000, "input", "evidence")
            .Require(
                input.On <= UkTime.Today(time),
                RuleCodes.Invalid,
                $"{input.On:yyyy-MM-dd} is in the future. Record it once it is confirmed.",
                "input",
                "on"
            )
            .Check();
        return await db.WriteAsync(
            async ct =>
            {
                var check = await db.HoldAsync<CompatibilityCheck>(
                    partnership,
                    input.Check.For<CompatibilityCheck>("input", "check"),
                    input.Version,
                    ct
                );
                new Rules()
                    .Require(
                        check.ConfirmedOn is null,
                        "WRONG_STATE",
                        $"It was confirmed on {check.ConfirmedOn:yyyy-MM-dd}.",
                        "input",
                        "check"
                    )
                    .Check();
                (check.ConfirmedOn, check.Evidence) = (input.On, input.Evidence);
                db.Audit("confirmCompatibility", check, partnership.Id, $"{check.What} on {input.On:yyyy-MM-dd}");
                return check;
            },
            cancellationToken
        );
    }
}
