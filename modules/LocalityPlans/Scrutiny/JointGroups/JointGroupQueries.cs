namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <summary>Joint groups and needs assessments.</summary>
internal sealed class JointGroupQueries
{
    /// <summary>The group with a slug, or null.</summary>
    public static Task<JointGroup?> JointGroup(
        Partnership partnership,
        string slug,
        Selection selection,
        LocalityPlansDb db,
        CancellationToken cancellationToken
    ) =>
        selection
            .Columns(db.JointGroups.Where(g => g.PartnershipId == partnership.Id && g.Slug == slug))
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>Every group, by name.</summary>
    public static Task<Connection<JointGroup>> JointGroups(
        Partnership partnership,
        Paging paging,
        LocalityPlansDb db,
        CancellationToken cancellationToken
    ) => db.JointGroups.Where(g => g.PartnershipId == partnership.Id).PageAsync(paging, g => g.Name, descending: false, cancellationToken);

    /// <summary>Every needs assessment, by slug.</summary>
    public static Task<Connection<NeedsAssessment>> NeedsAssessments(
        Partnership partnership,
        Paging paging,
        LocalityPlansDb db,
        CancellationToken cancellationToken
    ) =>
        db
            .NeedsAssessments.Where(n => n.PartnershipId == partnership.Id)
            .PageAsync(paging, n => n.Slug, descending: false, cancellationToken);

    internal static Task<JointGroup?> FindAsync(IServiceProvider services, Guid id, CancellationToken cancellationToken) =>
        services.GetRequiredService<LocalityPlansDb>().JointGroups.AsNoTracking().SingleOrDefaultAsync(g => g.Id == id, cancellationToken);

    internal static Task<NeedsAssessment?> FindAssessmentAsync(IServiceProvider services, Guid id, CancellationToken cancellationToken) =>
        services
            .GetRequiredService<LocalityPlansDb>()
            .NeedsAssessments.AsNoTracking()
            .SingleOrDefaultAsync(n => n.Id == id, cancellationToken);
}
