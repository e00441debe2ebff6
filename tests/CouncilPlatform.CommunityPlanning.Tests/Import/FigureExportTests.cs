using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.CommunityPlanning.Tests.Import;

/// <summary>Figures are exported as a file that imports again without a change.</summary>
public sealed class FigureExportTests
{
    private const string Titles = "CPP,Indicator,Type,Year,value,FG,Sex,Split by,Category,Measure";

    [Theory]
    [EveryDatabase]
    public async Task Every_figure_comes_back_as_it_is_however_it_is_split_and_why_it_is_missing(string provider)
    {
        await using var shire = await Shire.StartAsync(provider);
        await shire.AddOutcomeAsync();
        await shire.AddIndicatorAsync("homes", "unit: NUMBER, polarity: HIGH_IS_GOOD");
        await shire.AddIndicatorAsync("change", "unit: PERCENT_CHANGE, polarity: LOW_IS_GOOD");
        await shire.DoAsync("addReportingBody", """slug: "vale", name: "Vale, the", kind: PARTNERSHIP""");
        await shire.DoAsync("addReportingBody", """slug: "vale-2", name: "Vale, the", kind: PARTNERSHIP""");
        await shire.RecordAsync("homes", "2019/20", "7");
        // What was returned by an earlier definition stays so.
        await shire.DoAsync("redefineIndicator", """indicator: "homes", definition: "With flats" """);
        var (exit, _, error) = await shire.ImportAsync(
            $"""
            {Titles}
            shire,homes,raw,2020/21,1234.50,1,,,,
            shire,homes,provisional,December 2011,0.0000000001,1,,,,
            shire,homes,projected,2024/25,123456789012345,1,,,,
            shire,homes,raw,2010-2012,[c],1,,,,
            shire,homes,imputed,2020/21 academic,[z],1,,,,
            shire,homes,revised,2021-Q3,n/a,1,,,,
            vale,homes,raw,2020/21,1,2,Female,,,
            vale,homes,raw,2020/21,2,2,,Sex and Age,"Female, under 16",
            vale,homes,raw,2020/21,3,2,,Council ward type,All,
            vale-2,homes,raw,2020/21,4,2,,,,
            vale-2,homes,raw,2020/21,5,2,,,,Tonnes
            vale-2,change,raw,2020-12-31,-3.2,2,,,,
            """
        );
        Assert.True(exit == 0, error);

        var csv = await shire.Host.GetAsync("/data/v1/shire/figures.csv", shire.Officer);
        foreach (var file in new[] { "figures.csv", "figures.xlsx" })
        {
            using var response = await shire.Host.Client.SendAsync(
                new(HttpMethod.Get, $"/data/v1/shire/{file}") { Headers = { Authorization = new("Bearer", shire.Officer) } },
                TestContext.Current.CancellationToken
            );
            var content = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            Assert.Equal(
                (0, "10 figures: 0 new, 0 revised, 10 unchanged; 3 missing in the file\n", ""),
                await shire.ImportAsync(content, Path.GetExtension(file))
            );
        }

        // Nothing has a revision or a next edition by it.
        Assert.Equal(csv, await shire.Host.GetAsync("/data/v1/shire/figures.csv", shire.Officer));
        Assert.Equal(
            """{"familyGroups":{"nodes":[{"slug":"family-group-1","edition":1},{"slug":"family-group-2","edition":1}]}}""",
            (await shire.ReadAsync("familyGroups { nodes { slug edition } }")).ToJsonString()
        );
        Assert.Contains("\"Female, under 16\"", csv, StringComparison.Ordinal);
        Assert.Contains(",December 2011,0.0000000001,", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_like_numbers_and_measures_beside_the_headline_stay_what_they_are()
    {
        await using var shire = await Shire.StartAsync(Providers.Sqlite);
        await shire.AddOutcomeAsync();
        await shire.AddIndicatorAsync("homes", "unit: NUMBER, polarity: HIGH_IS_GOOD");
        await shire.AddIndicatorAsync("change", "unit: PERCENT_CHANGE, polarity: LOW_IS_GOOD");
        var (exit, _, error) = await shire.ImportAsync(
            $"""
            {Titles}
            007,homes,raw,2020/21,1,007,,,,
            1e5,homes,raw,2020/21,2,007,,Code,0010,
            TRUE,homes,raw,2020/21,3,1,,,,Tonnes
            007,change,raw,2020/21,4,007,,,,Percentage
            """
        );
        Assert.True(exit == 0, error);

        foreach (var file in new[] { "figures.csv", "figures.xlsx" })
        {
            using var response = await shire.Host.Client.SendAsync(
                new(HttpMethod.Get, $"/data/v1/shire/{file}") { Headers = { Authorization = new("Bearer", shire.Officer) } },
                TestContext.Current.CancellationToken
            );
            Assert.Equal(
                (0, "4 figures: 0 new, 0 revised, 4 unchanged; 0 missing in the file\n", ""),
                await shire.ImportAsync(
                    await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken),
                    Path.GetExtension(file)
                )
            );
        }

        // What stands beside the headline is not taken for it where a file has nothing else.
        Assert.Equal(
            (0, "1 figure: 0 new, 0 revised, 1 unchanged; 0 missing in the file\n", ""),
            await shire.ImportAsync("CPP,Indicator,Year,value,Measure\nTRUE,homes,2020/21,3,Tonnes\n")
        );
    }

    [Fact]
    public async Task A_group_with_a_member_of_which_there_is_no_figure_is_left_out_and_stays()
    {
        await using var shire = await Shire.StartAsync(Providers.Sqlite);
        await shire.AddOutcomeAsync();
        await shire.AddIndicatorAsync("homes", "unit: NUMBER, polarity: HIGH_IS_GOOD");
        await shire.DoAsync("addReportingBody", """slug: "vale", name: "Vale", kind: PARTNERSHIP""");
        await shire.ImportAsync("CPP,Indicator,Year,value,FG\nShire,homes,2020/21,1,1\nVale,homes,2020/21,,1\n");

        var csv = await shire.Host.GetAsync("/data/v1/shire/figures.csv", shire.Officer);
        Assert.Equal(
            (0, "1 figure: 0 new, 0 revised, 1 unchanged; 0 missing in the file\n", ""),
            await shire.ImportAsync(csv.TrimStart('\uFEFF'))
        );

        Assert.Equal(
            """{"familyGroups":{"nodes":[{"edition":1}]}}""",
            (await shire.ReadAsync("familyGroups { nodes { edition } }")).ToJsonString()
        );
    }

    [Fact]
    public async Task A_category_is_needed_and_a_definition_must_be_there()
    {
        await using var shire = await Shire.StartAsync(Providers.Sqlite);
        await shire.AddOutcomeAsync();
        await shire.AddIndicatorAsync("homes", "unit: NUMBER, polarity: HIGH_IS_GOOD");

        var (exit, _, error) = await shire.ImportAsync(
            "CPP,Indicator,Year,value,Split by,Category,Definition number\nshire,homes,2020/21,1,Sex,,\nshire,homes,2020/21,2,,,2\n"
        );

        Assert.Equal(1, exit);
        Assert.Contains("row 2, \"Split by\": The figure is split by Sex. Enter its category.", error, StringComparison.Ordinal);
        Assert.Contains("row 3, \"Definition number\": \"2\" is not the number of a definition of homes.", error, StringComparison.Ordinal);
    }
}
