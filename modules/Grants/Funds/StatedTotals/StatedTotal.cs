namespace CouncilPlatform.Grants.Funds;

/// <summary>A figure that a document states about a fund, beside the ledger's own sum. A difference is shown, never corrected.</summary>
internal sealed class StatedTotal : Aggregate, IBelongsTo<Fund>, INumbered
{
    public Guid FundId { get; init; }

    /// <summary>The total's position in the fund's list, from 1.</summary>
    public int Number { get; init; }

    /// <summary>What the figure adds up.</summary>
    public required TotalOf Of { get; init; }

    /// <summary>Which streams the figure covers.</summary>
    public required TotalScope Scope { get; init; }

    /// <summary>The figure as the document writes it: "£647.5K".</summary>
    [MaxLength(40)]
    public required string AsWritten { get; init; }

    /// <summary>What else is known about the figure.</summary>
    [MaxLength(1000)]
    public string? Note { get; init; }

    internal long Pence { get; init; }

    internal long PrecisionPence { get; init; }

    [MaxLength(CitationRules.MaxTitleLength)]
    internal required string DocumentTitle { get; init; }

    internal PartialDate DocumentDate { get; init; }

    [MaxLength(CitationRules.MaxPlaceLength)]
    internal string? DocumentPlace { get; init; }

    Guid IBelongsTo<Fund>.WholeId => FundId;

    internal static StatedTotal Record(Fund fund, int number, RecordStatedTotalInput input)
    {
        var written = WrittenAmount.Read(input.AsWritten)!;
        return new()
        {
            PartnershipId = fund.PartnershipId,
            FundId = fund.Id,
            Number = number,
            Of = input.Of,
            Scope = input.Scope,
            AsWritten = input.AsWritten,
            Note = input.Note,
            Pence = written.Amount.MinorUnits,
            PrecisionPence = written.Precision.MinorUnits,
            DocumentTitle = input.Document.Title,
            DocumentDate = input.Document.Date,
            DocumentPlace = input.Document.Place,
        };
    }

    /// <summary>The document that states the figure.</summary>
    [Needs(nameof(DocumentTitle), nameof(DocumentDate), nameof(DocumentPlace))]
    public Citation Document() => new(DocumentTitle, DocumentDate, DocumentPlace);

    /// <summary>The stated amount, to the penny.</summary>
    [Needs(nameof(Pence))]
    public Money Stated() => Money.FromPence(Pence);

    /// <summary>The smallest difference that the figure can show as it is written: £100 in £647.5K.</summary>
    [Needs(nameof(PrecisionPence))]
    public Money Precision() => Money.FromPence(PrecisionPence);

    /// <summary>The ledger's own sum, now.</summary>
    [Needs(nameof(Of), nameof(Scope))]
    public IDataLoaderResult<Money> Computed(Batches batches, GrantsDb db) =>
        batches
            .Row<Fund>(db, FundId)
            .Then(fund =>
                fund!
                    .Lines()
                    .Where(l => Scope == TotalScope.Total || Scope == TotalScope.Revenue == (l.Stream == FundingStream.Revenue))
                    .Select(l =>
                        Of switch
                        {
                            TotalOf.Received => l.Granted,
                            TotalOf.Allocated => l.Allocated,
                            _ => l.Remaining,
                        }
                    )
                    .Aggregate(default(Money), (sum, amount) => sum + amount)
            );

    /// <summary>The stated amount less the ledger's sum.</summary>
    [Needs(nameof(Of), nameof(Scope), nameof(Pence))]
    public IDataLoaderResult<Money> Difference(Batches batches, GrantsDb db) => Computed(batches, db).Then(computed => Stated() - computed);

    /// <summary>Whether the two agree to the penny.</summary>
    [Needs(nameof(Of), nameof(Scope), nameof(Pence))]
    public IDataLoaderResult<bool> Agrees(Batches batches, GrantsDb db) => Computed(batches, db).Then(computed => Stated() == computed);

    /// <summary>The roundings that turn the ledger's sum into the stated figure; empty if the two really differ.</summary>
    [Needs(nameof(Of), nameof(Scope), nameof(Pence), nameof(PrecisionPence))]
    public IDataLoaderResult<IReadOnlyList<MoneyRounding>> Roundings(Batches batches, GrantsDb db) =>
        Computed(batches, db)
            .Then(
                IReadOnlyList<MoneyRounding> (computed) =>
                    [.. new[] { MoneyRounding.Truncated, MoneyRounding.HalfUp }.Where(r => computed.Rounded(r, Precision()) == Stated())]
            );
}

/// <summary>What a total adds up.</summary>
internal enum TotalOf
{
    /// <summary>Everything that came in.</summary>
    Received,

    /// <summary>What projects hold: proposed, committed and paid together.</summary>
    Allocated,

    /// <summary>What is not allocated yet.</summary>
    Remaining,
}

/// <summary>Which streams a total covers.</summary>
internal enum TotalScope
{
    /// <summary>Revenue only.</summary>
    Revenue,

    /// <summary>Capital only.</summary>
    Capital,

    /// <summary>Both together.</summary>
    Total,
}
