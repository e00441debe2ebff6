namespace CouncilPlatform.Grants.Delivery;

internal sealed class PaymentQueries
{
    /// <summary>Milestones in the order in which they are due.</summary>
    /// <param name="state">Only those in this state.</param>
    [Requires(Role.Applicant)]
    public static Task<Connection<PaymentMilestone>> PaymentMilestones(
        Partnership partnership,
        MilestoneState? state,
        Caller caller,
        Paging paging,
        GrantsDb db
    )
    {
        var all = caller.Has(Role.Viewer, partnership);
        var own = caller.Organisations;
        return db.Of<PaymentMilestone>(partnership)
            .Where(m => (all || own.Contains(m.RecipientId)) && (state == null || m.State == state))
            .PageAsync(paging, m => m.DueBy);
    }
}
