using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Partnerships;

/// <summary>Changes of a partnership as a whole: one at a time, against the version that the caller saw.</summary>
internal sealed class PartnershipChanges(CoreDb db, PartnershipDirectory directory)
{
    /// <exception cref="RuleException">CONFLICT where the version is another.</exception>
    public async Task<T> RunAsync<T>(
        Partnership partnership,
        int? version,
        Func<PartnershipRecord, CancellationToken, Task<T>> change,
        CancellationToken cancellationToken
    )
    {
        var result = await db.WriteAsync(
            async ct =>
            {
                // As ModuleDb.HoldAsync: the row is held from here on, so what is read after stays true.
                var held = await db
                    .Partnerships.Where(p => p.Id == partnership.Id && (version == null || p.Version == version))
                    .ExecuteUpdateAsync(set => set.SetProperty(p => p.Version, p => p.Version + 1), ct);
                var record = await db.Partnerships.SingleAsync(p => p.Id == partnership.Id, ct);
                return held == 1
                    ? await change(record, ct)
                    : throw new RuleException(
                        RuleCodes.Conflict,
                        $"The partnership is at version {record.Version}, not {version}: it was changed meanwhile. Read it again, then retry.",
                        "input",
                        "version"
                    );
            },
            cancellationToken
        );
        directory.Forget();
        return result;
    }

    /// <summary>Changes the partnership's own record, and gives the partnership as it is then.</summary>
    public async Task<Partnership> RunAsync(
        Partnership partnership,
        int? version,
        Action<PartnershipRecord> change,
        CancellationToken cancellationToken
    )
    {
        await RunAsync(
            partnership,
            version,
            (record, _) =>
            {
                change(record);
                return Task.FromResult(record);
            },
            cancellationToken
        );
        return (await directory.CurrentAsync(cancellationToken)).ById[partnership.Id];
    }
}
