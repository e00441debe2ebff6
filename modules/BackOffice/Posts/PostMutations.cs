namespace CouncilPlatform.BackOffice.Posts;

/// <summary>Posts that councils share, and where they go when the councils separate.</summary>
internal sealed class PostMutations
{
    private const int Most = 1000;

    /// <summary>Shares a post. One that must stay with each council, by what its service says, is refused.</summary>
    [Requires(Role.Officer)]
    public static Task<SharedPost> AddSharedPost(
        AddSharedPostInput input,
        Partnership partnership,
        BackOfficeDb db,
        AgreementDoor door,
        CancellationToken cancellationToken
    )
    {
        Check(input);
        return db.WriteAsync(
            async ct =>
            {
                var (agreement, _) = await door.HoldAsync(partnership, input.Agreement, version: null, ct);
                var employer = await door.PartyAsync(agreement, input.Employer, ct, "input", "employer");
                List<(Organisation Party, int BasisPoints)> shares = [];
                foreach (var (index, share) in input.Shares.Index())
                {
                    Percents.TryRead(share.Percent, out var basisPoints);
                    shares.Add(
                        (
                            await door.PartyAsync(agreement, share.Organisation, ct, "input", "shares", At(index), "organisation"),
                            basisPoints
                        )
                    );
                }

                var title = input.Title.Trim().ToUpperInvariant();
                var retained = await (
                    from r in db.RetainedPosts
                    join s in db.Services on r.ServiceId equals s.Id
                    where r.PartnershipId == partnership.Id && r.TitleKey == title
                    select s.Name
                ).FirstOrDefaultAsync(ct);
                new Rules()
                    .Require(
                        retained is null,
                        "RETAINED_LOCALLY",
                        $"{input.Title} stays with each council, as {retained} says: it cannot be shared.",
                        "input",
                        "title"
                    )
                    .Require(
                        shares.Select(s => s.Party.Id).Distinct().Count() == shares.Count,
                        RuleCodes.Invalid,
                        "A party is there twice.",
                        "input",
                        "shares"
                    )
                    .Require(
                        !await db.SharedPosts.AnyAsync(p => p.AgreementId == agreement.Id && p.Reference == input.Reference, ct),
                        RuleCodes.AlreadyExists,
                        $"The post {input.Reference} is there already.",
                        "input",
                        "reference"
                    )
                    .Require(
                        await db.SharedPosts.CountAsync(p => p.AgreementId == agreement.Id, ct) < Most,
                        RuleCodes.Invalid,
                        $"An agreement shares at most {Most} posts.",
                        "input",
                        "agreement"
                    )
                    .Check();
                var post = new SharedPost
                {
                    PartnershipId = partnership.Id,
                    AgreementId = agreement.Id,
                    Reference = input.Reference,
                    Title = input.Title.Trim(),
                    EmployerId = employer.Id,
                    AnnualCostPence = input.AnnualCost?.MinorUnits,
                };
                db.Add(post);
                db.AddRange(
                    shares.Select(s => new PostShare
                    {
                        SharedPostId = post.Id,
                        OrganisationId = s.Party.Id,
                        Code = s.Party.Code(),
                        BasisPoints = s.BasisPoints,
                    })
                );
                db.Audit("addSharedPost", post, partnership.Id, $"{agreement.Slug}: {post.Reference}");
                return post;
            },
            cancellationToken
        );
    }

    /// <summary>Records where a post's holder would rather go.</summary>
    [Requires(Role.Officer)]
    public static Task<SharedPost> RecordPreference(
        RecordPreferenceInput input,
        Partnership partnership,
        BackOfficeDb db,
        AgreementDoor door,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                var (agreement, post) = await HoldAsync(input.SharedPost, input.Version, partnership, db, door, ct);
                var party = input.Organisation is null
                    ? null
                    : await door.PartyAsync(agreement, input.Organisation, ct, "input", "organisation");
                post.PreferredId = party?.Id;
                db.Audit("recordPreference", post, partnership.Id, $"{agreement.Slug}: {post.Reference}");
                return post;
            },
            cancellationToken
        );

    /// <summary>Adds a post to the structure that a party has after the separation.</summary>
    [Requires(Role.Officer)]
    public static Task<StructurePost> OfferPost(
        OfferPostInput input,
        Partnership partnership,
        BackOfficeDb db,
        AgreementDoor door,
        CancellationToken cancellationToken
    )
    {
        new Rules().Text(input.Reference, 40, "input", "reference").Text(input.Title, 200, "input", "title").Check();
        return db.WriteAsync(
            async ct =>
            {
                var (agreement, _) = await door.HoldAsync(partnership, input.Agreement, version: null, ct);
                var party = await door.PartyAsync(agreement, input.Organisation, ct, "input", "organisation");
                new Rules()
                    .Require(
                        !await db.StructurePosts.AnyAsync(p => p.AgreementId == agreement.Id && p.Reference == input.Reference, ct),
                        RuleCodes.AlreadyExists,
                        $"The post {input.Reference} is there already.",
                        "input",
                        "reference"
                    )
                    .Require(
                        await db.StructurePosts.CountAsync(p => p.AgreementId == agreement.Id, ct) < Most,
                        RuleCodes.Invalid,
                        $"At most {Most} posts are offered.",
                        "input",
                        "agreement"
                    )
                    .Check();
                var post = new StructurePost
                {
                    PartnershipId = partnership.Id,
                    AgreementId = agreement.Id,
                    OrganisationId = party.Id,
                    Reference = input.Reference,
                    Title = input.Title,
                };
                db.Add(post);
                db.Audit("offerPost", post, partnership.Id, $"{agreement.Slug}: {post.Reference}");
                return post;
            },
            cancellationToken
        );
    }

    /// <summary>Allocates a shared post to a post of one party's structure.</summary>
    [Requires(Role.Approver)]
    public static Task<SharedPost> AllocatePost(
        AllocatePostInput input,
        Partnership partnership,
        BackOfficeDb db,
        AgreementDoor door,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                var (agreement, post) = await HoldAsync(input.SharedPost, input.Version, partnership, db, door, ct);
                var to = await db.RequireAsync<StructurePost>(partnership, input.StructurePost, ct, "input", "structurePost");
                var there = await db.PostAllocations.SingleOrDefaultAsync(a => a.SharedPostId == post.Id, ct);
                new Rules()
                    .Require(
                        to.AgreementId == agreement.Id,
                        RuleCodes.NotFound,
                        "That post is offered under another agreement.",
                        "input",
                        "structurePost"
                    )
                    .Require(
                        !await db.PostAllocations.AnyAsync(a => a.StructurePostId == to.Id && a.SharedPostId != post.Id, ct),
                        "POST_TAKEN",
                        $"{to.Reference} is allocated already. A post goes to one.",
                        "input",
                        "structurePost"
                    )
                    .Check();
                if (there is null)
                {
                    db.Add(
                        new PostAllocation
                        {
                            PartnershipId = partnership.Id,
                            SharedPostId = post.Id,
                            StructurePostId = to.Id,
                        }
                    );
                }
                else
                {
                    there.StructurePostId = to.Id;
                }

                db.Audit("allocatePost", post, partnership.Id, $"{agreement.Slug}: {post.Reference} to {to.Reference}");
                return post;
            },
            cancellationToken
        );

    private static async Task<(Agreement Agreement, SharedPost Post)> HoldAsync(
        GlobalId id,
        int? version,
        Partnership partnership,
        BackOfficeDb db,
        AgreementDoor door,
        CancellationToken cancellationToken
    )
    {
        // Whose it is never changes, so it may be read before the agreement is held.
        var owner = (await db.RequireAsync<SharedPost>(partnership, id, cancellationToken, "input", "sharedPost")).AgreementId;
        db.ChangeTracker.Clear();
        var (agreement, _) = await door.HoldAsync(partnership, owner, version: null, cancellationToken, ended: true);
        new Rules()
            .Require(agreement.ExitedOn is null, "ENDED", $"The parties parted on {agreement.ExitedOn:yyyy-MM-dd}.", "input", "sharedPost")
            .Check();
        return (agreement, await db.HoldAsync<SharedPost>(partnership, id.Value, version, cancellationToken));
    }

    private static void Check(AddSharedPostInput input)
    {
        var rules = new Rules()
            .Text(input.Reference, 40, "input", "reference")
            .Text(input.Title, 200, "input", "title")
            .Require(
                input.AnnualCost is not { } cost || cost.MinorUnits is >= 0 and <= 1_000_000_000,
                RuleCodes.Invalid,
                "A post costs from nothing to ten million pounds a year.",
                "input",
                "annualCost"
            );
        var sum = 0;
        foreach (var (index, share) in input.Shares.Index())
        {
            rules.Percent(share.Percent, "input", "shares", At(index), "percent");
            sum += Percents.TryRead(share.Percent, out var basisPoints) ? basisPoints : 0;
        }

        rules
            .Require(sum == Percents.Whole, "SPLIT_NOT_WHOLE", $"The shares come to {Percents.Write(sum)}%, not 100%.", "input", "shares")
            .Check();
    }

    private static string At(int index) => index.ToString(CultureInfo.InvariantCulture);
}
