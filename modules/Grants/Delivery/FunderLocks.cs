namespace CouncilPlatform.Grants.Delivery;

internal static class FunderLocks
{
    /// <summary>
    /// Locks a record of a grant for what only the funder does, such as to review it. The recipient may change the record too, but takes
    /// another part in it.
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
