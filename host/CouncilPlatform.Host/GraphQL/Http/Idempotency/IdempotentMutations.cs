using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Data;
using GraphQL;
using GraphQL.Execution;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.GraphQL.Http.Idempotency;

/// <summary>
/// Executes a mutation once, however often it is sent with the same key: those who send it again get the answer of the first. A mutation
/// that saved nothing is not kept, so that it can be sent again once its cause is gone.
/// </summary>
internal sealed class IdempotentMutations(IServiceScopeFactory scopes, IOptions<GraphQLOptions> options, TimeProvider time)
{
    private static readonly TimeSpan _kept = TimeSpan.FromHours(24);
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(50);

    /// <summary>The answer of an earlier request with the key. Null if there is none: the caller executes it and ends it.</summary>
    /// <exception cref="RequestRefused">The key was used for another request, or the first request has not ended.</exception>
    public async Task<IdempotentRequest?> BeginAsync(IdempotencyKey key, CancellationToken cancellationToken)
    {
        var asked = time.GetTimestamp();
        while (!await TryAddAsync(key, cancellationToken))
        {
            if (await FindAsync(key, cancellationToken) is not { } first)
            {
                // It saved nothing, or its day is over.
                continue;
            }

            if (first.Request != key.Request)
            {
                throw new RequestRefused(
                    "IDEMPOTENCY_KEY_REUSED",
                    $"This {IdempotencyKey.Header} was sent with another request. Send a new key with a new request.",
                    StatusCodes.Status422UnprocessableEntity
                );
            }

            if (first.Answer is not null)
            {
                return first;
            }

            RequireRunning(first, time.GetElapsedTime(asked));
            await Task.Delay(_pause, time, cancellationToken);
        }

        return null;
    }

    /// <summary>Keeps the answer of a mutation that saved something, and forgets any other.</summary>
    public async Task EndAsync(IdempotencyKey key, ExecutionResult? result, int status, Func<string> answer)
    {
        if (result?.Errors?.Any(e => e.Code == ErrorCodes.OutcomeUnknown) == true)
        {
            // It may have been saved, so it must not run again.
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CoreDb>().Database;
        // What was saved must be remembered, even if the caller has disconnected.
        _ = HasSaved(result)
            ? await db.ExecuteSqlAsync(
                $"UPDATE core_idempotent_requests SET \"Status\" = {status}, \"Answer\" = {answer()} WHERE \"Id\" = {key.Id}",
                CancellationToken.None
            )
            : await db.ExecuteSqlAsync($"DELETE FROM core_idempotent_requests WHERE \"Id\" = {key.Id}", CancellationToken.None);
    }

    private static bool HasSaved(ExecutionResult? result) =>
        (result?.Data as RootExecutionNode)?.SubFields?.Any(f => f.Result is Payload { Errors.Count: 0 }) == true;

    private void RequireRunning(IdempotentRequest first, TimeSpan waited)
    {
        var limit = TimeSpan.FromSeconds(options.Value.TimeoutSeconds);
        if (time.GetUtcNow().UtcDateTime - first.StartedUtc > limit + limit)
        {
            throw new RequestRefused(
                RuleCodes.Conflict,
                "The first request with this key did not come to an end. Read whether it took effect. If it did not, send a new key.",
                StatusCodes.Status409Conflict
            );
        }

        if (waited > limit)
        {
            throw new RequestRefused(
                RuleCodes.Conflict,
                "The first request with this key is still running. Send it again later.",
                StatusCodes.Status409Conflict
            )
            {
                RetryAfter = limit,
            };
        }
    }

    /// <summary>Takes the key. False if another request has it.</summary>
    private async Task<bool> TryAddAsync(IdempotencyKey key, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CoreDb>().Database;
        var now = AuditStamp.Moment(time);
        await db.ExecuteSqlAsync($"DELETE FROM core_idempotent_requests WHERE \"ExpiresUtc\" <= {now}", cancellationToken);
        try
        {
            await db.ExecuteSqlAsync(
                $"""
                INSERT INTO core_idempotent_requests ("Id", "Request", "StartedUtc", "ExpiresUtc")
                VALUES ({key.Id}, {key.Request}, {now}, {now + _kept})
                """,
                cancellationToken
            );
            return true;
        }
        catch (Exception e) when (DatabaseFaults.IsDuplicate(e))
        {
            return false;
        }
    }

    private async Task<IdempotentRequest?> FindAsync(IdempotencyKey key, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<CoreDb>()
            .IdempotentRequests.AsNoTracking()
            .SingleOrDefaultAsync(r => r.Id == key.Id, cancellationToken);
    }
}
