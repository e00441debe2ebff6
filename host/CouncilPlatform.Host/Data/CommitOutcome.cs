using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Core.Audit;
using CouncilPlatform.Host.Security;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Data;

/// <summary>
/// Finds out whether a change was committed, if the connection was lost after the commit was sent and before its answer came. Otherwise
/// nobody could say whether the change may run again.
/// </summary>
internal sealed class CommitOutcome(AuditStamp stamp, IServiceScopeFactory scopes)
{
    /// <param name="fault">Why the commit has failed.</param>
    /// <exception cref="OutcomeUnknownException">The database does not answer.</exception>
    public async Task<bool> IsCommittedAsync(Exception fault)
    {
        if (!DatabaseFaults.IsUnavailable(fault) || stamp.Sent is not { } sent)
        {
            return false;
        }

        try
        {
            await using var scope = scopes.CreateHostScope();
            var db = scope.ServiceProvider.GetRequiredService<CoreDb>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            // The change holds this row until it has ended, one way or the other.
            await db.Database.ExecuteSqlAsync($"UPDATE core_audit_heads SET \"Number\" = \"Number\" WHERE \"Id\" = {AuditHead.Only}");
            return await db.AuditTrail.AnyAsync(line => line.Number == sent.Number && line.Hash == sent.Hash);
        }
        catch (Exception e) when (DatabaseFaults.IsUnavailable(e))
        {
            throw new OutcomeUnknownException(e);
        }
    }
}

/// <summary>The connection was lost during a commit, and the database does not say whether it was done.</summary>
internal sealed class OutcomeUnknownException(Exception inner) : Exception(Text, inner)
{
    /// <summary>What the caller reads.</summary>
    public const string Text =
        "The database stopped answering while this was being saved, so it is not known whether it was saved. Read it again to find out.";
}
