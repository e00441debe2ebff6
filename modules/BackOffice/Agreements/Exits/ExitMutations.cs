namespace CouncilPlatform.BackOffice.Agreements;

/// <param name="Agreement">The agreement's short name.</param>
internal sealed record AddExitContractInput(string Partnership, string Agreement, string Title, ExitContractKind Kind, DateOnly? EndsOn)
    : IPartnershipInput;

/// <param name="ExitContract">The contract or system.</param>
/// <param name="To">The code of the party that has it afterwards: with NOVATE and TRANSFER.</param>
/// <param name="EndsOn">Its natural end: with RUN_TO_END, where it is not known yet.</param>
internal sealed record DecideExitContractInput(
    string Partnership,
    GlobalId ExitContract,
    ExitTreatment Treatment,
    string? To,
    DateOnly? EndsOn,
    int? Version
) : IPartnershipInput;

/// <param name="Agreement">The agreement's short name.</param>
/// <param name="On">The day on which the parties separated, not before the agreement's last day.</param>
internal sealed record CompleteExitInput(string Partnership, string Agreement, DateOnly On, int? Version) : IPartnershipInput;

/// <summary>How parties separate.</summary>
internal sealed class ExitMutations
{
    /// <summary>Adds a contract or system that runs under an agreement.</summary>
    [Requires(Role.Officer)]
    public static async Task<ExitContract> AddExitContract(AddExitContractInput input, Change<BackOfficeDb> change)
    {
        new Rules().Text(input.Title, 300).Check();
        var agreement = await change.LockCurrentAsync(input.Agreement);
        var exists = await change
            .Of<ExitContract>()
            .AnyAsync(c => c.AgreementId == agreement.Id && c.Title == input.Title, change.Cancellation);
        new Rules().Require(!exists, RuleCodes.AlreadyExists, $"{agreement.Title} already has \"{input.Title}\".", input.Title).Check();
        var contract = change.Add(ExitContract.From(input, agreement));
        return change.Done(contract, $"{agreement.Slug}: {contract.Title}");
    }

    /// <summary>
    /// Decides what becomes of a contract or system when the agreement ends. This is possible after the last day, until the exit is
    /// complete.
    /// </summary>
    [Requires(Role.Approver)]
    public static async Task<ExitContract> DecideExitContract(DecideExitContractInput input, Change<BackOfficeDb> change)
    {
        var contract = await change.LockAsync<ExitContract>(input.ExitContract, input.Version);
        var agreement = await change.LockAsync<Agreement>(contract.AgreementId);
        agreement.RequireNotExited(InputPath.Of("exitContract"));
        var to = input.To is null ? null : await change.PartyAsync(agreement, input.To);
        contract.Decide(input.Treatment, to?.Id, input.EndsOn);
        return change.Done(contract, $"{agreement.Slug}, {contract.Title}: {input.Treatment}");
    }

    /// <summary>
    /// Records that the parties have separated: every contract is decided, every post allocated, and the last day is over.
    /// </summary>
    [Requires(Role.Approver)]
    public static async Task<Agreement> CompleteExit(CompleteExitInput input, ExitPlans plans, Change<BackOfficeDb> change)
    {
        var agreement = await change.LockAsync<Agreement>(input.Agreement, input.Version);
        var plan = (await plans.OfAsync(agreement.PartnershipId, [agreement.Id], change.Cancellation))[agreement.Id];
        agreement.Exit(input.On, await change.TerminationAsync(agreement), plan, change.Today);
        return change.Done(agreement, agreement.Slug);
    }
}
