using System.Data.Common;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CouncilPlatform.Host.Security;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Benchmarks;

/// <summary>
/// The answers as one would write them by hand for each <see cref="Workload"/>: ASP.NET endpoints with Dapper, on the same database, to the
/// same bytes.
/// </summary>
internal static class HandWritten
{
    private const string Published = """
        SELECT p."Id", p."Name" FROM core_partnerships p WHERE p."Slug" = 'bench' AND p."Published"
          AND EXISTS (SELECT 1 FROM core_module_switches s WHERE s."PartnershipId" = p."Id" AND s."Module" = 'grants')
        """;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly TimeZoneInfo _london = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    // What an allocation holds of each stream, in pence.
    private const string Held = """
        "ProposedRevenue" + "CommittedRevenue" + "PaidRevenue" AS "Revenue",
        "ProposedCapital" + "CommittedCapital" + "PaidCapital" AS "Capital"
        """;

    public static WebApplication Build(string directory, string url)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        var app = builder.Build();
        Map("fund", (db, body) => FundAsync(db, Fund(body)));
        Map("repeated", (db, body) => FundAsync(db, Fund(body)));
        Map("nested-money", (db, _) => NestedAsync(db, withMoney: true));
        Map("nested", (db, _) => NestedAsync(db, withMoney: false));
        Map("home", (db, _) => HomeAsync(db));
        Map("page-50", (db, body) => PageAsync(db, body.GetProperty("extensions").GetProperty("title").GetString()!));
        Map("name", (db, _) => NameAsync(db));
        MapData(
            "writes",
            async (db, body, request) =>
                body.GetProperty("query").GetString()!.StartsWith("mutation", StringComparison.Ordinal)
                    ? new { allocateGrant = await AllocateAsync(db, body.GetProperty("variables").GetProperty("input"), Key(request)) }
                    : new { partnership = await FundAsync(db, Fund(body)) }
        );
        return app;

        void Map(string name, Func<DbConnection, JsonElement, Task<object>> answer) =>
            MapData(name, async (db, body, _) => new { partnership = await answer(db, body) });

        void MapData(string name, Func<DbConnection, JsonElement, HttpRequest, Task<object>> answer) =>
            app.MapPost(
                "/" + name,
                async (HttpRequest request) =>
                {
                    using var body = await JsonDocument.ParseAsync(request.Body);
                    await using var connection = BenchDatabase.Open(directory);
                    return Results.Json(new { data = await answer(connection, body.RootElement, request) }, Json);
                }
            );

        static string Key(HttpRequest request) => request.Headers.Authorization.ToString()["Bearer ".Length..];

        static string Fund(JsonElement body) => body.GetProperty("variables").GetProperty("fund").GetString()!;
    }

    private static async Task<object> NameAsync(DbConnection connection) =>
        new { name = (await connection.QuerySingleAsync<NamedRow>(Published)).Name };

    private static async Task<object> FundAsync(DbConnection connection, string slug)
    {
        var fund = await connection.QuerySingleAsync<FundRow>(
            $"""
            SELECT f."Id", f."Name", p."Name" AS "Partnership", o."Name" AS "Body", o."GssCode", {Held}, "FreeRevenue", "FreeCapital"
            FROM core_partnerships p
            JOIN grants_funds f ON f."PartnershipId" = p."Id" AND f."Slug" = @slug
            JOIN core_organisations o ON o."Id" = f."AccountableBodyId"
            WHERE p."Slug" = 'bench' AND p."Published"
              AND EXISTS (SELECT 1 FROM core_module_switches s WHERE s."PartnershipId" = p."Id" AND s."Module" = 'grants')
            """,
            new { slug }
        );
        var total = await connection.ExecuteScalarAsync<int>(
            """SELECT COUNT(*) FROM grants_allocations WHERE "FundId" = @Id""",
            new { fund.Id }
        );
        var allocations = (
            await connection.QueryAsync<AllocationRow>(
                $"""
                SELECT "Title", "Kind", {Held} FROM grants_allocations WHERE "FundId" = @Id ORDER BY "Number" LIMIT 21
                """,
                new { fund.Id }
            )
        ).AsList();
        return new
        {
            name = fund.Partnership,
            fund = new
            {
                name = fund.Name,
                accountableBody = new { name = fund.Body, gssCode = fund.GssCode },
                lines = new[] { Line("REVENUE", fund.FreeRevenue, fund.Revenue), Line("CAPITAL", fund.FreeCapital, fund.Capital) },
                allocations = new
                {
                    totalCount = total,
                    nodes = allocations.Take(20).Select(WithMoney),
                    pageInfo = new { hasNextPage = allocations.Count > 20 },
                },
            },
        };
    }

    // The money is set aside in one transaction, with the ledger's entry. There is no audit line and no event, and revenue alone is moved.
    private static async Task<object> AllocateAsync(DbConnection connection, JsonElement input, string key)
    {
        string Text(string property) => input.GetProperty(property).GetString()!;
        var pence = (long)(decimal.Parse(Text("revenue"), CultureInfo.InvariantCulture) * 100);
        await using var transaction = await connection.BeginTransactionAsync();
        // Of two writers, the second waits here for the first. What the fund holds is checked when it is its turn.
        var fund = await connection.QuerySingleOrDefaultAsync<LockedRow>(
            """
            UPDATE grants_funds SET "FreeRevenue" = "FreeRevenue" - @pence, "ProposedRevenue" = "ProposedRevenue" + @pence,
              "Version" = "Version" + 1
            WHERE "Slug" = @slug AND "FreeRevenue" >= @pence AND "PartnershipId" = (
              SELECT p."Id" FROM core_partnerships p JOIN core_api_keys k ON k."PartnershipId" = p."Id"
              WHERE p."Slug" = @partnership AND k."Hash" = @hash AND k."Role" = 'Officer' AND k."RevokedUtc" IS NULL)
            RETURNING "Id", "PartnershipId"
            """,
            new
            {
                pence,
                slug = Text("fund"),
                partnership = Text("partnership"),
                hash = Secret.Hash(key),
            },
            transaction
        );
        if (fund is null)
        {
            return new
            {
                allocation = (object?)null,
                errors = new[] { new { code = "INSUFFICIENT_FUNDS", message = "Too little remains." } },
            };
        }

        var (allocation, at) = (Guid.CreateVersion7(), TimeProvider.System.GetUtcNow().UtcDateTime);
        await connection.ExecuteAsync(
            """
            INSERT INTO grants_allocations ("Id", "PartnershipId", "FundId", "Number", "Title", "Kind", "State", "ProposedRevenue",
              "SetAsideUtc", "Version")
            SELECT @allocation, @PartnershipId, @Id, COALESCE(MAX("Number"), 0) + 1, @title, 'Project', 'Proposed', @pence, @at, 0
            FROM grants_allocations WHERE "FundId" = @Id
            """,
            new
            {
                allocation,
                fund.PartnershipId,
                fund.Id,
                title = Text("title"),
                pence,
                at,
            },
            transaction
        );
        await connection.ExecuteAsync(
            """
            INSERT INTO grants_ledger_entries ("Id", "FundId", "Number", "Stream", "Kind", "AllocationId", "Pence", "AtUtc")
            SELECT @entry, @Id, COALESCE(MAX("Number"), 0) + 1, 'Revenue', 'Proposed', @allocation, @pence, @at
            FROM grants_ledger_entries WHERE "FundId" = @Id
            """,
            new
            {
                entry = Guid.CreateVersion7(),
                fund.Id,
                allocation,
                pence,
                at,
            },
            transaction
        );
        await transaction.CommitAsync();
        return new { allocation = new { title = Text("title"), total = Money(pence) }, errors = Array.Empty<object>() };
    }

    private static async Task<object> NestedAsync(DbConnection connection, bool withMoney)
    {
        var partnership = await connection.QuerySingleAsync<NamedRow>(Published);
        var funds = (
            await connection.QueryAsync<NamedRow>(
                """SELECT "Id", "Name" FROM grants_funds WHERE "PartnershipId" = @Id ORDER BY "Slug" LIMIT 20""",
                new { partnership.Id }
            )
        ).AsList();
        var firsts = """
            SELECT * FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY "FundId" ORDER BY "Number") AS position
              FROM grants_allocations WHERE "FundId" IN
                (SELECT "Id" FROM grants_funds WHERE "PartnershipId" = @Id ORDER BY "Slug" LIMIT 20)) ranked WHERE position <= 20
            """;
        var allocations = (
            await connection.QueryAsync<AllocationRow>(
                $"""
                SELECT "FundId", "Title", "Kind"{(withMoney ? ", " + Held : "")} FROM ({firsts}) a ORDER BY "FundId", "Number"
                """,
                new { partnership.Id }
            )
        ).ToLookup(a => a.FundId);
        return new
        {
            funds = new
            {
                nodes = funds.Select(f => new
                {
                    name = f.Name,
                    allocations = new { nodes = allocations[f.Id].Select(a => withMoney ? WithMoney(a) : Plain(a)) },
                }),
            },
        };
    }

    private static async Task<object> HomeAsync(DbConnection connection)
    {
        var partnership = await connection.QuerySingleAsync<NamedRow>(Published);
        var (held, paid) = await connection.QuerySingleAsync<(long, long)>(
            $"""
            SELECT CAST(SUM("Revenue" + "Capital") AS bigint), CAST(SUM("Paid") AS bigint)
            FROM (SELECT {Held}, "PaidRevenue" + "PaidCapital" AS "Paid" FROM grants_funds WHERE "PartnershipId" = @Id) f
            """,
            new { partnership.Id }
        );
        var latest = await connection.QueryAsync<LatestRow>(
            $"""
            SELECT a."Title", f."Name" AS "Fund", a."Revenue" + a."Capital" AS "Pence", a."State", a."SetAsideUtc" FROM (
              SELECT "Title", "FundId", "State", "SetAsideUtc", "Id", {Held} FROM grants_allocations WHERE "PartnershipId" = @Id
              ORDER BY "SetAsideUtc" DESC, "Id" DESC LIMIT 5) a
            JOIN grants_funds f ON f."Id" = a."FundId" ORDER BY a."SetAsideUtc" DESC, a."Id" DESC
            """,
            new { partnership.Id }
        );
        var (count, recipients, pence) = await connection.QuerySingleAsync<(long, long, long)>(
            """
            SELECT COUNT(*), COUNT(DISTINCT "RecipientId"), CAST(COALESCE(SUM("Pence"), 0) AS bigint) FROM grants_awards
            WHERE "PartnershipId" = @Id
            """,
            new { partnership.Id }
        );
        return new
        {
            allocations = new
            {
                total = new { total = new { total = Money(held) }, paid = new { total = Money(paid) } },
                nodes = latest.Select(a => new
                {
                    title = a.Title,
                    setAside = TimeZoneInfo
                        .ConvertTime(new DateTimeOffset(DateTime.SpecifyKind(a.SetAsideUtc, DateTimeKind.Utc)), _london)
                        .ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
                    fund = new { name = a.Fund },
                    total = Money(a.Pence),
                    state = a.State.ToUpperInvariant(),
                }),
            },
            awardSummary = new
            {
                count,
                recipients,
                total = Money(pence),
            },
        };
    }

    private static async Task<object> PageAsync(DbConnection connection, string after)
    {
        var partnership = await connection.QuerySingleAsync<NamedRow>(Published);
        var allocations = (
            await connection.QueryAsync<AllocationRow>(
                """
                SELECT "Title", "Kind" FROM grants_allocations WHERE "PartnershipId" = @Id AND "Kind" = 'Project' AND "Title" > @after
                ORDER BY "Title" LIMIT 21
                """,
                new { partnership.Id, after }
            )
        ).AsList();
        return new
        {
            allocations = new { nodes = allocations.Take(20).Select(Plain), pageInfo = new { hasNextPage = allocations.Count > 20 } },
        };
    }

    private static object Plain(AllocationRow row) => new { title = row.Title, kind = row.Kind.ToUpperInvariant() };

    private static object WithMoney(AllocationRow row) =>
        new
        {
            title = row.Title,
            kind = row.Kind.ToUpperInvariant(),
            revenue = Money(row.Revenue),
            capital = Money(row.Capital),
            total = Money(row.Revenue + row.Capital),
        };

    private static object Line(string stream, long free, long held) =>
        new
        {
            stream,
            granted = Money(free + held),
            allocated = Money(held),
            remaining = Money(free),
        };

    private static object Money(long pence) => new { amount = (pence / 100m).ToString("0.00", CultureInfo.InvariantCulture) };

    // A key is a text in SQLite and a UUID in PostgreSQL.
    private class NamedRow
    {
        public required object Id { get; init; }

        public required string Name { get; init; }
    }

    private sealed class FundRow : NamedRow
    {
        public required string Partnership { get; init; }

        public required string Body { get; init; }

        public required string GssCode { get; init; }

        public long FreeRevenue { get; init; }

        public long FreeCapital { get; init; }

        public long Revenue { get; init; }

        public long Capital { get; init; }
    }

    private sealed class LockedRow
    {
        public required object Id { get; init; }

        public required object PartnershipId { get; init; }
    }

    private sealed class LatestRow
    {
        public required string Title { get; init; }

        public required string Fund { get; init; }

        public required string State { get; init; }

        public DateTime SetAsideUtc { get; init; }

        public long Pence { get; init; }
    }

    private sealed class AllocationRow
    {
        public object? FundId { get; init; }

        public required string Title { get; init; }

        public required string Kind { get; init; }

        public long Revenue { get; init; }

        public long Capital { get; init; }
    }
}
