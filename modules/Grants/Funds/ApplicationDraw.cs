namespace CouncilPlatform.Grants.Funds;

/// <summary>
/// The allocation that an application was awarded out of one fund, for the application's organisation. How much it holds is in the ledger.
/// </summary>
internal sealed class ApplicationDraw
{
    public Guid AllocationId { get; init; }

    public Guid ApplicationId { get; init; }
}
