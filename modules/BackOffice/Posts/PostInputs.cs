namespace CouncilPlatform.BackOffice.Posts;

/// <param name="Employer">The code of the party that employs the post, like E07000143.</param>
/// <param name="Shares">What each party pays, 100% together.</param>
internal sealed record AddSharedPostInput(
    string Reference,
    string Title,
    [CodeOf<Organisation>] string Employer,
    Money? AnnualCost,
    IReadOnlyList<CostShareInput> Shares
) : AgreementInput
{
    internal void Check()
    {
        var rules = new Rules().Text(Reference, 40).Text(Title, 200).Valid(SharedPost.IsCost(AnnualCost), SharedPost.CostFault, AnnualCost);
        foreach (var (index, share) in Shares.Index())
        {
            rules.Percent(share.Percent, InputPath.Of("shares", index, "percent"));
        }

        var sum = Shares.Sum(s => Percents.TryRead(s.Percent, out var basisPoints) ? basisPoints : 0);
        rules.Require(sum == Percents.Whole, "SPLIT_NOT_WHOLE", PostShare.SumFault(sum), InputPath.Of("shares")).Check();
    }
}

/// <summary>The part of a post's cost that one party pays.</summary>
/// <param name="Organisation">The party's code, like E07000143.</param>
/// <param name="Percent">The share as a percentage with at most two decimals, like 33.34.</param>
internal sealed record CostShareInput([CodeOf<Organisation>] string Organisation, string Percent);

/// <param name="SharedPost">The id of the post.</param>
/// <param name="Organisation">The code of the party that the post's holder prefers to go to; left out to remove the preference.</param>
internal sealed record RecordPreferenceInput(GlobalId SharedPost, [CodeOf<Organisation>] string? Organisation) : VersionedInput;

/// <param name="Organisation">The code of the party whose structure has the post, like E07000143.</param>
internal sealed record OfferPostInput([CodeOf<Organisation>] string Organisation, string Reference, string Title) : AgreementInput;

/// <param name="SharedPost">The id of the post to allocate.</param>
/// <param name="StructurePost">The id of the post that it goes to. If it is allocated again, it moves.</param>
internal sealed record AllocatePostInput(GlobalId SharedPost, GlobalId StructurePost) : VersionedInput;
