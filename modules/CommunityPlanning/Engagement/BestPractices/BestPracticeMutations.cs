namespace CouncilPlatform.CommunityPlanning.Engagement;

internal sealed class BestPracticeMutations
{
    private const int MaxTags = 20;

    /// <summary>Shares a practice. Everyone who may read this partnership finds it, in whichever partnership they search.</summary>
    [Requires(Role.Officer)]
    public static BestPractice ShareBestPractice(ShareBestPracticeInput input, Change<CommunityPlanningDb> change)
    {
        Check(input.Title, input.Summary, input.Text, input.Tags);
        var practice = change.Add(new BestPractice { PartnershipId = change.Partnership.Id });
        return Save(practice, input.Title, input.Summary, input.Text, input.Tags, change);
    }

    /// <summary>Changes everything about a practice.</summary>
    [Requires(Role.Officer)]
    public static async Task<BestPractice> UpdateBestPractice(UpdateBestPracticeInput input, Change<CommunityPlanningDb> change)
    {
        Check(input.Title, input.Summary, input.Text, input.Tags);
        var practice = await change.LockAsync<BestPractice>(input.BestPractice, input.Version);
        await RemoveIndexAsync(practice, change);
        return Save(practice, input.Title, input.Summary, input.Text, input.Tags, change);
    }

    /// <summary>Withdraws a practice.</summary>
    [Requires(Role.Officer)]
    public static async Task<BestPractice> WithdrawBestPractice(WithdrawBestPracticeInput input, Change<CommunityPlanningDb> change)
    {
        var practice = await change.LockAsync<BestPractice>(input.BestPractice, input.Version);
        await RemoveIndexAsync(practice, change);
        change.Remove(practice);
        return change.Done(practice, practice.Title);
    }

    private static BestPractice Save(
        BestPractice practice,
        string title,
        string summary,
        string text,
        IReadOnlyList<string> tags,
        Change<CommunityPlanningDb> change
    )
    {
        (practice.Title, practice.Summary, practice.Text) = (title, summary, text);
        var plain = tags.Select(t => t.Trim().ToLowerInvariant()).Distinct(StringComparer.Ordinal).ToList();
        change.AddRange(plain.Select(t => new PracticeTag { BestPracticeId = practice.Id, Tag = t }));
        change.AddRange(SearchTerms.Of(practice, plain));
        return change.Done(practice, practice.Title);
    }

    private static async Task RemoveIndexAsync(BestPractice practice, Change<CommunityPlanningDb> change)
    {
        await change.Db.Set<PracticeTag>().Where(t => t.BestPracticeId == practice.Id).ExecuteDeleteAsync(change.Cancellation);
        await change.Db.Set<PracticeTerm>().Where(t => t.BestPracticeId == practice.Id).ExecuteDeleteAsync(change.Cancellation);
    }

    private static void Check(string title, string summary, string text, IReadOnlyList<string> tags)
    {
        var rules = new Rules()
            .Text(title, 200)
            .Text(summary, 1000)
            .Text(text, 8000)
            .Require(
                tags.Count is >= 1 and <= MaxTags,
                RuleCodes.Invalid,
                $"Enter 1 to {MaxTags} tags, by which others find it.",
                InputPath.Of("tags")
            );
        foreach (var (index, tag) in tags.Take(MaxTags).Index())
        {
            rules.Text(tag, 60, InputPath.Of("tags", index));
        }

        rules.Check();
    }
}
