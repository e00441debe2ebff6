namespace CouncilPlatform.Grants.Rounds;

/// <summary>The programmes of a partnership.</summary>
internal sealed class ProgrammeQueries
{
    /// <summary>The programme with a code, or null.</summary>
    public static Task<Programme?> Programme(
        Partnership partnership,
        string code,
        Selection selection,
        GrantsDb db,
        CancellationToken cancellationToken
    ) =>
        selection
            .Columns(db.Programmes.Where(p => p.PartnershipId == partnership.Id && p.Code == code))
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>Every programme, by code.</summary>
    public static Task<Connection<Programme>> Programmes(
        Partnership partnership,
        Paging paging,
        GrantsDb db,
        CancellationToken cancellationToken
    ) => db.Programmes.Where(p => p.PartnershipId == partnership.Id).PageAsync(paging, p => p.Code, descending: false, cancellationToken);
}
