using CouncilPlatform.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.Databases;

public sealed class SqlCounterTests
{
    [Theory, EveryDatabase]
    public async Task Statements_are_counted_in_order_from_a_container_that_knows_nothing_of_the_counter(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var counter = new SqlCounter();
        var services = new ServiceCollection();
        services.AddDbContext<Library>(options => database.Use(options));
        services.ConfigureDbContext<Library>(options => options.AddInterceptors(counter));
        await using var container = services.BuildServiceProvider();
        await using var scope = container.CreateAsyncScope();
        var library = scope.ServiceProvider.GetRequiredService<Library>();
        await library.Database.MigrateAsync();

        counter.Reset();
        Assert.Equal(0, counter.Count);
        library.Add(new Shelf { Name = "Kendal" });
        await library.SaveChangesAsync();
        await library.Shelves.Where(s => s.Name == "Kendal").ToListAsync();
        await library.Database.ExecuteSqlAsync($"DELETE FROM library_shelves");
        Assert.False(library.Shelves.Any());

        Assert.Equal(4, counter.Count);
        Assert.Collection(
            counter.Statements,
            sql => Assert.Contains("INSERT INTO", sql, StringComparison.Ordinal),
            sql => Assert.Contains("WHERE", sql, StringComparison.Ordinal),
            sql => Assert.StartsWith("DELETE", sql, StringComparison.Ordinal),
            sql => Assert.Contains("EXISTS", sql, StringComparison.Ordinal)
        );
    }

    [Theory, EveryDatabase]
    public async Task No_statement_is_lost_when_many_contexts_share_a_counter(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using (var library = Library.Open(database))
            await library.Database.MigrateAsync();
        var counter = new SqlCounter();
        var options = new DbContextOptionsBuilder<Library>();
        options.AddInterceptors(counter);
        database.Use(options);

        await Task.WhenAll(
            Enumerable
                .Range(0, 16)
                .Select(async _ =>
                {
                    for (var i = 0; i < 10; i++)
                    {
                        await using var library = new Library(options.Options);
                        await library.Shelves.CountAsync();
                    }
                })
        );

        Assert.Equal(160, counter.Count);
    }
}
