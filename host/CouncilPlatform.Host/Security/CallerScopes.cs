using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Core.People;

namespace CouncilPlatform.Host.Security;

/// <summary>Runs work for a caller other than the request's, in a scope of its own.</summary>
internal static class CallerScopes
{
    /// <summary>
    /// A scope for what the host does by itself: it finds out who a caller is, delivers events, or reads what all requests need. It reads
    /// every partnership, so nothing of it may be shown to a caller without a check.
    /// </summary>
    public static AsyncServiceScope CreateHostScope(this IServiceScopeFactory scopes)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().IsHost = true;
        return scope;
    }

    public static async Task<T> RunAsAsync<T>(this IServiceScopeFactory scopes, Caller caller, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Caller = caller;
        return await work(scope.ServiceProvider);
    }

    /// <summary>Makes one change of the core's tables for another caller, in its own transaction.</summary>
    /// <param name="scopes">Makes the scope.</param>
    /// <param name="caller">Who makes the change.</param>
    /// <param name="action">What the audit trail calls it.</param>
    /// <param name="work">The change.</param>
    /// <param name="cancellationToken">Cancels the work. Nothing is saved.</param>
    /// <param name="partnership">The partnership that the change belongs to. Null if it belongs to the platform.</param>
    public static Task<T> ChangeAsAsync<T>(
        this IServiceScopeFactory scopes,
        Caller caller,
        string action,
        Func<Change<CoreDb>, Task<T>> work,
        CancellationToken cancellationToken,
        Partnership? partnership = null
    ) =>
        scopes.RunAsAsync(
            caller,
            services => services.GetRequiredService<Changes<CoreDb>>().RunAsync(partnership, action, work, cancellationToken)
        );

    /// <summary>A caller that the platform itself is, such as a directory or a command. It may do everything.</summary>
    public static Caller Platform(string name) => new(name, isOperator: true, new Dictionary<Guid, Role>());

    /// <summary>
    /// Whoever has the address of a calendar, or gets the messages of a webhook: they read what any viewer of the partnership reads, and
    /// nothing that is restricted to an organisation.
    /// </summary>
    public static Caller ViewerOf(Partnership partnership, string name) =>
        new(name, isOperator: false, new Dictionary<Guid, Role> { [partnership.Id] = Role.Viewer });

    /// <summary>A person who signs in or out: they may do nothing else yet.</summary>
    public static Caller Of(Person person) => new(person.Reference, isOperator: false, new Dictionary<Guid, Role>()) { Person = person.Id };
}
