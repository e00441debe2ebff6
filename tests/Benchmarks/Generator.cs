using System.Data.Common;
using System.Globalization;
using CouncilPlatform.Grants;
using CouncilPlatform.Grants.Funds;
using CouncilPlatform.Host.Hosting;
using CouncilPlatform.Host.Security;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Benchmarks;

/// <summary>Fills a <see cref="BenchDatabase"/> with one partnership's funds, all alike: the same numbers at every run.</summary>
internal static class Generator
{
    public const string Partnership = "bench";

    /// <summary>A key of an officer of the council that is accountable for the funds.</summary>
    public const string Key = "cpp_0123456789012345678901234567890123456789012";

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
        connection.Execute(
            """
            INSERT INTO core_memberships ("Id", "PartnershipId", "Number", "OrganisationId", "Role", "Version")
            VALUES (@id, @partnership, 1, @council, 'AccountableBody', 0)
            """,
            new
            {
                id = Guid.CreateVersion7(),
                partnership,
                council,
            }
        );
        connection.Execute(
            """
            INSERT INTO core_api_keys ("Id", "Hash", "Label", "PartnershipId", "OrganisationId", "Role", "CreatedUtc", "Version")
            VALUES (@id, @hash, 'benchmark', @partnership, @council, 'Officer', @at, 0)
            """,
            new
            {
                id = Guid.CreateVersion7(),
                hash = Secret.Hash(Key),
                partnership,
                council,
                at = _begun,
            }
        );
        using var rows = new FundRows(connection, partnership, council, allocations / funds);
        foreach (var some in Enumerable.Range(0, funds).Chunk(50))
        {
            Array.ForEach(some, rows.Add);
            rows.Insert();
        }

        await transaction.CommitAsync();
        connection.Execute("ANALYZE;");
    }

    private sealed class FundRows(DbConnection connection, Guid partnership, Guid council, int allocations) : IDisposable
    {
        private readonly Rows _funds = new(
            connection,
            "grants_funds",
            "Id",
            "PartnershipId",
            "Slug",
            "Name",
            "Purpose",
            "SourceId",
            "AccountableBodyId",
            "FreeRevenue",
            "ProposedRevenue",
            "FreeCapital",
            "ProposedCapital",
            "Version"
        );

        private readonly Rows _allocations = new(
            connection,
            "grants_allocations",
            "Id",
            "PartnershipId",
            "FundId",
            "Number",
            "Title",
            "Kind",
            "Purpose",
            "State",
            "ProposedRevenue",
            "ProposedCapital",
            "SetAsideUtc",
            "Version"
        );

        private readonly Rows _entries = new(
            connection,
            "grants_ledger_entries",
            "Id",
            "FundId",
            "Number",
            "Stream",
            "Kind",
            "AllocationId",
            "Pence",
            "AtUtc"
        );

        public void Insert()
        {
            _funds.Insert();
            _allocations.Insert();
            _entries.Insert();
        }

        public void Dispose()
        {
            _funds.Dispose();
            _allocations.Dispose();
            _entries.Dispose();
        }

        public void Add(int number)
        {
            var fund = Guid.CreateVersion7();
            var (revenue, capital) = (0L, 0L);
            var entry = 0;
            AddEntry(LedgerEntryKind.Received, FundingStream.Revenue, null, ReceivedRevenue);
            AddEntry(LedgerEntryKind.Received, FundingStream.Capital, null, ReceivedCapital);
            for (var i = 1; i <= allocations; i++)
            {
                var allocation = Guid.CreateVersion7();
                _allocations.Add(
                    allocation,
                    partnership,
                    fund,
                    i,
                    $"Project {i} of fund {number}",
                    "Project",
                    "As the board decided.",
                    "Proposed",
                    1_000L + i,
                    2_000L + i,
                    _begun,
                    0
                );
                AddEntry(LedgerEntryKind.Proposed, FundingStream.Revenue, allocation, 1_000 + i);
                AddEntry(LedgerEntryKind.Proposed, FundingStream.Capital, allocation, 2_000 + i);
                (revenue, capital) = (revenue + 1_000 + i, capital + 2_000 + i);
            }

            _funds.Add(
                fund,
                partnership,
                Slug(number),
                $"Fund {number}",
                "For the benefit of the district.",
                council,
                council,
                ReceivedRevenue - revenue,
                revenue,
                ReceivedCapital - capital,
                capital,
                0
            );

            void AddEntry(LedgerEntryKind kind, FundingStream stream, Guid? of, long pence) =>
                _entries.Add(Guid.CreateVersion7(), fund, ++entry, stream.ToString(), kind.ToString(), of, pence, _begun);
        }
    }
}
