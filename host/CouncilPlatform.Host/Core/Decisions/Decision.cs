using CouncilPlatform.Host.Core.Bodies;
using GraphQL.DataLoader;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Decisions;

/// <summary>
/// A matter that is put to a body of the partnership, or of one of its members, and what the body decides. Until it is decided, only people
/// with a role in the partnership can read it.
/// </summary>
internal sealed class Decision : IVersioned, IRestricted
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>The title, at most 300 characters.</summary>
    public required string Title { get; set; }

    /// <summary>What the body is requested to do.</summary>
    public string? Request { get; set; }

    public Guid BodyId { get; init; }

    /// <summary>When the body meets, or met, as precisely as is known.</summary>
    public PartialDate? Meets { get; set; }

    /// <summary>
    /// Whether it is a key decision under the council's constitution. A key decision must be in the forward plan before it is submitted.
    /// </summary>
    public bool KeyDecision { get; set; }

    /// <summary>The month of the forward plan that it is in, such as 2011-10.</summary>
    public PartialDate? ForwardPlan { get; set; }

    /// <summary>How far the matter has come.</summary>
    public DecisionState State { get; set; }

    /// <summary>What the body decided. Null until it has.</summary>
    public DecisionType? Type { get; set; }

    /// <summary>The day on which it was decided. Null until it is.</summary>
    public DateOnly? On { get; set; }

    /// <summary>Why the body decided so, or the words of the minute. For a withdrawn matter, why it was withdrawn.</summary>
    public string? Reason { get; set; }

    /// <summary>The document that records it, by title and date.</summary>
    public string? Source { get; set; }

    public int Version { get; set; }

    internal string? SubjectId { get; init; }

    internal Guid? ReferredFromId { get; init; }

    internal DateTime RaisedUtc { get; init; }

    /// <summary>The id of the object that the decision is about, such as a grant fund.</summary>
    [Needs(nameof(SubjectId))]
    public GlobalId? Subject() => GlobalId.TryParse(SubjectId, out var id) ? id : null;

    /// <summary>Whether the decision allows money to be spent.</summary>
    [Needs(nameof(Type))]
    public bool AuthorisesSpending() => Type == DecisionType.Approve;

    /// <summary>The body that decides.</summary>
    public IDataLoaderResult<Body?> Body(Batches batches, CoreDb db) =>
        batches.Load<Guid, Body>(
            "core.decision.body",
            BodyId,
            async (ids, cancellationToken) =>
                await db.Bodies.AsNoTracking().Where(b => ids.Contains(b.Id)).ToDictionaryAsync(b => b.Id, cancellationToken)
        );

    /// <summary>The sign-offs by officers and members that are needed before the matter goes to the body.</summary>
    public IDataLoaderResult<IReadOnlyList<SignOff>> SignOffs(Batches batches, CoreDb db) =>
        batches
            .Load<Guid, IReadOnlyList<SignOff>>(
                "core.decision.sign-offs",
                Id,
                async (ids, cancellationToken) =>
                    (
                        await db
                            .SignOffs.AsNoTracking()
                            .Where(s => ids.Contains(s.DecisionId))
                            .OrderBy(s => s.Number)
                            .ToListAsync(cancellationToken)
                    )
                        .ToLookup(s => s.DecisionId)
                        .ToDictionary(g => g.Key, IReadOnlyList<SignOff> (g) => [.. g])
            )
            .Then(s => s ?? []);

    /// <summary>The conditions of the decision, and whether each is met.</summary>
    public IDataLoaderResult<IReadOnlyList<DecisionCondition>> Conditions(Batches batches, CoreDb db) =>
        batches
            .Load<Guid, IReadOnlyList<DecisionCondition>>(
                "core.decision.conditions",
                Id,
                async (ids, cancellationToken) =>
                    (
                        await db
                            .DecisionConditions.AsNoTracking()
                            .Where(c => ids.Contains(c.DecisionId))
                            .OrderBy(c => c.Number)
                            .ToListAsync(cancellationToken)
                    )
                        .ToLookup(c => c.DecisionId)
                        .ToDictionary(g => g.Key, IReadOnlyList<DecisionCondition> (g) => [.. g])
            )
            .Then(c => c ?? []);

    /// <summary>The decision of another body that referred the matter to this one. Null if there is none.</summary>
    public IDataLoaderResult<Decision?>? ReferredFrom(Batches batches, CoreDb db) =>
        ReferredFromId is not { } from
            ? null
            : batches.Load<Guid, Decision>(
                "core.decision.referred-from",
                from,
                async (ids, cancellationToken) =>
                    await db.Decisions.AsNoTracking().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancellationToken)
            );

    bool IRestricted.MayBeReadBy(Caller caller, Partnership partnership) =>
        State == DecisionState.Decided ? caller.MayRead(partnership) : caller.Has(Role.Viewer, partnership);

    /// <exception cref="RuleException">WRONG_STATE.</exception>
    internal void RequireState(DecisionState state, string remedy) =>
        new Rules()
            .Require(
                State == state,
                "WRONG_STATE",
                $"\"{Title}\" is {State.ToString().ToUpperInvariant()}; this needs {state.ToString().ToUpperInvariant()}. {remedy}",
                "input",
                "decision"
            )
            .Check();
}

/// <summary>How far a matter has come.</summary>
internal enum DecisionState
{
    /// <summary>It is being prepared, and sign-offs are gathered.</summary>
    Draft,

    /// <summary>It has been put to the body.</summary>
    Submitted,

    /// <summary>The body has decided.</summary>
    Decided,

    /// <summary>It was withdrawn before the body decided.</summary>
    Withdrawn,
}
