namespace CouncilPlatform.CommunityPlanning.Engagement;

/// <summary>What worked, told so that other partnerships can do it too.</summary>
internal sealed class BestPractice : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public required string Title { get; set; }

    public required string Summary { get; set; }

    /// <summary>How it was done, and what came of it; no personal data.</summary>
    public required string Text { get; set; }

    public int Version { get; set; }

    /// <summary>What it is about, in alphabetical order.</summary>
    public IDataLoaderResult<IReadOnlyList<string>> Tags(Batches batches, CommunityPlanningDb db) =>
        batches
            .All(
                "communityplanning.practice.tags",
                Id,
                ids => db.PracticeTags.Where(t => ids.Contains(t.BestPracticeId)).OrderBy(t => t.Tag),
                t => t.BestPracticeId
            )
            .Then(IReadOnlyList<string> (tags) => [.. tags.Select(t => t.Tag)]);
}

/// <summary>A word or two that a practice is found by.</summary>
internal sealed class PracticeTag : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid BestPracticeId { get; init; }

    public required string Tag { get; init; }
}

/// <summary>A word of a practice's text, as it is searched for: see decision record 011.</summary>
internal sealed class PracticeTerm : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid BestPracticeId { get; init; }

    /// <summary>Without capitals and accents.</summary>
    public required string Term { get; init; }

    /// <summary>More where it stands in the title or a tag.</summary>
    public int Weight { get; init; }
}

/// <summary>A practice that a search found, in whichever partnership.</summary>
/// <param name="Partnership">The name of the partnership that shares it.</param>
/// <param name="PartnershipSlug">Its short name.</param>
internal sealed record FoundPractice(
    GlobalId Id,
    string Partnership,
    string PartnershipSlug,
    string Title,
    string Summary,
    string Text,
    IReadOnlyList<string> Tags
);

/// <summary>What a search found.</summary>
/// <param name="Total">How many practices match.</param>
/// <param name="Practices">The best matches first; at most 50.</param>
internal sealed record PracticeSearch(int Total, IReadOnlyList<FoundPractice> Practices);
