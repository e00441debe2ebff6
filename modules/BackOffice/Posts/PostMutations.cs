namespace CouncilPlatform.BackOffice.Posts;

internal sealed class PostMutations
{
    private const int MaxPosts = 1000;

    /// <summary>Shares a post. An office that must stay with each council cannot be shared.</summary>
    [Requires(Role.Officer)]
    public static async Task<SharedPost> AddSharedPost(AddSharedPostInput input, Change<BackOfficeDb> change)
    {
        input.Check();
        var agreement = await change.LockCurrentAsync(input.Agreement);
        var employer = await change.PartyAsync(agreement, input.Employer);
        List<Organisation> parties = [];
        foreach (var (index, share) in input.Shares.Index())
        {
            parties.Add(await change.PartyAsync(agreement, share.Organisation, InputPath.Of("shares", index, "organisation")));
        }

        var retained = (await change.RetainedOfficesAsync()).Find(o => Offices.Includes(input.Title, o.Office));
        (await RoomAsync<SharedPost>(change, agreement, input.Reference))
            .Require(
                retained is null,
                "RETAINED_LOCALLY",
                $"{input.Title} stays with each council, because {retained?.Service} requires the office {retained?.Office} to "
                    + "stay local. It cannot be shared.",
                input.Title
            )
            .Valid(
                parties.DistinctBy(p => p.Id).Count() == parties.Count,
                "A party is entered twice. Enter its whole share once.",
                InputPath.Of("shares")
            )
            .Check();
        var post = change.Add(
            new SharedPost
            {
                AgreementId = agreement.Id,
                Reference = input.Reference,
                Title = input.Title.Trim(),
                EmployerId = employer.Id,
                AnnualCostPence = input.AnnualCost?.MinorUnits,
            }
        );
        await change.RequireOwnerAsync(post, InputPath.Of("employer"));
        change.AddRange(parties.Zip(input.Shares, (party, share) => PostShare.Of(post, party, Percents.Read(share.Percent))));
        return change.Done(post, $"{agreement.Slug}: {post.Reference}");
    }

    /// <summary>Records where the holder of a post prefers to go.</summary>
    [Requires(Role.Officer)]
    public static async Task<SharedPost> RecordPreference(RecordPreferenceInput input, Change<BackOfficeDb> change)
    {
        var (agreement, post) = await LockAsync(change, input.SharedPost, input.Version);
        post.PreferredId = input.Organisation is null ? null : (await change.PartyAsync(agreement, input.Organisation)).Id;
        return change.Done(post, $"{agreement.Slug}: {post.Reference}");
    }

    /// <summary>Adds a post to the structure that a party has after the separation.</summary>
    [Requires(Role.Officer)]
    public static async Task<StructurePost> OfferPost(OfferPostInput input, Change<BackOfficeDb> change)
    {
        new Rules().Text(input.Reference, 40).Text(input.Title, 200).Check();
        var agreement = await change.LockCurrentAsync(input.Agreement);
        var party = await change.PartyAsync(agreement, input.Organisation);
        (await RoomAsync<StructurePost>(change, agreement, input.Reference)).Check();
        var post = change.Add(
            new StructurePost
            {
                AgreementId = agreement.Id,
                OrganisationId = party.Id,
                Reference = input.Reference,
                Title = input.Title,
            }
        );
        await change.RequireOwnerAsync(post, InputPath.Of("organisation"));
        return change.Done(post, $"{agreement.Slug}: {post.Reference}");
    }

    /// <summary>Allocates a shared post to a post of one party's structure.</summary>
    [Requires(Role.Approver)]
    public static async Task<SharedPost> AllocatePost(AllocatePostInput input, Change<BackOfficeDb> change)
    {
        var (agreement, post) = await LockAsync(change, input.SharedPost, input.Version);
        var to = await change.FindAsync<StructurePost>(input.StructurePost);
        var allocations = change.Of<PostAllocation>();
        new Rules()
            .Require(
                to.AgreementId == agreement.Id,
                RuleCodes.NotFound,
                $"{to.Reference} is offered under another agreement. Choose a post of {agreement.Title}.",
                input.StructurePost
            )
            .Require(
                !await allocations.AnyAsync(a => a.StructurePostId == to.Id && a.SharedPostId != post.Id, change.Cancellation),
                "POST_TAKEN",
                $"{to.Reference} is already allocated. Choose a vacant post.",
                input.StructurePost
            )
            .Check();
        var allocation = await change.FindOrAddAsync(
            allocations.Where(a => a.SharedPostId == post.Id),
            () => new() { PartnershipId = post.PartnershipId, SharedPostId = post.Id }
        );
        allocation.StructurePostId = to.Id;
        return change.Done(post, $"{agreement.Slug}: {post.Reference} to {to.Reference}");
    }

    private static async Task<(Agreement Agreement, SharedPost Post)> LockAsync(
        Change<BackOfficeDb> change,
        GlobalId sharedPost,
        int? version
    )
    {
        var post = await change.LockAsync<SharedPost>(sharedPost, version);
        var agreement = await change.LockAsync<Agreement>(post.AgreementId);
        agreement.NotExited("sharedPost").Check();
        return (agreement, post);
    }

    // The reference must be new, and the agreement may not have too many posts.
    private static async Task<Rules> RoomAsync<T>(Change<BackOfficeDb> change, Agreement agreement, string reference)
        where T : class, IAgreementPost
    {
        var posts = change.Of<T>().Where(p => p.AgreementId == agreement.Id);
        return new Rules()
            .Require(
                !await posts.AnyAsync(p => p.Reference == reference, change.Cancellation),
                RuleCodes.AlreadyExists,
                $"{agreement.Title} already has a {Wording.Of<T>()} {reference}. Enter another reference.",
                reference
            )
            .Valid(
                await posts.CountAsync(change.Cancellation) < MaxPosts,
                $"An agreement has at most {MaxPosts:N0} of these posts.",
                InputPath.Of("agreement")
            );
    }
}
