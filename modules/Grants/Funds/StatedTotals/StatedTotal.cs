namespace CouncilPlatform.Grants.Funds;

/// <summary>A figure that a document states of a fund, beside the ledger's own sum. Both are kept: a difference is shown, and nothing is changed to make it go.</summary>
internal sealed class StatedTotal : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid FundId { get; init; }

    /// <summary>Its place in the fund's list, from 1.</summary>
    public int Number { get; init; }

    public required TotalOf Of { get; init; }

    public required TotalScope Scope { get; init; }

    /// <summary>As the document writes it: "£647.5K".</summary>
    public required string AsWritten { get; init; }

    public string? Note { get; init; }

    public int Version { get; set; }

    internal long Pence { get; init; }

    internal long PrecisionPence { get; init; }

    internal required string DocumentTitle { get; init; }

    internal PartialDate DocumentDate { get; init; }

    internal string? DocumentPlace { get; init; }

    /// <summary>The document that states it.</summary>
    [Needs(nameof(DocumentTitle), nameof(DocumentDate), nameof(DocumentPlace))]
    public Citation Document() => new(DocumentTitle, DocumentDate, DocumentPlace);

    /// <summary>What is stated, to the penny.</summary>
    [Needs(nameof(Pence))]
    public Money Stated() => Money.FromPence(Pence);

    /// <summary>The least difference that the figure can show as it is written: £100 in £647.5K.</summary>
    [Needs(nameof(PrecisionPence))]
    public Money Precision() => Money.FromPence(PrecisionPence);

    /// <summary>The ledger's sum, as it is now.</summary>
    [Needs(nameof(Of), nameof(Scope))]
    public IDataLoaderResult<Money> Computed(Batches batches, Ledger ledger) =>
        batches
            .Load<Guid, IReadOnlyList<FundLine>>("grants.fund.lines", FundId, ledger.LinesAsync)
            .Then(lines =>
                lines!
                    .Where(l =>
                        Scope == TotalScope.Total
                        || l.Stream == (Scope == TotalScope.Revenue ? FundingStream.Revenue : FundingStream.Capital)
                    )
                    .Aggregate(
                        default(Money),
                        (sum, l) =>
                            sum
                            + (
                                Of switch
                                {
                                    TotalOf.Received => l.Granted,
                                    TotalOf.Allocated => l.Allocated,
                                    _ => l.Remaining,
                                }
                            )
                    )
            );

    /// <summary>What is stated less the ledger's sum.</summary>
    [Needs(nameof(Of), nameof(Scope), nameof(Pence))]
    public IDataLoaderResult<Money> Difference(Batches batches, Ledger ledger) =>
        Computed(batches, ledger).Then(computed => Stated() - computed);

    /// <summary>Whether both are the same to the penny.</summary>
    [Needs(nameof(Of), nameof(Scope), nameof(Pence))]
    public IDataLoaderResult<bool> Agrees(Batches batches, Ledger ledger) =>
        Computed(batches, ledger).Then(computed => Stated() == computed);

    /// <summary>By which roundings the ledger's sum, written as precisely as the figure, is the figure; by none where the two differ in earnest.</summary>
    [Needs(nameof(Of), nameof(Scope), nameof(Pence), nameof(PrecisionPence))]
    public IDataLoaderResult<IReadOnlyList<MoneyRounding>> Roundings(Batches batches, Ledger ledger) =>
        Computed(batches, ledger)
            .Then(
                IReadOnlyList<MoneyRounding> (computed) =>
                    [.. new[] { MoneyRounding.Truncated, MoneyRounding.HalfUp }.Where(r => computed.Rounded(r, Precision()) == Stated())]
            );
}

/// <summary>What a total is of.</summary>
internal enum TotalOf
{
    /// <summary>All that came in.</summary>
    Received,

    /// <summary>All that projects hold: proposed, committed and paid together.</summary>
    Allocated,

    /// <summary>What is not allocated yet.</summary>
    Remaining,
}

/// <summary>Of which streams a total is.</summary>
internal enum TotalScope
{
    Revenue,
    Capital,

    /// <summary>Both together.</summary>
    Total,
}
