using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Audit;

/// <summary>
/// Appends lines to the audit trail. Each line has the next number, and a hash over itself and the hash of the line before it. Writers
/// queue at the row of the head, from here to the end of their transaction: append last.
/// </summary>
internal static class AuditChain
{
    /// <summary>Appends lines in a transaction of any module's context.</summary>
    /// <returns>The head of the trail once the transaction is committed.</returns>
    public static async Task<AuditHead> AppendAsync(DbContext db, IReadOnlyList<AuditEntry> lines, CancellationToken cancellationToken)
    {
        // The update locks the row on every database, so what is read after it is the latest.
        await db.Database.ExecuteSqlAsync(
            $"UPDATE core_audit_heads SET \"Number\" = \"Number\" + {lines.Count} WHERE \"Id\" = {AuditHead.Only}",
            cancellationToken
        );
        // A server may not count the rows of an update (NOCOUNT), so this read says whether there is a head.
        if (await HeadAsync(db, cancellationToken) is not { } head)
        {
            throw new InvalidOperationException("The audit trail has no head, so nothing can be changed. Restore the database.");
        }

        var (number, hash) = (head.Number - lines.Count, head.Hash);
        foreach (var line in lines)
        {
            line.Number = ++number;
            line.Hash = hash = AuditHash.Of(hash, line);
        }

        db.AddRange(lines);
        await db.SaveChangesAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"UPDATE core_audit_heads SET \"Hash\" = {hash} WHERE \"Id\" = {AuditHead.Only}",
            cancellationToken
        );
        return new AuditHead
        {
            Chain = head.Chain,
            Number = number,
            Hash = hash,
        };
    }

    /// <summary>The head of the trail. Null if there is none.</summary>
    public static async Task<AuditHead?> HeadAsync(DbContext db, CancellationToken cancellationToken)
    {
        // The contexts of modules do not have the table.
        var heads = await db
            .Database.SqlQuery<Head>($"SELECT \"Chain\", \"Number\", \"Hash\" FROM core_audit_heads WHERE \"Id\" = {AuditHead.Only}")
            .ToListAsync(cancellationToken);
        return heads is [var head, ..]
            ? new AuditHead
            {
                Chain = head.Chain,
                Number = head.Number,
                Hash = head.Hash,
            }
            : null;
    }

    private sealed class Head
    {
        public Guid Chain { get; init; }

        public long Number { get; init; }

        public required string Hash { get; init; }
    }
}
