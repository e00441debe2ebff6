namespace CouncilPlatform.Grants.Funds;

/// <summary>Who has the last word on a fund's money.</summary>
internal sealed class ApprovalMutations
{
    /// <summary>Says whether a fund's money is promised only once its accountable body has approved it. What is promised already stays so. Not for those who promise it themselves.</summary>
    [Requires(Role.Administrator)]
    public static Task<Fund> RequireFundApproval(
        RequireFundApprovalInput input,
        Partnership partnership,
        GrantsDb db,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                var fund = await FundMutations.HoldAsync(db, partnership, input.Fund, input.Version, ct);
                fund.CommitNeedsApproval = input.Required;
                db.Audit("requireFundApproval", fund, partnership.Id, $"{fund.Slug}: {(input.Required ? "required" : "not required")}");
                return fund;
            },
            cancellationToken
        );
}
