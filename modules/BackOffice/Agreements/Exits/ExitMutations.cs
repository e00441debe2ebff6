namespace CouncilPlatform.BackOffice.Agreements;

/// <param name="Agreement">Its slug.</param>
/// <param name="EndsOn">Its own last day, where known.</param>
internal sealed record AddExitContractInput(string Partnership, string Agreement, string Title, ExitContractKind Kind, DateOnly? EndsOn)
    : IPartnershipInput;

/// <param name="To">The code of the party that has it afterwards: of NOVATE and TRANSFER.</param>
/// <param name="EndsOn">Its natural end: of RUN_TO_END, where it is not known yet.</param>
/// <param name="Version">The contract's version that you saw; a stale one is refused.</param>
internal sealed record DecideExitContractInput(
    string Partnership,
    GlobalId ExitContract,
    ExitTreatment Treatment,
    string? To,
    DateOnly? EndsOn,
    int? Version
) : IPartnershipInput;

/// <param name="Agreement">Its slug.</param>
/// <param name="On">The day on which the parties parted: not before the agreement's last day.</param>
/// <param name="Version">The agreement's version that you saw; a stale one is refused.</param>
internal sealed record CompleteExitInput(string Partnership, string Agreement, DateOnly On, int? Version) : IPartnershipInput;

/// <summary>How parties part.</summary>
internal sealed class ExitMutations
{
    [Requires(Role.Officer)]
    public static Task<ExitContract> AddExitContract(
        AddExitContractInput input,
        Partnership partnership,
        BackOfficeDb db,
        AgreementDoor door,
        CancellationToken cancellationToken
    )
    {
        new Rules().Text(input.Title, 300, "input", "title").Check();
        return db.WriteAsync(
            async ct =>
            {
                var (agreement, _) = await door.HoldAsync(partnership, input.Agreement, version: null, ct);
                new Rules()
                    .Require(
                        !await db.ExitContracts.AnyAsync(c => c.AgreementId == agreement.Id && c.Title == input.Title, ct),
                        RuleCodes.AlreadyExists,
                        $"\"{input.Title}\" is there already.",
                        "input",
                        "title"
                    )
                    .Check();
                var contract = new ExitContract
                {
                    PartnershipId = partnership.Id,
                    AgreementId = agreement.Id,
                    Title = input.Title,
                    Kind = input.Kind,
                    EndsOn = input.EndsOn,
                };
                db.Add(contract);
                db.Audit("addExitContract", contract, partnership.Id, $"{agreement.Slug}: {contract.Title}");
                return contract;
            },
            cancellationToken
        );
    }

    /// <summary>Says what becomes of a contract or system when the agreement ends.</summary>
    [Requires(Role.Approver)]
    public static Task<ExitContract> DecideExitContract(
        DecideExitContractInput input,
        Partnership partnership,
        BackOfficeDb db,
        AgreementDoor door,
        CancellationToken cancellationToken
    )
    {
        var id = input.ExitContract.For<ExitContract>("input", "exitContract");
        return db.WriteAsync(
            async ct =>
            {
                // After its last day the agreement's contracts are still to be wound up.
                var owner = (await db.RequireAsync<ExitContract>(partnership, input.ExitContract, ct, "input", "exitContract")).AgreementId;
                db.ChangeTracker.Clear();
                var (agreement, _) = await door.HoldAsync(partnership, owner, version: null, ct, ended: true);
                var contract = await db.HoldAsync<ExitContract>(partnership, id, input.Version, ct);
                var to = input.To is null ? null : await door.PartyAsync(agreement, input.To, ct, "input", "to");
                new Rules()
                    .Require(
                        agreement.ExitedOn is null,
                        "ENDED",
                        $"The parties parted on {agreement.ExitedOn:yyyy-MM-dd}.",
                        "input",
                        "exitContract"
                    )
                    .Require(
                        (input.Treatment == ExitTreatment.RunToEnd) == (to is null),
                        RuleCodes.Invalid,
                        "What is novated or transferred goes to a party; what runs to its end to none.",
                        "input",
                        "to"
                    )
                    .Require(
                        input.Treatment != ExitTreatment.RunToEnd || (input.EndsOn ?? contract.EndsOn) is not null,
                        RuleCodes.Invalid,
                        "Say when its natural end is.",
                        "input",
                        "endsOn"
                    )
                    .Check();
                (contract.Treatment, contract.ToId, contract.EndsOn) = (input.Treatment, to?.Id, input.EndsOn ?? contract.EndsOn);
                db.Audit("decideExitContract", contract, partnership.Id, $"{agreement.Slug}, {contract.Title}: {input.Treatment}");
                return contract;
            },
            cancellationToken
        );
    }

    /// <summary>Says that the parties have parted: every contract decided, every post allocated, the last day over.</summary>
    [Requires(Role.Approver)]
    public static Task<Agreement> CompleteExit(
        CompleteExitInput input,
        Partnership partnership,
        BackOfficeDb db,
        AgreementDoor door,
        ExitPlans plans,
        TimeProvider time,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                var (agreement, termination) = await door.HoldAsync(partnership, input.Agreement, input.Version, ct, ended: true);
                var last = AgreementDates.LastDay(agreement, termination);
                var rules = new Rules()
                    .Require(
                        agreement.ExitedOn is null,
                        "ENDED",
                        $"The parties parted on {agreement.ExitedOn:yyyy-MM-dd} already.",
                        "input",
                        "agreement"
                    )
                    .Require(last is not null, "NOT_TERMINATING", "It has no last day: no clause was activated.", "input", "agreement")
                    .Require(
                        last is null || input.On >= last,
                        "BEFORE_END",
                        $"Everything in it holds until {last:yyyy-MM-dd}.",
                        "input",
                        "on"
                    )
                    .Require(
                        input.On <= UkTime.Today(time),
                        RuleCodes.Invalid,
                        "That day is to come. Say so when the parties have parted.",
                        "input",
                        "on"
                    );
                foreach (var blocker in (await plans.OfAsync(agreement, ct)).Blockers)
                {
                    rules.Require(holds: false, "EXIT_BLOCKED", blocker.Message, "input", "agreement");
                }

                rules.Check();
                agreement.ExitedOn = input.On;
                db.Audit("completeExit", agreement, partnership.Id, agreement.Slug);
                return agreement;
            },
            cancellationToken
        );
}
