using System.Runtime.CompilerServices;
using CouncilPlatform.Host.GraphQL.Http;
using CouncilPlatform.Host.Hosting.Requests;
using GraphQL;
using GraphQL.Types;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.GraphQL.Subscriptions;

/// <summary>Answers an operation as often as necessary: a query or mutation once, a subscription after each change.</summary>
internal sealed class OperationStream(OperationRunner runner, ChangeFeed feed, RequestBudgets budgets, IServiceScopeFactory scopes)
{
    // How often a credential is checked again, and how often a quiet connection signals that it is still open.
    private static readonly TimeSpan _quiet = TimeSpan.FromSeconds(4);

    /// <summary>The answers. Null means that a subscription is listening and has nothing new.</summary>
    /// <exception cref="CredentialEndedException">The caller's credential is no longer valid, or they have lost a role.</exception>
    public async IAsyncEnumerable<ExecutionResult?> RunAsync(
        HttpContext connection,
        string method,
        StreamCaller caller,
        Sender sender,
        ISchema schema,
        GraphQLCall call,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var subscription = new Subscription();
        var first = await ExecuteAsync();
        if (subscription.Topic is not { } topic || first.Errors is { Count: > 0 })
        {
            yield return first;
            yield break;
        }

        using var changes = await feed.SubscribeAsync(topic, cancellationToken);
        while (true)
        {
            yield return null;
            var changed = await changes.NextAsync(_quiet, cancellationToken);
            if (changed.Count == 0)
            {
                await using var scope = await ScopeAsync();
            }

            foreach (var id in changed)
            {
                // A subscriber who may not send more now gets the change later. The connection and its first answer are counted already.
                while (budgets.TakeOfCaller(sender) is { } wait)
                {
                    await Task.Delay(wait, cancellationToken);
                }

                (subscription.Changed, subscription.IsSeen) = (id, false);
                var result = await ExecuteAsync();
                if (subscription.IsSeen)
                {
                    yield return result;
                }
                else if (result.Errors is { Count: > 0 })
                {
                    // By now the caller may not see the partnership, or its module is off.
                    yield return result;
                    yield break;
                }
            }
        }

        async Task<ExecutionResult> ExecuteAsync()
        {
            await using var scope = await ScopeAsync();
            var http = new DefaultHttpContext
            {
                RequestServices = scope.ServiceProvider,
                User = connection.User,
                RequestAborted = cancellationToken,
                TraceIdentifier = connection.TraceIdentifier,
            };
            http.Request.Method = method;
            return await runner.RunAsync(http, schema, call, subscription);
        }

        async Task<AsyncServiceScope> ScopeAsync() =>
            await caller.ScopeAsync(scopes, cancellationToken) ?? throw new CredentialEndedException();
    }
}

/// <summary>The key, token or session of a long connection has ended, or a role of its caller.</summary>
internal sealed class CredentialEndedException()
    : Exception("The key, token or session has expired or was ended. A connection also ends with each of your roles. Connect again.");
