namespace CouncilPlatform.Grants.Funds;

internal sealed class ProtocolFields
{
    /// <summary>Every version of the fund's protocol, the first one first.</summary>
    public static IDataLoaderResult<IReadOnlyList<FundProtocol>> Protocols(Fund fund, Batches batches, GrantsDb db) =>
        batches.Parts(db, fund.Id, static (FundProtocol p) => p.FundId, static p => p.Number);

    /// <summary>The version in force on a day; null if there was none.</summary>
    /// <param name="on">The day.</param>
    public static IDataLoaderResult<FundProtocol?> Protocol(Fund fund, DateOnly on, Batches batches, GrantsDb db) =>
        Protocols(fund, batches, db).Then(all => all.InForce(on));

    /// <summary>Whether a bid made on a day may have the fund's money.</summary>
    /// <param name="on">The day of the bid.</param>
    /// <param name="criterion">The code of the criterion that the bid is made under.</param>
    public static IDataLoaderResult<FundEligibility> Eligibility(Fund fund, DateOnly on, string criterion, Batches batches, GrantsDb db) =>
        Protocols(fund, batches, db).Then(all => FundEligibility.Of(all, on, criterion));
}
