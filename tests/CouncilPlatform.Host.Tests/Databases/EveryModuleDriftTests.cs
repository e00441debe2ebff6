using CouncilPlatform.Host.Data;
using CouncilPlatform.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Tests.Databases;

public sealed class EveryModuleDriftTests
{
    [Theory, EveryDatabase]
    public async Task The_migrations_of_every_module_make_what_its_model_says(string provider)
    {
        var drifts = new List<string>();
        foreach (var type in EveryModule.Databases)
        {
            if (await Drift.FindAsync(provider, database => Open(type, database)) is { Length: > 0 } drift)
            {
                drifts.Add($"{type.Name}:\n{drift}");
            }
        }

        Assert.True(drifts.Count == 0, string.Join("\n", drifts));
    }

    private static DbContext Open(Type type, TestDatabase database)
    {
        var options = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(type))!;
        options.Use(new DataOptions { Provider = database.Provider, ConnectionString = database.ConnectionString }, "drift", type.Assembly);
        return (DbContext)Activator.CreateInstance(type, options.Options)!;
    }
}
