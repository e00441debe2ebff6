using System.Text.Json;
using System.Text.Json.Serialization;
using CouncilPlatform.Host.Core.Bodies;
using CouncilPlatform.Host.Core.Decisions;
using CouncilPlatform.Host.Core.Meetings;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Demonstration;

/// <summary>
/// What bodies of South Lakeland decided on joint working, and what the Cabinet was requested to decide; the document does not contain its
/// decision. The meetings are those that it dates. The decisions are about the partnership itself. If there is any decision already,
/// nothing is added.
/// </summary>
internal sealed class DecisionDemonstration(Changes<CoreDb> changes) : IDemonstration
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
        await changes.RunAsync(partnership: null, "loadDemonstration", change => LoadAsync(document, change), cancellationToken);
    }

    private static async Task LoadAsync(Document document, Change<CoreDb> change)
    {
        await change.BeginAsync();
        var partnership = (
            await change.Db.Partnerships.AsNoTracking().SingleAsync(p => p.Slug == document.Partnership, change.Cancellation)
        ).Id;
        var bodies = await change.Db.Of<Body>(partnership).ToDictionaryAsync(b => b.Name, change.Cancellation);
        // Users have renamed bodies: those of the document no longer exist.
        if (
            await change.Db.Of<Decision>(partnership).AnyAsync(change.Cancellation)
            || document.Decisions.Any(d => !bodies.ContainsKey(d.Body))
            || document.Meetings.Any(m => !bodies.ContainsKey(m.Body))
        )
        {
            return;
        }

        List<Meeting> meetings = [.. document.Meetings.Select(m => Add(change, m, partnership, bodies[m.Body]))];
        Decision? before = null;
        foreach (var (index, item) in document.Decisions.Index())
        {
            // In the document's order.
            before = Add(
                change,
                item,
                document.Source,
                partnership,
                bodies[item.Body],
                meetings,
                before,
                change.NowUtc.AddMilliseconds(index)
            );
        }
    }

    private static Meeting Add(Change<CoreDb> change, MeetingDocument item, Guid partnership, Body body)
    {
        var meeting = change.Add(
            new Meeting
            {
                PartnershipId = partnership,
                BodyId = body.Id,
                Number = 1,
                On = item.On,
            }
        );
        if (item.Held)
        {
            // Whatever the clock of the host says: the report has it as held.
            meeting.Record(attendance: null, minutes: null, rule: null, today: item.On);
        }

        return change.Done(meeting, meeting.Describe(body));
    }

    private static Decision Add(
        Change<CoreDb> change,
        DecisionDocument item,
        string source,
        Guid partnership,
        Body body,
        List<Meeting> meetings,
        Decision? before,
        DateTime raised
    )
    {
        var decision = change.Add(
            new Decision
            {
                PartnershipId = partnership,
                Title = item.Title,
                Request = item.Request,
                BodyId = body.Id,
                OwnerId = body.OrganisationId,
                SubjectId = new GlobalId(nameof(Partnership), partnership).ToString(),
                Meets = item.Meets is null ? null : PartialDate.Parse(item.Meets),
                Source = source,
                ReferredFromId = item.Referred ? before?.Id : null,
                RaisedUtc = raised,
            }
        );
        foreach (var (index, signed) in (item.SignOffs ?? []).Index())
        {
            var signOff = change.Add(
                new SignOff
                {
                    DecisionId = decision.Id,
                    Number = index + 1,
                    Role = signed.Role,
                }
            );
            signOff.Record(signed.On is null ? SignOffState.NotApplicable : SignOffState.Given, signed.On, comment: null);
        }

        foreach (var (index, considered) in (item.Implications ?? []).Index())
        {
            var implication = change.Add(
                new Implication
                {
                    DecisionId = decision.Id,
                    Number = index + 1,
                    Kind = considered.Kind,
                }
            );
            // The report is the Scrutiny Officer's.
            implication.Record(considered.Arise, considered.Text, "Scrutiny Officer");
        }

        decision.Submit([], []);
        if (item is { Type: { } type, On: { } on })
        {
            decision.Decide(type, on, item.Reason, meetings.Find(m => m.BodyId == body.Id && m.On == on));
        }

        return change.Done(decision, decision.Title);
    }

    private sealed record Document(
        string Partnership,
        string Source,
        IReadOnlyList<MeetingDocument> Meetings,
        IReadOnlyList<DecisionDocument> Decisions
    );

    private sealed record MeetingDocument(string Body, DateOnly On, bool Held);

    private sealed record DecisionDocument(
        string Title,
        string Body,
        string? Request,
        string? Meets,
        DateOnly? On,
        DecisionType? Type,
        string? Reason,
        bool Referred,
        IReadOnlyList<SignOffDocument>? SignOffs,
        IReadOnlyList<ImplicationDocument>? Implications
    );

    private sealed record ImplicationDocument(ImplicationKind Kind, bool Arise, string? Text);

    private sealed record SignOffDocument(SignOffRole Role, DateOnly? On);
}
