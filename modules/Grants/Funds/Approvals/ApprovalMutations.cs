namespace CouncilPlatform.Grants.Funds;

/// <param name="Required">Whether the accountable body must approve an allocation before it can be committed.</param>
internal sealed record RequireFundApprovalInput(bool Required) : FundInput;

internal sealed class ApprovalMutations
{
    /// <summary>
    /// Sets whether the accountable body must approve allocations of a fund before they can be committed. What is committed already stays
    /// committed.
    /// </summary>
    [Requires(Role.Administrator)]
    public static async Task<Fund> RequireFundApproval(RequireFundApprovalInput input, Change<GrantsDb> change)
    {
        var fund = await change.LockAsync<Fund>(input.Fund, input.Version);
        fund.CommitNeedsApproval = input.Required;
        return change.Done(fund, $"{fund.Slug}: {(input.Required ? "required" : "not required")}");
    }
}
