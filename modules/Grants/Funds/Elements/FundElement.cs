namespace CouncilPlatform.Grants.Funds;

/// <summary>A part of a fund as its funder speaks of it: expected, not announced, or kept elsewhere. Only what was received is ever allocated.</summary>
internal sealed class FundElement : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid FundId { get; init; }

    /// <summary>Its place in the fund's list, from 1.</summary>
    public int Number { get; init; }

    public required string Title { get; set; }

    public required ElementStatus Status { get; set; }

    public Guid? RetainedById { get; set; }

    /// <summary>Since when, or on which day, this is so.</summary>
    public required PartialDate AsOf { get; set; }

    public string? Note { get; set; }

    public int Version { get; set; }

    internal long? RevenuePence { get; set; }

    internal long? CapitalPence { get; set; }

    /// <summary>How much it is to be, as far as that is known.</summary>
    [Needs(nameof(RevenuePence), nameof(CapitalPence))]
    public ExpectedAmounts Expected() => new(Known(RevenuePence), Known(CapitalPence));

    /// <summary>What was received of it.</summary>
    public IDataLoaderResult<StreamAmounts> Received(Batches batches, Receipts receipts) =>
        batches
            .Load<Guid, StreamAmounts>("grants.element.received", Id, receipts.OfElementsAsync)
            .Then(received => received ?? StreamAmounts.None);

    /// <summary>What is expected less what was received: below zero where more came than was expected.</summary>
    [Needs(nameof(RevenuePence), nameof(CapitalPence))]
    public IDataLoaderResult<ExpectedAmounts> Outstanding(Batches batches, Receipts receipts) =>
        Received(batches, receipts).Then(received => Expected().Less(received));

    /// <summary>Who keeps it, where it is retained; else null.</summary>
    public IDataLoaderResult<Organisation?>? RetainedBy(Batches batches, IMediator mediator) =>
        RetainedById is { } id ? batches.Organisation(id, mediator) : null;

    private static Money? Known(long? pence) => pence is { } known ? Money.FromPence(known) : null;
}

/// <summary>How sure the money is.</summary>
internal enum ElementStatus
{
    /// <summary>The funder has announced it. Receiving it is still another thing.</summary>
    Confirmed,

    /// <summary>Nothing is announced yet.</summary>
    Unconfirmed,

    /// <summary>Another body keeps it: it never comes here.</summary>
    Retained,
}

/// <summary>An amount of each stream; null is one that is not known, which is not zero.</summary>
internal sealed record ExpectedAmounts(Money? Revenue, Money? Capital)
{
    /// <summary>Both together; null where one of them is not known.</summary>
    public Money? Total => Revenue is { } revenue && Capital is { } capital ? revenue + capital : null;

    internal ExpectedAmounts Less(StreamAmounts received) =>
        new(Revenue is { } revenue ? revenue - received.Revenue : null, Capital is { } capital ? capital - received.Capital : null);

    public override string ToString() => $"revenue {Revenue?.Amount ?? "not known"}, capital {Capital?.Amount ?? "not known"}";
}
