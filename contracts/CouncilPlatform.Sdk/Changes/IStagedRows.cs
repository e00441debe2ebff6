namespace CouncilPlatform.Sdk;

/// <summary>
/// Rows that a change is about to save, kept apart from the tables until its end: others write meanwhile, where a database has one writer
/// at a time. The host has it for such databases.
/// </summary>
internal interface IStagedRows : IAsyncDisposable
{
    /// <summary>Takes over what the context tracks.</summary>
    Task AddAsync(CancellationToken cancellationToken);

    /// <summary>Writes all of them into the tables, in the transaction of the change.</summary>
    Task MoveAsync(CancellationToken cancellationToken);
}
