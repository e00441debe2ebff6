using System.Text.Json;
using System.Text.Json.Serialization;

namespace CouncilPlatform.LocalityPlans.Demonstration;

/// <summary>
/// What South Lakeland's report says about recommendations, risks, groups and topics. What it leaves open stays open: it dates no step of the escalation,
/// records no answer of the Cabinet, and names neither members nor parish councils. It is loaded after the action plan, to whose actions the
/// recommendations are linked.
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

        var codes = document.Compatibility.With.Concat(document.Escalation.Route.Select(h => h.Council)).Distinct();
        var councils = await change.AskAsync(new FindOrganisations([.. codes]));
        var actions = (
            await change.Of<PlanAction>().Select(a => new { a.Id, a.Title }).ToListAsync(change.Cancellation)
        ).ToLookup(a => a.Title, a => a.Id);
        var recommendations = new List<Recommendation>();
        foreach (var item in document.Recommendations)
        {
            recommendations.Add(await AddAsync(change, item, document, actions));
        }

        AddWorkProgramme(change, document);
        await AddRisksAsync(change, document);
        AddGroups(change, document);
        AddChecks(change, document, actions, councils);
        await AddEscalationAsync(change, document, recommendations, councils);
        foreach (var topic in document.Topics)
        {
            change.Done(
                change.Add(
                    new WorkingTopic
                    {
                        PartnershipId = change.Partnership.Id,
                        Slug = topic.Slug,
                        Title = topic.Title,
                        About = topic.About,
                        Body = topic.Body,
                        Source = document.Source,
                    }
                ),
                topic.Slug
            );
        }
    }

    private static async Task<Recommendation> AddAsync(
        Change<LocalityPlansDb> change,
        RecommendationDocument item,
        Document document,
        ILookup<string, Guid> actions
    )
    {
        var on = PartialDate.Parse(item.On);
        var recommendation = change.Add(
            new Recommendation
            {
                PartnershipId = change.Partnership.Id,
                Number = await change.NextNumberAsync<Recommendation>(),
                Kind = item.Kind,
                Text = item.Text,
                Advice = item.Advice,
                MadeBy = item.Body,
                MadeOn = on,
                Document = document.Source,
                Place = item.Place,
                Digest = Recommendation.DigestOf(item.Body, on, item.Text),
            }
        );
        RecommendationMutations.AddTopics(change, recommendation, item.Topics);
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
        return change.Done(recommendation, $"{item.Kind} {recommendation.Number}");
    }

    private static void AddWorkProgramme(Change<LocalityPlansDb> change, Document document)
    {
        foreach (var item in document.WorkProgramme)
        {
            var added = change.Add(
                new WorkProgrammeItem
                {
                    PartnershipId = change.Partnership.Id,
                    Body = item.Body,
                    CouncilYear = item.Year,
                    Title = item.Title,
                    Source = document.Source,
                }
            );
            change.AddRange(item.Topics.Select(t => new WorkProgrammeTopic { ItemId = added.Id, Topic = t }));
            change.Done(added, $"{item.Body} {item.Year}");
        }
    }

    private static async Task AddRisksAsync(Change<LocalityPlansDb> change, Document document)
    {
        foreach (var item in document.Risks)
        {
            var risk = change.Add(
                new PartnershipRisk
                {
                    PartnershipId = change.Partnership.Id,
                    Number = await change.NextNumberAsync<PartnershipRisk>(),
                    Risk = item.Risk,
                    Consequence = item.Consequence,
                    Source = document.Source,
                }
            );
            RiskMutations.AddControls(change, risk, [.. item.Controls.Select(text => new RiskControlInput(text, InPlaceSince: null))]);
            change.Done(risk, $"risk {risk.Number}");
        }
    }

    private static void AddGroups(Change<LocalityPlansDb> change, Document document)
    {
        var assessment = change.Add(
            new NeedsAssessment
            {
                PartnershipId = change.Partnership.Id,
                Slug = document.NeedsAssessment.Slug,
                Title = document.NeedsAssessment.Title,
            }
        );
        change.Done(assessment, assessment.Slug);
        foreach (var item in document.Groups)
        {
            var group = change.Add(
                new JointGroup
                {
                    PartnershipId = change.Partnership.Id,
                    Slug = item.Slug,
                    Name = item.Name,
                    Purpose = item.Purpose,
                    Source = document.Source,
                }
            );
            change.AddRange(
                item.PriorityAreas.Select(
                    (title, index) =>
                        new PriorityArea
                        {
                            GroupId = group.Id,
                            NeedsAssessmentId = assessment.Id,
                            Number = index + 1,
                            Title = title,
                        }
                )
            );
            change.Done(group, group.Slug);
        }
    }

    private static void AddChecks(
        Change<LocalityPlansDb> change,
        Document document,
        ILookup<string, Guid> actions,
        IReadOnlyDictionary<string, Organisation> councils
    )
    {
        foreach (var action in actions[document.Compatibility.Action].Take(1))
        {
            foreach (var (index, code) in document.Compatibility.With.Index())
            {
                var check = new CompatibilityCheck
                {
                    PartnershipId = change.Partnership.Id,
                    ActionId = action,
                    BodyId = councils[code].Id,
                    Number = index + 1,
                    What = document.Compatibility.What,
                    Source = document.Source,
                };
                change.Done(change.Add(check), $"{check.What}: {code}");
            }
        }
    }

    private static async Task AddEscalationAsync(
        Change<LocalityPlansDb> change,
        Document document,
        List<Recommendation> recommendations,
        IReadOnlyDictionary<string, Organisation> councils
    )
    {
        var escalation = change.Add(
            new Escalation
            {
                PartnershipId = change.Partnership.Id,
                Number = await change.NextNumberAsync<Escalation>(),
                Title = document.Escalation.Title,
                RecommendationId = recommendations[document.Escalation.Recommendation - 1].Id,
                Source = document.Source,
            }
        );
        change.AddRange(
            document.Escalation.Route.Select(
                (hop, index) =>
                    new EscalationHop
                    {
                        EscalationId = escalation.Id,
                        Number = index + 1,
                        To = hop.To,
                        CouncilId = councils[hop.Council].Id,
                    }
            )
        );
        change.Done(escalation, escalation.Title);
    }

    private sealed record Document(
        string Partnership,
        string Source,
        IReadOnlyList<RecommendationDocument> Recommendations,
        string Note,
        IReadOnlyList<ProgrammeDocument> WorkProgramme,
        IReadOnlyList<RiskDocument> Risks,
        AssessmentDocument NeedsAssessment,
        IReadOnlyList<GroupDocument> Groups,
        CompatibilityDocument Compatibility,
        EscalationDocument Escalation,
        IReadOnlyList<TopicDocument> Topics
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

    private sealed record ProgrammeDocument(string Body, string Year, string Title, IReadOnlyList<string> Topics);

    private sealed record RiskDocument(string Risk, string Consequence, IReadOnlyList<string> Controls);

    private sealed record AssessmentDocument(string Slug, string Title);

    private sealed record GroupDocument(string Slug, string Name, string Purpose, IReadOnlyList<string> PriorityAreas);

    private sealed record CompatibilityDocument(string Action, string What, IReadOnlyList<string> With);

    private sealed record EscalationDocument(string Title, int Recommendation, IReadOnlyList<HopDocument> Route);

    private sealed record HopDocument(string To, string Council);

    private sealed record TopicDocument(string Slug, string Title, string About, string Body);
}
