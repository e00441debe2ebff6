namespace CouncilPlatform.Grants.Delivery;

/// <summary>What is to be paid: all for the partnership's own people, their organisation's own for applicants.</summary>
internal sealed class PaymentQueries
{
    /// <summary>Milestones in the order they are due, in one state.</summary>
    [Requires(Role.Applicant)]
    public static Task<Connection<PaymentMilestone>> PaymentMilestones(
        Partnership partnership,
        MilestoneState? state,
        Caller caller,
        Paging paging,
        GrantsDb db,
        CancellationToken cancellationToken
    )
    {
        var all = caller.Has(Role.Viewer, partnership);
        var own = caller.Organisation;
        return db
            .PaymentMilestones.Where(m =>
                m.PartnershipId == partnership.Id && (all || own != null && m.RecipientId == own) && (state == null || m.State == state)
            )
            .PageAsync(paging, m => m.DueBy, descending: false, cancellationToken);
    }

    internal static Task<PaymentMilestone?> FindAsync(IServiceProvider services, Guid id, CancellationToken cancellationToken) =>
        services.GetRequiredService<GrantsDb>().PaymentMilestones.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancellationToken);
}
