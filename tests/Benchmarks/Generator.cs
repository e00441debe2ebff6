using System.Data.Common;
using System.Globalization;
using CouncilPlatform.Grants;
using CouncilPlatform.Grants.Funds;
using CouncilPlatform.Host.Hosting;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Benchmarks;

/// <summary>Fills a <see cref="BenchDatabase"/> with one partnership's funds, all alike: the same numbers at every run.</summary>
internal static class Generator
{
    public const string Partnership = "bench";

    // In pence, for each fund.
    private const long ReceivedRevenue = 35_753_540;
    private const long ReceivedCapital = 28_991_060;

    private static readonly DateTime _begun = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The host on a directory's database, with the Grants module and others.</summary>
    public static WebApplication Host(
        string directory,
        int timeoutSeconds = 30,
        Action<WebApplicationBuilder>? configure = null,
        IReadOnlyList<Type>? others = null
    ) =>
        Platform.Build(
            [],
            [typeof(GrantsModule).Assembly, .. (others ?? []).Select(m => m.Assembly)],
            builder =>
            {
                builder.Logging.ClearProviders();
                configure?.Invoke(builder);
            },
            new Dictionary<string, string?>
            {
                ["Data:Directory"] = directory,
                ["Data:Provider"] = BenchDatabase.Provider,
                ["Data:ConnectionString"] = BenchDatabase.ConnectionString,
                ["Demonstration"] = "false",
                ["RateLimit:Enabled"] = "false",
                ["GraphQL:TimeoutSeconds"] = timeoutSeconds.ToString(CultureInfo.InvariantCulture),
            }
        );

    public static string Slug(int fund) => "fund-" + Digits(fund);

    public static string Digits(int number) => number.ToString("00000", CultureInfo.InvariantCulture);

    public static async Task FillAsync(string directory, int funds, int allocations, IReadOnlyList<Type>? others = null)
    {
        await using (var host = Host(directory, others: others))
        {
            await host.Services.GetRequiredService<StartUp>().RunAsync(CancellationToken.None);
        }

        await using var connection = BenchDatabase.Open(directory);
        await using var transaction = await connection.BeginTransactionAsync();
        var (partnership, council) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        connection.Execute(
            """
            INSERT INTO core_organisations ("Id", "Name", "Kind", "GssCode", "Version")
            VALUES (@council, 'Lancaster City Council', 'District', 'E07000121', 0)
            """,
            new { council }
        );
        connection.Execute(
            """
            INSERT INTO core_partnerships ("Id", "Slug", "Name", "Kind", "Summary", "Published", "Version")
            VALUES (@partnership, @slug, 'Benchmark', 'Other', '', @published, 0)
            """,
            new
            {
                partnership,
                slug = Partnership,
                published = true,
            }
        );
        connection.Execute(
            """INSERT INTO core_module_switches ("PartnershipId", "Module") VALUES (@partnership, 'grants')""",
            new { partnership }
        );
        for (var fund = 0; fund < funds; fund++)
        {
            AddFund(connection, partnership, council, fund, allocations / funds);
        }

        await transaction.CommitAsync();
        connection.Execute("ANALYZE;");
    }

    private static void AddFund(DbConnection connection, Guid partnership, Guid council, int number, int allocations)
    {
        var fund = Guid.CreateVersion7();
        connection.Execute(
            """
            INSERT INTO grants_funds
              ("Id", "PartnershipId", "Slug", "Name", "Purpose", "SourceId", "AccountableBodyId", "Version")
            VALUES (@fund, @partnership, @slug, @name, 'For the benefit of the district.', @council, @council, 0)
            """,
            new
            {
                fund,
                partnership,
                slug = Slug(number),
                name = $"Fund {number}",
                council,
            }
        );
        var entry = 0;
        Add(LedgerEntryKind.Received, FundingStream.Revenue, null, ReceivedRevenue);
        Add(LedgerEntryKind.Received, FundingStream.Capital, null, ReceivedCapital);
        for (var i = 1; i <= allocations; i++)
        {
            var allocation = Guid.CreateVersion7();
            connection.Execute(
                """
                INSERT INTO grants_allocations
                  ("Id", "PartnershipId", "FundId", "Number", "Title", "Kind", "Purpose", "State", "ProposedRevenue", "ProposedCapital",
                   "SetAsideUtc", "Version")
                VALUES (@allocation, @partnership, @fund, @i, @title, 'Project', 'As the board decided.', 'Proposed', @revenue, @capital,
                  @at, 0)
                """,
                new
                {
                    allocation,
                    partnership,
                    fund,
                    i,
                    title = $"Project {i} of fund {number}",
                    revenue = 1_000 + i,
                    capital = 2_000 + i,
                    at = _begun,
                }
            );
            Add(LedgerEntryKind.Proposed, FundingStream.Revenue, allocation, 1_000 + i);
            Add(LedgerEntryKind.Proposed, FundingStream.Capital, allocation, 2_000 + i);
        }

        connection.Execute(
            """
            UPDATE grants_funds SET "FreeRevenue" = @revenue - @proposedRevenue, "ProposedRevenue" = @proposedRevenue,
              "FreeCapital" = @capital - @proposedCapital, "ProposedCapital" = @proposedCapital WHERE "Id" = @fund
            """,
            new
            {
                fund,
                revenue = ReceivedRevenue,
                capital = ReceivedCapital,
                proposedRevenue = Enumerable.Range(1, allocations).Sum(i => 1_000L + i),
                proposedCapital = Enumerable.Range(1, allocations).Sum(i => 2_000L + i),
            }
        );

        void Add(LedgerEntryKind kind, FundingStream stream, Guid? allocation, long pence) =>
            connection.Execute(
                """
                INSERT INTO grants_ledger_entries ("Id", "FundId", "Number", "Stream", "Kind", "AllocationId", "Pence", "AtUtc")
                VALUES (@id, @fund, @number, @stream, @kind, @allocation, @pence, @at)
                """,
                new
                {
                    id = Guid.CreateVersion7(),
                    fund,
                    number = ++entry,
                    stream = stream.ToString(),
                    kind = kind.ToString(),
                    allocation,
                    pence,
                    at = _begun,
                }
            );
    }
}
