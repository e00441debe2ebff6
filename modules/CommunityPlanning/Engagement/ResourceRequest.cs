namespace CouncilPlatform.CommunityPlanning.Engagement;

/// <summary>A partner's request for resources. The partnership agrees to it only with evidence of community engagement.</summary>
[Shared("The partnership decides on a request; only people who act for the partner that makes it can make it.")]
internal sealed class ResourceRequest : LocalAggregate
{
    /// <summary>The request in one line.</summary>
    [MaxLength(200)]
    public required string Title { get; init; }

    public Guid OrganisationId { get; init; }

    internal Guid? RequestedById { get; init; }

    internal long? Pence { get; init; }

    /// <summary>What is requested in kind. Null where only money is requested.</summary>
    [MaxLength(1000)]
    public string? InKind { get; init; }

    /// <summary>Whether the request is proposed, agreed or declined.</summary>
    public ResourceRequestState State { get; private set; }

    /// <summary>Why the request was declined. Null where it was not.</summary>
    [MaxLength(1000)]
    public string? Reason { get; private set; }

    /// <summary>The amount that is requested. Null where no money is.</summary>
    [Needs(nameof(Pence))]
    public Money? Amount() => Pence is { } pence ? Money.FromPence(pence) : null;

    /// <summary>The partner that makes the request.</summary>
    public IDataLoaderResult<Organisation?> RequestedBy(OrganisationBatch organisations) => organisations.Get(OrganisationId);

    /// <summary>The evidence of how communities were engaged on the request.</summary>
    public IDataLoaderResult<IReadOnlyList<EngagementEvidence>> Evidence(Batches batches, CommunityPlanningDb db) =>
        batches.Parts(db, Id, static (EngagementEvidence e) => e.ResourceRequestId!.Value, static e => e.Id);

    internal void Agree(IReadOnlyList<EngagementEvidence> evidence, Caller caller)
    {
        RequireProposed();
        RequireOther(caller);
        new Rules()
            .Require(
                evidence.Count > 0,
                "NO_ENGAGEMENT_EVIDENCE",
                $"{Title} has no evidence that communities were engaged. Record the engagement before you agree to the request.",
                InputPath.Of("resourceRequest")
            )
            .Require(
                evidence.Count == 0 || evidence.Any(e => !caller.Is(e.RecordedById)),
                RuleCodes.FourEyes,
                $"You recorded the evidence for {Title}, or you made the key that recorded it. Somebody else must agree to the request.",
                InputPath.Of("resourceRequest")
            )
            .Check();
        State = ResourceRequestState.Agreed;
    }

    internal void Decline(string reason, Caller caller)
    {
        RequireProposed();
        RequireOther(caller);
        (State, Reason) = (ResourceRequestState.Declined, reason);
    }

    private void RequireOther(Caller caller) =>
        new Rules()
            .Require(
                !caller.Is(RequestedById),
                RuleCodes.FourEyes,
                $"You requested {Title}, or you made the key that requested it. Somebody else must decide on the request.",
                InputPath.Of("resourceRequest")
            )
            .Check();

    private void RequireProposed() =>
        new Rules()
            .Valid(
                State == ResourceRequestState.Proposed,
                $"The request is already {Wording.Of(State.ToString())}. Make a new request.",
                InputPath.Of("resourceRequest")
            )
            .Check();
}

/// <summary>The state of a request for resources.</summary>
internal enum ResourceRequestState
{
    /// <summary>The request waits for a decision.</summary>
    Proposed,

    /// <summary>The partnership has agreed to it.</summary>
    Agreed,

    /// <summary>The partnership has declined it.</summary>
    Declined,
}
