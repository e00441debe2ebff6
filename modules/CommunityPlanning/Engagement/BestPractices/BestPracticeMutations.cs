namespace CouncilPlatform.CommunityPlanning.Engagement;

/// <summary>Sharing what worked.</summary>
internal sealed class BestPracticeMutations
{
    private const int MostTags = 20;

    /// <summary>Shares a practice. Whoever may read this partnership finds it, from wherever they search.</summary>
    [Requires(Role.Officer)]
    public static Task<BestPractice> ShareBestPractice(
        ShareBestPracticeInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    )
    {
        Check(input.Title, input.Summary, input.Text, input.Tags);
        return db.WriteAsync(
            _ =>
            {
                var practice = new BestPractice
                {
                    PartnershipId = partnership.Id,
                    Title = input.Title,
                    Summary = input.Summary,
                    Text = input.Text,
                };
                db.Add(practice);
                Index(db, practice, input.Tags);
                db.Audit("shareBestPractice", practice, partnership.Id, practice.Title);
                return Task.FromResult(practice);
            },
            cancellationToken
        );
    }

    [Requires(Role.Officer)]
    public static Task<BestPractice> UpdateBestPractice(
        UpdateBestPracticeInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    )
    {
        var id = input.BestPractice.For<BestPractice>("input", "bestPractice");
        Check(input.Title, input.Summary, input.Text, input.Tags);
        return db.WriteAsync(
            async ct =>
            {
                var practice = await db.HoldAsync<BestPractice>(partnership, id, input.Version, ct);
                (practice.Title, practice.Summary, practice.Text) = (input.Title, input.Summary, input.Text);
                await UnindexAsync(db, practice, ct);
                Index(db, practice, input.Tags);
                db.Audit("updateBestPractice", practice, partnership.Id, practice.Title);
                return practice;
            },
            cancellationToken
        );
    }

    [Requires(Role.Officer)]
    public static Task<BestPractice> WithdrawBestPractice(
        WithdrawBestPracticeInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    )
    {
        var id = input.BestPractice.For<BestPractice>("input", "bestPractice");
        return db.WriteAsync(
            async ct =>
            {
                var practice = await db.HoldAsync<BestPractice>(partnership, id, input.Version, ct);
                await UnindexAsync(db, practice, ct);
                db.Remove(practice);
                db.Audit("withdrawBestPractice", practice, partnership.Id, practice.Title);
                return practice;
            },
            cancellationToken
        );
    }

    private static void Index(CommunityPlanningDb db, BestPractice practice, IReadOnlyList<string> tags)
    {
        var plain = tags.Select(t => t.Trim().ToLowerInvariant()).Distinct(StringComparer.Ordinal).ToList();
        db.AddRange(plain.Select(t => new PracticeTag { BestPracticeId = practice.Id, Tag = t }));
        db.AddRange(SearchTerms.Of(practice, plain));
    }

    private static async Task UnindexAsync(CommunityPlanningDb db, BestPractice practice, CancellationToken cancellationToken)
    {
        await db.PracticeTags.Where(t => t.BestPracticeId == practice.Id).ExecuteDeleteAsync(cancellationToken);
        await db.PracticeTerms.Where(t => t.BestPracticeId == practice.Id).ExecuteDeleteAsync(cancellationToken);
    }

    private static void Check(string title, string summary, string text, IReadOnlyList<string> tags)
    {
        var rules = new Rules()
            .Text(title, 200, "input", "title")
            .Text(summary, 1000, "input", "summary")
            .Text(text, 8000, "input", "text")
            .Require(
                tags.Count is >= 1 and <= MostTags,
                RuleCodes.Invalid,
                $"Give 1 to {MostTags} tags, by which others find it.",
                "input",
                "tags"
            );
        foreach (var (index, tag) in tags.Take(MostTags).Index())
        {
            rules.Text(tag, 60, "input", "tags", index.ToString(CultureInfo.InvariantCulture));
        }

        rules.Check();
    }
}
