namespace CouncilPlatform.Grants.Funds;

internal sealed class PriorityMutations
{
    /// <summary>Creates a priority or outcome of the partnership.</summary>
    [Requires(Role.Officer)]
    public static async Task<FundingPriority> CreateFundingPriority(CreateFundingPriorityInput input, Change<GrantsDb> change)
    {
        new Rules().Text(input.Title, 200).Text(input.Source, 300).Slug(input.Code).Check();
        await change.RequireNewAsync<FundingPriority>(p => p.Code == input.Code, $"with the code \"{input.Code}\"", InputPath.Of("code"));
        var priority = new FundingPriority
        {
            Code = input.Code,
            Title = input.Title,
            Kind = input.Kind,
            Source = input.Source,
        };
        return change.Done(change.Add(priority), priority.Code);
    }

    /// <summary>Changes the title, kind or source of a priority. What is left out stays.</summary>
    [Requires(Role.Officer)]
    public static async Task<FundingPriority> ChangeFundingPriority(ChangeFundingPriorityInput input, Change<GrantsDb> change)
    {
        new Rules().TextIfGiven(input.Title, 200).TextIfGiven(input.Source, 300).Check();
        var priority = await change.LockAsync<FundingPriority>(p => p.Code == input.Code, input.Code, input.Version);
        var before = $"{priority.Code}, which was \"{priority.Title}\", {priority.Kind}";
        priority.Title = input.Title ?? priority.Title;
        priority.Kind = input.Kind ?? priority.Kind;
        priority.Source = input.Source ?? priority.Source;
        return change.Done(priority, before);
    }

    /// <summary>Sets which priorities an allocation serves.</summary>
    [Requires(Role.Officer)]
    public static async Task<Allocation> LinkPriorities(LinkPrioritiesInput input, PriorityLinks links, Change<GrantsDb> change)
    {
        var allocation = await change.LockAsync<Allocation>(input.Allocation, input.Version);
        await links.SetAsync(allocation, input.Priorities);
        return change.Done(allocation, string.Join(", ", input.Priorities));
    }
}
