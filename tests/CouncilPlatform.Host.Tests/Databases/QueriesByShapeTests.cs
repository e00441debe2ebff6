using CouncilPlatform.Core.Contracts;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Tests.Core;
using CouncilPlatform.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.Databases;

/// <summary>A query that was executed before is found again by its shape, and is executed with its own values.</summary>
public sealed class QueriesByShapeTests
{
    private static readonly (string Name, Func<IQueryable<Organisation>, Values, IQueryable<Organisation>> Of)[] Queries =
    [
        ("a variable", (rows, v) => rows.Where(o => o.Id == v.Id)),
        ("one variable twice", (rows, v) => rows.Where(o => o.Name == v.Name || o.RegisterCode == v.Name)),
        ("two variables", (rows, v) => rows.Where(o => o.Name == v.Name || o.RegisterCode == v.Code)),
        ("what may be null", (rows, v) => rows.Where(o => o.ValidTo == v.Day)),
        ("a kind", (rows, v) => rows.Where(o => o.Kind == v.Kind)),
        ("a list", (rows, v) => rows.Where(o => v.Names.Contains(o.Name))),
        ("how many", (rows, v) => rows.Where(o => o.RegisterCode != null).OrderBy(o => o.RegisterCode).Skip(v.Count).Take(v.Count + 1)),
        ("a condition", (rows, v) => rows.Where(o => v.All || o.Kind == v.Kind)),
        ("the other condition", (rows, v) => rows.Where(o => o.Kind == v.Kind && v.All)),
        ("a choice", (rows, v) => rows.Where(o => (v.All ? o.Name : o.RegisterCode) == v.Name)),
        ("a sum", (rows, v) => rows.Where(o => o.Version < v.Count + 1)),
        ("a query within", (rows, v) => Among(rows, rows.Where(o => o.Kind == v.Kind))),
        ("another within", (rows, v) => Among(rows, rows.Where(o => o.Name == v.Name))),
        ("a query of a method", (rows, v) => rows.Where(o => OfKind(rows, v.Kind).Any(s => s.Kind == o.Kind && s.Name == v.Name))),
        ("a constant", (rows, _) => rows.Where(o => o.Kind == OrganisationKind.District)),
        ("another constant", (rows, _) => rows.Where(o => o.Kind == OrganisationKind.County)),
    ];

    [Theory, EveryDatabase]
    public async Task A_query_is_executed_with_its_own_values(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);
        await using var scope = host.CommandScope();
        var db = scope.ServiceProvider.GetRequiredService<CoreDb>();
        var all = await db.Organisations.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
        Assert.True(all.Count >= 6);

        for (var i = 0; i < 6; i++)
        {
            var values = new Values(all[i].Id, all[i].Name, all[^1].RegisterCode, all[i].Kind, [all[i].Name, all[^1].Name], i, i % 2 == 0)
            {
                Day = i % 3 == 0 ? null : all.Find(o => o.ValidTo is not null)?.ValidTo,
            };
            foreach (var (name, of) in Queries)
            {
                var expected = of(all.AsQueryable(), values).Select(o => o.Id).Order();
                var found = await of(db.Organisations, values).AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
                Assert.True(expected.SequenceEqual(found.Select(o => o.Id).Order()), $"{name}, {i}");
            }
        }
    }

    private static IQueryable<Organisation> Among(IQueryable<Organisation> rows, IQueryable<Organisation> some) =>
        rows.Where(o => some.Any(s => s.Kind == o.Kind));

    private static IQueryable<Organisation> OfKind(IQueryable<Organisation> rows, OrganisationKind kind) => rows.Where(o => o.Kind == kind);

    private sealed record Values(
        Guid Id,
        string Name,
        string? Code,
        OrganisationKind Kind,
        IReadOnlyList<string> Names,
        int Count,
        bool All
    )
    {
        public DateOnly? Day { get; init; }
    }
}
