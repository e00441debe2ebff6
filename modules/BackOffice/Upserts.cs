using System.Linq.Expressions;

namespace CouncilPlatform.BackOffice;

/// <summary>Finds what an input replaces, or adds it.</summary>
internal static class Upserts
{
    /// <summary>The partnership's row, locked; a new one where there is none.</summary>
    /// <exception cref="RuleException">CONFLICT: the row's version is another.</exception>
    public static async Task<T> LockOrAddAsync<T>(
        this Change<BackOfficeDb> change,
        Expression<Func<T, bool>> which,
        int? version,
        Func<T> create
    )
        where T : class, IVersioned, IInPartnership
    {
        await change.BeginAsync();
        var id = await change.Of<T>().Where(which).Select(e => (Guid?)e.Id).SingleOrDefaultAsync(change.Cancellation);
        return id is { } key ? await change.LockAsync<T>(key, version) : change.Add(create());
    }

    /// <summary>The row of something that is locked; a new one where there is none.</summary>
    public static async Task<T> FindOrAddAsync<T>(this Change<BackOfficeDb> change, IQueryable<T> row, Func<T> create)
        where T : class => await row.SingleOrDefaultAsync(change.Cancellation) ?? change.Add(create());

    /// <summary>Text, or null where it is blank.</summary>
    public static string? OrNull(this string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
