using System.Globalization;
using CouncilPlatform.Host.Data;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmarks;

/// <summary>Adds awards to a generated database: the same at every run.</summary>
internal static class Awards
{
    private const int Recipients = 4_000;
    private const int Programmes = 50;

    public static async Task AddAsync(string directory, int count)
    {
        await using (var connection = BenchDatabase.Open(directory))
        {
            await using var transaction = await connection.BeginTransactionAsync();
            var partnership = connection.QuerySingle<string>("SELECT Id FROM core_partnerships");
            var programmes = Keys(Programmes);
            connection.Execute(
                "INSERT INTO grants_programmes (Id, PartnershipId, Code, Title, Version) VALUES (@key, @partnership, @name, @name, 0)",
                programmes.Select(
                    (key, i) =>
                        new
                        {
                            key,
                            partnership,
                            name = Name("Programme", i),
                        }
                )
            );
            var recipients = Keys(Recipients);
            connection.Execute(
                "INSERT INTO grants_recipients (Id, PartnershipId, Identifier, Kind, Name, Version) "
                    + "VALUES (@key, @partnership, @name, 'Organisation', @name, 0)",
                recipients.Select(
                    (key, i) =>
                        new
                        {
                            key,
                            partnership,
                            name = Name("Recipient", i),
                        }
                )
            );
            connection.Execute(
                """
                INSERT INTO grants_awards (Id, PartnershipId, Identifier, Title, Description, Pence, AwardDate, FunderIdentifier,
                    FunderName, RecipientId, ProgrammeId, AreaCode, AreaName, WardCode, WardName, Digest, Version)
                VALUES (@key, @partnership, @name, @name, 'For the benefit of the district.', @pence, @day, 'F', 'Funder',
                    @recipient, @programme, @area, @area, @ward, @ward, '', 0)
                """,
                Keys(count)
                    .Select(
                        (key, i) =>
                            new
                            {
                                key,
                                partnership,
                                name = Name("Award", i),
                                pence = 100_000 + i,
                                day = string.Create(CultureInfo.InvariantCulture, $"{2010 + (i % 10)}-{1 + (i % 12):00}-01"),
                                recipient = recipients[i % Recipients],
                                programme = programmes[i % Programmes],
                                area = Name("Area", i % 200),
                                ward = Name("Ward", i % 900),
                            }
                    )
            );
            await transaction.CommitAsync();
        }

        // The statistics as the host keeps them, not better ones.
        await using var host = Generator.Host(directory);
        await host.Services.GetRequiredService<SqliteStatistics>().UpdateAsync();
    }

    private static List<Guid> Keys(int count) => [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7())];

    private static string Name(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind} {number}");
}
