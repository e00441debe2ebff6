using System.Collections.Concurrent;
using System.Reflection;
using CouncilPlatform.Host.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Testing.Databases;

/// <summary>
/// Databases with the modules' tables and nothing in them, or the demonstration data; one for each provider and set of modules. Tests get
/// copies: making the tables, and loading the data, takes longer than most tests do.
/// </summary>
internal static class MigratedDatabases
{
    private static readonly ConcurrentDictionary<
        (string Provider, string Modules, bool Demonstration),
        Lazy<Task<TestDatabase>>
    > Originals = new();

    public static async Task<TestDatabase> CopyAsync(string provider, IReadOnlyList<Assembly> modules, bool demonstration)
    {
        if (!modules.All(SharedSchemas.IsOfTheTests))
        {
            return await TestDatabase.CreateAsync(provider);
        }

        var names = string.Join(' ', modules.Select(m => m.GetName().Name).Order(StringComparer.Ordinal));
        var original = await Originals
            .GetOrAdd((provider, names, demonstration), _ => new(() => MakeAsync(provider, modules, demonstration)))
            .Value;
        return await original.CopyAsync();
    }

    private static async Task<TestDatabase> MakeAsync(string provider, IReadOnlyList<Assembly> modules, bool demonstration)
    {
        var database = await TestDatabase.CreateAsync(provider);
        await using (
            var app = Platform.Build(
                [],
                modules,
                settings: new Dictionary<string, string?>(database.Settings)
                {
                    ["Demonstration"] = demonstration ? "true" : "false",
                    ["Logging:Console:LogLevel:Default"] = "None",
                },
                schemas: SharedSchemas.Build
            )
        )
        {
            await app.Services.GetRequiredService<StartUp>().RunAsync(CancellationToken.None);
        }

        await database.SealAsync();
        return database;
    }
}
