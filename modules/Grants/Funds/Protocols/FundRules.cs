namespace CouncilPlatform.Grants.Funds;

internal sealed class FundRules(Change<GrantsDb> change)
{
    public async Task ApplyAsync(Fund fund, Allocation allocation, string? criterion, DateOnly? bidOn, string? purpose, InputPath at)
    {
        var purposes = fund.RestrictedTo();
        var rules = new Rules()
            .Valid(
                bidOn is null || criterion is not null,
                "The day of the bid belongs to a criterion. Enter the criterion too, or leave both out.",
                at.Within("bidOn")
            )
            .Valid(
                bidOn is null || bidOn <= change.Today,
                $"{bidOn:yyyy-MM-dd} is in the future. Enter the day the bid was made.",
                at.Within("bidOn")
            )
            .Require(
                purposes.Count == 0 || purposes.Any(p => p.Code == purpose),
                "PURPOSE_RESTRICTED",
                $"{fund.Name} may only be used for {string.Join(", ", purposes.Select(p => p.Code))}. Choose one of them, or another fund.",
                at.Within("restrictedPurpose")
            )
            .Valid(
                purposes.Count > 0 || purpose is null,
                $"{fund.Name} is not restricted to purposes. Leave the purpose out.",
                at.Within("restrictedPurpose")
            );
        if (criterion is not null)
        {
            var protocols = await change.Db.Set<FundProtocol>().Where(p => p.FundId == fund.Id).ToListAsync(change.Cancellation);
            var eligibility = FundEligibility.Of(protocols, bidOn ?? change.Today, criterion);
            rules
                .Require(eligibility.Eligible, "INELIGIBLE", eligibility.Reason, at.Within("criterion"))
                .OptionalText(criterion, CodedTermRules.MaxCodeLength, at.Within("criterion"));
        }

        rules.Check();
        allocation.Criterion = criterion;
        allocation.BidOn = criterion is null ? null : bidOn ?? change.Today;
        allocation.RestrictedPurpose = purpose;
    }
}
