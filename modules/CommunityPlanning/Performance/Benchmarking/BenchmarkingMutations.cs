namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>What figures are compared with, and by.</summary>
internal sealed class BenchmarkingMutations
{
    /// <summary>Chooses a family group, or its next edition.</summary>
    [Requires(Role.Officer)]
    public static Task<FamilyGroup> ChooseFamilyGroup(
        ChooseFamilyGroupInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .Slug(input.Slug, "input", "slug")
            .Text(input.Name, 200, "input", "name")
            .Require(
                input.Bodies.Distinct(StringComparer.Ordinal).Count() == input.Bodies.Count && input.Bodies.Count is >= 2 and <= 100,
                RuleCodes.Invalid,
                "Choose 2 to 100 bodies, each once.",
                "input",
                "bodies"
            )
            .Check();
        return db.WriteAsync(
            async ct =>
            {
                var bodies = await db
                    .ReportingBodies.Where(b =>
                        b.PartnershipId == partnership.Id && b.Kind == ReportingBodyKind.Partnership && input.Bodies.Contains(b.Slug)
                    )
                    .ToDictionaryAsync(b => b.Slug, b => b.Id, ct);
                var rules = new Rules();
                foreach (var (index, slug) in input.Bodies.Index())
                {
                    rules.Require(
                        bodies.ContainsKey(slug),
                        RuleCodes.NotFound,
                        $"{partnership.Name} has no reporting body \"{slug}\" that is a partnership. The nation is no member of a family.",
                        "input",
                        "bodies",
                        At(index)
                    );
                }

                rules.Check();
                var last =
                    await db
                        .FamilyGroups.Where(g => g.PartnershipId == partnership.Id && g.Slug == input.Slug)
                        .MaxAsync(g => (int?)g.Edition, ct)
                    ?? 0;
                var group = new FamilyGroup
                {
                    PartnershipId = partnership.Id,
                    Slug = input.Slug,
                    Name = input.Name,
                    Edition = last + 1,
                };
                db.Add(group);
                db.AddRange(
                    input.Bodies.Select(slug => new FamilyGroupMember { FamilyGroupId = group.Id, ReportingBodyId = bodies[slug] })
                );
                db.Audit(
                    "chooseFamilyGroup",
                    group,
                    partnership.Id,
                    string.Create(CultureInfo.InvariantCulture, $"{group.Slug}, edition {group.Edition}")
                );
                return group;
            },
            cancellationToken
        );
    }

    [Requires(Role.Officer)]
    public static Task<DeflatorSeries> AddDeflatorSeries(
        AddDeflatorSeriesInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    )
    {
        var rules = new Rules()
            .Slug(input.Slug, "input", "slug")
            .Text(input.Title, 200, "input", "title")
            .Text(input.Source, 300, "input", "source")
            .Period(input.BasePeriod, "input", "basePeriod")
            .Require(input.Deflators.Count is >= 1 and <= 500, RuleCodes.Invalid, "Give 1 to 500 deflators.", "input", "deflators")
            .Require(
                input.Deflators.DistinctBy(d => d.Period).Count() == input.Deflators.Count,
                RuleCodes.Invalid,
                "A period has two deflators. Give each once.",
                "input",
                "deflators"
            );
        foreach (var (index, deflator) in input.Deflators.Index())
        {
            rules
                .Period(deflator.Period, "input", "deflators", At(index), "period")
                .Require(
                    Figures.TryRead(deflator.Percent, out var percent) && percent > 0,
                    RuleCodes.Invalid,
                    $"\"{deflator.Percent}\" is no deflator. Write a percentage of more than zero, as in 80.0884.",
                    "input",
                    "deflators",
                    At(index),
                    "percent"
                );
        }

        rules.Check();
        return db.WriteAsync(
            async ct =>
            {
                new Rules()
                    .Require(
                        !await db.DeflatorSeries.AnyAsync(s => s.PartnershipId == partnership.Id && s.Slug == input.Slug, ct),
                        RuleCodes.AlreadyExists,
                        $"{partnership.Name} has a deflator series \"{input.Slug}\" already. A new edition is a new series.",
                        "input",
                        "slug"
                    )
                    .Check();
                var series = new DeflatorSeries
                {
                    PartnershipId = partnership.Id,
                    Slug = input.Slug,
                    Title = input.Title,
                    Source = input.Source,
                    BasePeriod = input.BasePeriod,
                };
                db.Add(series);
                db.AddRange(
                    input.Deflators.Select(d => new Deflator
                    {
                        DeflatorSeriesId = series.Id,
                        Period = d.Period,
                        Percent = d.Percent,
                    })
                );
                db.Audit("addDeflatorSeries", series, partnership.Id, series.Slug);
                return series;
            },
            cancellationToken
        );
    }

    /// <summary>Records what a service cost all partners together in a period.</summary>
    [Requires(Role.Officer)]
    public static async Task<ServiceCost> RecordServiceCost(
        RecordServiceCostInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var found = await mediator.Send(new FindOrganisations([.. input.Shares.Select(s => s.Organisation)]), cancellationToken);
        var rules = new Rules()
            .Text(input.Service, 200, "input", "service")
            .Period(input.Period, "input", "period")
            .Text(input.Unit, 100, "input", "unit")
            .Require(
                Figures.TryRead(input.Quantity, out var quantity) && quantity > 0,
                RuleCodes.Invalid,
                $"\"{input.Quantity}\" is no quantity. Write a figure of more than zero, as in 500.",
                "input",
                "quantity"
            )
            .Require(input.Shares.Count is >= 1 and <= 50, RuleCodes.Invalid, "Give the costs of 1 to 50 partners.", "input", "shares");
        foreach (var (index, share) in input.Shares.Index())
        {
            rules
                .Require(
                    found.ContainsKey(share.Organisation),
                    RuleCodes.NotFound,
                    $"No organisation has the code \"{share.Organisation}\".",
                    "input",
                    "shares",
                    At(index),
                    "organisation"
                )
                .Text(share.Activity, 200, "input", "shares", At(index), "activity")
                .Require(
                    share.Amount.MinorUnits is >= 0 and <= 100_000_000_000_000,
                    RuleCodes.Invalid,
                    "An amount is from nothing to a million million pounds.",
                    "input",
                    "shares",
                    At(index),
                    "amount"
                );
        }

        rules.Check();
        return await db.WriteAsync(
            async ct =>
            {
                new Rules()
                    .Require(
                        !await db.ServiceCosts.AnyAsync(
                            c => c.PartnershipId == partnership.Id && c.Service == input.Service && c.Period == input.Period,
                            ct
                        ),
                        RuleCodes.AlreadyExists,
                        $"What {input.Service} cost in {input.Period} is recorded already.",
                        "input",
                        "service"
                    )
                    .Check();
                var cost = new ServiceCost
                {
                    PartnershipId = partnership.Id,
                    Service = input.Service,
                    Period = input.Period,
                    Quantity = input.Quantity,
                    Unit = input.Unit,
                };
                db.Add(cost);
                db.AddRange(
                    input.Shares.Select(
                        (s, index) =>
                            new ServiceCostShare
                            {
                                ServiceCostId = cost.Id,
                                OrganisationId = found[s.Organisation].Id,
                                Number = index + 1,
                                Activity = s.Activity,
                                Pence = s.Amount.MinorUnits,
                            }
                    )
                );
                db.Audit("recordServiceCost", cost, partnership.Id, $"{cost.Service}, {cost.Period}");
                return cost;
            },
            cancellationToken
        );
    }

    /// <summary>Takes back what was recorded by mistake, so that it can be recorded rightly. The audit trail keeps what it was.</summary>
    [Requires(Role.Officer)]
    public static Task<ServiceCost> RemoveServiceCost(
        RemoveServiceCostInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    )
    {
        new Rules().Text(input.Reason, 500, "input", "reason").Check();
        return db.WriteAsync(
            async ct =>
            {
                var cost = await db.RequireAsync<ServiceCost>(partnership, input.ServiceCost, ct, "input", "serviceCost");
                var shares = await db.ServiceCostShares.Where(s => s.ServiceCostId == cost.Id).ToListAsync(ct);
                db.RemoveRange(shares);
                db.Remove(cost);
                db.Audit(
                    "removeServiceCost",
                    cost,
                    partnership.Id,
                    $"{cost.Service}, {cost.Period}: {Money.FromPence(shares.Sum(s => s.Pence))} for {cost.Quantity}. {input.Reason}"
                );
                return cost;
            },
            cancellationToken
        );
    }

    private static string At(int index) => index.ToString(CultureInfo.InvariantCulture);
}
