using CouncilPlatform.Host.Core.Organisations;
using GraphQL.DataLoader;

namespace CouncilPlatform.Host.Core.Ownership;

/// <summary>Reads who shares what with whom, and what was passed on.</summary>
internal sealed class OwnershipQueries
{
    /// <summary>The shares of records in the partnership, latest first, including those that have ended or were revoked.</summary>
    /// <param name="record">Only shares of the record with this id.</param>
    [Requires(Role.Viewer)]
    public static Task<Connection<RecordShare>> RecordShares(
        Partnership partnership,
        GlobalId? record,
        Paging paging,
        CoreDb db,
        CancellationToken cancellationToken
    )
    {
        var (kind, key) = (record?.Type, record?.Value);
        return db.Of<RecordShare>(partnership)
            .Where(s => kind == null || s.Kind == kind && (s.RecordId == null || s.RecordId == key))
            .PageAsync(paging, s => s.From, descending: true, cancellationToken);
    }

    /// <summary>The offers of records by one organisation to another, latest first.</summary>
    /// <param name="record">Only offers of the record with this id: its owners over time.</param>
    [Requires(Role.Viewer)]
    public static Task<Connection<RecordTransfer>> RecordTransfers(
        Partnership partnership,
        GlobalId? record,
        Paging paging,
        CoreDb db,
        CancellationToken cancellationToken
    )
    {
        var (kind, key) = (record?.Type, record?.Value);
        return db.Of<RecordTransfer>(partnership)
            .Where(t => kind == null || t.Kind == kind && t.RecordId == key)
            .PageAsync(paging, t => t.OfferedUtc, descending: true, cancellationToken);
    }
}

/// <summary>The organisations of a share.</summary>
internal sealed class ShareFields
{
    /// <summary>The organisation that shares its records.</summary>
    [Needs(nameof(RecordShare.OwnerId))]
    public static IDataLoaderResult<Organisation?> Owner(RecordShare share, OrganisationBatch organisations) =>
        organisations.Get(share.OwnerId);

    /// <summary>The organisation that may change them. Null for the partnership's own team.</summary>
    [Needs(nameof(RecordShare.WithId))]
    public static IDataLoaderResult<Organisation?>? With(RecordShare share, OrganisationBatch organisations) =>
        share.WithId is { } with ? organisations.Get(with) : null;
}

/// <summary>The organisations of a transfer.</summary>
internal sealed class TransferFields
{
    /// <summary>The organisation that offered the record.</summary>
    [Needs(nameof(RecordTransfer.OwnerId))]
    public static IDataLoaderResult<Organisation?> Owner(RecordTransfer transfer, OrganisationBatch organisations) =>
        organisations.Get(transfer.OwnerId);

    /// <summary>The organisation that it was offered to.</summary>
    [Needs(nameof(RecordTransfer.ToId))]
    public static IDataLoaderResult<Organisation?> To(RecordTransfer transfer, OrganisationBatch organisations) =>
        organisations.Get(transfer.ToId);
}
