namespace CouncilPlatform.LocalityPlans.Plans;

/// <param name="About">What is to be worked out.</param>
/// <param name="Body">The body that works on it.</param>
/// <param name="Source">The document that says so, by title and date.</param>
internal sealed record OpenTopicInput(string Partnership, string Slug, string Title, string? About, string Body, string Source)
    : IPartnershipInput;

/// <param name="Topic">Its slug.</param>
/// <param name="Organisation">Who is invited: GSS code, identifier or code of the UK register.</param>
/// <param name="From">The first day; today where nothing is said.</param>
/// <param name="Note">What it is asked for.</param>
internal sealed record InviteToTopicInput(string Partnership, string Topic, string Organisation, DateOnly? From, string? Note)
    : IPartnershipInput;

/// <param name="To">The last day.</param>
/// <param name="Version">The invitation's version that you saw; a stale one is refused.</param>
internal sealed record EndTopicInvitationInput(string Partnership, GlobalId Invitation, DateOnly To, int? Version) : IPartnershipInput;

/// <param name="Topic">Its slug.</param>
internal sealed record ContributeToTopicInput(string Partnership, string Topic, string Text) : IPartnershipInput;

/// <summary>Topics and who is invited to each.</summary>
internal sealed class TopicMutations
{
    private const int MostContributions = 10_000;

    [Requires(Role.Officer)]
    public static async Task<WorkingTopic> OpenTopic(
        OpenTopicInput input,
        Partnership partnership,
        LocalityPlansDb db,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .Slug(input.Slug, "input", "slug")
            .Text(input.Title, 200, "input", "title")
            .OptionalText(input.About, 2000, "input", "about")
            .Role(input.Body, "input", "body")
            .Text(input.Source, 500, "input", "source")
            .Check();
        return await db.WriteAsync(
            async ct =>
            {
                if (await db.WorkingTopics.AnyAsync(t => t.PartnershipId == partnership.Id && t.Slug == input.Slug, ct))
                {
                    throw new RuleException(
                        RuleCodes.AlreadyExists,
                        $"{partnership.Name} has a topic \"{input.Slug}\" already.",
                        "input",
                        "slug"
                    );
                }

                var topic = new WorkingTopic
                {
                    PartnershipId = partnership.Id,
                    Slug = input.Slug,
                    Title = input.Title,
                    About = input.About,
                    Body = input.Body,
                    Source = input.Source,
                };
                db.Add(topic);
                db.Audit("openTopic", topic, partnership.Id, topic.Slug);
                return topic;
            },
            cancellationToken
        );
    }

    /// <summary>Invites an organisation to one topic. It does not become a member of the partnership by it.</summary>
    [Requires(Role.Officer)]
    public static async Task<TopicInvitation> InviteToTopic(
        InviteToTopicInput input,
        Partnership partnership,
        LocalityPlansDb db,
        IMediator mediator,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        new Rules().OptionalText(input.Note, 1000, "input", "note").Check();
        var organisation = await mediator.OrganisationAsync(input.Organisation, cancellationToken, "input", "organisation");
        var from = input.From ?? UkTime.Today(time);
        var members = await mediator.Send(new GetMembers(partnership.Id), cancellationToken);
        new Rules()
            .Require(
                !members.Any(m => m.OrganisationId == organisation.Id && m.CountsWithin(from, from)),
                "IS_A_MEMBER",
                $"{organisation.Name} is a member of {partnership.Name}: every topic is open to it. Give it a key of its own.",
                "input",
                "organisation"
            )
            .Check();
        return await db.WriteAsync(
            async ct =>
            {
                var topic = await HoldAsync(db, partnership, input.Topic, ct);
                if (
                    await db.TopicInvitations.AnyAsync(
                        i => i.TopicId == topic.Id && i.OrganisationId == organisation.Id && (i.To == null || i.To >= from),
                        ct
                    )
                )
                {
                    throw new RuleException(
                        RuleCodes.AlreadyExists,
                        $"{organisation.Name} is invited to \"{topic.Title}\" at that time already.",
                        "input",
                        "organisation"
                    );
                }

                var invitation = new TopicInvitation
                {
                    PartnershipId = partnership.Id,
                    TopicId = topic.Id,
                    OrganisationId = organisation.Id,
                    From = from,
                    Note = input.Note,
                };
                db.Add(invitation);
                db.Audit("inviteToTopic", invitation, partnership.Id, $"{topic.Slug}: {organisation.Name}");
                return invitation;
            },
            cancellationToken
        );
    }

    [Requires(Role.Officer)]
    public static Task<TopicInvitation> EndTopicInvitation(
        EndTopicInvitationInput input,
        Partnership partnership,
        LocalityPlansDb db,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                var invitation = await db.HoldAsync<TopicInvitation>(
                    partnership,
                    input.Invitation.For<TopicInvitation>("input", "invitation"),
                    input.Version,
                    ct
                );
                new Rules()
                    .Require(
                        invitation.To is null,
                        RuleCodes.Invalid,
                        $"It ended already: {invitation.To:yyyy-MM-dd}.",
                        "input",
                        "invitation"
                    )
                    .Require(
                        invitation.From <= input.To,
                        RuleCodes.Invalid,
                        $"to is before it began: {invitation.From:yyyy-MM-dd}.",
                        "input",
                        "to"
                    )
                    .Check();
                invitation.To = input.To;
                db.Audit("endTopicInvitation", invitation, partnership.Id, $"to {input.To:yyyy-MM-dd}");
                return invitation;
            },
            cancellationToken
        );

    /// <summary>Says something on a topic: the partnership's officers, and who is invited to this topic today.</summary>
    [Requires(Role.Applicant)]
    public static async Task<TopicContribution> ContributeToTopic(
        ContributeToTopicInput input,
        Partnership partnership,
        Caller caller,
        LocalityPlansDb db,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        new Rules().Text(input.Text, 4000, "input", "text").Check();
        var today = UkTime.Today(time);
        return await db.WriteAsync(
            async ct =>
            {
                // To who is not invited the topic is not there: that it is may be nobody else's to know.
                var own = caller.Organisation;
                if (
                    !caller.Has(Role.Officer, partnership)
                    && !await db.TopicInvitations.AnyAsync(
                        i =>
                            i.PartnershipId == partnership.Id
                            && i.OrganisationId == own
                            && i.From <= today
                            && (i.To == null || today <= i.To)
                            && db.WorkingTopics.Any(t => t.Id == i.TopicId && t.Slug == input.Topic),
                        ct
                    )
                )
                {
                    throw NotFound(partnership, input.Topic);
                }

                var topic = await HoldAsync(db, partnership, input.Topic, ct);
                var number = await db.TopicContributions.CountAsync(c => c.TopicId == topic.Id, ct) + 1;
                new Rules()
                    .Require(
                        number <= MostContributions,
                        RuleCodes.Invalid,
                        $"A topic has at most {MostContributions} contributions. Open another.",
                        "input",
                        "topic"
                    )
                    .Check();
                var contribution = new TopicContribution
                {
                    TopicId = topic.Id,
                    OrganisationId = own,
                    Number = number,
                    Text = input.Text,
                    On = today,
                };
                db.Add(contribution);
                db.Audit("contributeToTopic", contribution, partnership.Id, topic.Slug);
                return contribution;
            },
            cancellationToken
        );
    }

    private static async Task<WorkingTopic> HoldAsync(
        LocalityPlansDb db,
        Partnership partnership,
        string slug,
        CancellationToken cancellationToken
    )
    {
        var id = await db
            .WorkingTopics.Where(t => t.PartnershipId == partnership.Id && t.Slug == slug)
            .Select(t => t.Id)
            .SingleOrDefaultAsync(cancellationToken);
        return id == default
            ? throw NotFound(partnership, slug)
            : await db.HoldAsync<WorkingTopic>(partnership, id, expectedVersion: null, cancellationToken);
    }

    private static RuleException NotFound(Partnership partnership, string slug) =>
        new(RuleCodes.NotFound, $"{partnership.Name} has no topic \"{slug}\" that you are invited to.", "input", "topic");
}
