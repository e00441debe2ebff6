using System.Text.Json.Nodes;
using CouncilPlatform.Core.Contracts;
using CouncilPlatform.LocalityPlans.Actions;
using CouncilPlatform.LocalityPlans.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.LocalityPlans.Tests;

/// <summary>The partnership "lakes" of a district and a county, with the module on, an officer and an approver of the district.</summary>
internal sealed class Lakeland : PartnershipFixture
{
    public const string District = "E07000031";
    public const string County = "E10000006";
    public const string Neighbour = "E07000030";
    public const string Parish = "E04002611";
    public const string OtherParish = "E04002612";

    private Lakeland(ModuleHost host, string @operator, string officer, string approver)
        : base(host, "lakes")
    {
        Operator = @operator;
        Officer = officer;
        Approver = approver;
    }

    /// <summary>The platform's operator, for what a test only needs to be there.</summary>
    public string Operator { get; }

    public string Officer { get; }

    public string Approver { get; }

    public static async Task<Lakeland> StartAsync(string provider, bool published = true, Action<IServiceCollection>? services = null)
    {
        var host = await ModuleHost.StartAsync<LocalityPlansModule>(provider, services);
        await host.AddOrganisationAsync(District, "District");
        await host.AddOrganisationAsync(County, "County");
        await host.AddOrganisationAsync(Neighbour, "Neighbour");
        await host.AddOrganisationAsync(Parish, "Parish");
        await host.AddOrganisationAsync(OtherParish, "Other parish");
        await host.CreatePartnershipAsync("lakes", published, "localityplans");
        return new(
            host,
            await host.KeyAsync(),
            await host.KeyAsync("lakes", Role.Officer, District),
            await host.KeyAsync("lakes", Role.Approver, District)
        );
    }

    /// <summary>The code with which GraphQL itself refuses a mutation, before its rules.</summary>
    public async Task<string> DeniedAsync(string mutation, string input, string? key) =>
        (string)
            (await Host.AskAsync($$"""mutation { {{mutation}}(input: {partnership: "lakes", {{input}}}) { errors { code } } }""", key))[
                "errors"
            ]![0]!["extensions"]!["code"]!;

    /// <summary>An action of the plan "plan", and what it is asked to do; gives its id.</summary>
    internal async Task<string> AddActionAsync(string title, params KeyDate[] dates)
    {
        await using var scope = Host.CommandScope();
        var partnership = await scope
            .ServiceProvider.GetRequiredService<IPartnerships>()
            .FindAsync("lakes", TestContext.Current.CancellationToken);
        var action = await scope
            .ServiceProvider.GetRequiredService<Changes<LocalityPlansDb>>()
            .RunAsync(
                partnership,
                "test",
                async change =>
                {
                    var (db, ct) = (change.Db, change.Cancellation);
                    var plan = await db.Of<ActionPlan>(partnership).SingleOrDefaultAsync(ct);
                    if (plan is null)
                    {
                        db.Add(
                            plan = new ActionPlan
                            {
                                PartnershipId = partnership.Id,
                                Slug = "plan",
                                Title = "Action Plan",
                            }
                        );
                        db.Add(
                            new Theme
                            {
                                PartnershipId = partnership.Id,
                                ActionPlanId = plan.Id,
                                Number = 1,
                                Title = "Joint priorities",
                            }
                        );
                        change.Audit(plan, plan.Slug);
                        await change.SaveAsync();
                    }

                    var theme = await db.Of<Theme>(partnership).SingleAsync(t => t.ActionPlanId == plan.Id, ct);
                    var number = await db.Of<Opportunity>(partnership).CountAsync(o => o.ThemeId == theme.Id, ct) + 1;
                    var opportunity = new Opportunity
                    {
                        PartnershipId = partnership.Id,
                        ThemeId = theme.Id,
                        Number = number,
                        Title = $"Opportunity {number}",
                    };
                    var added = new Contracts.PlanAction
                    {
                        PartnershipId = partnership.Id,
                        OpportunityId = opportunity.Id,
                        Number = 1,
                        Title = title,
                        Kind = ActionKind.FutureWorking,
                    };
                    db.AddRange(opportunity, added);
                    db.AddRange(
                        dates.Select(
                            (d, index) =>
                                new KeyDate
                                {
                                    PartnershipId = partnership.Id,
                                    ActionId = added.Id,
                                    Number = index + 1,
                                    Text = d.Text,
                                    Kind = d.Kind,
                                    Starts = d.Starts,
                                    Ends = d.Ends,
                                    DependsOn = d.DependsOn,
                                    Expected = d.Expected,
                                    Unit = d.Unit,
                                    DueFrom = d.DueFrom,
                                    DueBy = d.DueBy,
                                }
                        )
                    );
                    change.Audit(added, title);
                    return added;
                },
                TestContext.Current.CancellationToken
            );
        return new GlobalId("Action", action.Id).ToString();
    }

    /// <summary>The keys of the organisations, by code.</summary>
    internal async Task<IReadOnlyDictionary<string, Guid>> CouncilsAsync()
    {
        await using var scope = Host.CommandScope();
        var found = await scope
            .ServiceProvider.GetRequiredService<IMediator>()
            .Send(new FindOrganisations([District, County]), TestContext.Current.CancellationToken);
        return found.ToDictionary(f => f.Key, f => f.Value.Id);
    }

    /// <summary>How many statements a query costs.</summary>
    public async Task<int> CostAsync(string fields)
    {
        Host.Sql.Reset();
        await ReadAsync(fields);
        return Host.Sql.Count;
    }

    protected override Task<string> WriterAsync() => Task.FromResult(Officer);
}
