namespace CouncilPlatform.CommunityPlanning.Performance;

internal sealed class BenchmarkingMutations
{
    /// <summary>Chooses the members of a family group. A second choice for the same short name is its next edition.</summary>
    [Requires(Role.Officer)]
    public static async Task<FamilyGroup> ChooseFamilyGroup(ChooseFamilyGroupInput input, Change<CommunityPlanningDb> change)
    {
        new Rules()
            .Slug(input.Slug)
            .Text(input.Name, 200)
            .Valid(
                input.Bodies.Distinct(StringComparer.Ordinal).Count() == input.Bodies.Count && input.Bodies.Count is >= 2 and <= 100,
                "Enter 2 to 100 bodies, each once.",
                InputPath.Of("bodies")
            )
            .Check();
        var bodies = await change.IdsBySlugAsync(
            change.Of<ReportingBody>().Where(b => b.Kind == ReportingBodyKind.Partnership),
            input.Bodies,
            index => InputPath.Of("bodies", index),
            slug =>
                $"{change.Partnership.Name} has no reporting body \"{slug}\" that is a partnership. "
                + "A family group has only partnerships as members."
        );
        var edition = await change.Of<FamilyGroup>().Where(g => g.Slug == input.Slug).MaxAsync(g => (int?)g.Edition, change.Cancellation);
        var group = FamilyGroup.Add(change, input.Slug, input.Name, (edition ?? 0) + 1, input.Bodies.Select(slug => bodies[slug]));
        return change.Done(group, $"{group.Slug}, edition {group.Edition}");
    }

    /// <summary>Adds a series of deflators, for figures in the prices of another period.</summary>
    [Requires(Role.Officer)]
    public static async Task<DeflatorSeries> AddDeflatorSeries(AddDeflatorSeriesInput input, Change<CommunityPlanningDb> change)
    {
        Check(input);
        await change.RequireNewAsync<DeflatorSeries>(input.Slug);
        var series = new DeflatorSeries
        {
            Slug = input.Slug,
            Title = input.Title,
            Source = input.Source,
            BasePeriod = input.BasePeriod,
        };
        change.AddRange(
            input.Deflators.Select(d => new Deflator
            {
                DeflatorSeriesId = series.Id,
                Period = d.Period,
                Percent = d.Percent,
            })
        );
        return change.Done(change.Add(series), series.Slug);
    }

    /// <summary>
    /// Records what a service cost in a period: how much of it there was, and what your organisation spent. Each other partner adds its own
    /// costs to it.
    /// </summary>
    [Requires(Role.Officer)]
    public static async Task<ServiceCost> RecordServiceCost(RecordServiceCostInput input, Change<CommunityPlanningDb> change)
    {
        var partners = await change.AskAsync(new FindOrganisations([.. input.Shares.Select(s => s.Organisation)]));
        Check(input, partners);
        await change.RequireNoneAsync<ServiceCost>(
            c => c.Service == input.Service && c.Period == input.Period,
            $"The cost of {input.Service} in {input.Period} is already recorded. Remove it before you record it again.",
            input.Service
        );
        var cost = new ServiceCost
        {
            Service = input.Service,
            Period = input.Period,
            Quantity = input.Quantity,
            Unit = input.Unit,
        };
        foreach (var (index, share) in input.Shares.Index())
        {
            await AddAsync(change, cost, share, partners[share.Organisation], index + 1, InputPath.Of("shares", index));
        }

        return change.Done(change.Add(cost), $"{cost.Service}, {cost.Period}");
    }

    /// <summary>Adds what a partner spent on a service to the cost that another partner recorded.</summary>
    [Requires(Role.Officer)]
    public static async Task<ServiceCost> AddServiceCostShare(AddServiceCostShareInput input, Change<CommunityPlanningDb> change)
    {
        var at = InputPath.Of("share");
        var partners = await change.AskAsync(new FindOrganisations([input.Share.Organisation]));
        Check(new Rules(), input.Share, partners, at).Check();
        var cost = await change.LockAsync<ServiceCost>(input.ServiceCost, input.Version);
        var number = await change.NextNumberAsync<ServiceCostShare>(s => s.ServiceCostId == cost.Id);
        var share = await AddAsync(change, cost, input.Share, partners[input.Share.Organisation], number, at);
        return change.Done(cost, $"{cost.Service}, {cost.Period}: {input.Share.Organisation}, {share.Amount()}");
    }

    /// <summary>Removes what a partner spent from a cost, so that the partner can add it again. Only that partner can remove it.</summary>
    [Requires(Role.Officer)]
    [Irreversible("Its amount no longer counts.")]
    public static async Task<ServiceCost> RemoveServiceCostShare(RemoveServiceCostShareInput input, Change<CommunityPlanningDb> change)
    {
        new Rules().Text(input.Reason, 500).Check();
        var cost = await change.LockAsync<ServiceCost>(input.ServiceCost, input.Version);
        var share =
            await change
                .Db.Set<ServiceCostShare>()
                .SingleOrDefaultAsync(s => s.ServiceCostId == cost.Id && s.Number == input.Number, change.Cancellation)
            ?? throw new RuleException(
                RuleCodes.NotFound,
                $"The cost of {cost.Service} has no share with the number {input.Number}. Check it, then try again.",
                input.Number
            );
        await change.RequireOwnerAsync(share, InputPath.Of("number"));
        change.Remove(share);
        return change.Done(cost, $"{cost.Service}, {cost.Period}: {share.Activity}, {share.Amount()}. {input.Reason}");
    }

    /// <summary>
    /// Removes a cost that was recorded by mistake, if nobody but your organisation has costs in it. The audit trail records what it was.
    /// </summary>
    [Requires(Role.Officer)]
    [Irreversible("Its amounts no longer count.")]
    public static async Task<ServiceCost> RemoveServiceCost(RemoveServiceCostInput input, Change<CommunityPlanningDb> change)
    {
        new Rules().Text(input.Reason, 500).Check();
        var cost = await change.LockAsync<ServiceCost>(input.ServiceCost);
        var shares = await change.Db.Set<ServiceCostShare>().Where(s => s.ServiceCostId == cost.Id).ToListAsync(change.Cancellation);
        foreach (var share in shares)
        {
            await change.RequireOwnerAsync(share, InputPath.Of("serviceCost"));
        }

        change.Db.RemoveRange(shares);
        change.Remove(cost);
        var total = Money.FromPence(shares.Sum(s => s.Pence));
        return change.Done(cost, $"{cost.Service}, {cost.Period}: {total} for {cost.Quantity}. {input.Reason}");
    }

    private static void Check(AddDeflatorSeriesInput input)
    {
        var rules = new Rules()
            .Slug(input.Slug)
            .Text(input.Title, 200)
            .Text(input.Source, 300)
            .Period(input.BasePeriod)
            .List(input.Deflators, 500, "deflators, one for each period", d => d.Period);
        foreach (var (index, deflator) in input.Deflators.Index())
        {
            rules
                .Period(deflator.Period, InputPath.Of("deflators", index, "period"))
                .Valid(
                    Figures.TryRead(deflator.Percent, out var percent) && percent > 0,
                    $"\"{deflator.Percent}\" is not a deflator. Enter a percentage of more than zero, like 80.0884.",
                    InputPath.Of("deflators", index, "percent")
                );
        }

        rules.Check();
    }

    private static void Check(RecordServiceCostInput input, IReadOnlyDictionary<string, Organisation> partners)
    {
        var rules = new Rules()
            .Text(input.Service, 200)
            .Period(input.Period)
            .Text(input.Unit, 100)
            .Valid(
                Figures.TryRead(input.Quantity, out var quantity) && quantity > 0,
                $"\"{input.Quantity}\" is not a quantity. Enter a figure of more than zero, like 500.",
                input.Quantity
            )
            .List(input.Shares, 50, "costs of partners");
        foreach (var (index, share) in input.Shares.Index())
        {
            Check(rules, share, partners, InputPath.Of("shares", index));
        }

        rules.Check();
    }

    private static Rules Check(
        Rules rules,
        ServiceCostShareInput share,
        IReadOnlyDictionary<string, Organisation> partners,
        InputPath at
    ) =>
        rules
            .Organisation(partners, share.Organisation, at.Within("organisation"))
            .Text(share.Activity, 200, at.Within("activity"))
            .Valid(share.Amount.MinorUnits is >= 0 and <= Budgets.BudgetLine.MaxPence, Budgets.BudgetLine.WrongAmount, at.Within("amount"));

    private static async Task<ServiceCostShare> AddAsync(
        Change<CommunityPlanningDb> change,
        ServiceCost cost,
        ServiceCostShareInput input,
        Organisation partner,
        int number,
        InputPath at
    )
    {
        var share = new ServiceCostShare
        {
            ServiceCostId = cost.Id,
            OrganisationId = partner.Id,
            Number = number,
            Activity = input.Activity,
            Pence = input.Amount.MinorUnits,
        };
        await change.RequireOwnerAsync(share, at.Within("organisation"));
        return change.Add(share);
    }
}
