using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CouncilPlatform.Host.Tests.Faults;

/// <summary>Lets a database of SQLite not grow, as on a disk without space.</summary>
internal sealed class FullDisk : DbConnectionInterceptor
{
    public bool IsFull { get; set; }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        await using var command = connection.CreateCommand();
        // The pages that the file has are the fewest that it may have.
        command.CommandText = IsFull ? "PRAGMA max_page_count = 1" : "PRAGMA max_page_count = 1000000";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
