namespace CouncilPlatform.BackOffice.Posts;

/// <param name="Agreement">Its slug.</param>
/// <param name="Employer">The code of the party that employs it: every post has one.</param>
/// <param name="Shares">What each party pays, 100% together.</param>
internal sealed record AddSharedPostInput(
    string Partnership,
    string Agreement,
    string Reference,
    string Title,
    string Employer,
    Money? AnnualCost,
    IReadOnlyList<CostShareInput> Shares
) : IPartnershipInput;

/// <param name="Organisation">The party's code.</param>
/// <param name="Percent">Exact text with at most two decimals, as in "33.34".</param>
internal sealed record CostShareInput(string Organisation, string Percent);

/// <param name="Organisation">The code of the party that the post's holder would rather go to; left out to take it back.</param>
/// <param name="Version">The post's version that you saw; a stale one is refused.</param>
internal sealed record RecordPreferenceInput(string Partnership, GlobalId SharedPost, string? Organisation, int? Version)
    : IPartnershipInput;

/// <param name="Agreement">Its slug.</param>
/// <param name="Organisation">The code of the party whose structure has it.</param>
internal sealed record OfferPostInput(string Partnership, string Agreement, string Organisation, string Reference, string Title)
    : IPartnershipInput;

/// <param name="StructurePost">Where it goes. Allocated again, it moves; a post that another has is refused.</param>
/// <param name="Version">The post's version that you saw; a stale one is refused.</param>
internal sealed record AllocatePostInput(string Partnership, GlobalId SharedPost, GlobalId StructurePost, int? Version) : IPartnershipInput;
