namespace CouncilPlatform.BackOffice.Agreements;

/// <summary>A contract or system that runs under an agreement. When the parties separate somebody must have said what becomes of it.</summary>
internal sealed class ExitContract : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid AgreementId { get; init; }

    public Guid? ToId { get; set; }

    public required string Title { get; init; }

    public ExitContractKind Kind { get; init; }

    /// <summary>Its own last day; null where none is known.</summary>
    public DateOnly? EndsOn { get; set; }

    /// <summary>What becomes of it; null while nobody has said.</summary>
    public ExitTreatment? Treatment { get; set; }

    public int Version { get; set; }

    /// <summary>Who has it afterwards; null where it runs out.</summary>
    public IDataLoaderResult<Organisation?>? To(Batches batches, IMediator mediator) =>
        ToId is { } id ? batches.Organisation(id, mediator) : null;
}

internal enum ExitContractKind
{
    Contract,
    System,
}

/// <summary>What becomes of a contract or system when an agreement ends.</summary>
internal enum ExitTreatment
{
    /// <summary>Made anew with one of the parties.</summary>
    Novate,

    /// <summary>Taken over by one of the parties.</summary>
    Transfer,

    /// <summary>Left to run to its natural end.</summary>
    RunToEnd,
}
