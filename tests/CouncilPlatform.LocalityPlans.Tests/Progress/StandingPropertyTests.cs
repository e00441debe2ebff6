using System.Globalization;
using CouncilPlatform.LocalityPlans.Actions;
using CouncilPlatform.LocalityPlans.Contracts;
using CouncilPlatform.Testing.Databases;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.LocalityPlans.Tests.Progress;

/// <summary>The rule of one action and the database's answer for all are the same.</summary>
public sealed class StandingPropertyTests
{
    private static readonly string[] Wordings =
    [
        "April 2016",
        "by June 2016",
        "Commence May 2016",
        "In place",
        "Two meetings during April to June 2016",
        "3 workshops by July 2016",
        "from May 2016 onwards",
        "Ongoing",
        "until June 2016",
        "subject to funding",
        "Autumn 2016",
        "end of February 2016",
        "2016/17",
    ];

    private static readonly Gen<(string[] Dates, (ProgressKind Kind, int Day, bool Withdrawn)[] Progress, int? Completed)> Actions =
        Gen.Select(
            Gen.OneOf<string>(Wordings).Array[0, 3],
            Gen.Select(
                Gen.OneOf<ProgressKind>(ProgressKind.Note, ProgressKind.Started, ProgressKind.Milestone, ProgressKind.Milestone),
                Gen.Int[0, 200],
                Gen.Bool
            ).Array[0, 5],
            Gen.OneOf<int?>(Gen.Const((int?)null), Gen.Int[0, 200].Select(d => (int?)d))
        );

    [Theory]
    [EveryDatabase]
    public async Task Every_action_is_found_by_the_status_it_has_and_by_no_other(string provider)
    {
        await using var lakes = await Lakes.StartAsync(provider);
        Assert.True(GlobalId.TryParse(await lakes.AddPlanAsync(), out var opportunity));
        await using var scope = lakes.Host.CommandScope();
        var db = scope.ServiceProvider.GetRequiredService<LocalityPlansDb>();
        var partnership = await scope
            .ServiceProvider.GetRequiredService<IPartnerships>()
            .FindAsync("lakes", TestContext.Current.CancellationToken);
        await scope
            .ServiceProvider.GetRequiredService<Changes<LocalityPlansDb>>()
            .RunAsync(
                partnership,
                "test",
                change =>
                {
                    foreach (var (number, made) in Actions.Array[300].Single().Index())
                    {
                        var action = new PlanAction
                        {
                            PartnershipId = partnership.Id,
                            OpportunityId = opportunity.Value,
                            Number = number + 1,
                            Title = string.Create(CultureInfo.InvariantCulture, $"Action {number}"),
                            Kind = ActionKind.FutureWorking,
                            CompletedOn = made.Completed is { } day ? Day(day) : null,
                        };
                        db.Add(action);
                        var dates = made.Dates.Select((words, index) => KeyDateReader.Read(words).Of(action, index + 1, words)).ToList();
                        db.AddRange(dates);
                        var counted = dates.Find(d => d.Expected is not null);
                        db.AddRange(
                            made.Progress.Where(p => p.Kind != ProgressKind.Milestone || counted is not null)
                                .Select(p => new ProgressUpdate
                                {
                                    PartnershipId = partnership.Id,
                                    ActionId = action.Id,
                                    KeyDateId = p.Kind == ProgressKind.Milestone ? counted!.Id : null,
                                    Kind = p.Kind,
                                    On = Day(p.Day),
                                    WithdrawnReason = p.Withdrawn ? "A mistake" : null,
                                })
                        );
                        change.Audit(action, action.Title);
                    }

                    return Task.CompletedTask;
                },
                TestContext.Current.CancellationToken
            );
        var actions = db.Of<PlanAction>(partnership);
        var ids = await actions.Select(a => a.Id).ToListAsync(TestContext.Current.CancellationToken);
        var records = await scope
            .ServiceProvider.GetRequiredService<ActionRecords>()
            .ReadAsync(partnership.Id, ids, TestContext.Current.CancellationToken);

        foreach (
            var day in new[]
            {
                "2016-02-29",
                "2016-03-01",
                "2016-03-31",
                "2016-04-01",
                "2016-04-30",
                "2016-05-01",
                "2016-06-01",
                "2016-07-01",
                "2016-08-01",
                "2020-01-01",
            }.Select(d => DateOnly.Parse(d, CultureInfo.InvariantCulture))
        )
        {
            foreach (var status in Enum.GetValues<ActionStatus>())
            {
                var found = await actions
                    .WithStatus(status, day, partnership.Id, db)
                    .Select(a => a.Id)
                    .ToListAsync(TestContext.Current.CancellationToken);
                Assert.Equal(records.Where(r => r.Value.StatusAt(day) == status).Select(r => r.Key).Order(), found.Order());
            }
        }

        // Had one of them no action, the comparison would say little.
        Assert.Equal(5, records.Values.Select(r => r.StatusAt(new(2016, 5, 1))).Distinct().Count());
    }

    private static DateOnly Day(int days) => new DateOnly(2016, 2, 1).AddDays(days);
}
