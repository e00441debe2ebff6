namespace CouncilPlatform.Grants.Rounds;

/// <summary>
/// A programme that grants are awarded under: imported with awards, or run here, drawing on funds and awarding in rounds.
/// </summary>
internal sealed class Programme : Aggregate, IOwned
{
    public const int MaxCodeLength = 200;

    /// <summary>The programme's code; its title if it was published without a code.</summary>
    [MaxLength(MaxCodeLength)]
    public required string Code { get; init; }

    /// <summary>What the programme is called.</summary>
    public string? Title { get; set; }

    /// <summary>What the programme is to achieve; null if it was imported with awards.</summary>
    [MaxLength(4000)]
    public string? Purpose { get; set; }

    /// <summary>The day the programme was closed, after which it opens no other round; null before.</summary>
    public DateOnly? ClosedOn { get; set; }

    /// <summary>What was noted when the programme was closed.</summary>
    [MaxLength(1000)]
    public string? ClosingNote { get; set; }

    public Guid? RunById { get; internal set; }

    Guid? IOwned.OwnerId => RunById;

    /// <summary>
    /// The organisation that runs the programme and its rounds: the accountable body of the first fund that it was created with. Null if it
    /// was imported with awards and draws on no fund.
    /// </summary>
    public IDataLoaderResult<Organisation?>? RunBy(OrganisationBatch organisations) => organisations.Get(RunById);

    internal void RequireNotClosed() =>
        new Rules()
            .Require(
                ClosedOn is null,
                "ALREADY_CLOSED",
                $"The programme {Title ?? Code} was closed on {ClosedOn:d MMMM yyyy}. Create another programme.",
                InputPath.Of("programme")
            )
            .Check();
}
