namespace CouncilPlatform.Sdk;

/// <summary>For whom a context reads. It decides which restricted records there are: see <see cref="OwnerOnlyFilter"/>.</summary>
internal sealed class Reader(Caller caller, TimeProvider time)
{
    private Guid[]? _viewsIn;
    private Guid[]? _partnerships;

    /// <summary>Commands, imports, events and demonstrations see everything.</summary>
    public bool SeesAll { get; set; } = caller.IsOperator;

    public bool ActsForPartnership => caller.ActsForPartnership;

    public IReadOnlyList<Guid?> Own { get; } = caller.Organisations;

    /// <summary>The partnerships whose drafts the reader sees: see <see cref="IPublishable{TSelf}"/>.</summary>
    public IReadOnlyList<Guid> ViewsIn => _viewsIn ??= [.. caller.PartnershipsAs(Role.Viewer)];

    /// <summary>The partnerships in which the reader has any role. PostgreSQL lets the reader read and write there.</summary>
    public IReadOnlyList<Guid> Partnerships => _partnerships ??= [.. caller.PartnershipsAs(Role.Applicant)];

    /// <summary>Whether the reader reads and writes in every partnership: the platform's operator, and the host itself.</summary>
    public bool IsEverywhere { get; init; } = caller.IsOperator;

    public DateOnly Today => UkTime.Today(time);
}
