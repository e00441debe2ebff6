namespace CouncilPlatform.Grants.Delivery;

/// <summary>The grant agreement: sent, signed for the recipient, signed for the council.</summary>
internal sealed class AgreementMutations
{
    private const int MostConditions = 30;

    /// <summary>Records that the agreement of an allocation was sent; again, in place of the one before, as long as nobody has signed.</summary>
    [Requires(Role.Officer)]
    public static async Task<GrantAgreement> SendGrantAgreement(
        SendGrantAgreementInput input,
        Partnership partnership,
        TimeProvider time,
        GrantsDb db,
        CancellationToken cancellationToken
    )
    {
        var id = input.Allocation.For<Allocation>("input", "allocation");
        var today = UkTime.Today(time);
        Check(input, today);
        return await db.WriteAsync(
            async ct =>
            {
                var allocation = await db.HoldAsync<Allocation>(partnership, id, expectedVersion: null, ct);
                new Rules()
                    .Require(
                        allocation.State is AllocationState.Proposed or AllocationState.Committed,
                        "WRONG_STATE",
                        $"\"{allocation.Title}\" is {allocation.State.ToString().ToUpperInvariant()}: there is nothing left to agree on.",
                        "input",
                        "allocation"
                    )
                    .Check();
                var agreement = await db.GrantAgreements.SingleOrDefaultAsync(a => a.AllocationId == id, ct);
                new Rules()
                    .Require(
                        agreement is not { RecipientSigned: not null } and not { CouncilSigned: not null },
                        "ALREADY_SIGNED",
                        $"The agreement of \"{allocation.Title}\" is signed. Propose a variation.",
                        "input",
                        "allocation"
                    )
                    .Check();
                if (agreement is null)
                {
                    db.Add(
                        agreement = new GrantAgreement
                        {
                            PartnershipId = partnership.Id,
                            AllocationId = id,
                            RecipientId = allocation.RecipientId,
                        }
                    );
                }

                agreement.Sent = input.Sent ?? today;
                agreement.Reference = input.Reference;
                agreement.ConditionsJson = input.Conditions is { } conditions
                    ? JsonText.Write(conditions)
                    : await ConditionsAsync(id, db, ct);
                db.Audit("sendGrantAgreement", agreement, partnership.Id, input.Allocation.ToString());
                return agreement;
            },
            cancellationToken
        );
    }

    /// <summary>Records the recipient's signature: by those who act for it, or by an officer who has the paper.</summary>
    [Requires(Role.Applicant)]
    public static async Task<GrantAgreement> SignGrantAgreement(
        SignGrantAgreementInput input,
        Partnership partnership,
        AgreementDoor door,
        OwnAwards awards,
        TimeProvider time,
        GrantsDb db,
        CancellationToken cancellationToken
    )
    {
        var parties = await door.PartiesAsync(partnership, input.Agreement, awards, cancellationToken);
        return await db.WriteAsync(
            async ct =>
            {
                var agreement = await door.HoldAsync(partnership, input.Agreement, input.Version, ct);
                var on = input.On ?? UkTime.Today(time);
                CheckSignature(agreement.RecipientSigned, agreement, input.As, on, time);
                agreement.RecipientSigned = on;
                agreement.RecipientSignedAs = input.As;
                db.Audit("signGrantAgreement", agreement, partnership.Id, $"for the recipient, as {input.As}");
                await awards.PublishAsync(parties, ct);
                return agreement;
            },
            cancellationToken
        );
    }

    /// <summary>Records the council's signature. Never by who acts for the recipient.</summary>
    [Requires(Role.Approver)]
    public static async Task<GrantAgreement> CountersignGrantAgreement(
        CountersignGrantAgreementInput input,
        Partnership partnership,
        AgreementDoor door,
        Impartiality impartiality,
        OwnAwards awards,
        TimeProvider time,
        GrantsDb db,
        CancellationToken cancellationToken
    )
    {
        var parties = await door.PartiesAsync(partnership, input.Agreement, awards, cancellationToken);
        return await db.WriteAsync(
            async ct =>
            {
                var agreement = await door.HoldAsync(partnership, input.Agreement, input.Version, ct);
                if (agreement.RecipientId is { } recipient)
                {
                    await impartiality.RequireAsync(partnership.Id, recipient, "the agreement", "agreement", ct);
                }

                var on = input.On ?? UkTime.Today(time);
                CheckSignature(agreement.CouncilSigned, agreement, input.As, on, time);
                agreement.CouncilSigned = on;
                agreement.CouncilSignedAs = input.As;
                db.Audit("countersignGrantAgreement", agreement, partnership.Id, $"for the council, as {input.As}");
                await awards.PublishAsync(parties, ct);
                return agreement;
            },
            cancellationToken
        );
    }

    private static void Check(SendGrantAgreementInput input, DateOnly today)
    {
        var rules = new Rules()
            .OptionalText(input.Reference, 1000, "input", "reference")
            .Require(
                input.Sent is null || input.Sent <= today,
                RuleCodes.Invalid,
                $"{input.Sent:yyyy-MM-dd} is still to come. Send the day it was sent.",
                "input",
                "sent"
            )
            .Require(
                input.Conditions is null or { Count: <= MostConditions },
                RuleCodes.Invalid,
                $"An agreement has at most {MostConditions} conditions.",
                "input",
                "conditions"
            );
        foreach (var (index, condition) in (input.Conditions ?? []).Take(MostConditions).Index())
        {
            rules.Require(
                !string.IsNullOrWhiteSpace(condition) && condition.Length <= 1000,
                RuleCodes.Invalid,
                "A condition has 1 to 1,000 characters.",
                "input",
                "conditions",
                index.ToString(CultureInfo.InvariantCulture)
            );
        }

        rules.Check();
    }

    private static void CheckSignature(DateOnly? before, GrantAgreement agreement, string signedAs, DateOnly on, TimeProvider time) =>
        new Rules()
            .Text(signedAs, 100, "input", "as")
            .Require(before is null, "ALREADY_SIGNED", $"That was signed on {before:yyyy-MM-dd}.", "input", "agreement")
            .Require(
                on >= agreement.Sent,
                RuleCodes.Invalid,
                $"It was sent on {agreement.Sent:yyyy-MM-dd}; it cannot have been signed before.",
                "input",
                "on"
            )
            .Require(
                on <= UkTime.Today(time),
                RuleCodes.Invalid,
                $"{on:yyyy-MM-dd} is still to come. Send the day it was signed.",
                "input",
                "on"
            )
            .Check();

    private static async Task<string> ConditionsAsync(Guid allocation, GrantsDb db, CancellationToken cancellationToken) =>
        await (
            from draw in db.ApplicationDraws
            join application in db.Applications on draw.ApplicationId equals application.Id
            where draw.AllocationId == allocation
            select application.ConditionsJson
        ).SingleOrDefaultAsync(cancellationToken) ?? "[]";
}
