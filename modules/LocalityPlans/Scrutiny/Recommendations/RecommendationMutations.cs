namespace CouncilPlatform.LocalityPlans.Scrutiny;

internal sealed class RecommendationMutations
{
    private const int MaxActions = 50;

    /// <summary>Records a recommendation or suggestion, once.</summary>
    [Requires(Role.Officer)]
    public static async Task<Recommendation> RecordRecommendation(RecordRecommendationInput input, Change<LocalityPlansDb> change)
    {
        Check(input);
        var council = input.OwnerCouncil is null ? null : await change.OrganisationAsync(input.OwnerCouncil);
        var digest = Recommendation.DigestOf(input.Source.Body, input.Source.On, input.Text);
        var same = await change.Of<Recommendation>().SingleOrDefaultAsync(r => r.Digest == digest, change.Cancellation);
        new Rules()
            .Require(
                same is null,
                RuleCodes.AlreadyExists,
                $"This is already recorded as recommendation {same?.Number}. Link the actions that carry it out to that one.",
                input.Text
            )
            .Check();
        var recommendation = new Recommendation
        {
            PartnershipId = change.Partnership.Id,
            Number = await change.NextNumberAsync<Recommendation>(),
            Kind = input.Kind,
            Text = input.Text,
            Advice = input.Advice,
            MadeBy = input.Source.Body,
            MadeOn = input.Source.On,
            Document = input.Source.Document,
            Place = input.Source.Place,
            Digest = digest,
        };
        recommendation.Assign(input.Owner, council);
        await change.RequireOwnerAsync(recommendation, InputPath.Of("ownerCouncil"));
        AddTopics(change, recommendation, input.Topics ?? []);
        return change.Done(change.Add(recommendation), $"{input.Kind} {recommendation.Number} of {input.Source.Body}, {input.Source.On}");
    }

    /// <summary>
    /// Changes the owner, the topics or the officers' advice. What is left out stays as it is. A council takes on a recommendation itself,
    /// and from then on only it may change, answer and carry out the recommendation.
    /// </summary>
    [Requires(Role.Officer)]
    public static async Task<Recommendation> ChangeRecommendation(ChangeRecommendationInput input, Change<LocalityPlansDb> change)
    {
        new Rules().Topics(input.Topics).OptionalText(input.Advice, 4000).OptionalRole(input.Owner).Check();
        var council = input.OwnerCouncil is null ? null : await change.OrganisationAsync(input.OwnerCouncil);
        var recommendation = await change.LockAsync<Recommendation>(input.Recommendation, input.Version);
        recommendation.Advice = input.OrRecorded(input.Advice, recommendation.Advice);
        var isNew = recommendation.OwnerCouncilId is null;
        recommendation.Assign(input.OrRecorded(input.Owner, recommendation.Owner), council);
        if (isNew)
        {
            await change.RequireOwnerAsync(recommendation, InputPath.Of("ownerCouncil"));
        }

        if (input.Topics is { } topics)
        {
            await change.RemoveAsync<RecommendationTopic>(t => t.RecommendationId == recommendation.Id);
            AddTopics(change, recommendation, topics);
        }

        return change.Done(recommendation, $"{recommendation.Number}: owner {recommendation.Owner ?? "not named"}");
    }

    /// <summary>Records the executive's answer, once.</summary>
    [Requires(Role.Approver)]
    public static async Task<Recommendation> RespondToRecommendation(RespondToRecommendationInput input, Change<LocalityPlansDb> change)
    {
        new Rules()
            .Role(input.Body)
            .OptionalText(input.Text, 4000)
            .Valid(
                input.Kind == ResponseKind.Accepted || !string.IsNullOrWhiteSpace(input.Text),
                "Enter why the recommendation is not accepted as a whole.",
                input.Text
            )
            .NotInFuture(input.On, change.Today)
            .Check();
        var recommendation = await change.LockAsync<Recommendation>(input.Recommendation, input.Version);
        recommendation.Respond(input.Body, input.On, input.Kind, input.Text);
        return change.Done(recommendation, $"{recommendation.Number}: {input.Kind} on {input.On:yyyy-MM-dd}");
    }

    /// <summary>Links a recommendation to an action that carries it out, so that no second action is made for it.</summary>
    [Requires(Role.Officer)]
    public static async Task<Recommendation> LinkRecommendation(LinkRecommendationInput input, Change<LocalityPlansDb> change)
    {
        new Rules().OptionalText(input.Note, 1000).Check();
        var action = await change.FindAsync<PlanAction>(input.Action);
        var recommendation = await change.LockAsync<Recommendation>(input.Recommendation, input.Version);
        var links = await Links(change, recommendation).ToListAsync(change.Cancellation);
        new Rules()
            .Require(
                links.TrueForAll(a => a.ActionId != action.Id),
                RuleCodes.AlreadyExists,
                $"\"{action.Title}\" is already linked to recommendation {recommendation.Number}. Choose another action.",
                input.Action
            )
            .Valid(links.Count < MaxActions, $"A recommendation has at most {MaxActions} actions.", input.Action)
            .Check();
        change.Add(
            new RecommendationAction
            {
                RecommendationId = recommendation.Id,
                ActionId = action.Id,
                Number = links.Select(a => a.Number).DefaultIfEmpty().Max() + 1,
                Note = input.Note,
            }
        );
        return change.Done(recommendation, $"{recommendation.Number}: {action.Title}");
    }

    /// <summary>Removes the link from a recommendation to an action that does not carry it out after all.</summary>
    [Requires(Role.Officer)]
    public static async Task<Recommendation> UnlinkRecommendation(UnlinkRecommendationInput input, Change<LocalityPlansDb> change)
    {
        var action = input.Action.For<PlanAction>();
        var recommendation = await change.LockAsync<Recommendation>(input.Recommendation, input.Version);
        change.Remove(
            await Links(change, recommendation).SingleOrDefaultAsync(a => a.ActionId == action, change.Cancellation)
                ?? throw new RuleException(
                    RuleCodes.NotFound,
                    $"This action is not linked to recommendation {recommendation.Number}.",
                    input.Action
                )
        );
        return change.Done(recommendation, $"{recommendation.Number}: {input.Action}");
    }

    /// <summary>Records that an accepted recommendation was carried out.</summary>
    [Requires(Role.Officer)]
    public static async Task<Recommendation> ImplementRecommendation(ImplementRecommendationInput input, Change<LocalityPlansDb> change)
    {
        new Rules().Text(input.Evidence, 2000).NotInFuture(input.On, change.Today).Check();
        var recommendation = await change.LockAsync<Recommendation>(input.Recommendation, input.Version);
        recommendation.Implement(input.On, input.Evidence);
        return change.Done(recommendation, $"{recommendation.Number} on {input.On:yyyy-MM-dd}");
    }

    private static void AddTopics(Change<LocalityPlansDb> change, Recommendation recommendation, IReadOnlyList<string> topics) =>
        change.AddRange(
            topics.Distinct(StringComparer.Ordinal).Select(t => new RecommendationTopic { RecommendationId = recommendation.Id, Topic = t })
        );

    private static IQueryable<RecommendationAction> Links(Change<LocalityPlansDb> change, Recommendation recommendation) =>
        change.Db.Set<RecommendationAction>().Where(a => a.RecommendationId == recommendation.Id);

    private static void Check(RecordRecommendationInput input) =>
        new Rules()
            .Text(input.Text, 4000)
            .Role(input.Source.Body, InputPath.Of("source", "body"))
            .Text(input.Source.Document, 500, InputPath.Of("source", "document"))
            .OptionalText(input.Source.Place, 100, InputPath.Of("source", "place"))
            .Topics(input.Topics)
            .OptionalText(input.Advice, 4000)
            .OptionalRole(input.Owner)
            .Valid(input.OwnerCouncil is null || input.Owner is not null, "Enter the role of the council that is responsible.", input.Owner)
            .Check();
}
