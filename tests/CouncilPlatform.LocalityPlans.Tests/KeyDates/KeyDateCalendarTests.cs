using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.LocalityPlans.Tests.KeyDates;

/// <summary>Key dates are in the calendars of the partnership, and of the councils that answer for them.</summary>
public sealed class KeyDateCalendarTests
{
    [Theory]
    [EveryDatabase]
    public async Task Key_dates_with_days_are_in_the_calendar_of_the_partnership_and_of_each_owner(string provider)
    {
        await using var lakes = await Lakes.StartAsync(provider);
        var opportunity = await lakes.AddPlanAsync();
        await lakes.AddActionAsync(opportunity, "Map grants", "July to December 2015");
        await lakes.AddActionAsync(opportunity, "Publish one plan", "end of February 2016");
        await lakes.AddActionAsync(opportunity, "Share systems", "Dates to coincide with the digital projects");
        await lakes.DoAsync(
            "addAction",
            $$"""
            opportunity: "{{opportunity}}", title: "Train members", kind: FUTURE_WORKING, keyDates: ["October 2016"],
            owners: [{council: "{{Lakes.County}}", post: "Area Manager"}]
            """,
            key: lakes.CountyOfficer
        );

        // An all-day event ends on the day after its last.
        string[] shared = ["Map grants 20150701 20160101", "Publish one plan 20160229 20160301"];
        Assert.Equal([.. shared, "Train members 20161001 20161101"], await ReadAsync(lakes, ""));
        Assert.Equal([.. shared, "Train members 20161001 20161101"], await ReadAsync(lakes, $""", owner: "{Lakes.County}" """));
        Assert.Equal(shared, await ReadAsync(lakes, $""", owner: "{Lakes.District}" """));
        Assert.Empty(await ReadAsync(lakes, $""", owner: "{Lakes.Neighbour}" """));

        // A calendar that is read again updates what it has.
        var before = await UidsAsync(lakes);
        await lakes.DoAsync("addAction", $"""opportunity: "{opportunity}", title: "Later", kind: FUTURE_WORKING, keyDates: ["May 2017"]""");
        Assert.Equal(before, (await UidsAsync(lakes)).Intersect(before).Order(StringComparer.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> UidsAsync(Lakes lakes) =>
        [.. (await LinesAsync(lakes, "")).Where(l => l.StartsWith("UID:", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>Each event as title, start and end, by title.</summary>
    private static async Task<IReadOnlyList<string>> ReadAsync(Lakes lakes, string owner)
    {
        var lines = await LinesAsync(lakes, owner);
        return
        [
            .. Values("SUMMARY:")
                .Zip(Values("DTSTART;VALUE=DATE:"), Values("DTEND;VALUE=DATE:"))
                .Select(e => $"{e.First} {e.Second} {e.Third}")
                .Order(StringComparer.Ordinal),
        ];

        IEnumerable<string> Values(string name) =>
            lines.Where(l => l.StartsWith(name, StringComparison.Ordinal)).Select(l => l[name.Length..]);
    }

    private static async Task<IReadOnlyList<string>> LinesAsync(Lakes lakes, string owner)
    {
        var feed = await lakes.DoAsync("createCalendarFeed", $"""label: "Team"{owner}""", "newCalendarFeed { address }");
        return (await lakes.Host.Client.GetStringAsync((string)feed["address"]!, TestContext.Current.CancellationToken)).Split("\r\n");
    }
}
