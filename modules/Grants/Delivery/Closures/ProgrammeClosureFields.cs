namespace CouncilPlatform.Grants.Delivery;

/// <summary>How far a programme is from its end.</summary>
internal sealed class ProgrammeClosureFields
{
    /// <summary>The rounds that keep it from being closed, the first to open first.</summary>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<IReadOnlyList<OpenItem>> StandsOpen(Programme programme, Batches batches, OpenItems open) =>
        batches
            .Load<Guid, IReadOnlyList<OpenItem>>("grants.programme.standsOpen", programme.Id, open.OfProgrammesAsync)
            .Then(items => items ?? []);
}
