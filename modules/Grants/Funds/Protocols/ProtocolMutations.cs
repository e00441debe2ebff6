namespace CouncilPlatform.Grants.Funds;

internal sealed class ProtocolMutations
{
    private const int Max = 100;

    /// <summary>Adopts the next version of a fund's protocol.</summary>
    [Requires(Role.Officer)]
    public static async Task<FundProtocol> AdoptFundProtocol(AdoptFundProtocolInput input, Change<GrantsDb> change)
    {
        new Rules()
            .Text(input.Title, 200)
            .Text(input.Text, 4000)
            .Valid(input.Criteria.Count > 0, "Enter at least one criterion that the protocol funds.", input.Criteria)
            .Terms(input.Criteria, "criteria")
            .Document(input.Document)
            .Check();
        var fund = await change.LockAsync<Fund>(input.Fund, input.Version);
        var last = await change
            .Db.Set<FundProtocol>()
            .Where(p => p.FundId == fund.Id)
            .OrderByDescending(p => p.Number)
            .FirstOrDefaultAsync(change.Cancellation);
        CheckNext(input, fund, last);
        var protocol = FundProtocol.Of(fund, 1 + (last?.Number ?? 0), input);
        return change.Done(change.Add(protocol), $"{fund.Slug}: {protocol.Name()}");
    }

    /// <summary>
    /// Restricts a fund to purposes: every allocation from now on must serve one of them. An empty list lifts the restriction.
    /// </summary>
    [Requires(Role.Approver)]
    public static async Task<Fund> RestrictFund(RestrictFundInput input, Change<GrantsDb> change)
    {
        new Rules().Terms(input.Purposes, "purposes").Check();
        var fund = await change.LockAsync<Fund>(input.Fund, input.Version);
        fund.RestrictTo(input.Purposes);
        return change.Done(
            fund,
            $"{fund.Slug}: {(input.Purposes.Count == 0 ? "lifted" : string.Join(", ", input.Purposes.Select(p => p.Code)))}"
        );
    }

    private static void CheckNext(AdoptFundProtocolInput input, Fund fund, FundProtocol? last) =>
        new Rules()
            .Valid(
                last is null || input.EffectiveFrom is not null,
                $"It follows {last?.Name()}. Enter the first day it is in force.",
                input.EffectiveFrom
            )
            .Valid(
                input.EffectiveFrom is null || last?.EffectiveFrom is null || input.EffectiveFrom > last.EffectiveFrom,
                $"It follows {last?.Name()}. Enter a later first day.",
                input.EffectiveFrom
            )
            .Valid(last is not { Number: >= Max }, $"{fund.Name} has {Max} versions of its protocol, which is the limit.", input.Fund)
            .Check();
}
