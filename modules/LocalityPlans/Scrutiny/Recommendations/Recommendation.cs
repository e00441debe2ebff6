using System.Security.Cryptography;
using System.Text;

namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <summary>What a scrutiny body recommends or suggests, the executive's answer, and the actions that carry it out.</summary>
internal sealed class Recommendation : Aggregate, INumbered, ITransferable
{
    public int Number { get; init; }

    /// <summary>Whether it is a recommendation or a suggestion.</summary>
    public RecommendationKind Kind { get; init; }

    /// <summary>The recommendation in the document's own words.</summary>
    [MaxLength(4000)]
    public required string Text { get; init; }

    /// <summary>How far the recommendation has come.</summary>
    public RecommendationState State { get; private set; }

    /// <summary>What officers advised, in the document's own words; null where it records no advice.</summary>
    [MaxLength(4000)]
    public string? Advice { get; set; }

    /// <summary>The role that is responsible for carrying it out.</summary>
    [MaxLength(RoleText.MaxLength)]
    public string? Owner { get; private set; }

    /// <summary>The day it was carried out.</summary>
    public DateOnly? ImplementedOn { get; private set; }

    /// <summary>The evidence that it was carried out.</summary>
    [MaxLength(2000)]
    public string? Evidence { get; private set; }

    [MaxLength(RoleText.MaxLength)]
    internal required string MadeBy { get; init; }

    internal PartialDate MadeOn { get; init; }

    [MaxLength(500)]
    internal required string Document { get; init; }

    [MaxLength(100)]
    internal string? Place { get; init; }

    /// <summary>Of source and text, so that a recommendation is recorded once.</summary>
    [MaxLength(64)]
    internal required string Digest { get; init; }

    internal Guid? OwnerCouncilId { get; private set; }

    [MaxLength(RoleText.MaxLength)]
    internal string? AnsweredBy { get; private set; }

    internal DateOnly? AnsweredOn { get; private set; }

    internal ResponseKind? Answer { get; private set; }

    [MaxLength(4000)]
    internal string? AnswerText { get; private set; }

    Guid? IOwned.OwnerId => OwnerCouncilId;

    /// <summary>Who made it, when, and where that is recorded.</summary>
    [Needs(nameof(MadeBy), nameof(MadeOn), nameof(Document), nameof(Place))]
    public RecommendationSource Source() => new(MadeBy, MadeOn, Document, Place);

    /// <summary>The executive's answer; null until it has answered.</summary>
    [Needs(nameof(AnsweredBy), nameof(AnsweredOn), nameof(Answer), nameof(AnswerText))]
    public RecommendationResponse? Response() => Answer is { } answer ? new(AnsweredBy!, AnsweredOn!.Value, answer, AnswerText) : null;

    /// <summary>The council of the role that is responsible.</summary>
    public IDataLoaderResult<Organisation?>? OwnerCouncil(OrganisationBatch organisations) => organisations.Get(OwnerCouncilId);

    /// <summary>What it is about, as codes that are compared with those of work programmes.</summary>
    public IDataLoaderResult<IReadOnlyList<string>> Topics(Batches batches, LocalityPlansDb db) =>
        batches.Values(
            Id,
            db,
            static (ids, db) => db.Set<RecommendationTopic>().Where(t => ids.Contains(t.RecommendationId)).OrderBy(t => t.Topic),
            static t => t.RecommendationId,
            static t => t.Topic
        );

    /// <summary>The actions that carry it out, in the order in which they were linked.</summary>
    public IDataLoaderResult<IReadOnlyList<RecommendationAction>> Actions(Batches batches, LocalityPlansDb db) =>
        batches.Parts(db, Id, static (RecommendationAction a) => a.RecommendationId, static a => a.Number);

    /// <summary>The escalations that raise it with one body after another.</summary>
    public IDataLoaderResult<IReadOnlyList<Escalation>> Escalations(Batches batches, LocalityPlansDb db) =>
        batches.Parts(db, Id, static (Escalation e) => e.RecommendationId!.Value, static e => e.Number);

    /// <summary>
    /// What needs attention: WORK_PROGRAMME_OVERLAP where a work programme has the same topic, NO_OWNER where no role is responsible for
    /// what
    /// was accepted.
    /// </summary>
    [Needs(nameof(State), nameof(Owner))]
    public IDataLoaderResult<IReadOnlyList<PlanWarning>> Warnings(Batches batches, LocalityPlansDb db) =>
        batches
            .Values(
                Id,
                (db, PartnershipId),
                static (ids, s) => WorkProgrammeOverlap.Of(s.db, s.PartnershipId, ids),
                static o => o.RecommendationId
            )
            .Then(
                IReadOnlyList<PlanWarning> (overlaps) =>
                    [
                        .. WorkProgrammeOverlap.Warn(overlaps),
                        .. Owner is null && IsAccepted()
                            ? [new PlanWarning("NO_OWNER", "No role is responsible for this accepted recommendation. Name one.")]
                            : Array.Empty<PlanWarning>(),
                    ]
            );

    /// <summary>The same for the same words of the same body on the same day, however they are spaced or capitalised.</summary>
    internal static string DigestOf(string body, PartialDate on, string text) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', new[] { body, on.ToString(), text }.Select(Names.Key))))
        );

    /// <summary>Changes who is responsible. Without a council it stays the one that it is.</summary>
    internal void Assign(string? owner, Organisation? council)
    {
        (Owner, OwnerCouncilId) = (owner, council?.Id ?? OwnerCouncilId);
        new Rules()
            .Valid(OwnerCouncilId is null || Owner is not null, "Enter the role of the council that is responsible.", InputPath.Of("owner"))
            .Check();
    }

    void ITransferable.PassTo(Guid organisation) => OwnerCouncilId = organisation;

    internal void Respond(string body, DateOnly on, ResponseKind kind, string? text)
    {
        new Rules()
            .Require(
                State == RecommendationState.AwaitingResponse,
                "WRONG_STATE",
                $"Recommendation {Number} was already answered on {AnsweredOn:d MMMM yyyy}.",
                InputPath.Of("recommendation")
            )
            .Valid(MadeOn.First <= on, $"The recommendation was made on {MadeOn}. Enter that day or a later one.", on)
            .Check();
        (AnsweredBy, AnsweredOn, Answer, AnswerText) = (body, on, kind, text);
        State = kind switch
        {
            ResponseKind.Accepted => RecommendationState.Accepted,
            ResponseKind.PartlyAccepted => RecommendationState.PartlyAccepted,
            _ => RecommendationState.Rejected,
        };
    }

    internal void Implement(DateOnly on, string evidence)
    {
        new Rules()
            .Require(
                IsAccepted(),
                "WRONG_STATE",
                $"Recommendation {Number} is {Wording.Of(State.ToString())}. Only an accepted recommendation can be carried out, once.",
                InputPath.Of("recommendation")
            )
            .Check();
        (State, ImplementedOn, Evidence) = (RecommendationState.Implemented, on, evidence);
    }

    private bool IsAccepted() => State is RecommendationState.Accepted or RecommendationState.PartlyAccepted;
}

/// <summary>Whether it requires an answer of the executive.</summary>
internal enum RecommendationKind
{
    /// <summary>A formal recommendation, which the executive must answer.</summary>
    Recommendation,

    /// <summary>An idea, put forward for consideration.</summary>
    Suggestion,
}

/// <summary>How far a recommendation has come.</summary>
internal enum RecommendationState
{
    /// <summary>The executive has not answered.</summary>
    AwaitingResponse,

    /// <summary>The executive accepted it.</summary>
    Accepted,

    /// <summary>The executive accepted a part of it.</summary>
    PartlyAccepted,

    /// <summary>The executive rejected it.</summary>
    Rejected,

    /// <summary>It was carried out.</summary>
    Implemented,
}

/// <summary>What the executive answers.</summary>
internal enum ResponseKind
{
    /// <summary>It accepts the recommendation.</summary>
    Accepted,

    /// <summary>It accepts a part of the recommendation.</summary>
    PartlyAccepted,

    /// <summary>It rejects the recommendation.</summary>
    Rejected,
}

/// <summary>Where a recommendation comes from.</summary>
/// <param name="Body">The body that made it, like Overview and Scrutiny Committee.</param>
/// <param name="On">When it was made, as precisely as the document gives it.</param>
/// <param name="Document">The document that records it, by title and date.</param>
/// <param name="Place">Where in the document, like paragraph 3.10.</param>
internal sealed record RecommendationSource(string Body, PartialDate On, string Document, string? Place);

/// <summary>The executive's answer to a recommendation.</summary>
/// <param name="Body">The body that answered, like South Lakeland District Council Cabinet.</param>
/// <param name="On">The day of the answer.</param>
/// <param name="Kind">Whether it accepts the recommendation.</param>
/// <param name="Text">The answer in the body's own words.</param>
internal sealed record RecommendationResponse(string Body, DateOnly On, ResponseKind Kind, string? Text);

/// <summary>A code of what a recommendation is about.</summary>
internal sealed class RecommendationTopic
{
    public Guid RecommendationId { get; init; }

    [MaxLength(60)]
    public required string Topic { get; init; }
}
