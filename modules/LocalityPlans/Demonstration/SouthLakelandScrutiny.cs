using System.Text.Json;
using System.Text.Json.Serialization;

namespace CouncilPlatform.LocalityPlans.Demonstration;

/// <summary>
/// What South Lakeland's report says of recommendations, risk, groups and topics. What it leaves open stays so: it dates no hop of the escalation, tells no
/// answer of the Cabinet, and names neither members nor parish councils. Loaded after the action plan, to whose actions the recommendations are linked.
/// </summary>
internal sealed class SouthLakelandScrutiny(LocalityPlansDb db, IPartnerships partnerships, IMediator mediator) : IDemonstration
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
        var councils = await mediator.Send(
            new FindOrganisations([.. document.Compatibility.With.Concat(document.Escalation.Route.Select(h => h.Council)).Distinct()]),
            cancellationToken
        );
        await db.WriteAsync(
            async ct =>
            {
                // What somebody has begun is left alone.
                if (
                    await db.Recommendations.AnyAsync(r => r.PartnershipId == partnership.Id, ct)
                    || await db.Risks.AnyAsync(r => r.PartnershipId == partnership.Id, ct)
                    || await db.JointGroups.AnyAsync(g => g.PartnershipId == partnership.Id, ct)
                    || await db.WorkingTopics.AnyAsync(t => t.PartnershipId == partnership.Id, ct)
                )
                {
                    return false;
                }

                var actions = (
                    await db.Actions.Where(a => a.PartnershipId == partnership.Id).Select(a => new { a.Id, a.Title }).ToListAsync(ct)
                ).ToLookup(a => a.Title, a => a.Id);
                var recommendations = new List<Recommendation>();
                foreach (var item in document.Recommendations)
                {
                    recommendations.Add(await AddAsync(item, document, partnership, actions, ct));
                }

                AddWorkProgramme(document, partnership);
                await AddRisksAsync(document, partnership, ct);
                AddGroups(document, partnership);
                AddChecks(document, partnership, actions, councils);
                await AddEscalationAsync(document, partnership, recommendations, councils, ct);
                foreach (var topic in document.Topics)
                {
                    Add(
                        new WorkingTopic
                        {
                            PartnershipId = partnership.Id,
                            Slug = topic.Slug,
                            Title = topic.Title,
                            About = topic.About,
                            Body = topic.Body,
                            Source = document.Source,
                        },
                        partnership,
                        topic.Slug
                    );
                }

                return true;
            },
            cancellationToken
        );
    }

    private async Task<Recommendation> AddAsync(
        RecommendationDocument item,
        Document document,
        Partnership partnership,
        ILookup<string, Guid> actions,
        CancellationToken cancellationToken
    )
    {
        var on = PartialDate.Parse(item.On);
        var recommendation = new Recommendation
        {
            PartnershipId = partnership.Id,
            Number = await Numbering.NextAsync<Recommendation>(db, partnership, cancellationToken),
            Kind = item.Kind,
            Text = item.Text,
            Advice = item.Advice,
            MadeBy = item.Body,
            MadeOn = on,
            Document = document.Source,
            Place = item.Place,
            Digest = RecommendationMutations.Digest(item.Body, on, item.Text),
        };
        Add(recommendation, partnership, $"{item.Kind} {recommendation.Number}");
        RecommendationMutations.AddTopics(db, recommendation, item.Topics);
        db.AddRange(
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

    private void AddWorkProgramme(Document document, Partnership partnership)
    {
        foreach (var item in document.WorkProgramme)
        {
            var added = new WorkProgrammeItem
            {
                PartnershipId = partnership.Id,
                Body = item.Body,
                CouncilYear = item.Year,
                Title = item.Title,
                Source = document.Source,
            };
            Add(added, partnership, $"{item.Body} {item.Year}");
            db.AddRange(item.Topics.Select(t => new WorkProgrammeTopic { ItemId = added.Id, Topic = t }));
        }
    }

    private async Task AddRisksAsync(Document document, Partnership partnership, CancellationToken cancellationToken)
    {
        foreach (var item in document.Risks)
        {
            var risk = new PartnershipRisk
            {
                PartnershipId = partnership.Id,
                Number = await Numbering.NextAsync<PartnershipRisk>(db, partnership, cancellationToken),
                Risk = item.Risk,
                Consequence = item.Consequence,
                Source = document.Source,
            };
            Add(risk, partnership, $"risk {risk.Number}");
            db.AddRange(
                item.Controls.Select(
                    (text, index) =>
                        new RiskControl
                        {
                            RiskId = risk.Id,
                            Number = index + 1,
                            Text = text,
                        }
                )
            );
        }
    }

    private void AddGroups(Document document, Partnership partnership)
    {
        var assessment = new NeedsAssessment
        {
            PartnershipId = partnership.Id,
            Slug = document.NeedsAssessment.Slug,
            Title = document.NeedsAssessment.Title,
        };
        Add(assessment, partnership, assessment.Slug);
        foreach (var item in document.Groups)
        {
            var group = new JointGroup
            {
                PartnershipId = partnership.Id,
                Slug = item.Slug,
                Name = item.Name,
                Purpose = item.Purpose,
                Source = document.Source,
            };
            Add(group, partnership, group.Slug);
            db.AddRange(
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
        }
    }

    private void AddChecks(
        Document document,
        Partnership partnership,
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
                    PartnershipId = partnership.Id,
                    ActionId = action,
                    BodyId = councils[code].Id,
                    Number = index + 1,
                    What = document.Compatibility.What,
                    Source = document.Source,
                };
                Add(check, partnership, $"{check.What}: {code}");
            }
        }
    }

    private async Task AddEscalationAsync(
        Document document,
        Partnership partnership,
        List<Recommendation> recommendations,
        IReadOnlyDictionary<string, Organisation> councils,
        CancellationToken cancellationToken
    )
    {
        var escalation = new Escalation
        {
            PartnershipId = partnership.Id,
            Number = await Numbering.NextAsync<Escalation>(db, partnership, cancellationToken),
            Title = document.Escalation.Title,
            RecommendationId = recommendations[document.Escalation.Recommendation - 1].Id,
            Source = document.Source,
        };
        Add(escalation, partnership, escalation.Title);
        db.AddRange(
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
    }

    private void Add(IKeyed added, Partnership partnership, string detail)
    {
        db.Add(added);
        db.Audit("loadDemonstration", added, partnership.Id, detail);
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
