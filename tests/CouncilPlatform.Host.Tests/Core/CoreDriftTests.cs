using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Data;
using CouncilPlatform.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Tests.Core;

public sealed class CoreDriftTests
{
    [Theory, EveryDatabase]
    public async Task The_migrations_make_what_the_model_says(string provider) => Assert.Empty(await Drift.FindAsync(provider, Open));

    private static CoreDb Open(TestDatabase database)
    {
        var options = new DbContextOptionsBuilder<CoreDb>();
        options.Use(new DataOptions { Provider = database.Provider, ConnectionString = database.ConnectionString }, "core", typeof(CoreDb).Assembly);
        return new(options.Options);
    }
}
