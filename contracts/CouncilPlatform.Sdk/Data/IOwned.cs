using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Sdk;

/// <summary>
/// A record that one organisation owns. Only people who act for it, or with whom it shares the record, may change it: the host refuses
/// everybody else with NOT_YOURS. The owner never changes by an update: the owner offers the record, and the new owner accepts it.
/// </summary>
public interface IOwned
{
    /// <summary>The organisation that owns the record. Null if the record belongs to the whole partnership.</summary>
    Guid? OwnerId { get; }
}

/// <summary>
/// A record that several organisations own together, such as an agreement of its parties: each of them may change it, and nobody else.
/// </summary>
public interface IJointlyOwned
{
    /// <summary>The organisations that own the record, as they are saved. If there is none, it belongs to the whole partnership.</summary>
    Task<IReadOnlyCollection<Guid>> FindOwnersAsync(ModuleDb db, CancellationToken cancellationToken);
}

/// <summary>An owned record that its owner can pass on to another organisation.</summary>
public interface ITransferable : IOwned, IVersioned, IInPartnership
{
    /// <summary>Makes the organisation the owner. The host calls this once the organisation has accepted the record.</summary>
    void PassTo(Guid organisation);
}

/// <summary>A record that belongs to another one, and so to that one's owner: an allocation belongs to its fund.</summary>
public interface IBelongsTo<TWhole> : IBelonging
    where TWhole : class, IKeyed
{
    /// <summary>The key of the record that it belongs to. It never changes.</summary>
    Guid WholeId { get; }

    // Whose the whole is must be known, even if the caller may not see it.
    async Task<object?> IBelonging.FindWholeAsync<TDb>(Change<TDb> change) =>
        change.Db.Set<TWhole>().Local.FindEntry(WholeId)?.Entity
        ?? await change.Db.Set<TWhole>().WithOwnerOnly().SingleOrDefaultAsync(w => w.Id == WholeId, change.Cancellation);
}

/// <summary>See <see cref="IBelongsTo{TWhole}"/>.</summary>
public interface IBelonging
{
    internal Task<object?> FindWholeAsync<TDb>(Change<TDb> change)
        where TDb : ModuleDb;
}

/// <summary>
/// A record about an organisation that others keep: a grant agreement is about its recipient. People who act for that organisation may take
/// their part in it, whoever owns it; nobody else but the partnership's own people may read it.
/// </summary>
public interface IForOrganisation : IRestricted
{
    /// <summary>The organisation that the record is about.</summary>
    Guid? For { get; }

    bool IRestricted.MayBeReadBy(Caller caller, Partnership partnership) =>
        caller.Has(Role.Viewer, partnership) || caller.Has(Role.Applicant, partnership) && IsFor(caller);

    bool IRestricted.MayBeChangedBy(Caller caller, Partnership partnership) => caller.Has(Role.Officer, partnership) || IsFor(caller);

    internal bool IsFor(Caller caller) => For is { } organisation && caller.ActsFor(organisation);
}

/// <summary>
/// A record that names an organisation, or a table of a partnership, that no organisation owns: everybody with the role may change it. A
/// test asks for this where a type says nothing of its owner.
/// </summary>
/// <param name="reason">Why, for readers of the code.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SharedAttribute(string reason) : Attribute
{
    public string Reason => reason;
}
