namespace CouncilPlatform.Sdk;

/// <summary>
/// Totals that a module keeps beside an append-only table (<see cref="IAppendOnly"/>), so that nobody adds up all its rows to read one. The
/// commands <c>check</c> and <c>audit verify</c> ask whether they still are the sums of the rows.
/// </summary>
public interface IKeptTotals
{
    /// <summary>What is wrong with the first total that is not the sum of its rows, for people. Null if all are.</summary>
    Task<string?> FindFaultAsync(CancellationToken cancellationToken);
}
