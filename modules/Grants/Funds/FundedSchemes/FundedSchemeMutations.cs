using Found = System.Collections.Generic.IReadOnlyDictionary<string, CouncilPlatform.Core.Contracts.Organisation>;

namespace CouncilPlatform.Grants.Funds;

internal sealed class FundedSchemeMutations
{
    private const int MaxSources = 30;

    /// <summary>Creates a scheme with its sources, as far as they are known.</summary>
    [Requires(Role.Officer)]
    public static async Task<FundedScheme> CreateFundedScheme(CreateFundedSchemeInput input, Change<GrantsDb> change)
    {
        var found = await FindOrganisationsAsync(input.Sources, change);
        var rules = new Rules().Text(input.Title, 200).OptionalText(input.Description, 4000).Document(input.Document);
        CheckSources(rules, input.Sources, found).Slug(input.Slug).Check();
        await change.RequireNewAsync<FundedScheme>(input.Slug);
        var scheme = change.Add(FundedScheme.Of(change.Partnership, input));
        change.AddRange(SchemeSource.Of(scheme, input.Sources, found));
        return change.Done(scheme, Describe(scheme, input.Sources));
    }

    /// <summary>Changes a scheme as its sources and amounts become known. What is left out stays.</summary>
    [Requires(Role.Officer)]
    public static async Task<FundedScheme> ChangeFundedScheme(ChangeFundedSchemeInput input, Change<GrantsDb> change)
    {
        var found = await FindOrganisationsAsync(input.Sources, change);
        var rules = new Rules().TextIfGiven(input.Title, 200).OptionalText(input.Description, 4000).Document(input.Document);
        CheckSources(rules, input.Sources, found).Check();
        var scheme = await change.LockAsync<FundedScheme>(input.Scheme, input.Version);
        scheme.Title = input.Title ?? scheme.Title;
        scheme.Description = input.OrRecorded(input.Description, scheme.Description);
        scheme.SourcesComplete = input.SourcesComplete ?? scheme.SourcesComplete;
        if (input.Document is not null || input.Clears(input.Document))
        {
            scheme.Cite(input.Document);
        }

        if (input.Sources is not null)
        {
            change.Db.RemoveRange(await change.Db.Set<SchemeSource>().Where(s => s.SchemeId == scheme.Id).ToListAsync(change.Cancellation));
            await change.SaveAsync();
            change.AddRange(SchemeSource.Of(scheme, input.Sources, found));
        }

        return change.Done(scheme, Describe(scheme, input.Sources));
    }

    private static Task<Found> FindOrganisationsAsync(IReadOnlyList<SchemeSourceInput>? sources, Change<GrantsDb> change) =>
        change.FindOrganisationsAsync((sources ?? []).Take(MaxSources).Select(s => s.Organisation));

    private static Rules CheckSources(Rules rules, IReadOnlyList<SchemeSourceInput>? sources, Found found)
    {
        rules.Valid(sources is null or { Count: <= MaxSources }, $"Enter at most {MaxSources} sources.", InputPath.Of("sources"));
        foreach (var (index, source) in (sources ?? []).Take(MaxSources).Index())
        {
            var at = InputPath.Of("sources", index);
            rules
                .Text(source.Name, 200, at.Within("name"))
                .OptionalText(source.Note, 1000, at.Within("note"))
                .Amount(source.Amount, at.Within("amount"))
                .Organisation(found, source.Organisation, at.Within("organisation"));
        }

        return rules;
    }

    private static string Describe(FundedScheme scheme, IReadOnlyList<SchemeSourceInput>? sources)
    {
        var known = sources?.Aggregate(default(Money), (sum, s) => sum + (s.Amount ?? default));
        return sources is null
            ? $"{scheme.Slug}: \"{scheme.Title}\""
            : $"{scheme.Slug}: {Wording.Count(sources.Count, "source")}{(scheme.SourcesComplete ? "" : " and more")}, "
                + $"{known?.Amount} known, {sources.Count(s => s.Amount is null)} not known";
    }
}
