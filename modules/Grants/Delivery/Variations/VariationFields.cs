namespace CouncilPlatform.Grants.Delivery;

/// <summary>How an allocation was changed: for the partnership's own people, as it says who did what and why.</summary>
internal sealed class VariationFields
{
    /// <summary>Every variation, in order, refused ones too.</summary>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<Connection<AllocationVariation>> Variations(
        Allocation allocation,
        Paging paging,
        Batches batches,
        GrantsDb db
    ) =>
        batches.Page(
            "grants.allocation.variations",
            allocation.Id,
            db.AllocationVariations,
            v => v.AllocationId,
            paging,
            v => v.Number,
            descending: false
        );
}
