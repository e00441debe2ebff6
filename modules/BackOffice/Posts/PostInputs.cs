namespace CouncilPlatform.BackOffice.Posts;

/// <param name="Agreement">The agreement's short name.</param>
/// <param name="Employer">The code of the party that employs the post.</param>
/// <param name="Shares">What each party pays, 100% together.</param>
internal sealed record AddSharedPostInput(
    string Partnership,
    string Agreement,
    string Reference,
    string Title,
    string Employer,
    Money? AnnualCost,
    IReadOnlyList<CostShareInput> Shares
) : IPartnershipInput
{
    /// <exception cref="RuleException">INVALID, or SPLIT_NOT_WHOLE.</exception>
    internal void Check()
    {
        var rules = new Rules()
            .Text(Reference, 40)
            .Text(Title, 200)
            .Require(SharedPost.IsCost(AnnualCost), RuleCodes.Invalid, SharedPost.CostFault, AnnualCost);
        foreach (var (index, share) in Shares.Index())
        {
            rules.Percent(share.Percent, InputPath.Of("shares", index, "percent"));
        }

        var sum = Shares.Sum(s => Percents.TryRead(s.Percent, out var basisPoints) ? basisPoints : 0);
        rules.Require(sum == Percents.Whole, "SPLIT_NOT_WHOLE", PostShare.SumFault(sum), InputPath.Of("shares")).Check();
    }
}

/// <param name="Organisation">The party's code.</param>
/// <param name="Percent">Exact text with at most two decimals, like 33.34.</param>
internal sealed record CostShareInput(string Organisation, string Percent);

/// <param name="SharedPost">The post.</param>
/// <param name="Organisation">The code of the party that the post's holder prefers to go to; left out to remove the preference.</param>
internal sealed record RecordPreferenceInput(string Partnership, GlobalId SharedPost, string? Organisation, int? Version)
    : IPartnershipInput;

/// <param name="Agreement">The agreement's short name.</param>
/// <param name="Organisation">The code of the party whose structure has the post.</param>
internal sealed record OfferPostInput(string Partnership, string Agreement, string Organisation, string Reference, string Title)
    : IPartnershipInput;

/// <param name="SharedPost">The post to allocate.</param>
/// <param name="StructurePost">Where it goes. If it is allocated again, it moves.</param>
internal sealed record AllocatePostInput(string Partnership, GlobalId SharedPost, GlobalId StructurePost, int? Version) : IPartnershipInput;
