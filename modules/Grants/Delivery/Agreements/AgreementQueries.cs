namespace CouncilPlatform.Grants.Delivery;

/// <summary>Grant agreements: all for the partnership's own people, their organisation's own for applicants.</summary>
internal sealed class AgreementQueries
{
    /// <summary>Agreements in the order they were sent; signed by both, or not.</summary>
    [Requires(Role.Applicant)]
    public static Task<Connection<GrantAgreement>> GrantAgreements(
        Partnership partnership,
        bool? signed,
        Caller caller,
        Paging paging,
        GrantsDb db,
        CancellationToken cancellationToken
    )
    {
        var all = caller.Has(Role.Viewer, partnership);
        var own = caller.Organisation;
        return db
            .GrantAgreements.Where(a =>
                a.PartnershipId == partnership.Id
                && (all || own != null && a.RecipientId == own)
                && (signed == null || signed == (a.RecipientSigned != null && a.CouncilSigned != null))
            )
            .PageAsync(paging, a => a.Sent, descending: false, cancellationToken);
    }

    internal static Task<GrantAgreement?> FindAsync(IServiceProvider services, Guid id, CancellationToken cancellationToken) =>
        services.GetRequiredService<GrantsDb>().GrantAgreements.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
}
