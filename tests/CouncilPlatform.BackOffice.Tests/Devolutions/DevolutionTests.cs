using CouncilPlatform.BackOffice.Tests.Services;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.BackOffice.Tests.Devolutions;

/// <summary>A service is devolved where it does good, and no harm elsewhere.</summary>
public sealed class DevolutionTests
{
    [Theory]
    [EveryDatabase]
    [Trait("case", "B8")]
    public async Task Devolving_needs_a_benefit_and_no_other_district_that_suffers(string provider)
    {
        const string third = Pair.Stranger;
        await using var pair = await Pair.StartAsync(provider);
        await pair.DoAsync("saveService", ServiceTests.Service("streets", "Street Scene"));
        Assert.Equal(
            ["NOT_A_MEMBER input.to"],
            await pair.RefusedAsync("proposeDevolution", $"""service: "streets", to: "{third}", accessBenefit: "Nearer" """)
        );
        Assert.Equal(
            ["INVALID input.to"],
            await pair.RefusedAsync("proposeDevolution", $"""service: "streets", to: "{Pair.County}", accessBenefit: "Nearer" """)
        );
        await pair.DoAsync("addMember", $"""organisation: "{third}", role: MEMBER""");

        var nothing = await pair.IdAsync("proposeDevolution", $"""service: "streets", to: "{Pair.First}" """, "devolution");
        await AssessAsync(nothing, Pair.Second, "NONE", "POSITIVE");
        await AssessAsync(nothing, third, "NONE", "NONE");
        Assert.Equal(["NO_BENEFIT input.devolution"], await DevolveRefusedAsync(nothing));
        // Proposed again, it is the same proposal with a benefit.
        Assert.Equal(
            nothing,
            await pair.IdAsync(
                "proposeDevolution",
                $"""service: "streets", to: "{Pair.First}", qualityBenefit: "Seamless services" """,
                "devolution"
            )
        );

        var better = await pair.IdAsync(
            "proposeDevolution",
            $"""service: "streets", to: "{Pair.Second}", accessBenefit: "A single local manager" """,
            "devolution"
        );
        await AssessAsync(better, Pair.First, "MINOR_NEGATIVE", "NONE");
        Assert.Equal(["IMPACT_UNKNOWN input.devolution"], await DevolveRefusedAsync(better));
        await AssessAsync(better, third, "NONE", "SIGNIFICANT_NEGATIVE");
        Assert.Equal(["ADVERSE_IMPACT input.devolution"], await DevolveRefusedAsync(better));
        Assert.Equal(
            "Stranger District: a significant negative consequence for quality. Change the proposal, and assess it again.",
            await pair.MessageAsync("devolveService", $"""devolution: "{better}", on: "2021-09-01" """, pair.Other)
        );
        Assert.Null(
            (await pair.ReadAsync("""service(slug: "streets") { devolutions { devolvedOn } }"""))["service"]!["devolutions"]!
                .AsArray()
                .Select(d => (string?)d!["devolvedOn"])
                .FirstOrDefault(d => d is not null)
        );

        // Said again, it replaces what was said.
        await AssessAsync(better, third, "NONE", "NONE");
        Assert.Equal(
            ["FOUR_EYES input.devolution"],
            await pair.RefusedAsync("devolveService", $"""devolution: "{better}", on: "2021-09-01" """)
        );
        await pair.DoAsync("devolveService", $"""devolution: "{better}", on: "2021-09-01" """, key: pair.Other);
        Assert.Equal(["DEVOLVED input.devolution"], await DevolveRefusedAsync(better));
        Assert.Equal(["NOT_FOUND input.to"], await pair.RefusedAsync("proposeDevolution", """service: "streets", to: "E06000999" """));

        async Task AssessAsync(string devolution, string district, string cost, string quality) =>
            await pair.DoAsync(
                "assessImpact",
                $"""devolution: "{devolution}", district: "{district}", cost: {cost}, quality: {quality}""",
                key: await pair.ActingAsync(district)
            );
        Task<IReadOnlyList<string>> DevolveRefusedAsync(string devolution) =>
            pair.RefusedAsync("devolveService", $"""devolution: "{devolution}", on: "2021-09-01" """, pair.Other);
    }
}
