namespace CouncilPlatform.Grants.Funds;

/// <summary>What a fund may be used for, and since when.</summary>
internal sealed class ProtocolFields
{
    /// <summary>Its protocol, every version, the first first.</summary>
    public static IDataLoaderResult<IReadOnlyList<FundProtocol>> Protocols(Fund fund, Batches batches, FundRules rules) =>
        batches.Load<Guid, IReadOnlyList<FundProtocol>>("grants.fund.protocols", fund.Id, rules.ProtocolsAsync).Then(all => all ?? []);

    /// <summary>The version in force on a day; null where there was none.</summary>
    public static IDataLoaderResult<FundProtocol?> Protocol(Fund fund, DateOnly on, Batches batches, FundRules rules) =>
        Protocols(fund, batches, rules).Then(all => all.InForce(on));

    /// <summary>Whether a bid of a day may have money of it.</summary>
    public static IDataLoaderResult<FundEligibility> Eligibility(
        Fund fund,
        DateOnly on,
        string criterion,
        Batches batches,
        FundRules rules
    ) => Protocols(fund, batches, rules).Then(all => FundEligibility.Of(all, on, criterion));
}
