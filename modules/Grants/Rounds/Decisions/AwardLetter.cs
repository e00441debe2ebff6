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

    /// <summary>The conditions of the award.</summary>
    public IReadOnlyList<string> Conditions => JsonText.Read<string>(application.ConditionsJson);

    /// <summary>What is due, and when.</summary>
    public IReadOnlyList<AwardDeadline> Deadlines => JsonText.Read<AwardDeadline>(application.DeadlinesJson);

    /// <summary>The application's reference, the round and the number: small-grants-2026/7.</summary>
    public IDataLoaderResult<string> Reference(Batches batches, GrantsDb db) => application.Reference(batches, db);

    /// <summary>The organisation that the letter goes to.</summary>
    public IDataLoaderResult<Organisation?> Organisation(OrganisationBatch organisations) => application.Organisation(organisations);

    /// <summary>The round of the award.</summary>
    public IDataLoaderResult<Round?> Round(Batches batches, GrantsDb db) => application.Round(batches, db);
}

/// <summary>Something that is due under an award.</summary>
/// <param name="What">What is due: "Return the signed agreement".</param>
/// <param name="On">The last day for it.</param>
internal sealed record AwardDeadline(string What, DateOnly On);
