using System.Text.Json;
using System.Text.Json.Serialization;

namespace CouncilPlatform.LocalityPlans.Demonstration;

/// <summary>
/// What South Lakeland's report says about recommendations, risks, groups and topics. What it leaves open stays open: it dates no step of
/// the escalation, records no answer of the Cabinet, and names neither members nor parish councils. It is loaded after the action plan, to
/// whose actions the recommendations are linked.
/// </summary>
internal sealed class SouthLakelandScrutiny(Changes<LocalityPlansDb> changes, IPartnerships partnerships) : IDemonstration
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) },
    };

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await using var file = typeof(SouthLakelandScrutiny).Assembly.GetManifestResourceStream(
            "CouncilPlatform.LocalityPlans.Demonstration.scrutiny.json"
        )!;
        var document = (await JsonSerializer.DeserializeAsync<Document>(file, Json, cancellationToken))!;
        var partnership = await partnerships.FindAsync(document.Partnership, cancellationToken);
        await changes.RunAsync(partnership, "loadDemonstration", change => LoadAsync(change, document), cancellationToken);
    }

    private static async Task LoadAsync(Change<LocalityPlansDb> change, Document document)
    {
        // What somebody has begun is left alone.
        if (
            await change.Of<Recommendation>().AnyAsync(change.Cancellation)
            || await change.Of<PartnershipRisk>().AnyAsync(change.Cancellation)
            || await change.Of<JointGroup>().AnyAsync(change.Cancellation)
            || await change.Of<WorkingTopic>().AnyAsync(change.Cancellation)
        )
        {
            return;
        }

        var (partnership, source) = (change.Partnership.Slug, document.Source);
        var actions = (await change.Of<PlanAction>().Select(a => new { a.Id, a.Title }).ToListAsync(change.Cancellation)).ToLookup(
            a => a.Title,
            a => a.Id
        );
        List<Recommendation> recommendations = [];
        foreach (var item in document.Recommendations)
        {
            recommendations.Add(await AddAsync(change, item, document, actions));
        }

        foreach (var item in document.WorkProgramme)
        {
            await WorkProgrammeMutations.AddWorkProgrammeItem(item with { Source = source }, change);
        }

        foreach (var risk in document.Risks)
        {
            var controls = risk.Controls.Select(text => new RiskControlInput(text, InPlaceSince: null));
            await RiskMutations.RecordRisk(new(partnership, risk.Risk, risk.Consequence, [.. controls], Owner: null, source), change);
        }

        await JointGroupMutations.AddNeedsAssessment(document.NeedsAssessment, change);
        await change.SaveAsync();
        foreach (var group in document.Groups)
        {
            var areas = group.PriorityAreas.Select(title => new PriorityAreaInput(title, document.NeedsAssessment.Slug, Place: null));
            await JointGroupMutations.CreateJointGroup(new(partnership, group.Slug, group.Name, group.Purpose, [.. areas], source), change);
        }

        foreach (var action in actions[document.Compatibility.Action].Take(1).Select(id => new GlobalId("Action", id)))
        {
            var (_, what, with) = document.Compatibility;
            await CompatibilityMutations.RequireCompatibility(new(partnership, action, with, what, source), change);
        }

        var escalated = new GlobalId(nameof(Recommendation), recommendations[document.Escalation.Recommendation - 1].Id);
        await EscalationMutations.PlanEscalation(
            new(partnership, document.Escalation.Title, escalated, Action: null, document.Escalation.Route, source),
            change
        );
        foreach (var topic in document.Topics)
        {
            await TopicMutations.OpenTopic(topic with { Source = source }, change);
        }
    }

    private static async Task<Recommendation> AddAsync(
        Change<LocalityPlansDb> change,
        RecommendationDocument item,
        Document document,
        ILookup<string, Guid> actions
    )
    {
        var recommendation = await RecommendationMutations.RecordRecommendation(
            new(
                change.Partnership.Slug,
                item.Kind,
                item.Text,
                new(item.Body, PartialDate.Parse(item.On), document.Source, item.Place),
                item.Topics,
                item.Advice,
                Owner: null,
                OwnerCouncil: null
            ),
            change
        );
        change.AddRange(
            item.Actions.SelectMany(title => actions[title].Take(1))
                .Select(
                    (action, index) =>
                        new RecommendationAction
                        {
                            RecommendationId = recommendation.Id,
                            ActionId = action,
                            Number = index + 1,
                            Note = document.Note,
                        }
                )
        );
        return recommendation;
    }

    private sealed record Document(
        string Partnership,
        string Source,
        IReadOnlyList<RecommendationDocument> Recommendations,
        string Note,
        IReadOnlyList<AddWorkProgrammeItemInput> WorkProgramme,
        IReadOnlyList<RiskDocument> Risks,
        AddNeedsAssessmentInput NeedsAssessment,
        IReadOnlyList<GroupDocument> Groups,
        CompatibilityDocument Compatibility,
        EscalationDocument Escalation,
        IReadOnlyList<OpenTopicInput> Topics
    );

    private sealed record RecommendationDocument(
        RecommendationKind Kind,
        string Text,
        string Body,
        string On,
        string Place,
        IReadOnlyList<string> Topics,
        string Advice,
        IReadOnlyList<string> Actions
    );

    private sealed record RiskDocument(string Risk, string Consequence, IReadOnlyList<string> Controls);

    private sealed record GroupDocument(string Slug, string Name, string Purpose, IReadOnlyList<string> PriorityAreas);

    private sealed record CompatibilityDocument(string Action, string What, IReadOnlyList<string> With);

    private sealed record EscalationDocument(string Title, int Recommendation, IReadOnlyList<EscalationHopInput> Route);
}
