using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.BackOffice.Tests.Work;

/// <summary>What waits for each party of an agreement.</summary>
public sealed class AgreementWorkTests
{
    [Theory, EveryDatabase]
    public async Task A_draft_waits_for_its_parties_until_it_is_concluded(string provider)
    {
        await using var pair = await Pair.StartAsync(provider, "2021-03-01T12:00:00Z");
        await pair.DoAsync(
            "draftAgreement",
            $$"""
            slug: "payroll", title: "Payroll", form: MEMORANDUM, parties: ["{{Pair.First}}", "{{Pair.Second}}"], purpose: "One payroll",
            legalPower: "Local Government Act 1972, section 113", startsOn: "2020-04-01", endsOn: "2021-08-31", noticeMonths: 6
            """
        );

        foreach (var party in new[] { Pair.First, Pair.Second })
        {
            Assert.Equal(["Conclude an agreement: Payroll, "], await WorkAsync(pair, await pair.ActingAsync(party)));
        }

        Assert.Empty(await WorkAsync(pair, await pair.ActingAsync(Pair.County)));
        await pair.DoAsync("concludeAgreement", """agreement: "payroll", on: "2020-03-01" """, key: pair.Other);
        // The last day to give notice was 28 February.
        Assert.Empty(await WorkAsync(pair, await pair.ActingAsync(Pair.First)));
    }

    [Theory, EveryDatabase]
    public async Task Notice_is_due_on_the_day_that_the_agreement_gives(string provider)
    {
        await using var pair = await Pair.StartAsync(provider, "2021-01-15T12:00:00Z");
        await pair.DoAsync(
            "draftAgreement",
            $$"""
            slug: "payroll", title: "Payroll", form: MEMORANDUM, parties: ["{{Pair.First}}", "{{Pair.Second}}"], purpose: "One payroll",
            legalPower: "Local Government Act 1972, section 113", startsOn: "2020-04-01", endsOn: "2021-08-31", noticeMonths: 6
            """
        );
        await pair.DoAsync("concludeAgreement", """agreement: "payroll", on: "2020-03-01" """, key: pair.Other);

        Assert.Equal(["Decide whether to give notice: Payroll, 2021-02-28"], await WorkAsync(pair, await pair.ActingAsync(Pair.First)));
        Assert.Empty(await WorkAsync(pair, await pair.ActingAsync(Pair.County)));
    }

    private static async Task<IReadOnlyList<string>> WorkAsync(Pair pair, string key) =>
        [
            .. (await pair.Host.DataAsync("{ myWork { nodes { task title due } } }", key))["myWork"]!["nodes"]!
                .AsArray()
                .Select(n => $"{n!["task"]}: {n["title"]}, {n["due"]}"),
        ];
}
