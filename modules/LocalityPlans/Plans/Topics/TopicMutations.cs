namespace CouncilPlatform.LocalityPlans.Plans;

internal sealed record OpenTopicInput(string Slug, string Title, string? About, string Body, string Source) : PartnershipInput;

/// <param name="Topic">The topic's short name.</param>
/// <param name="Organisation">The code of the organisation that is invited, like E04000001.</param>
/// <param name="From">The first day of the invitation; today in the UK if left out.</param>
internal sealed record InviteToTopicInput(
    [CodeOf<WorkingTopic>] string Topic,
    [CodeOf<Organisation>] string Organisation,
    DateOnly? From,
    string? Note
) : PartnershipInput;

/// <param name="To">The last day of the invitation.</param>
internal sealed record EndTopicInvitationInput(GlobalId Invitation, DateOnly To) : VersionedInput;

/// <param name="Topic">The topic's short name.</param>
internal sealed record ContributeToTopicInput([CodeOf<WorkingTopic>] string Topic, string Text) : PartnershipInput;

internal sealed class TopicMutations
{
    private const int MaxContributions = 10_000;

    /// <summary>Opens a topic to work on.</summary>
    [Requires(Role.Officer)]
    public static async Task<WorkingTopic> OpenTopic(OpenTopicInput input, Change<LocalityPlansDb> change)
    {
        new Rules()
            .Slug(input.Slug)
            .Text(input.Title, 200)
            .OptionalText(input.About, 2000)
            .Role(input.Body)
            .Text(input.Source, 500)
            .Check();
        await change.RequireNewAsync<WorkingTopic>(input.Slug);
        var topic = new WorkingTopic
        {
            Slug = input.Slug,
            Title = input.Title,
            About = input.About,
            Body = input.Body,
            Source = input.Source,
        };
        return change.Done(change.Add(topic), topic.Slug);
    }

    /// <summary>Invites an organisation to one topic. It does not become a member of the partnership.</summary>
    [Requires(Role.Officer)]
    public static async Task<TopicInvitation> InviteToTopic(InviteToTopicInput input, Change<LocalityPlansDb> change)
    {
        new Rules().OptionalText(input.Note, 1000).Check();
        var organisation = await change.OrganisationAsync(input.Organisation);
        var from = input.From ?? change.Today;
        var members = await change.AskAsync(new GetMembers(change.Partnership.Id));
        new Rules()
            .Require(
                !members.Any(m => m.OrganisationId == organisation.Id && m.CountsWithin(from, from)),
                "IS_A_MEMBER",
                $"{organisation.Name} is a member of {change.Partnership.Name}, whose members can use every topic. Create a key "
                    + "for it instead.",
                input.Organisation
            )
            .Check();
        var topic = await change.LockAsync<WorkingTopic>(input.Topic);
        new Rules()
            .Require(
                !await change
                    .Of<TopicInvitation>()
                    .AnyAsync(
                        i => i.TopicId == topic.Id && i.OrganisationId == organisation.Id && (i.To == null || i.To >= from),
                        change.Cancellation
                    ),
                RuleCodes.AlreadyExists,
                $"{organisation.Name} is already invited to \"{topic.Title}\" at that time.",
                input.Organisation
            )
            .Check();
        var invitation = new TopicInvitation
        {
            TopicId = topic.Id,
            OrganisationId = organisation.Id,
            From = from,
            Note = input.Note,
        };
        return change.Done(change.Add(invitation), $"{topic.Slug}: {organisation.Name}");
    }

    /// <summary>Ends an invitation to a topic.</summary>
    [Requires(Role.Officer)]
    public static async Task<TopicInvitation> EndTopicInvitation(EndTopicInvitationInput input, Change<LocalityPlansDb> change)
    {
        var invitation = await change.LockAsync<TopicInvitation>(input.Invitation, input.Version);
        invitation.End(input.To);
        return change.Done(invitation, $"to {input.To:yyyy-MM-dd}");
    }

    /// <summary>Adds a contribution to a topic, for the partnership's officers and for organisations that are invited today.</summary>
    [Requires(Role.Applicant)]
    public static async Task<TopicContribution> ContributeToTopic(ContributeToTopicInput input, Change<LocalityPlansDb> change)
    {
        new Rules().Text(input.Text, 4000).Check();
        var (own, today, officer) = (change.Caller.Organisations, change.Today, change.Caller.Has(Role.Officer, change.Partnership));
        var invited = await change
            .Of<TopicInvitation>()
            .Where(i => own.Contains(i.OrganisationId) && i.From <= today && (i.To == null || today <= i.To))
            .Select(i => i.TopicId)
            .ToListAsync(change.Cancellation);
        var topic = await change.LockAsync<WorkingTopic>(input.Topic, access: t => officer || invited.Contains(t.Id));
        var number = await change.NextNumberAsync<TopicContribution>(c => c.TopicId == topic.Id);
        new Rules()
            .Valid(
                number <= MaxContributions,
                $"This topic has {MaxContributions:N0} contributions, which is the maximum. Open another topic.",
                input.Topic
            )
            .Check();
        var contribution = new TopicContribution
        {
            TopicId = topic.Id,
            OrganisationId = change.Caller.Organisation,
            Number = number,
            Text = input.Text,
            On = today,
        };
        return change.Done(change.Add(contribution), topic.Slug);
    }
}
