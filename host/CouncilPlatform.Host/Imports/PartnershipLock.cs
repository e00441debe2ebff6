using CouncilPlatform.Host.Core;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Imports;

/// <summary>Lets those queue who decide about the imports of one partnership.</summary>
internal static class PartnershipLock
{
    /// <summary>Holds the partnership's row until the transaction ends.</summary>
    public static Task LockPartnershipAsync(this CoreDb db, Guid partnership, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"UPDATE core_partnerships SET \"Version\" = \"Version\" WHERE \"Id\" = {partnership}",
            cancellationToken
        );
}
