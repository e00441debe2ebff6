using System.Security.Cryptography;
using System.Text;

namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <summary>Recording what scrutiny recommends and following it to its end.</summary>
internal sealed class RecommendationMutations
{
    private const int MostActions = 50;

    /// <summary>Records a recommendation or suggestion, once.</summary>
    [Requires(Role.Officer)]
    public static async Task<Recommendation> RecordRecommendation(
        RecordRecommendationInput input,
        Partnership partnership,
        LocalityPlansDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .Text(input.Text, 4000, "input", "text")
            .Role(input.Source.Body, "input", "source", "body")
            .Text(input.Source.Document, 500, "input", "source", "document")
            .OptionalText(input.Source.Place, 100, "input", "source", "place")
            .Topics(input.Topics)
            .OptionalText(input.Advice, 4000, "input", "advice")
            .OptionalRole(input.Owner, "input", "owner")
            .Require(
                input.OwnerCouncil is null || input.Owner is not null,
                RuleCodes.Invalid,
                "Say which role of the council sees to it: owner.",
                "input",
                "owner"
            )
            .Check();
        var council = input.OwnerCouncil is null
            ? null
            : await mediator.OrganisationAsync(input.OwnerCouncil, cancellationToken, "input", "ownerCouncil");
        return await db.WriteAsync(
            async ct =>
            {
                var digest = Digest(input.Source.Body, input.Source.On, input.Text);
                var same = await db
                    .Recommendations.Where(r => r.PartnershipId == partnership.Id && r.Digest == digest)
                    .Select(r => r.Number)
                    .SingleOrDefaultAsync(ct);
                if (same != 0)
                {
                    throw new RuleException(
                        RuleCodes.AlreadyExists,
                        $"It is recorded already, as recommendation {same}. Link what takes it up with linkRecommendation.",
                        "input",
                        "text"
                    );
                }

                var recommendation = new Recommendation
                {
                    PartnershipId = partnership.Id,
                    Number = await Numbering.NextAsync<Recommendation>(db, partnership, ct),
                    Kind = input.Kind,
                    Text = input.Text,
                    Advice = input.Advice,
                    Owner = input.Owner,
                    OwnerCouncilId = council?.Id,
                    MadeBy = input.Source.Body,
                    MadeOn = input.Source.On,
                    Document = input.Source.Document,
                    Place = input.Source.Place,
                    Digest = digest,
                };
                db.Add(recommendation);
                AddTopics(db, recommendation, input.Topics ?? []);
                db.Audit(
                    "recordRecommendation",
                    recommendation,
                    partnership.Id,
                    $"{input.Kind} {recommendation.Number} of {input.Source.Body}, {input.Source.On}"
                );
                return recommendation;
            },
            cancellationToken
        );
    }

    /// <summary>Names who sees to it, what it is about, or what officers advised.</summary>
    [Requires(Role.Officer)]
    public static async Task<Recommendation> ChangeRecommendation(
        ChangeRecommendationInput input,
        Partnership partnership,
        LocalityPlansDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .Topics(input.Topics)
            .OptionalText(input.Advice, 4000, "input", "advice")
            .OptionalRole(input.Owner, "input", "owner")
            .Check();
        var council = input.OwnerCouncil is null
            ? null
            : await mediator.OrganisationAsync(input.OwnerCouncil, cancellationToken, "input", "ownerCouncil");
        return await db.WriteAsync(
            async ct =>
            {
                var recommendation = await HoldAsync(db, partnership, input.Recommendation, input.Version, ct);
                recommendation.Advice = input.Advice ?? recommendation.Advice;
                recommendation.Owner = input.Owner ?? recommendation.Owner;
                recommendation.OwnerCouncilId = council?.Id ?? recommendation.OwnerCouncilId;
                new Rules()
                    .Require(
                        recommendation.OwnerCouncilId is null || recommendation.Owner is not null,
                        RuleCodes.Invalid,
                        "Say which role of the council sees to it: owner.",
                        "input",
                        "owner"
                    )
                    .Check();
                if (input.Topics is not null)
                {
                    await db.RecommendationTopics.Where(t => t.RecommendationId == recommendation.Id).ExecuteDeleteAsync(ct);
                    AddTopics(db, recommendation, input.Topics);
                }

                db.Audit(
                    "changeRecommendation",
                    recommendation,
                    partnership.Id,
                    $"{recommendation.Number}: owner {recommendation.Owner ?? "not named"}"
                );
                return recommendation;
            },
            cancellationToken
        );
    }

    /// <summary>Records what the executive answered, once.</summary>
    [Requires(Role.Approver)]
    public static async Task<Recommendation> RespondToRecommendation(
        RespondToRecommendationInput input,
        Partnership partnership,
        LocalityPlansDb db,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .Role(input.Body, "input", "body")
            .OptionalText(input.Text, 4000, "input", "text")
            .Require(
                input.Kind == ResponseKind.Accepted || !string.IsNullOrWhiteSpace(input.Text),
                RuleCodes.Invalid,
                "Say why it is not accepted whole.",
                "input",
                "text"
            )
            .Require(
                input.On <= UkTime.Today(time),
                RuleCodes.Invalid,
                $"{input.On:yyyy-MM-dd} is in the future. Record it once it is answered.",
                "input",
                "on"
            )
            .Check();
        return await db.WriteAsync(
            async ct =>
            {
                var recommendation = await HoldAsync(db, partnership, input.Recommendation, input.Version, ct);
                new Rules()
                    .Require(
                        recommendation.State == RecommendationState.AwaitingResponse,
                        "WRONG_STATE",
                        $"Recommendation {recommendation.Number} was answered on {recommendation.AnsweredOn:yyyy-MM-dd}.",
                        "input",
                        "recommendation"
                    )
                    .Require(
                        recommendation.MadeOn.First <= input.On,
                        RuleCodes.Invalid,
                        $"It was made later: {recommendation.MadeOn}.",
                        "input",
                        "on"
                    )
                    .Check();
                (recommendation.AnsweredBy, recommendation.AnsweredOn, recommendation.Answer, recommendation.AnswerText) = (
                    input.Body,
                    input.On,
                    input.Kind,
                    input.Text
                );
                recommendation.State = input.Kind switch
                {
                    ResponseKind.Accepted => RecommendationState.Accepted,
                    ResponseKind.PartlyAccepted => RecommendationState.PartlyAccepted,
                    _ => RecommendationState.Rejected,
                };
                db.Audit(
                    "respondToRecommendation",
                    recommendation,
                    partnership.Id,
                    $"{recommendation.Number}: {input.Kind} on {input.On:yyyy-MM-dd}"
                );
                return recommendation;
            },
            cancellationToken
        );
    }

    /// <summary>Notes that an action of a plan takes it up, instead of making a second one.</summary>
    [Requires(Role.Officer)]
    public static async Task<Recommendation> LinkRecommendation(
        LinkRecommendationInput input,
        Partnership partnership,
        LocalityPlansDb db,
        CancellationToken cancellationToken
    )
    {
        new Rules().OptionalText(input.Note, 1000, "input", "note").Check();
        var id = input.Action.For<PlanAction>("input", "action");
        return await db.WriteAsync(
            async ct =>
            {
                var recommendation = await HoldAsync(db, partnership, input.Recommendation, input.Version, ct);
                var action =
                    await db.Actions.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && a.PartnershipId == partnership.Id, ct)
                    ?? throw new RuleException(RuleCodes.NotFound, $"There is no such action in {partnership.Name}.", "input", "action");
                var links = await db.RecommendationActions.Where(a => a.RecommendationId == recommendation.Id).ToListAsync(ct);
                new Rules()
                    .Require(
                        links.TrueForAll(a => a.ActionId != id),
                        RuleCodes.AlreadyExists,
                        $"\"{action.Title}\" takes up recommendation {recommendation.Number} already.",
                        "input",
                        "action"
                    )
                    .Require(
                        links.Count < MostActions,
                        RuleCodes.Invalid,
                        $"At most {MostActions} actions take up one recommendation.",
                        "input",
                        "action"
                    )
                    .Check();
                db.Add(
                    new RecommendationAction
                    {
                        RecommendationId = recommendation.Id,
                        ActionId = id,
                        Number = links.Select(a => a.Number).DefaultIfEmpty().Max() + 1,
                        Note = input.Note,
                    }
                );
                db.Audit("linkRecommendation", recommendation, partnership.Id, $"{recommendation.Number}: {action.Title}");
                return recommendation;
            },
            cancellationToken
        );
    }

    [Requires(Role.Officer)]
    public static Task<Recommendation> UnlinkRecommendation(
        UnlinkRecommendationInput input,
        Partnership partnership,
        LocalityPlansDb db,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                var id = input.Action.For<PlanAction>("input", "action");
                var recommendation = await HoldAsync(db, partnership, input.Recommendation, input.Version, ct);
                var link =
                    await db.RecommendationActions.SingleOrDefaultAsync(
                        a => a.RecommendationId == recommendation.Id && a.ActionId == id,
                        ct
                    )
                    ?? throw new RuleException(
                        RuleCodes.NotFound,
                        $"That action does not take up recommendation {recommendation.Number}.",
                        "input",
                        "action"
                    );
                db.Remove(link);
                db.Audit("unlinkRecommendation", recommendation, partnership.Id, $"{recommendation.Number}: {input.Action}");
                return recommendation;
            },
            cancellationToken
        );

    /// <summary>Records that what was accepted is carried out.</summary>
    [Requires(Role.Officer)]
    public static async Task<Recommendation> ImplementRecommendation(
        ImplementRecommendationInput input,
        Partnership partnership,
        LocalityPlansDb db,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .Text(input.Evidence, 2000, "input", "evidence")
            .Require(
                input.On <= UkTime.Today(time),
                RuleCodes.Invalid,
                $"{input.On:yyyy-MM-dd} is in the future. Record it once it is done.",
                "input",
                "on"
            )
            .Check();
        return await db.WriteAsync(
            async ct =>
            {
                var recommendation = await HoldAsync(db, partnership, input.Recommendation, input.Version, ct);
                new Rules()
                    .Require(
                        recommendation.State is RecommendationState.Accepted or RecommendationState.PartlyAccepted,
                        "WRONG_STATE",
                        $"Recommendation {recommendation.Number} is not accepted, or is carried out already. Record the response first: respondToRecommendation.",
                        "input",
                        "recommendation"
                    )
                    .Check();
                (recommendation.State, recommendation.ImplementedOn, recommendation.Evidence) = (
                    RecommendationState.Implemented,
                    input.On,
                    input.Evidence
                );
                db.Audit("implementRecommendation", recommendation, partnership.Id, $"{recommendation.Number} on {input.On:yyyy-MM-dd}");
                return recommendation;
            },
            cancellationToken
        );
    }

    internal static void AddTopics(LocalityPlansDb db, Recommendation recommendation, IReadOnlyList<string> topics) =>
        db.AddRange(
            topics.Distinct(StringComparer.Ordinal).Select(t => new RecommendationTopic { RecommendationId = recommendation.Id, Topic = t })
        );

    /// <summary>Alike for the same words of the same body on the same day, however they are spaced or capitalised.</summary>
    internal static string Digest(string body, PartialDate on, string text) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join(
                        '\n',
                        new[] { body, on.ToString(), text }.Select(t =>
                            string.Join(' ', t.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant()
                        )
                    )
                )
            )
        );

    private static Task<Recommendation> HoldAsync(
        LocalityPlansDb db,
        Partnership partnership,
        GlobalId recommendation,
        int? version,
        CancellationToken cancellationToken
    ) =>
        db.HoldAsync<Recommendation>(
            partnership,
            recommendation.For<Recommendation>("input", "recommendation"),
            version,
            cancellationToken
        );
}
