namespace CouncilPlatform.Grants;

/// <summary>Closed to everybody but the partnership's own people and those who act for the organisation that it belongs to.</summary>
internal interface IForOrganisation : IRestricted
{
    Guid? For { get; }

    bool IRestricted.MayBeReadBy(Caller caller, Partnership partnership) =>
        caller.Has(Role.Viewer, partnership) || caller.Has(Role.Applicant, partnership) && IsFor(caller);

    bool IRestricted.MayBeChangedBy(Caller caller, Partnership partnership) => caller.Has(Role.Officer, partnership) || IsFor(caller);

    private bool IsFor(Caller caller) => For is { } organisation && caller.ActsFor(organisation);
}
