using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Sdk;

/// <summary>
/// Where to look for what waits for a caller: the partnerships that have the module on and in which the caller has the role, all of them
/// in one statement.
/// </summary>
public sealed class WorkSearch
{
    private readonly ModuleDb _db;
    private readonly IReadOnlyList<Guid> _ids;

    internal WorkSearch(
        ModuleDb db,
        IReadOnlyList<Partnership> partnerships,
        Caller caller,
        DateTime nowUtc,
        CancellationToken cancellation
    )
    {
        _db = db;
        _ids = [.. partnerships.Select(p => p.Id)];
        Partnerships = partnerships;
        Caller = caller;
        NowUtc = nowUtc;
        Cancellation = cancellation;
    }

    /// <summary>The partnerships to look in.</summary>
    public IReadOnlyList<Partnership> Partnerships { get; }

    /// <summary>For whom something waits.</summary>
    public Caller Caller { get; }

    /// <summary>The person behind the caller, who does not check their own work.</summary>
    public Guid? Person => Caller.Person;

    /// <summary>The offices that the caller holds, in the organisation that they act for.</summary>
    public IReadOnlyList<Office> Offices => [.. Caller.HeldOffices];

    /// <summary>The moment of the search.</summary>
    public DateTime NowUtc { get; }

    /// <summary>The day of the search, in the UK.</summary>
    public DateOnly Today => UkTime.Day(NowUtc);

    /// <summary>Stops the search.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>The rows of a table in those partnerships.</summary>
    public IQueryable<T> Of<T>()
        where T : class, IInPartnership => _db.Set<T>().Where(e => _ids.Contains(e.PartnershipId)).AsNoTracking();

    /// <summary>The rows of a table that names no partnership, to be joined with the rows that they are parts of.</summary>
    public IQueryable<T> Parts<T>()
        where T : class =>
        typeof(T).IsAssignableTo(typeof(IInPartnership))
            ? throw new InvalidOperationException($"The table of {typeof(T).Name} names partnerships. Read it with Of.")
            : _db.Set<T>().AsNoTracking();
}
