namespace CouncilPlatform.Grants.Delivery;

internal sealed class AgreementQueries
{
    /// <summary>Grant agreements in the order in which they were sent.</summary>
    /// <param name="signed">True for those that both have signed, false for the others; all if left out.</param>
    [Requires(Role.Applicant)]
    public static Task<Connection<GrantAgreement>> GrantAgreements(
        Partnership partnership,
        bool? signed,
        Caller caller,
        Paging paging,
        GrantsDb db
    )
    {
        var all = caller.Has(Role.Viewer, partnership);
        var own = caller.Organisations;
        return db.Of<GrantAgreement>(partnership)
            .Where(a => all || own.Contains(a.RecipientId))
            .Where(a => signed == null || signed == (a.RecipientSigned != null && a.CouncilSigned != null))
            .PageAsync(paging, a => a.Sent);
    }
}
