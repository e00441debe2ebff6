using CouncilPlatform.Grants.OpenData;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Grants.Tests.Awards;

/// <summary>The module's tables, and what is asked of them on SQL Server.</summary>
public sealed class AwardTableTests
{
    [Fact]
    public async Task Schema_and_sums_are_sound_t_sql()
    {
        await using var db = new GrantsDb(TSql.Options<GrantsDb>("__migrations_grants"));

        TSql.AssertSchemaParses(db);
        var summary = await AwardQueries.AwardSummary(Imports.Trafford, filter: null, db, CancellationToken.None);
        Assert.Equal(0, summary.Count);
        Assert.Empty(await summary.ByProgramme(db, CancellationToken.None));
    }
}
