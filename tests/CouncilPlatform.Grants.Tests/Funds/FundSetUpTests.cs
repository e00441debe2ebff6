using CouncilPlatform.Core.Contracts;
using CouncilPlatform.Testing.Databases;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Grants.Tests.Funds;

/// <summary>Making a fund and putting money into it.</summary>
public sealed class FundSetUpTests
{
    private const string Create =
        "mutation($input: CreateFundInput!) { createFund(input: $input) { fund { slug purpose source { name } lines { granted "
        + "{ amount } } } errors { code path } } }";

    [Theory]
    [EveryDatabase]
    public async Task A_new_fund_is_empty_until_it_receives_money(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);

        var created = await lancaster.Host.DataAsync(
            Create,
            lancaster.Officer,
            new
            {
                input = new
                {
                    partnership = "lancaster-district",
                    slug = "second-homes",
                    name = "Second Homes",
                    source = "E10000017",
                    accountableBody = "GB-LAE-LAC",
                    purpose = "As agreed",
                },
            }
        );
        var received = await lancaster.Host.DataAsync(
            "mutation { receiveFunding(input: {partnership: \"lancaster-district\", fund: \"second-homes\", revenue: "
                + "\"443000\"}) { fund { lines { stream granted { amount } remaining { amount } } } errors { code } } }",
            lancaster.Officer
        );

        Same.Json(
            """
            {
              "createFund": {
                "fund": {
                  "slug": "second-homes",
                  "purpose": "As agreed",
                  "source": { "name": "Lancashire County Council" },
                  "lines": [{ "granted": { "amount": "0.00" } }, { "granted": { "amount": "0.00" } }]
                },
                "errors": []
              }
            }
            """,
            created.ToJsonString()
        );
        Same.Json(
            """
            {
              "receiveFunding": {
                "fund": {
                  "lines": [
                    { "stream": "REVENUE", "granted": { "amount": "443000.00" }, "remaining": { "amount": "443000.00" } },
                    { "stream": "CAPITAL", "granted": { "amount": "0.00" }, "remaining": { "amount": "0.00" } }
                  ]
                },
                "errors": []
              }
            }
            """,
            received.ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task Every_fault_of_the_input_is_told_at_once(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);

        var refused = await lancaster.Host.DataAsync(
            Create,
            lancaster.Officer,
            new
            {
                input = new
                {
                    partnership = "lancaster-district",
                    slug = "Second Homes!",
                    name = " ",
                    source = "E99999999",
                    accountableBody = "E07000121",
                },
            }
        );
        var taken = await lancaster.Host.DataAsync(
            Create,
            lancaster.Officer,
            new
            {
                input = new
                {
                    partnership = "lancaster-district",
                    slug = "performance-reward-grant",
                    name = "Again",
                    source = "E10000017",
                    accountableBody = "E07000121",
                },
            }
        );

        Assert.Equal(["slug", "name", "source"], refused["createFund"]!["errors"]!.AsArray().Select(e => (string)e!["path"]![1]!));
        Assert.Equal("ALREADY_EXISTS", (string?)taken["createFund"]!["errors"]![0]!["code"]);
    }

    [Theory]
    [EveryDatabase]
    public async Task The_core_can_be_stood_in_for_by_its_contract(string provider)
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>(
            provider,
            services: s => s.AddScoped<IRequestHandler<FindOrganisations, IReadOnlyDictionary<string, Organisation>>, AnyCouncil>()
        );
        await host.CreatePartnershipAsync("north", published: true, "grants");

        var created = await host.DataAsync(
            Create,
            await host.KeyAsync(),
            new
            {
                input = new
                {
                    partnership = "north",
                    slug = "pot",
                    name = "Pot",
                    source = "X1",
                    accountableBody = "X2",
                },
            }
        );

        Assert.Equal("pot", (string?)created["createFund"]!["fund"]!["slug"]);
    }

    private sealed class AnyCouncil : IRequestHandler<FindOrganisations, IReadOnlyDictionary<string, Organisation>>
    {
        public Task<IReadOnlyDictionary<string, Organisation>> Handle(FindOrganisations request, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyDictionary<string, Organisation>>(
                request.Codes.ToDictionary(c => c, c => new Organisation { Name = c, Kind = OrganisationKind.District })
            );
    }
}
