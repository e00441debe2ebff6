using System.Text;

namespace CouncilPlatform.Grants.Tests.OpenData;

public sealed class TraffordTests
{
    private const string File = "trafford-grants.json";

    [Fact]
    public async Task The_real_file_is_read_whole()
    {
        await using var stream = System.IO.File.OpenRead(OpenDataFiles.Require(File));
        var (grants, faults) = await Reading.OfAsync(stream);

        Assert.Empty(faults);
        Assert.Equal(555, grants.Count);
        Assert.Equal(323, grants.Select(g => g.Recipient.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(129_143_654, grants.Sum(g => g.AmountAwardedPence));
        Assert.Equal(
            [("ING", 11, 18_332_600L), ("VSG", 544, 110_811_054L)],
            grants.GroupBy(g => g.Programme!.Code!).Select(p => (p.Key, p.Count(), p.Sum(g => g.AmountAwardedPence))).Order()
        );
        Assert.Equal(289, grants.Count(g => g.Recipient is { CharityNumber: null, CompanyNumber: null }));
        Assert.All(grants, g => Assert.Equal(12, g.Planned!.DurationMonths));
    }

    [Fact]
    public async Task Ajv_finds_it_valid_too() => Assert.True(Assert.Single(await AjvOracle.JudgeAsync(OpenDataFiles.Require(File))).Valid);

    [Fact]
    public async Task One_bad_grant_among_555_is_found()
    {
        var text = await System.IO.File.ReadAllTextAsync(OpenDataFiles.Require(File));
        var last = text.LastIndexOf("\"awardDate\": \"", StringComparison.Ordinal) + "\"awardDate\": \"".Length;
        var (grants, faults) = await Reading.OfAsync(text.Remove(last, 10).Insert(last, "02/08/2024"));

        Assert.Equal(554, grants.Count);
        var fault = Assert.Single(faults);
        Assert.StartsWith(
            "$.grants[554].awardDate: BAD_DATE: \"02/08/2024\" is not a date from 1800 to 2199; expected YYYY-MM-DD",
            fault,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Cut_anywhere_it_is_refused()
    {
        var bytes = await System.IO.File.ReadAllBytesAsync(OpenDataFiles.Require(File));
        for (var length = 1; length < bytes.Length; length += 9973)
        {
            var reading = await Reading.OfAsync(new MemoryStream(bytes, 0, length));
            Assert.Equal("TRUNCATED", Assert.Single(reading.Found).Code);
        }
    }

    [Fact]
    public async Task The_published_text_of_each_grant_is_kept()
    {
        var text = await System.IO.File.ReadAllTextAsync(OpenDataFiles.Require(File), Encoding.UTF8);
        var (grants, _) = await Reading.OfAsync(text);

        Assert.All(grants, g => Assert.Contains(g.Json, text, StringComparison.Ordinal));
    }
}
