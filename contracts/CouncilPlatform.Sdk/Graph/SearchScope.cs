using System.Linq.Expressions;

namespace CouncilPlatform.Sdk;

/// <summary>Where a search looks: the rows of one partnership, as far as the caller may read them.</summary>
public sealed class SearchScope
{
    private readonly ModuleDb _db;

    internal SearchScope(ModuleDb db, Partnership partnership, Caller caller) => (_db, Partnership, Caller) = (db, partnership, caller);

    /// <summary>The partnership to look in.</summary>
    public Partnership Partnership { get; }

    /// <summary>Who searches.</summary>
    public Caller Caller { get; }

    /// <summary>Whether the caller is one of the partnership's own people.</summary>
    public bool IsViewer => Caller.Has(Role.Viewer, Partnership);

    /// <summary>The rows of a table in the partnership.</summary>
    public IQueryable<T> Of<T>()
        where T : class, IInPartnership => _db.Of<T>(Partnership);

    /// <summary>
    /// The records about organisations that the caller may read: all for the partnership's own people, and for others those about an
    /// organisation that they act for.
    /// </summary>
    /// <param name="organisation">The column of <see cref="IForOrganisation.For"/>.</param>
    public IQueryable<T> About<T>(Expression<Func<T, Guid?>> organisation)
        where T : class, IForOrganisation
    {
        var (all, own) = (IsViewer, Caller.Organisations);
        return Of<T>().Where(organisation, id => all || own.Contains(id));
    }
}
