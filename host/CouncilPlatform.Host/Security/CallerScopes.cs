namespace CouncilPlatform.Host.Security;

/// <summary>Runs work for a caller other than the request's, in a scope of its own.</summary>
internal static class CallerScopes
{
    public static async Task<T> RunAsAsync<T>(this IServiceScopeFactory scopes, Caller caller, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Caller = caller;
        return await work(scope.ServiceProvider);
    }

    /// <summary>A caller that the platform itself is, such as a directory or a command. It may do everything.</summary>
    public static Caller Platform(string name) => new(name, isOperator: true, new Dictionary<Guid, Role>());

    /// <summary>A person who signs in or out: they may do nothing else yet.</summary>
    public static Caller Of(Core.People.Person person) =>
        new(person.Reference, isOperator: false, new Dictionary<Guid, Role>()) { Person = person.Id };
}
