using System.Data.Common;
using CouncilPlatform.Host.Events;
using CouncilPlatform.Host.Imports;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Data;

/// <summary>
/// What a scope does when one of its contexts saves and commits. The contexts of every scope share their options, and with them this
/// interceptor.
/// </summary>
internal sealed class ChangeInterceptor : ISaveChangesInterceptor, IDbTransactionInterceptor
{
    public static readonly ChangeInterceptor Instance = new();

    public async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        result = await Of<OutboxWriter>(eventData).SavingChangesAsync(eventData, result, cancellationToken);
        return await Of<AuditStamp>(eventData).SavingChangesAsync(eventData, result, cancellationToken);
    }

    public InterceptionResult TransactionCommitting(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result) =>
        Of<AuditStamp>(eventData).TransactionCommitting(transaction, eventData, result);

    public async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default
    )
    {
        result = await Of<OutboxWriter>(eventData).TransactionCommittingAsync(transaction, eventData, result, cancellationToken);
        result = await Of<ImportCommit>(eventData).TransactionCommittingAsync(transaction, eventData, result, cancellationToken);
        // The audit trail is locked last, so that writers wait for each other only briefly.
        return await Of<AuditStamp>(eventData).TransactionCommittingAsync(transaction, eventData, result, cancellationToken);
    }

    public async Task TransactionCommittedAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        await Of<OutboxWriter>(eventData).TransactionCommittedAsync(transaction, eventData, cancellationToken);
        await Of<AuditStamp>(eventData).TransactionCommittedAsync(transaction, eventData, cancellationToken);
    }

    private static T Of<T>(DbContextEventData eventData)
        where T : notnull => ((ModuleDb)eventData.Context!).Scope!.GetRequiredService<T>();
}
