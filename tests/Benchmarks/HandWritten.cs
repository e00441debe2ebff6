using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Benchmarks;

/// <summary>
/// The answer as one would write it by hand for this one question: an ASP.NET endpoint with Dapper, on the same database, to the same
/// bytes.
/// </summary>
internal static class HandWritten
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static WebApplication Build(string directory, string url)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        var app = builder.Build();
        app.MapPost(
            "/graphql",
            async (HttpRequest request) =>
            {
                using var body = await JsonDocument.ParseAsync(request.Body);
                await using var connection = Generator.Open(directory);
                return Results.Json(
                    await AnswerAsync(connection, body.RootElement.GetProperty("variables").GetProperty("fund").GetString()!),
                    Json
                );
            }
        );
        return app;
    }

    private static async Task<object> AnswerAsync(SqliteConnection connection, string slug)
    {
        var fund = await connection.QuerySingleAsync<FundRow>(
            """
            SELECT f.Id, f.Name, p.Name AS Partnership, o.Name AS Body, o.GssCode FROM core_partnerships p
            JOIN grants_funds f ON f.PartnershipId = p.Id AND f.Slug = @slug JOIN core_organisations o ON o.Id = f.AccountableBodyId
            WHERE p.Slug = 'bench' AND p.Published = 1
              AND EXISTS (SELECT 1 FROM core_module_switches s WHERE s.PartnershipId = p.Id AND s.Module = 'grants')
            """,
            new { slug }
        );
        var sums = (
            await connection.QueryAsync<SumRow>(
                "SELECT Stream, Kind, SUM(Pence) AS Pence FROM grants_ledger_entries WHERE FundId = @Id GROUP BY Stream, Kind",
                new { fund.Id }
            )
        ).AsList();
        var total = await connection.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM grants_allocations WHERE FundId = @Id", new { fund.Id });
        var allocations = (
            await connection.QueryAsync<AllocationRow>(
                """
                SELECT a.Title, a.Kind,
                  SUM(CASE WHEN l.Stream = 'Revenue' THEN
                    CASE WHEN l.Kind = 'Proposed' THEN l.Pence
                      WHEN l.Kind IN ('Withdrawn', 'Released', 'Returned', 'ClawedBack') THEN -l.Pence ELSE 0 END
                    ELSE 0 END) AS Revenue,
                  SUM(CASE WHEN l.Stream = 'Capital' THEN
                    CASE WHEN l.Kind = 'Proposed' THEN l.Pence
                      WHEN l.Kind IN ('Withdrawn', 'Released', 'Returned', 'ClawedBack') THEN -l.Pence ELSE 0 END
                    ELSE 0 END) AS Capital
                FROM (SELECT * FROM grants_allocations WHERE FundId = @Id ORDER BY Number LIMIT 21) a
                LEFT JOIN grants_ledger_entries l ON l.AllocationId = a.Id
                GROUP BY a.Id ORDER BY a.Number
                """,
                new { fund.Id }
            )
        ).AsList();
        return new
        {
            data = new
            {
                partnership = new
                {
                    name = fund.Partnership,
                    fund = new
                    {
                        name = fund.Name,
                        accountableBody = new { name = fund.Body, gssCode = fund.GssCode },
                        lines = new[] { Line(sums, "Revenue"), Line(sums, "Capital") },
                        allocations = new
                        {
                            totalCount = total,
                            nodes = allocations
                                .Take(20)
                                .Select(a => new
                                {
                                    title = a.Title,
                                    kind = a.Kind.ToUpperInvariant(),
                                    revenue = Money(a.Revenue),
                                    capital = Money(a.Capital),
                                    total = Money(a.Revenue + a.Capital),
                                }),
                            pageInfo = new { hasNextPage = allocations.Count > 20 },
                        },
                    },
                },
            },
        };
    }

    private static object Line(List<SumRow> sums, string stream)
    {
        long Sum(string kind) => sums.Where(s => s.Stream == stream && s.Kind == kind).Sum(s => s.Pence);
        var (granted, allocated) = (
            Sum("Received"),
            Sum("Proposed") - Sum("Withdrawn") - Sum("Released") - Sum("Returned") - Sum("ClawedBack")
        );
        return new
        {
            stream = stream.ToUpperInvariant(),
            granted = Money(granted),
            allocated = Money(allocated),
            remaining = Money(granted - allocated),
        };
    }

    private static object Money(long pence) => new { amount = (pence / 100m).ToString("0.00", CultureInfo.InvariantCulture) };

    private sealed record FundRow(string Id, string Name, string Partnership, string Body, string GssCode);

    private sealed record SumRow(string Stream, string Kind, long Pence);

    private sealed record AllocationRow(string Title, string Kind, long Revenue, long Capital);
}
