namespace CouncilPlatform.LocalityPlans.Scrutiny;

internal sealed class JointGroupQueries
{
    /// <summary>The joint group with a short name; null where there is none.</summary>
    /// <param name="slug">The group's short name in the partnership.</param>
    public static Task<JointGroup?> JointGroup(Partnership partnership, string slug, Selection selection, LocalityPlansDb db) =>
        selection.BySlugAsync<JointGroup>(db, partnership, slug);

    /// <summary>Every joint group, sorted by name.</summary>
    public static Task<Connection<JointGroup>> JointGroups(Partnership partnership, Paging paging, LocalityPlansDb db) =>
        db.Of<JointGroup>(partnership).PageAsync(paging, g => g.Name);

    /// <summary>Every needs assessment, sorted by short name.</summary>
    public static Task<Connection<NeedsAssessment>> NeedsAssessments(Partnership partnership, Paging paging, LocalityPlansDb db) =>
        db.Of<NeedsAssessment>(partnership).PageAsync(paging, n => n.Slug);
}
