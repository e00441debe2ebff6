using System.Runtime.CompilerServices;

namespace CouncilPlatform.Grants.Delivery;

internal static class FunderLocks
{
    /// <summary>
    /// Locks a record of a grant for what is the funder's alone, such as to review it: the recipient may change the record, but takes another
    /// part in it.
    /// </summary>
    public static async Task<T> LockForFunderAsync<T>(
        this Change<GrantsDb> change,
        GlobalId id,
        int? version = null,
        [CallerArgumentExpression(nameof(id))] string path = ""
    )
        where T : class, IVersioned, IInPartnership, IPartOf<Allocation>
    {
        var part = await change.LockAsync<T>(id, version, path: path);
        await change.LockAsync<Allocation>(part.WholeId, path: path);
        return part;
    }
}
