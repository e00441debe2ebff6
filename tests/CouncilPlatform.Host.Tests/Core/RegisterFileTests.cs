using System.Text;
using CouncilPlatform.Host.Core.Organisations.Register;

namespace CouncilPlatform.Host.Tests.Core;

/// <summary>Files that are not quite the register.</summary>
public sealed class RegisterFileTests
{
    private const string Header =
        "local-authority-code,official-name,gss-code,start-date,end-date,replaced-by,local-authority-type,old-register-and-code\n";

    [Fact]
    public async Task A_row_with_two_successors_and_one_with_a_line_break_in_its_name_are_read()
    {
        var rows = await ReadAsync(
            Header
                + "CMA,\"Cumbria\nCounty Council\",E10000006,,2023-04-01,\"CBD,WAF\",CTY,local-authority-eng:CMA\n"
                + "\n"
                + "CBD,Cumberland Council,E06000063,2023-04-01,,,UA,\n"
                + "WAF,Westmorland and Furness Council,E06000064,2023-04-01,,,UA,\n"
        );

        Assert.Equal(["CBD", "WAF"], rows[0].Successors);
        Assert.Equal([2L, 5L, 6L], rows.Select(r => r.Line));
        Assert.Equal(["GB-LAE-CMA", null, null], rows.Select(r => r.Identifier));
    }

    [Fact]
    public async Task Every_fault_is_named_with_its_line_and_column()
    {
        var faults = await FaultsAsync(
            Header
                + "ABC,A council,N09000002,2015-04-01,,,NID,local-authority-nir:ABC\n"
                + "ABC,,E1,01/04/2015,2015-13-01,NONE,XX,\n"
                + "DEF,Too short\n"
                + "GHI,A \"quote\" inside,,,,,UA,\n"
                + "JKL,Ends before it begins,,2020-01-01,2019-01-01,,UA,\n"
        );

        Assert.Equal(
            [
                "line 3, end-date",
                "line 3, gss-code",
                "line 3, local-authority-code",
                "line 3, local-authority-type",
                "line 3, official-name",
                "line 3, replaced-by",
                "line 3, start-date",
                "line 4, row",
                "line 5, row",
                "line 6, end-date",
            ],
            faults.Select(f => f.Split("\", ")[1].Split(':')[0]).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("{\"grants\": []}", "no column local-authority-code")]
    [InlineData("local-authority-code;official-name\nABC;A council\n", "no column")]
    [InlineData(Header, "has no rows")]
    public async Task What_is_no_register_is_said_plainly(string text, string expected) =>
        Assert.Contains(expected, Assert.Single(await FaultsAsync(text)), StringComparison.Ordinal);

    [Fact]
    public async Task Windows_1252_is_recognised_with_its_line()
    {
        var path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(
            path,
            [.. Encoding.ASCII.GetBytes(Header + "AGY,Cyngor Sir Ynys M"), 0xF4, .. "n,,,,,WPA,\n"u8],
            TestContext.Current.CancellationToken
        );

        Assert.Contains("line 2: this is not UTF-8", Assert.Single(await FaultsOfAsync(path)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_missing_is_said_plainly() =>
        Assert.Contains("There is no file", Assert.Single(await FaultsOfAsync("/no/such/file.csv")), StringComparison.Ordinal);

    private static async Task<IReadOnlyList<RegisterRow>> ReadAsync(string text)
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        try
        {
            return await RegisterFile.ReadAsync(path, TestContext.Current.CancellationToken);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<IEnumerable<string>> FaultsAsync(string text) =>
        (await Assert.ThrowsAsync<RuleException>(() => ReadAsync(text))).Errors.Select(e => e.Message);

    private static async Task<IEnumerable<string>> FaultsOfAsync(string path) =>
        (await Assert.ThrowsAsync<RuleException>(() => RegisterFile.ReadAsync(path, TestContext.Current.CancellationToken))).Errors.Select(
            e => e.Message
        );
}
