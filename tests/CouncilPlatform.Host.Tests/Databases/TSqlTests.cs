using CouncilPlatform.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Xunit.Sdk;

namespace CouncilPlatform.Host.Tests.Databases;

public sealed class TSqlTests
{
    [Fact]
    public void A_models_schema_and_migrations_are_sound_t_sql()
    {
        using var library = new Library(TSql.Options<Library>("__migrations_library"));

        Assert.Contains("CREATE TABLE [library_books]", TSql.CreateScript(library), StringComparison.Ordinal);
        Assert.Contains("[__migrations_library]", TSql.MigrationScript(library), StringComparison.Ordinal);
        TSql.AssertSchemaParses(library);
    }

    [Fact]
    public void A_query_is_sound_t_sql()
    {
        using var library = new Library(TSql.Options<Library>());
        Guid[] shelves = [Guid.NewGuid(), Guid.NewGuid()];
        var since = new DateOnly(2026, 4, 1);
        var query =
            from book in library.Books
            where shelves.Contains(book.ShelfId) && book.Published >= since && EF.Functions.Like(book.Title, "%minute%")
            group book by book.ShelfId into shelf
            orderby shelf.Key
            select new { shelf.Key, Total = shelf.Sum(b => b.PricePence) };

        Assert.Contains("SUM(", query.ToQueryString(), StringComparison.Ordinal);
        TSql.AssertParses(query.Skip(10).Take(20));
    }

    [Fact]
    public async Task What_a_context_sends_is_parsed_without_a_server()
    {
        await using var library = new Library(TSql.Options<Library>());

        Assert.Equal(
            1,
            await library
                .Books.Where(b => b.PricePence + 5 <= library.Books.Sum(o => o.PricePence))
                .ExecuteUpdateAsync(set => set.SetProperty(b => b.PricePence, b => b.PricePence + 5))
        );
        Assert.Empty(await library.Books.OrderBy(b => b.Title).Take(5).ToListAsync());

        var shelf = new Shelf { Name = "Breckland" };
        library.Add(shelf);
        Assert.Equal(1, await library.SaveChangesAsync());
        library.Remove(shelf);
        Assert.Equal(1, await library.SaveChangesAsync());

        await Assert.ThrowsAsync<FailException>(() => library.Database.ExecuteSqlRawAsync("DELETE library_books LIMIT 1"));
    }

    [Fact]
    public void Broken_sql_is_refused_with_every_error_and_its_line()
    {
        var refused = Assert.Throws<FailException>(() =>
            TSql.AssertParses(
                """
                SELECT 1;
                GO
                SELECT FROM WHERE;
                GO
                CREATE TABEL [grants_funds] ([Id] uniqueidentifier);
                """
            )
        );

        Assert.Contains("line 3, column 8", refused.Message, StringComparison.Ordinal);
        Assert.Contains("line 5, column ", refused.Message, StringComparison.Ordinal);
        Assert.Contains("CREATE TABEL [grants_funds]", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT \"Id\" FROM grants_funds LIMIT 10")]
    [InlineData("INSERT INTO grants_funds (id) VALUES (1) ON CONFLICT DO NOTHING")]
    [InlineData("CREATE TABLE IF NOT EXISTS grants_funds (id int)")]
    public void Other_servers_dialects_are_refused(string sql) => Assert.Throws<FailException>(() => TSql.AssertParses(sql));

    [Fact]
    public void The_kits_own_catalogue_query_is_sound_t_sql() => TSql.AssertParses(CatalogueQueries.For(Providers.SqlServer));
}
