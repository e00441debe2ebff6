namespace CouncilPlatform.CommunityPlanning.Engagement;

/// <summary>A practice that worked in a partnership, for others to follow.</summary>
[Shared("Partners describe together what worked, so that others can follow it.")]
internal sealed class BestPractice : Aggregate
{
    /// <summary>The practice in one line.</summary>
    [MaxLength(200)]
    public string Title { get; set; } = "";

    /// <summary>The practice in a few sentences.</summary>
    [MaxLength(1000)]
    public string Summary { get; set; } = "";

    /// <summary>How it was done, and what the result was. Do not enter personal data.</summary>
    [MaxLength(8000)]
    public string Text { get; set; } = "";

    /// <summary>The tags by which others find it, 1 to 20 of one or two words, in alphabetical order.</summary>
    public IDataLoaderResult<IReadOnlyList<string>> Tags(Batches batches, CommunityPlanningDb db) =>
        batches
            .Parts(db, Id, static (PracticeTag t) => t.BestPracticeId, static t => t.Tag)
            .Then(IReadOnlyList<string> (tags) => [.. tags.Select(t => t.Tag)]);
}

internal sealed class PracticeTag : Entity
{
    public Guid BestPracticeId { get; init; }

    [MaxLength(60)]
    public required string Tag { get; init; }
}

/// <summary>A word of a practice's text, for the search: see decision record 011.</summary>
internal sealed class PracticeTerm : Entity
{
    public Guid BestPracticeId { get; init; }

    [MaxLength(SearchTerms.MaxLength)]
    public required string Term { get; init; }

    public int Weight { get; init; }
}

/// <summary>A practice that a search found, in any partnership.</summary>
/// <param name="Partnership">The name of the partnership that shares it.</param>
/// <param name="Id">The practice's id.</param>
/// <param name="PartnershipSlug">The short name of that partnership.</param>
/// <param name="Title">The practice in one line.</param>
/// <param name="Summary">The practice in a few sentences.</param>
/// <param name="Text">How it was done, and what the result was.</param>
/// <param name="Tags">The tags by which others find it.</param>
internal sealed record FoundPractice(
    GlobalId Id,
    string Partnership,
    string PartnershipSlug,
    string Title,
    string Summary,
    string Text,
    IReadOnlyList<string> Tags
);

/// <summary>The result of a search for practices.</summary>
/// <param name="Total">The number of practices that match.</param>
/// <param name="Practices">The practices, the best matches first. At most 50.</param>
internal sealed record PracticeSearch(int Total, IReadOnlyList<FoundPractice> Practices);
