namespace CouncilPlatform.Grants.Rounds;

/// <summary>Everything that the template of an award letter needs. It names organisations, never people.</summary>
internal sealed class AwardLetter(Application application)
{
    /// <summary>The day of the decision.</summary>
    public DateOnly Date { get; } = UkTime.Day(application.DecidedUtc!.Value);

    /// <summary>What the project is called.</summary>
    public string Project => application.Title;

    /// <summary>What was awarded, of each stream and together.</summary>
    public StreamAmounts Amounts => application.Awarded()!;

    /// <summary>What the organisation must keep to.</summary>
    public IReadOnlyList<string> Conditions => JsonText.Read<string>(application.ConditionsJson);

    public IReadOnlyList<AwardDeadline> Deadlines => JsonText.Read<AwardDeadline>(application.DeadlinesJson);

    public IDataLoaderResult<string> Reference(Batches batches, GrantsDb db) => application.Reference(batches, db);

    /// <summary>To whom it goes.</summary>
    public IDataLoaderResult<Organisation?> Organisation(Batches batches, IMediator mediator) =>
        application.Organisation(batches, mediator);

    public IDataLoaderResult<Round?> Round(Batches batches, GrantsDb db) => application.Round(batches, db);
}

/// <param name="What">What is due, as in "Return the signed agreement".</param>
/// <param name="On">The last day for it.</param>
internal sealed record AwardDeadline(string What, DateOnly On);
