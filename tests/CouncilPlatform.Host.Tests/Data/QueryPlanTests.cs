using System.Linq.Expressions;
using CouncilPlatform.Host.Data.Queries;
using CouncilPlatform.Host.Tests.Databases;
using CouncilPlatform.Testing.Databases;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.Data;

/// <summary>A query that is run with the compiled query of one like it reads what EF Core would read.</summary>
public sealed class QueryPlanTests
{
    private static readonly string[] Titles = ["A", "B", "C", "Long title"];

    // What a module may write: values, lists, nulls, flags, queries in queries, and expressions that are made by hand.
    private static readonly IReadOnlyList<Func<Library, IQueryable<Book>, Values, IQueryable<Book>>> Conditions =
    [
        (_, books, v) => books.Where(b => b.PricePence >= v.Price),
        (_, books, v) => books.Where(b => b.Isbn == v.Text),
        (_, books, v) => books.Where(b => v.Texts.Contains(b.Title)),
        (_, books, v) => books.Where(b => v.Flag || b.PricePence < v.Price),
        (_, books, v) => books.Where(b => v.Text == null || b.Title == v.Text),
        (_, books, v) => books.Where(b => b.Published >= new DateOnly(2026, 1, 1).AddDays(v.Price)),
        (_, books, v) => books.Where(b => b.PricePence == v.Price || b.PricePence == v.Price + 1),
        (library, books, v) => books.Where(b => library.Shelves.Any(s => s.Id == b.ShelfId && s.Name == v.Text)),
        (library, books, v) =>
        {
            var shelves = v.Flag ? library.Shelves.Where(s => s.Name == v.Text) : library.Shelves;
            return books.Where(b => shelves.Any(s => s.Id == b.ShelfId));
        },
        (library, books, v) =>
        {
            // A list or a query, by the value.
            var all = library.Shelves.OrderBy(s => s.Name).Select(s => s.Id);
            IEnumerable<Guid> shelves = v.Flag ? all.Skip(1) : all.ToList();
            return books.Where(b => shelves.Contains(b.ShelfId));
        },
        (_, books, v) =>
        {
            var book = Expression.Parameter(typeof(Book));
            var price = Expression.GreaterThan(Expression.Property(book, nameof(Book.PricePence)), Expression.Constant((long)v.Price));
            return books.Where(Expression.Lambda<Func<Book, bool>>(price, book));
        },
        (_, books, v) =>
        {
            var book = Expression.Parameter(typeof(Book));
            var title = Expression.Property(book, nameof(Book.Title));
            var among = Expression.Call(Expression.Constant(v.Texts), nameof(List<>.Contains), typeArguments: null, title);
            return books.Where(Expression.Lambda<Func<Book, bool>>(among, book));
        },
        (_, books, v) =>
        {
            Expression<Func<Book, bool>> condition = v.Flag ? b => b.Title == v.Text : b => b.PricePence > v.Price;
            return books.Where(condition);
        },
        (_, books, v) =>
        {
            // The same object twice is one parameter. Two objects are two.
            return books.Where(AtLeast(v)).Where(AtLeast(v.Flag ? v : v with { Price = v.Price + 2 }));

            static Expression<Func<Book, bool>> AtLeast(Values values)
            {
                var book = Expression.Parameter(typeof(Book));
                var least = Expression.Convert(Expression.Property(Expression.Constant(values), nameof(values.Price)), typeof(long));
                var price = Expression.Property(book, nameof(Book.PricePence));
                return Expression.Lambda<Func<Book, bool>>(Expression.GreaterThanOrEqual(price, least), book);
            }
        },
    ];

    private static readonly Gen<Values> AnyValues = Gen.Select(
        Gen.Int[0, 5],
        Gen.Int[0, Titles.Length].Select(i => i < Titles.Length ? Titles[i] : null),
        Gen.Int[0, Titles.Length - 1].Select(i => Titles[i]).List[0, 3],
        Gen.Bool,
        Gen.Int[1, 4],
        (price, text, texts, flag, size) => new Values(price, text, texts, flag, size)
    );

    private static readonly Gen<(int Kind, Values Values)[]> AnySteps = Gen.Select(
        Gen.Int[0, Conditions.Count - 1],
        AnyValues,
        (kind, values) => (kind, values)
    ).Array[0, 4];

    [Fact]
    public async Task Random_queries_read_the_same_with_plans_and_without()
    {
        await using var database = await TestDatabase.CreateAsync(Providers.Sqlite);
        await FillAsync(database);
        var plans = new QueryPlans();
        await using var planned = Open(database, plans);
        await using var plain = Library.Open(database);

        Gen.Select(AnySteps, Gen.Int[0, 5], AnyValues)
            .Sample(
                (steps, end, values) => Assert.Equal(Read(plain, steps, end, values), Read(planned, steps, end, values)),
                iter: 1000,
                threads: 1
            );
    }

    [Fact]
    public void The_same_query_with_other_values_has_the_same_shape()
    {
        using var library = Open(database: null, new QueryPlans());

        Assert.Equal(ShapeOf(Titled("A", 1)), ShapeOf(Titled("B", 2)));
        Assert.NotEqual(ShapeOf(Titled("A", 1)), ShapeOf(Titled("A", 1).Where(b => b.PricePence > 3)));
        Assert.NotEqual(ShapeOf(library.Books.Where(b => b.PricePence > 3)), ShapeOf(library.Books.Where(b => b.PricePence > 4)));

        IQueryable<Book> Titled(string title, long price) => library.Books.Where(b => b.Title == title && b.PricePence > price);
    }

    private static QueryShape ShapeOf(IQueryable query)
    {
        var shape = new QueryShape();
        shape.Read(query.Expression, "test");
        return shape;
    }

    private static string Read(Library library, (int Kind, Values Values)[] steps, int end, Values values)
    {
        var books = steps
            .Aggregate(library.Books.AsNoTracking(), (rows, step) => Conditions[step.Kind](library, rows, step.Values))
            .OrderBy(b => b.Id);
        return end switch
        {
            0 => $"{books.Count()}",
            1 => books.FirstOrDefault()?.Title ?? "none",
            2 => string.Join(';', books.Take(values.Size).Select(b => new { b.Title, values.Text })),
            3 => string.Join(';', books.Skip(values.Size).Select(b => b.Title)),
            4 => string.Join(';', books.GroupBy(b => b.ShelfId).Select(g => g.Sum(b => b.PricePence) + values.Price)),
            _ => string.Join(';', books.Select(b => b.Title)),
        };
    }

    private static Library Open(TestDatabase? database, QueryPlans plans)
    {
        var options = new DbContextOptionsBuilder<Library>();
        _ = database is null ? options.UseSqlite() : database.Use(options, "__migrations_library");
#pragma warning disable EF1001 // As the host does.
        options.ReplaceService<IQueryCompiler, ShapedQueries>();
#pragma warning restore EF1001
        options.UseApplicationServiceProvider(new ServiceCollection().AddSingleton(plans).BuildServiceProvider());
        return new(options.Options);
    }

    private static async Task FillAsync(TestDatabase database)
    {
        await using var library = Library.Open(database);
        await library.Database.MigrateAsync();
        var shelves = new[] { "A", "B" }.Select(name => new Shelf { Name = name }).ToList();
        library.AddRange(shelves);
        library.AddRange(
            Enumerable
                .Range(0, 12)
                .Select(i => new Book
                {
                    ShelfId = shelves[i % 2].Id,
                    Title = Titles[i % Titles.Length],
                    Isbn = i % 3 == 0 ? null : "A",
                    PricePence = i % 6,
                    Published = new DateOnly(2026, 1, 1).AddDays(i % 5),
                    AddedUtc = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
                })
        );
        await library.SaveChangesAsync();
    }

    private sealed record Values(int Price, string? Text, List<string> Texts, bool Flag, int Size);
}
