using CouncilPlatform.Sdk;
using GraphQL.DataLoader;

namespace CouncilPlatform.Grants.Funds;

/// <summary>Part of a fund, set aside for one project in one or both streams.</summary>
internal sealed class Allocation : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid FundId { get; init; }

    /// <summary>Its place in the fund's list, from 1.</summary>
    public int Number { get; init; }

    public required string Title { get; set; }

    public required AllocationKind Kind { get; init; }

    /// <summary>What it is for.</summary>
    public string? Purpose { get; set; }

    /// <summary>Allocated, or released again.</summary>
    public AllocationState State { get; set; }

    public int Version { get; set; }

    /// <summary>The fund it is part of.</summary>
    public IDataLoaderResult<Fund?> Fund(Batches batches, Ledger ledger) => batches.Load<Guid, Fund>("grants.allocation.fund", FundId, ledger.FundsAsync);

    /// <summary>What it holds of the fund's revenue.</summary>
    public IDataLoaderResult<Money> Revenue(Batches batches, Ledger ledger) => Holding(batches, ledger).Then(h => h?.Revenue ?? default);

    /// <summary>What it holds of the fund's capital.</summary>
    public IDataLoaderResult<Money> Capital(Batches batches, Ledger ledger) => Holding(batches, ledger).Then(h => h?.Capital ?? default);

    /// <summary>Revenue and capital together.</summary>
    public IDataLoaderResult<Money> Total(Batches batches, Ledger ledger) => Holding(batches, ledger).Then(h => h?.Total ?? default);

    /// <summary>How much of the fund it holds.</summary>
    public IDataLoaderResult<AllocationShare> Share(Batches batches, Ledger ledger)
    {
        var holding = Holding(batches, ledger);
        return batches.Load<Guid, IReadOnlyList<FundLine>>("grants.fund.lines", FundId, ledger.LinesAsync)
            .Then(async (lines, cancellationToken) => AllocationShare.Of(await holding.GetResultAsync(cancellationToken) ?? new(default, default), lines!));
    }

    private IDataLoaderResult<StreamAmounts?> Holding(Batches batches, Ledger ledger) =>
        batches.Load<Guid, StreamAmounts>("grants.allocation.holding", Id, ledger.HoldingsAsync);
}

/// <summary>What an allocation is for.</summary>
internal enum AllocationKind
{
    /// <summary>A project of the partnership.</summary>
    Project,

    /// <summary>A fee for running the fund.</summary>
    Administration,
}

internal enum AllocationState
{
    Allocated,
    Released,
}

/// <summary>An amount of each stream.</summary>
internal sealed record StreamAmounts(Money Revenue, Money Capital)
{
    public Money Total => Revenue + Capital;
}
