using CouncilPlatform.Sdk;

namespace CouncilPlatform.Sample;

/// <summary>What anyone who may read a partnership can ask of it: each public static method is a field.</summary>
internal sealed class SampleQueries
{
    /// <summary>The partnership's entries, by title.</summary>
    public static Task<Connection<SampleEntry>> SampleEntries(
        Partnership partnership,
        Paging paging,
        SampleDb db,
        CancellationToken cancellationToken
    ) => db.Entries.Where(e => e.PartnershipId == partnership.Id).PageAsync(paging, e => e.Title, descending: false, cancellationToken);
}
