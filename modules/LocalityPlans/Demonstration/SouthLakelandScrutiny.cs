namespace CouncilPlatform.LocalityPlans.Demonstration;

/// <summary>
/// What South Lakeland's report says about recommendations, risks, groups and topics. What it leaves open stays open: it dates no step of
/// the escalation, records no answer of the Cabinet, and names neither members nor parish councils. It is loaded after the action plan, to
/// whose actions the recommendations are linked.
/// </summary>
internal sealed class SouthLakelandScrutiny(Changes<LocalityPlansDb> changes, IPartnerships partnerships) : IDemonstration
{
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var document = await DemonstrationFile.ReadAsync<Document>("scrutiny.json", cancellationToken);
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

        var source = document.Source;
        var actions = (await change.Of<PlanAction>().Select(a => new { a.Id, a.Title }).ToListAsync(change.Cancellation)).ToLookup(
            a => a.Title,
            a => a.Id
        );
        List<Recommendation> recommendations = [];
        foreach (var (input, titles) in document.Recommendations)
        {
            var recommendation = await RecommendationMutations.RecordRecommendation(input, change);
            recommendations.Add(recommendation);
            change.AddRange(
                titles
                    .SelectMany(title => actions[title].Take(1))
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
        }

        foreach (var item in document.WorkProgramme)
        {
            await WorkProgrammeMutations.AddWorkProgrammeItem(item with { Source = source }, change);
        }

        foreach (var risk in document.Risks)
        {
            await RiskMutations.RecordRisk(risk with { Source = source }, change);
        }

        await JointGroupMutations.AddNeedsAssessment(document.NeedsAssessment, change);
        await change.SaveAsync();
        foreach (var group in document.Groups)
        {
            await JointGroupMutations.CreateJointGroup(group with { Source = source }, change);
        }

        foreach (var action in actions[document.CompatibilityOf].Take(1))
        {
            var input = document.Compatibility with { Action = new("Action", action), Source = source };
            await CompatibilityMutations.RequireCompatibility(input, change);
        }

        var escalated = new GlobalId(nameof(Recommendation), recommendations[document.Escalated - 1].Id);
        await EscalationMutations.PlanEscalation(document.Escalation with { Recommendation = escalated, Source = source }, change);
        foreach (var topic in document.Topics)
        {
            await TopicMutations.OpenTopic(topic with { Source = source }, change);
        }
    }

    private sealed record Document(
        string Partnership,
        string Source,
        IReadOnlyList<RecommendationDocument> Recommendations,
        string Note,
        IReadOnlyList<AddWorkProgrammeItemInput> WorkProgramme,
        IReadOnlyList<RecordRiskInput> Risks,
        AddNeedsAssessmentInput NeedsAssessment,
        IReadOnlyList<CreateJointGroupInput> Groups,
        string CompatibilityOf,
        RequireCompatibilityInput Compatibility,
        int Escalated,
        PlanEscalationInput Escalation,
        IReadOnlyList<OpenTopicInput> Topics
    );

    private sealed record RecommendationDocument(RecordRecommendationInput Input, IReadOnlyList<string> Actions);
}
