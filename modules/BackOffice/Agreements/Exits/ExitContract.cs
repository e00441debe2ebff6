namespace CouncilPlatform.BackOffice.Agreements;

/// <summary>A contract or system under an agreement, which must be decided on before the parties separate.</summary>
internal sealed class ExitContract : Aggregate, IPartOf<Agreement>
{
    public Guid AgreementId { get; init; }

    public Guid? ToId { get; private set; }

    /// <summary>The contract's or system's title, like payroll system.</summary>
    [MaxLength(300)]
    public required string Title { get; init; }

    /// <summary>Whether it is a contract or a system.</summary>
    public ExitContractKind Kind { get; init; }

    /// <summary>The day of the contract's natural end; null where it is not known.</summary>
    public DateOnly? EndsOn { get; set; }

    /// <summary>What becomes of it; null until somebody decides.</summary>
    public ExitTreatment? Treatment { get; private set; }

    Guid IBelongsTo<Agreement>.WholeId => AgreementId;

    /// <summary>The party that has it afterwards; null where it runs to its natural end.</summary>
    public IDataLoaderResult<Organisation?>? To(OrganisationBatch organisations) => organisations.Get(ToId);

    /// <summary>Whether it is in use on a day, until the agreement's last day or its own natural end.</summary>
    /// <param name="asAt">The day to look at; today where left out.</param>
    [Needs(nameof(EndsOn))]
    public IDataLoaderResult<bool> Active(DateOnly? asAt, Batches batches, BackOfficeDb db, TimeProvider time)
    {
        var day = asAt ?? UkTime.Today(time);
        return AgreementDates.IsActive(AgreementId, day, batches, db).Then(active => active && (EndsOn is null || day <= EndsOn));
    }

    internal void Decide(ExitTreatment treatment, Guid? to, DateOnly? endsOn)
    {
        var runsToEnd = treatment == ExitTreatment.RunToEnd;
        new Rules()
            .Valid(
                runsToEnd == (to is null),
                runsToEnd ? "A contract that runs to its end goes to nobody. Leave the party out." : "Choose the party that it goes to.",
                to
            )
            .Valid(!runsToEnd || (endsOn ?? EndsOn) is not null, "Enter its natural end.", endsOn)
            .Check();
        (Treatment, ToId, EndsOn) = (treatment, to, endsOn ?? EndsOn);
    }
}

/// <summary>What runs under an agreement.</summary>
internal enum ExitContractKind
{
    /// <summary>A contract with a supplier.</summary>
    Contract,

    /// <summary>An information system.</summary>
    System,
}

/// <summary>What becomes of a contract or system when an agreement ends.</summary>
internal enum ExitTreatment
{
    /// <summary>A new contract with one of the parties replaces it.</summary>
    Novate,

    /// <summary>One of the parties takes it over.</summary>
    Transfer,

    /// <summary>It runs to its natural end.</summary>
    RunToEnd,
}
