namespace CouncilPlatform.BackOffice.Agreements;

internal sealed record AddExitContractInput(string Title, ExitContractKind Kind, DateOnly? EndsOn) : AgreementInput;

/// <param name="ExitContract">The id of the contract or system.</param>
/// <param name="To">The code of the party that has it afterwards; left out where it runs to its natural end.</param>
/// <param name="EndsOn">The day of its natural end, if that is not known yet.</param>
internal sealed record DecideExitContractInput(
    GlobalId ExitContract,
    ExitTreatment Treatment,
    [CodeOf<Organisation>] string? To,
    DateOnly? EndsOn
) : VersionedInput;

/// <param name="On">The day on which the parties separated, not before the agreement's last day.</param>
internal sealed record CompleteExitInput(DateOnly On, int? Version) : AgreementInput;

internal sealed class ExitMutations
{
    /// <summary>Adds a contract or system that runs under an agreement.</summary>
    [Requires(Role.Officer)]
    public static async Task<ExitContract> AddExitContract(AddExitContractInput input, Change<BackOfficeDb> change)
    {
        new Rules().Text(input.Title, 300).Check();
        var agreement = await change.LockCurrentAsync(input.Agreement);
        await change.RequireNewAsync<ExitContract>(
            c => c.AgreementId == agreement.Id && c.Title == input.Title,
            $"\"{input.Title}\" under {agreement.Title}",
            InputPath.Of("title")
        );
        var contract = change.Add(
            new ExitContract
            {
                AgreementId = agreement.Id,
                Title = input.Title,
                Kind = input.Kind,
                EndsOn = input.EndsOn,
            }
        );
        return change.Done(contract, $"{agreement.Slug}: {contract.Title}");
    }

    /// <summary>Decides what becomes of a contract or system when the agreement ends, until the exit is complete.</summary>
    [Requires(Role.Approver)]
    public static async Task<ExitContract> DecideExitContract(DecideExitContractInput input, Change<BackOfficeDb> change)
    {
        var contract = await change.LockAsync<ExitContract>(input.ExitContract, input.Version);
        var agreement = await change.LockAsync<Agreement>(contract.AgreementId);
        agreement.NotExited("exitContract").Check();
        var to = input.To is null ? null : await change.PartyAsync(agreement, input.To);
        contract.Decide(input.Treatment, to?.Id, input.EndsOn);
        return change.Done(contract, $"{agreement.Slug}, {contract.Title}: {input.Treatment}");
    }

    /// <summary>Records that the parties have separated, once nothing blocks the exit.</summary>
    [Requires(Role.Approver)]
    [Irreversible("Nobody can take it back, nor change what becomes of its contracts and posts.")]
    public static async Task<Agreement> CompleteExit(CompleteExitInput input, IExitPlans plans, Change<BackOfficeDb> change)
    {
        var agreement = await change.LockAsync<Agreement>(input.Agreement, input.Version);
        var plan = (await plans.OfAsync(agreement.PartnershipId, [agreement.Id], change.Cancellation))[agreement.Id];
        agreement.Exit(input.On, await change.TerminationAsync(agreement), plan.Blockers.Select(b => b.Message), change.Today);
        return change.Done(agreement, agreement.Slug);
    }
}
