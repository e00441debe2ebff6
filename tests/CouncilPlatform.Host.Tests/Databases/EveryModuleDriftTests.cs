using CouncilPlatform.Host.Data;
using CouncilPlatform.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Tests.Databases;

public sealed class EveryModuleDriftTests
{
    [Theory, EveryDatabase]
    public async Task The_migrations_of_every_module_make_what_its_model_says(string provider)
    {
        foreach (var type in EveryModule.Databases)
        {
            var drift = await Drift.FindAsync(provider, database => Open(type, database));
            Assert.True(drift.Length == 0, $"{type.Name}:\n{drift}");
        }
    }

    private static DbContext Open(Type type, TestDatabase database)
    {
        var options = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(type))!;
        options.Use(new DataOptions { Provider = database.Provider, ConnectionString = database.ConnectionString }, "drift", type.Assembly);
        return (DbContext)Activator.CreateInstance(type, options.Options)!;
    }
}
