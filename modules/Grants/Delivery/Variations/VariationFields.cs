namespace CouncilPlatform.Grants.Delivery;

/// <summary>How an allocation was changed: for the partnership's own people, as it shows who did what and why.</summary>
internal sealed class VariationFields
{
    /// <summary>Every variation of the allocation, in order, refused ones too.</summary>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<Connection<AllocationVariation>> Variations(
        Allocation allocation,
        Paging paging,
        Batches batches,
        GrantsDb db
    ) => batches.Page(db, allocation.Id, static (AllocationVariation v) => v.AllocationId, paging, static v => v.Number);
}
