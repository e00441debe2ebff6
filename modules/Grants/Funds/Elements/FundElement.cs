namespace CouncilPlatform.Grants.Funds;

/// <summary>
/// A part of a fund that is expected, not announced, or retained by another body. Only money that was received is ever allocated.
/// </summary>
internal sealed class FundElement : Aggregate, INumbered, IPartOf<Fund>
{
    public Guid FundId { get; init; }

    /// <summary>The element's position in the fund's list, from 1.</summary>
    public int Number { get; init; }

    /// <summary>What the funder calls it.</summary>
    [MaxLength(200)]
    public required string Title { get; set; }

    /// <summary>How certain the money is.</summary>
    public required ElementStatus Status { get; set; }

    public Guid? RetainedById { get; set; }

    /// <summary>The date since which, or on which, this applies.</summary>
    public required PartialDate AsOf { get; set; }

    /// <summary>What else is known about it.</summary>
    [MaxLength(1000)]
    public string? Note { get; set; }

    internal long? RevenuePence { get; set; }

    internal long? CapitalPence { get; set; }

    Guid IBelongsTo<Fund>.WholeId => FundId;

    /// <summary>How much it is expected to be, as far as that is known.</summary>
    [Needs(nameof(RevenuePence), nameof(CapitalPence))]
    public ExpectedAmounts Expected() => new(Known(RevenuePence), Known(CapitalPence));

    /// <summary>What was received of it.</summary>
    public IDataLoaderResult<StreamAmounts> Received(Batches batches, Receipts receipts) =>
        batches
            .Load(Id, receipts, static (elements, receipts, ct) => receipts.OfElementsAsync(elements, ct))
            .Then(received => received ?? StreamAmounts.None);

    /// <summary>What is expected less what was received; below zero if more came than was expected.</summary>
    [Needs(nameof(RevenuePence), nameof(CapitalPence))]
    public IDataLoaderResult<ExpectedAmounts> Outstanding(Batches batches, Receipts receipts) =>
        Received(batches, receipts).Then(received => Expected().Less(received));

    /// <summary>The organisation that retains the money; null if nobody does.</summary>
    public IDataLoaderResult<Organisation?>? RetainedBy(OrganisationBatch organisations) => organisations.Get(RetainedById);

    internal static FundElement Of(
        Fund fund,
        int number,
        RecordFundElementInput input,
        IReadOnlyDictionary<string, Organisation> organisations
    ) =>
        new()
        {
            PartnershipId = fund.PartnershipId,
            FundId = fund.Id,
            Number = number,
            Title = input.Title,
            Status = input.Status,
            RetainedById = input.RetainedBy is { } code ? organisations[code].Id : null,
            AsOf = input.AsOf,
            Note = input.Note,
            RevenuePence = input.Revenue?.MinorUnits,
            CapitalPence = input.Capital?.MinorUnits,
        };

    internal static async Task<FundElement> FindReceivableAsync(Fund fund, GlobalId element, Change<GrantsDb> change)
    {
        var found = await change.FindAsync<FundElement>(element);
        new Rules()
            .Require(found.FundId == fund.Id, RuleCodes.NotFound, $"{fund.Name} has no element with the id {element}.", element)
            .Check();
        new Rules()
            .Require(
                found.Status == ElementStatus.Confirmed,
                "ELEMENT_NOT_CONFIRMED",
                found.Status == ElementStatus.Retained
                    ? $"Another body retains \"{found.Title}\", so none of it comes to {fund.Name}. "
                        + "If that has changed, change the element first."
                    : $"\"{found.Title}\" is not confirmed. If the money has arrived, confirm the element first.",
                element
            )
            .Check();
        return found;
    }

    internal void Update(ChangeFundElementInput input, Organisation? retainedBy)
    {
        (Title, Status) = (input.Title ?? Title, input.Status ?? Status);
        var stays = Status == ElementStatus.Retained && !input.Clears(input.RetainedBy);
        RetainedById = retainedBy?.Id ?? (stays ? RetainedById : null);
        (AsOf, Note) = (input.AsOf, input.OrRecorded(input.Note, Note));
        var unknown = input.Unknown ?? [];
        RevenuePence = unknown.Contains(FundingStream.Revenue) ? null : input.OrRecorded(input.Revenue?.MinorUnits, RevenuePence);
        CapitalPence = unknown.Contains(FundingStream.Capital) ? null : input.OrRecorded(input.Capital?.MinorUnits, CapitalPence);
    }

    /// <summary>Requires that somebody is named as retaining the money exactly if it is retained.</summary>
    internal static Rules CheckRetained(Rules rules, ElementStatus status, bool named) =>
        rules.Valid(
            status == ElementStatus.Retained == named,
            named
                ? "Only a retained element has an organisation that retains it. Leave it out, or mark the element as retained."
                : "Enter the organisation that retains the money.",
            InputPath.Of("retainedBy")
        );

    internal string Describe() => $"{Title}: {Status} as of {AsOf}, {Expected()}";

    private static Money? Known(long? pence) => pence is { } known ? Money.FromPence(known) : null;
}

/// <summary>How certain the money is.</summary>
internal enum ElementStatus
{
    /// <summary>The funder has announced it. It may still be to come.</summary>
    Confirmed,

    /// <summary>Nothing is announced yet.</summary>
    Unconfirmed,

    /// <summary>Another body retains it, and it never comes to the fund.</summary>
    Retained,
}

/// <summary>An amount of each stream; null means not known, which is not zero.</summary>
/// <param name="Revenue">The amount of revenue; null if not known.</param>
/// <param name="Capital">The amount of capital; null if not known.</param>
internal sealed record ExpectedAmounts(Money? Revenue, Money? Capital)
{
    /// <summary>Both together; null if one of them is not known.</summary>
    public Money? Total => Revenue is { } revenue && Capital is { } capital ? revenue + capital : null;

    internal ExpectedAmounts Less(StreamAmounts received) =>
        new(Revenue is { } revenue ? revenue - received.Revenue : null, Capital is { } capital ? capital - received.Capital : null);

    public override string ToString() => $"revenue {Revenue?.Amount ?? "not known"}, capital {Capital?.Amount ?? "not known"}";
}
