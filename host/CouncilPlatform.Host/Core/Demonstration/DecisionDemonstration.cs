using System.Text.Json;
using System.Text.Json.Serialization;
using CouncilPlatform.Host.Core.Decisions;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Demonstration;

/// <summary>
/// What bodies of South Lakeland decided on joint working, and what the Cabinet was asked; what it decided the document does not say. Their subject is the
/// partnership itself. Where there is any decision already, nothing is added.
/// </summary>
internal sealed class DecisionDemonstration(CoreDb db, TimeProvider time) : IDemonstration
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) },
    };

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await using var file = typeof(DecisionDemonstration).Assembly.GetManifestResourceStream(
            "CouncilPlatform.Host.Core.Demonstration.south-lakeland-decisions.json"
        )!;
        var document = (await JsonSerializer.DeserializeAsync<Document>(file, Json, cancellationToken))!;
        await db.WriteAsync(
            async ct =>
            {
                var partnership = await db.Partnerships.AsNoTracking().SingleAsync(p => p.Slug == document.Partnership, ct);
                var bodies = await db.Bodies.Where(b => b.PartnershipId == partnership.Id).ToDictionaryAsync(b => b.Name, b => b.Id, ct);
                // Bodies that somebody has renamed: the document's are no longer there.
                if (
                    await db.Decisions.AnyAsync(d => d.PartnershipId == partnership.Id, ct)
                    || document.Decisions.Any(d => !bodies.ContainsKey(d.Body))
                )
                {
                    return false;
                }

                Decision? before = null;
                foreach (var (index, item) in document.Decisions.Index())
                {
                    before = Add(item, document.Source, partnership.Id, bodies[item.Body], before, index);
                }

                return true;
            },
            cancellationToken
        );
    }

    private Decision Add(DecisionDocument item, string source, Guid partnership, Guid body, Decision? before, int index)
    {
        var decision = new Decision
        {
            PartnershipId = partnership,
            Title = item.Title,
            Request = item.Request,
            BodyId = body,
            SubjectId = new GlobalId(nameof(Partnership), partnership).ToString(),
            Meets = item.Meets is null ? null : PartialDate.Parse(item.Meets),
            State = item.Type is null ? DecisionState.Submitted : DecisionState.Decided,
            Type = item.Type,
            On = item.On,
            Reason = item.Reason,
            Source = source,
            ReferredFromId = item.Referred ? before?.Id : null,
            // In the document's order.
            RaisedUtc = time.GetUtcNow().UtcDateTime.AddMilliseconds(index),
        };
        db.Add(decision);
        db.AddRange(
            (item.SignOffs ?? []).Select(
                (s, number) =>
                    new SignOff
                    {
                        DecisionId = decision.Id,
                        Number = number + 1,
                        Role = s.Role,
                        On = s.On,
                        State = s.On is null ? SignOffState.NotApplicable : SignOffState.Given,
                    }
            )
        );
        db.Audit("loadDemonstration", decision, partnership, decision.Title);
        return decision;
    }

    private sealed record Document(string Partnership, string Source, IReadOnlyList<DecisionDocument> Decisions);

    private sealed record DecisionDocument(
        string Title,
        string Body,
        string? Request,
        string? Meets,
        DateOnly? On,
        DecisionType? Type,
        string? Reason,
        bool Referred,
        IReadOnlyList<SignOffDocument>? SignOffs
    );

    private sealed record SignOffDocument(SignOffRole Role, DateOnly? On);
}
