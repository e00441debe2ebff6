using CouncilPlatform.Grants.Awards;
using CouncilPlatform.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Grants.Tests.Awards;

/// <summary>The module's tables, by migration and by model, and what is asked of them on SQL Server.</summary>
public sealed class AwardTableTests
{
    [Theory]
    [EveryDatabase]
    public async Task Migrations_make_what_the_model_says(string provider) => Assert.Empty(await Drift.FindAsync(provider, database =>
    {
        var options = new DbContextOptionsBuilder<GrantsDb>();
        database.Use(options, "__migrations_grants");
        return new GrantsDb(options.Options);
    }));

    [Fact]
    public async Task Schema_and_sums_are_sound_t_sql()
    {
        await using var db = new GrantsDb(TSql.Options<GrantsDb>("__migrations_grants"));

        TSql.AssertSchemaParses(db);
        Assert.Equal(0, (await AwardQueries.AwardSummary(Imports.Trafford, db, CancellationToken.None)).Count);
        Assert.Empty(await new AwardSummary(Guid.CreateVersion7(), 0, 0, default).ByProgramme(db, CancellationToken.None));
    }
}
