using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.BackOffice.Tests.Agreements;

/// <summary>The days of agreements are in the calendars of the partnership, and of the parties.</summary>
public sealed class AgreementCalendarTests
{
    [Theory]
    [EveryDatabase]
    public async Task Review_notice_and_end_of_what_was_agreed_are_in_the_calendar(string provider)
    {
        await using var pair = await Pair.StartAsync(provider, "2021-03-01T12:00:00Z");
        var memorandum = await pair.AgreeAsync();
        await pair.DoAsync(
            "draftAgreement",
            $$"""
            slug: "legal", title: "Legal advice", form: CONSORTIUM, parties: ["{{Pair.First}}", "{{Pair.County}}"], purpose: "Advice",
            legalPower: "Section 101", startsOn: "2021-04-01", endsOn: "2024-02-29", noticeMonths: 6, reviewOn: "2022-04-01"
            """
        );

        // A draft binds nobody, and what runs until it is ended has no day.
        var everybody = await FeedAsync("");
        Assert.Empty(await everybody.ReadAsync());
        await pair.DoAsync("concludeAgreement", """agreement: "legal", on: "2021-02-28" """, key: pair.Other);
        string[] legal = ["Ends: Legal advice 20240229", "Last day to give notice: Legal advice 20230831", "Review: Legal advice 20220401"];
        Assert.Equal(legal, await everybody.ReadAsync());

        // Being ended, an agreement has a last day, and no more notice to give; its review is not after it.
        await pair.DoAsync("amendAgreement", """agreement: "memorandum", reviewOn: "2021-09-01" """);
        Assert.Equal([.. legal, "Review: Memorandum of Agreement 20210901"], await everybody.ReadAsync());
        var decision = await pair.DecideAsync(memorandum, Pair.Second, "2021-02-24");
        await pair.DoAsync("activateClause", $"""agreement: "memorandum", clause: "8", decision: "{decision}", givenOn: "2021-02-24" """);
        string[] both = ["Ends: Legal advice 20240229", "Ends: Memorandum of Agreement 20210824", .. legal[1..]];
        Assert.Equal(both, await everybody.ReadAsync());

        // Each party's own.
        Assert.Equal(legal, await (await FeedAsync($""", owner: "{Pair.County}" """)).ReadAsync());
        Assert.Equal(["Ends: Memorandum of Agreement 20210824"], await (await FeedAsync($""", owner: "{Pair.Second}" """)).ReadAsync());

        // What has ended stays in the calendar, as what was; a calendar that is read again updates what it has.
        var before = await everybody.UidsAsync();
        pair.Time.Advance(TimeSpan.FromDays(365));
        Assert.Equal("ENDED", (string?)(await pair.ReadAsync("""agreement(slug: "memorandum") { state }"""))["agreement"]!["state"]);
        await pair.DoAsync("amendAgreement", """agreement: "legal", endsOn: "2024-03-31" """);
        Assert.Equal(
            ["Ends: Legal advice 20240331", both[1], "Last day to give notice: Legal advice 20230930", legal[2]],
            await everybody.ReadAsync()
        );
        Assert.Equal(before, await everybody.UidsAsync());

        await pair.Host.DataAsync(
            """mutation { disableModule(input: {partnership: "pair", module: "backoffice"}) { errors { message } } }""",
            await pair.Host.KeyAsync()
        );
        Assert.Empty(await everybody.ReadAsync());

        async Task<Feed> FeedAsync(string owner) =>
            new(
                pair,
                (string)(await pair.DoAsync("createCalendarFeed", $"""label: "Team"{owner}""", "newCalendarFeed { address }"))["address"]!
            );
    }

    private sealed record Feed(Pair Pair, string Address)
    {
        /// <summary>Each event as title and day, by title.</summary>
        public async Task<IReadOnlyList<string>> ReadAsync()
        {
            var lines = await LinesAsync();
            return
            [
                .. Values(lines, "SUMMARY:")
                    .Zip(Values(lines, "DTSTART;VALUE=DATE:"), (title, day) => $"{title} {day}")
                    .Order(StringComparer.Ordinal),
            ];
        }

        public async Task<IReadOnlyList<string>> UidsAsync() => [.. Values(await LinesAsync(), "UID:").Order(StringComparer.Ordinal)];

        private static IEnumerable<string> Values(IEnumerable<string> lines, string name) =>
            lines.Where(l => l.StartsWith(name, StringComparison.Ordinal)).Select(l => l[name.Length..]);

        private async Task<IReadOnlyList<string>> LinesAsync() =>
            (await Pair.Host.Client.GetStringAsync(Address, TestContext.Current.CancellationToken)).Split("\r\n");
    }
}
