using CouncilPlatform.Host.Core.Bodies;
using GraphQL.DataLoader;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Decisions;

/// <summary>A matter that is put to a body of the partnership, or of one of its members, and what the body decides. Until it is decided only the partnership's own people may read it.</summary>
internal sealed class Decision : IVersioned, IRestricted
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public required string Title { get; set; }

    /// <summary>What the body is asked to do.</summary>
    public string? Request { get; set; }

    public Guid BodyId { get; init; }

    /// <summary>When the body is to meet, or met, as precisely as is known.</summary>
    public PartialDate? Meets { get; set; }

    /// <summary>Whether it is a key decision in the meaning of the council's constitution, which must be in the forward plan first.</summary>
    public bool KeyDecision { get; set; }

    /// <summary>The forward plan it is in: a month.</summary>
    public PartialDate? ForwardPlan { get; set; }

    public DecisionState State { get; set; }

    /// <summary>What the body decided; null until it has.</summary>
    public DecisionType? Type { get; set; }

    /// <summary>The day it was decided.</summary>
    public DateOnly? On { get; set; }

    /// <summary>Why, or the minute's words; for what was withdrawn, why it was.</summary>
    public string? Reason { get; set; }

    /// <summary>The document that says so, by title and date.</summary>
    public string? Source { get; set; }

    public int Version { get; set; }

    internal string? SubjectId { get; init; }

    internal Guid? ReferredFromId { get; init; }

    internal DateTime RaisedUtc { get; init; }

    /// <summary>What it is about: an object of any module.</summary>
    [Needs(nameof(SubjectId))]
    public GlobalId? Subject() => GlobalId.TryParse(SubjectId, out var id) ? id : null;

    /// <summary>Whether money may be spent by it.</summary>
    [Needs(nameof(Type))]
    public bool AuthorisesSpending() => Type == DecisionType.Approve;

    public IDataLoaderResult<Body?> Body(Batches batches, CoreDb db) =>
        batches.Load<Guid, Body>(
            "core.decision.body",
            BodyId,
            async (ids, cancellationToken) =>
                await db.Bodies.AsNoTracking().Where(b => ids.Contains(b.Id)).ToDictionaryAsync(b => b.Id, cancellationToken)
        );

    /// <summary>What officers and members must say to it before it goes to the body.</summary>
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

    /// <summary>Under which conditions, each followed to its end.</summary>
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

    /// <summary>The decision by which it came here.</summary>
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
    /// <summary>Being prepared: sign-offs are gathered.</summary>
    Draft,

    /// <summary>With the body.</summary>
    Submitted,
    Decided,

    /// <summary>Taken back before it was decided.</summary>
    Withdrawn,
}
