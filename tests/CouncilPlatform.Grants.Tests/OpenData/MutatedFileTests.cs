using System.Text;
using CouncilPlatform.Grants.OpenData;
using CsCheck;

namespace CouncilPlatform.Grants.Tests.OpenData;

/// <summary>Files that were cut, damaged or edited: a clear fault or a right import, never an exception.</summary>
public sealed class MutatedFileTests
{
    private const string Titles =
        "Identifier,Title,Description,Currency,Amount Awarded,Award Date,Recipient Org:Identifier,Recipient Org:Name,"
        + "Funding Org:Identifier,Funding Org:Name,Beneficiary Location:Name,Planned Dates:Start Date,From An Open Call?";

    private const string Grant = "g1,Roof,\"Tiles, \"\"new\"\"\",GBP,\"£1,250.50\",2013-01-18,r1,Hall,f1,Council,North,2013-02,Yes";

    private const string Json =
        """{"grants":[{"id":"g1","title":"Roof","description":"Tiles","currency":"GBP","amountAwarded":1250.50,"awardDate":"2013-01-18","""
        + """ "recipientOrganization":[{"id":"r1","name":"Hall"}],"fundingOrganization":[{"id":"f1","name":"Council"}]}]}""";

    private static readonly Gen<byte[]> Bytes = Gen.OneOf(
        Gen.Byte.Array[0, 8],
        Gen.OneOf<string>(",", "\"", "\n", "\r\n", ";", "\t", "\0", "£", "\u200B", "g1", "{", "]", "<row>", "&#0;", "1e999")
            .Select(Encoding.UTF8.GetBytes)
    );

    private static readonly Gen<Func<byte[], byte[]>> Mutation = Gen.Select(Gen.Int[0, 4], Gen.Double[0, 1], Gen.Double[0, 1], Bytes)
        .Select(
            (kind, from, to, bytes) =>
                (Func<byte[], byte[]>)(
                    file =>
                    {
                        var (at, end) = ((int)(Math.Min(from, to) * file.Length), (int)(Math.Max(from, to) * file.Length));
                        return kind switch
                        {
                            0 => file[..end],
                            1 => [.. file[..at], .. bytes, .. file[at..]],
                            2 => [.. file[..at], .. file[end..]],
                            3 => [.. file[..end], .. file[at..]],
                            _ => [.. file[..at], .. bytes, .. file[Math.Min(file.Length, at + bytes.Length)..]],
                        };
                    }
                )
        );

    [Fact]
    public Task A_damaged_table_is_read_or_refused() =>
        EveryMutationAsync(
            Encoding.UTF8.GetBytes(
                $"{Titles}\r\n{Grant}\r\ng1,,,,,,,,,,South,,\r\n{Grant.Replace("g1", "g2", StringComparison.Ordinal)}\r\n"
            ),
            2_000
        );

    [Fact]
    public Task A_damaged_package_is_read_or_refused() => EveryMutationAsync(Encoding.UTF8.GetBytes(Json), 2_000);

    [Fact]
    public Task A_damaged_workbook_is_read_or_refused() =>
        EveryMutationAsync(
            Workbook.Of(
                (
                    "grants",
                    [Titles.Split(','), ["g1", "Roof", "Tiles", "GBP", "100", "2013-01-18", "r1", "Hall", "f1", "Council", "", "", ""]]
                ),
                (
                    "locations",
                    [
                        ["Identifier", "Beneficiary Location:Name"],
                        ["g1", "North"],
                        ["g1", "South"],
                    ]
                )
            ),
            1_000
        );

    private static Task EveryMutationAsync(byte[] file, int times) =>
        Mutation
            .Array[1, 3]
            .SampleAsync(
                async mutations =>
                {
                    var mutated = mutations.Aggregate(file, (bytes, mutation) => mutation(bytes));
                    var faults = new TableFaults();
                    using var stream = new MemoryStream(mutated);
                    var read = new GrantFile(new(stream, "grants", faults), faults);
                    var grants = 0;
                    await foreach (var grant in read.ReadAsync(CancellationToken.None))
                    {
                        grants++;
                        StorageLimits.Check(grant, read.Faults);
                    }

                    Assert.True(faults.Total > 0 || grants > 0, Convert.ToHexString(mutated));
                    Assert.All(faults.First, fault => Assert.False(string.IsNullOrWhiteSpace(fault)));
                },
                iter: times
            );
}
