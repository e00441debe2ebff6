using CouncilPlatform.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CouncilPlatform.Host.Tests.Databases;

public sealed class TestDatabaseTests
{
    [Theory, EveryDatabase]
    public async Task A_fresh_database_keeps_what_is_saved(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var added = new DateTime(2026, 7, 1, 12, 0, 0, DateTimeKind.Utc);
        await using (var library = Library.Open(database))
        {
            await library.Database.MigrateAsync();
            var shelf = new Shelf { Name = "Lancaster" };
            library.AddRange(
                shelf,
                new Book
                {
                    ShelfId = shelf.Id,
                    Title = "Minutes",
                    PricePence = 1_250,
                    Published = new(2026, 6, 30),
                    AddedUtc = added,
                }
            );
            await library.SaveChangesAsync();
        }

        await using var again = Library.Open(database);
        var book = Assert.Single(await again.Books.Where(b => b.PricePence > 1_000 && b.AddedUtc >= added).ToListAsync());
        Assert.Equal(new DateOnly(2026, 6, 30), book.Published);
    }

    [Theory, EveryDatabase]
    public async Task Databases_do_not_see_each_other(string provider)
    {
        await using var one = await TestDatabase.CreateAsync(provider);
        await using var two = await TestDatabase.CreateAsync(provider);
        await using (var library = Library.Open(one))
            await library.Database.MigrateAsync();

        Assert.NotEmpty((await Catalogue.ReadAsync(one)).Lines);
        Assert.Empty((await Catalogue.ReadAsync(two)).Lines);
    }

    [Theory, EveryDatabase(8)]
    public async Task Many_are_made_and_dropped_at_once(string provider, int count) =>
        await Task.WhenAll(
            Enumerable
                .Range(0, count)
                .Select(async _ =>
                {
                    await using var database = await TestDatabase.CreateAsync(provider);
                    await using var library = Library.Open(database);
                    await library.Database.MigrateAsync();
                })
        );

    [Fact]
    public async Task A_disposed_database_is_gone_even_while_it_is_in_use()
    {
        var database = await TestDatabase.CreateAsync(Providers.PostgreSql);
        await using var connection = database.Connect();
        await connection.OpenAsync();

        await database.DisposeAsync();

        await using var late = database.Connect();
        var refused = await Assert.ThrowsAsync<PostgresException>(() => late.OpenAsync());
        Assert.Equal(PostgresErrorCodes.InvalidCatalogName, refused.SqlState);
    }

    [Fact]
    public async Task A_disposed_sqlite_database_leaves_no_folder()
    {
        var database = await TestDatabase.CreateAsync(Providers.Sqlite);
        string file;
        await using (var library = Library.Open(database))
        {
            await library.Database.MigrateAsync();
            file = library.Database.GetDbConnection().DataSource;
        }

        Assert.True(File.Exists(file));
        await database.DisposeAsync();
        Assert.False(Directory.Exists(Path.GetDirectoryName(file)));
    }

    [Fact]
    public async Task An_unknown_provider_is_refused_with_the_known_ones()
    {
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => TestDatabase.CreateAsync("oracle"));
        Assert.Contains("'oracle'; expected one of: sqlite, postgres, sqlserver", refused.Message, StringComparison.Ordinal);
    }
}
