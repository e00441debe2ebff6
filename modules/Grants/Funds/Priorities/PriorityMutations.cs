namespace CouncilPlatform.Grants.Funds;

/// <summary>What a partnership wants to achieve, and which allocations are for it.</summary>
internal sealed class PriorityMutations
{
    /// <summary>A new priority or outcome of the partnership.</summary>
    [Requires(Role.Officer)]
    public static async Task<FundingPriority> CreateFundingPriority(
        CreateFundingPriorityInput input,
        Partnership partnership,
        GrantsDb db,
        CancellationToken cancellationToken
    )
    {
        Check(input.Title, input.Source).Slug(input.Code, "input", "code").Check();
        return await db.WriteAsync(
            async ct =>
            {
                if (await db.Priorities.AnyAsync(p => p.PartnershipId == partnership.Id && p.Code == input.Code, ct))
                {
                    throw new RuleException(
                        RuleCodes.AlreadyExists,
                        $"{partnership.Name} has a priority \"{input.Code}\" already.",
                        "input",
                        "code"
                    );
                }

                var priority = new FundingPriority
                {
                    PartnershipId = partnership.Id,
                    Code = input.Code,
                    Title = input.Title,
                    Kind = input.Kind,
                    Source = input.Source,
                };
                db.Add(priority);
                db.Audit("createFundingPriority", priority, partnership.Id, priority.Code);
                return priority;
            },
            cancellationToken
        );
    }

    /// <summary>Changes how a priority is called, its kind or its source.</summary>
    [Requires(Role.Officer)]
    public static async Task<FundingPriority> ChangeFundingPriority(
        ChangeFundingPriorityInput input,
        Partnership partnership,
        GrantsDb db,
        CancellationToken cancellationToken
    )
    {
        Check(input.Title ?? "-", input.Source ?? "-").Check();
        return await db.WriteAsync(
            async ct =>
            {
                var id = await db
                    .Priorities.Where(p => p.PartnershipId == partnership.Id && p.Code == input.Code)
                    .Select(p => p.Id)
                    .SingleOrDefaultAsync(ct);
                if (id == default)
                {
                    throw new RuleException(RuleCodes.NotFound, $"{partnership.Name} has no priority \"{input.Code}\".", "input", "code");
                }

                var priority = await db.HoldAsync<FundingPriority>(partnership, id, input.Version, ct);
                db.Audit(
                    "changeFundingPriority",
                    priority,
                    partnership.Id,
                    $"{priority.Code}, which was \"{priority.Title}\", {priority.Kind}"
                );
                priority.Title = input.Title ?? priority.Title;
                priority.Kind = input.Kind ?? priority.Kind;
                priority.Source = input.Source ?? priority.Source;
                return priority;
            },
            cancellationToken
        );
    }

    /// <summary>Says which priorities an allocation serves.</summary>
    [Requires(Role.Officer)]
    public static async Task<Allocation> LinkPriorities(
        LinkPrioritiesInput input,
        Partnership partnership,
        PriorityLinks links,
        GrantsDb db,
        CancellationToken cancellationToken
    )
    {
        var id = input.Allocation.For<Allocation>("input", "allocation");
        return await db.WriteAsync(
            async ct =>
            {
                var allocation = await db.HoldAsync<Allocation>(partnership, id, input.Version, ct);
                await links.SetAsync(allocation, input.Priorities, ct);
                db.Audit("linkPriorities", allocation, partnership.Id, string.Join(", ", input.Priorities));
                return allocation;
            },
            cancellationToken
        );
    }

    private static Rules Check(string title, string source) =>
        new Rules().Text(title, 200, "input", "title").Text(source, 300, "input", "source");
}
