namespace CouncilPlatform.CommunityPlanning.Engagement;

internal sealed class BestPracticeMutations
{
    private const int MaxTags = 20;

    /// <summary>Shares a practice with everyone who may read this partnership, in whichever partnership they search.</summary>
    [Requires(Role.Officer)]
    public static BestPractice ShareBestPractice(ShareBestPracticeInput input, Change<CommunityPlanningDb> change)
    {
        Check(input);
        return Save(change.Add(new BestPractice()), input, change);
    }

    /// <summary>Changes everything about a practice.</summary>
    [Requires(Role.Officer)]
    public static async Task<BestPractice> UpdateBestPractice(UpdateBestPracticeInput input, Change<CommunityPlanningDb> change)
    {
        Check(input);
        return Save(await LockAsync(input.BestPractice, input.Version, change), input, change);
    }

    /// <summary>Withdraws a practice, so that nobody finds it any more.</summary>
    [Requires(Role.Officer)]
    public static async Task<BestPractice> WithdrawBestPractice(WithdrawBestPracticeInput input, Change<CommunityPlanningDb> change)
    {
        var practice = await LockAsync(input.BestPractice, input.Version, change);
        change.Remove(practice);
        return change.Done(practice, practice.Title);
    }

    private static BestPractice Save(BestPractice practice, BestPracticeInput input, Change<CommunityPlanningDb> change)
    {
        (practice.Title, practice.Summary, practice.Text) = (input.Title, input.Summary, input.Text);
        var tags = input.Tags.Select(t => t.Trim().ToLowerInvariant()).Distinct(StringComparer.Ordinal).ToList();
        change.AddRange(tags.Select(t => new PracticeTag { BestPracticeId = practice.Id, Tag = t }));
        change.AddRange(SearchTerms.Of(practice, tags));
        return change.Done(practice, practice.Title);
    }

    /// <summary>Locks a practice and removes its tags and terms.</summary>
    private static async Task<BestPractice> LockAsync(GlobalId bestPractice, int version, Change<CommunityPlanningDb> change)
    {
        var practice = await change.LockAsync<BestPractice>(bestPractice, version);
        await change.RemoveAsync<PracticeTag>(t => t.BestPracticeId == practice.Id);
        await change.RemoveAsync<PracticeTerm>(t => t.BestPracticeId == practice.Id);
        return practice;
    }

    private static void Check(BestPracticeInput input)
    {
        var rules = new Rules()
            .Text(input.Title, 200)
            .Text(input.Summary, 1000)
            .Text(input.Text, 8000)
            .List(input.Tags, MaxTags, "tags, by which others find it");
        foreach (var (index, tag) in input.Tags.Take(MaxTags).Index())
        {
            rules.Text(tag, 60, InputPath.Of("tags", index));
        }

        rules.Check();
    }
}
