namespace CouncilPlatform.Sdk;

/// <summary>For whom a context reads. It decides which restricted records there are: see <see cref="OwnerOnlyFilter"/>.</summary>
internal sealed class Reader(Caller caller, TimeProvider time)
{
    /// <summary>Commands, imports, events and demonstrations see everything.</summary>
    public bool SeesAll { get; set; } = caller.IsOperator;

    public bool ActsForPartnership => caller.ActsForPartnership;

    public IReadOnlyList<Guid?> Own { get; } = caller.Organisations;

    /// <summary>The partnerships whose drafts the reader sees: see <see cref="IPublishable{TSelf}"/>.</summary>
    public IReadOnlyList<Guid> ViewsIn { get; } = [.. caller.PartnershipsAs(Role.Viewer)];

    public DateOnly Today => UkTime.Today(time);
}
