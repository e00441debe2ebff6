using System.Globalization;
using CouncilPlatform.Host.Core.Bodies;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Decisions;

/// <summary>Putting matters to bodies, and what these decide. A matter goes to its body once all sign-offs are there.</summary>
internal sealed class DecisionMutations
{
    private const int MostConditions = 30;
    private const int MostOfOneSubject = 100;

    /// <summary>Drafts a matter for a body to decide.</summary>
    [Requires(Role.Officer)]
    public static async Task<Decision> ProposeDecision(
        ProposeDecisionInput input,
        Partnership partnership,
        CoreDb db,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        Check(input.Title, input.Request, input.ForwardPlan).OptionalText(input.Source, 300, "input", "source").Check();
        var key = input.KeyDecision ?? false;
        return await db.WriteAsync(
            async ct =>
            {
                var body = await BodyAsync(db, partnership, input.Body, ct, "input", "body");
                var subject = input.Subject?.ToString();
                new Rules()
                    .Require(
                        subject is null
                            || await db.Decisions.CountAsync(d => d.PartnershipId == partnership.Id && d.SubjectId == subject, ct)
                                < MostOfOneSubject,
                        RuleCodes.Invalid,
                        $"There are {MostOfOneSubject} decisions on this subject, which is the most.",
                        "input",
                        "subject"
                    )
                    .Check();
                var decision = new Decision
                {
                    PartnershipId = partnership.Id,
                    Title = input.Title,
                    Request = input.Request,
                    BodyId = body.Id,
                    SubjectId = subject,
                    Meets = input.Meets,
                    KeyDecision = key,
                    ForwardPlan = input.ForwardPlan,
                    Source = input.Source,
                    RaisedUtc = time.GetUtcNow().UtcDateTime,
                };
                Add(db, decision, input.SignOffs ?? (key ? [SignOffRole.Section151Officer, SignOffRole.MonitoringOfficer] : []));
                db.Audit("proposeDecision", decision, partnership.Id, $"{body.Name}: {decision.Title}");
                return decision;
            },
            cancellationToken
        );
    }

    /// <summary>Changes a draft.</summary>
    [Requires(Role.Officer)]
    public static async Task<Decision> ChangeDecision(
        ChangeDecisionInput input,
        Partnership partnership,
        CoreDb db,
        CancellationToken cancellationToken
    )
    {
        Check(input.Title ?? "-", input.Request, input.ForwardPlan).Check();
        return await db.WriteAsync(
            async ct =>
            {
                var decision = await HoldAsync(db, partnership, input.Decision, input.Version, ct);
                decision.RequireState(DecisionState.Draft, "Withdraw it and propose it anew.");
                decision.Title = input.Title ?? decision.Title;
                decision.Request = input.Request ?? decision.Request;
                decision.Meets = input.Meets ?? decision.Meets;
                decision.KeyDecision = input.KeyDecision ?? decision.KeyDecision;
                decision.ForwardPlan = input.ForwardPlan ?? decision.ForwardPlan;
                db.Audit("changeDecision", decision, partnership.Id, decision.Title);
                return decision;
            },
            cancellationToken
        );
    }

    /// <summary>Records the sign-off of an officer or member on a draft.</summary>
    [Requires(Role.Officer)]
    public static async Task<Decision> RecordSignOff(
        RecordSignOffInput input,
        Partnership partnership,
        CoreDb db,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .OptionalText(input.Comment, 2000, "input", "comment")
            .Require(
                input.State == SignOffState.Given == input.On is not null,
                RuleCodes.Invalid,
                "Say when it was given: for GIVEN, and for nothing else.",
                "input",
                "on"
            )
            .Require(
                input.On is null || input.On <= UkTime.Today(time),
                RuleCodes.Invalid,
                $"{input.On:yyyy-MM-dd} is in the future. Record it once it is given.",
                "input",
                "on"
            )
            .Check();
        return await db.WriteAsync(
            async ct =>
            {
                var decision = await HoldAsync(db, partnership, input.Decision, input.Version, ct);
                decision.RequireState(DecisionState.Draft, "Sign-offs are gathered before it is submitted.");
                var there = await db.SignOffs.Where(s => s.DecisionId == decision.Id).ToListAsync(ct);
                var signOff = there.Find(s => s.Role == input.Role);
                if (signOff is null)
                {
                    signOff = new SignOff
                    {
                        DecisionId = decision.Id,
                        Number = there.Count + 1,
                        Role = input.Role,
                    };
                    db.Add(signOff);
                }

                (signOff.State, signOff.On, signOff.Comment) = (input.State, input.On, input.Comment);
                db.Audit("recordSignOff", decision, partnership.Id, $"{input.Role}: {input.State}");
                return decision;
            },
            cancellationToken
        );
    }

    /// <summary>Submits a draft to its body. Every sign-off must be given, and a key decision must be in the forward plan.</summary>
    [Requires(Role.Officer)]
    public static Task<Decision> SubmitDecision(
        SubmitDecisionInput input,
        Partnership partnership,
        CoreDb db,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                var decision = await HoldAsync(db, partnership, input.Decision, input.Version, ct);
                decision.RequireState(DecisionState.Draft, "It is submitted once.");
                var rules = new Rules().Require(
                    !decision.KeyDecision || decision.ForwardPlan is not null,
                    "FORWARD_PLAN_MISSING",
                    "A key decision must be in the forward plan. Say of which month: changeDecision(forwardPlan).",
                    "input",
                    "decision"
                );
                foreach (
                    var missing in await db
                        .SignOffs.Where(s => s.DecisionId == decision.Id && s.State == SignOffState.Pending)
                        .OrderBy(s => s.Number)
                        .Select(s => s.Role)
                        .ToListAsync(ct)
                )
                {
                    rules.Require(
                        holds: false,
                        "SIGN_OFF_MISSING",
                        $"The sign-off of the {Name(missing)} is missing. Record it, or that it is not applicable: recordSignOff.",
                        "input",
                        "decision"
                    );
                }

                rules.Check();
                decision.State = DecisionState.Submitted;
                db.Audit("submitDecision", decision, partnership.Id, decision.Title);
                return decision;
            },
            cancellationToken
        );

    /// <summary>Records what the body decided.</summary>
    [Requires(Role.Approver)]
    public static async Task<Decision> RecordDecision(
        RecordDecisionInput input,
        Partnership partnership,
        CoreDb db,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var conditions = input.Conditions ?? [];
        var rules = new Rules()
            .OptionalText(input.Reason, 4000, "input", "reason")
            .Require(
                input.On <= UkTime.Today(time),
                RuleCodes.Invalid,
                $"{input.On:yyyy-MM-dd} is in the future. Record it once it is decided.",
                "input",
                "on"
            )
            .Require(
                conditions.Count <= MostConditions,
                RuleCodes.Invalid,
                $"A decision has at most {MostConditions} conditions.",
                "input",
                "conditions"
            )
            .Require(
                conditions.Count == 0 || input.Type is DecisionType.Approve or DecisionType.SupportWithConditions,
                RuleCodes.Invalid,
                "Only APPROVE and SUPPORT_WITH_CONDITIONS carry conditions.",
                "input",
                "conditions"
            )
            .Require(
                conditions.Count > 0 || input.Type != DecisionType.SupportWithConditions,
                RuleCodes.Invalid,
                "It is supported with conditions: say which.",
                "input",
                "conditions"
            );
        foreach (var (index, condition) in conditions.Take(MostConditions).Index())
        {
            rules.Require(
                !string.IsNullOrWhiteSpace(condition) && condition.Length <= 1000,
                RuleCodes.Invalid,
                "A condition has 1 to 1,000 characters.",
                "input",
                "conditions",
                index.ToString(CultureInfo.InvariantCulture)
            );
        }

        rules.Check();
        return await db.WriteAsync(
            async ct =>
            {
                var decision = await HoldAsync(db, partnership, input.Decision, input.Version, ct);
                decision.RequireState(DecisionState.Submitted, "A body decides once, on what was submitted to it.");
                (decision.State, decision.Type, decision.On, decision.Reason) = (DecisionState.Decided, input.Type, input.On, input.Reason);
                db.AddRange(
                    conditions
                        .Index()
                        .Select(c => new DecisionCondition
                        {
                            DecisionId = decision.Id,
                            Number = c.Index + 1,
                            Text = c.Item,
                        })
                );
                var organisation = await db.Bodies.Where(b => b.Id == decision.BodyId).Select(b => b.OrganisationId).SingleAsync(ct);
                db.Audit("recordDecision", decision, partnership.Id, $"{input.Type} on {input.On:yyyy-MM-dd}: {decision.Title}");
                db.Publish(
                    decision,
                    new DecisionRecorded(partnership.Id, decision.Id, decision.SubjectId, input.Type, input.On, organisation)
                );
                return decision;
            },
            cancellationToken
        );
    }

    /// <summary>Records that a condition of a decision is met.</summary>
    [Requires(Role.Officer)]
    public static async Task<Decision> MeetCondition(
        MeetConditionInput input,
        Partnership partnership,
        CoreDb db,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .Text(input.Evidence, 2000, "input", "evidence")
            .Require(
                input.On <= UkTime.Today(time),
                RuleCodes.Invalid,
                $"{input.On:yyyy-MM-dd} is in the future. Record it once it is met.",
                "input",
                "on"
            )
            .Check();
        return await db.WriteAsync(
            async ct =>
            {
                var decision = await HoldAsync(db, partnership, input.Decision, input.Version, ct);
                decision.RequireState(DecisionState.Decided, "What is not decided has no conditions.");
                var condition =
                    await db.DecisionConditions.SingleOrDefaultAsync(c => c.DecisionId == decision.Id && c.Number == input.Condition, ct)
                    ?? throw new RuleException(
                        RuleCodes.NotFound,
                        $"\"{decision.Title}\" has no condition {input.Condition}.",
                        "input",
                        "condition"
                    );
                new Rules()
                    .Require(
                        condition.MetOn is null,
                        "WRONG_STATE",
                        $"Condition {condition.Number} was met on {condition.MetOn:yyyy-MM-dd}.",
                        "input",
                        "condition"
                    )
                    .Check();
                (condition.MetOn, condition.Evidence) = (input.On, input.Evidence);
                db.Audit("meetCondition", decision, partnership.Id, $"condition {condition.Number} of {decision.Title}");
                return decision;
            },
            cancellationToken
        );
    }

    /// <summary>
    /// Passes a matter that one body has decided to the next body, as a draft: to scrutiny, to cabinet or to full council.
    /// </summary>
    [Requires(Role.Officer)]
    public static async Task<Decision> ReferDecision(
        ReferDecisionInput input,
        Partnership partnership,
        CoreDb db,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        new Rules().OptionalText(input.Request, 4000, "input", "request").Check();
        return await db.WriteAsync(
            async ct =>
            {
                var from = await HoldAsync(db, partnership, input.Decision, input.Version, ct);
                from.RequireState(DecisionState.Decided, "A matter is referred once the body has dealt with it.");
                var body = await BodyAsync(db, partnership, input.To, ct, "input", "to");
                new Rules()
                    .Require(
                        body.Id != from.BodyId,
                        RuleCodes.Invalid,
                        $"{body.Name} has decided on it already. Refer it to another body.",
                        "input",
                        "to"
                    )
                    .Check();
                var decision = new Decision
                {
                    PartnershipId = partnership.Id,
                    Title = from.Title,
                    Request = input.Request ?? from.Request,
                    BodyId = body.Id,
                    SubjectId = from.SubjectId,
                    Meets = input.Meets,
                    KeyDecision = from.KeyDecision,
                    ForwardPlan = from.ForwardPlan,
                    Source = from.Source,
                    ReferredFromId = from.Id,
                    RaisedUtc = time.GetUtcNow().UtcDateTime,
                };
                Add(db, decision, input.SignOffs ?? []);
                db.Audit("referDecision", decision, partnership.Id, $"to {body.Name}: {decision.Title}");
                return decision;
            },
            cancellationToken
        );
    }

    /// <summary>Withdraws a matter that no body has decided yet.</summary>
    [Requires(Role.Officer)]
    public static async Task<Decision> WithdrawDecision(
        WithdrawDecisionInput input,
        Partnership partnership,
        CoreDb db,
        CancellationToken cancellationToken
    )
    {
        new Rules().Text(input.Reason, 4000, "input", "reason").Check();
        return await db.WriteAsync(
            async ct =>
            {
                var decision = await HoldAsync(db, partnership, input.Decision, input.Version, ct);
                new Rules()
                    .Require(
                        decision.State is DecisionState.Draft or DecisionState.Submitted,
                        "WRONG_STATE",
                        $"\"{decision.Title}\" is {decision.State.ToString().ToUpperInvariant()}: that stays.",
                        "input",
                        "decision"
                    )
                    .Check();
                (decision.State, decision.Reason) = (DecisionState.Withdrawn, input.Reason);
                db.Audit("withdrawDecision", decision, partnership.Id, decision.Title);
                return decision;
            },
            cancellationToken
        );
    }

    private static Rules Check(string title, string? request, PartialDate? forwardPlan) =>
        new Rules()
            .Text(title, 300, "input", "title")
            .OptionalText(request, 4000, "input", "request")
            .Require(
                forwardPlan is null || forwardPlan.Value.ToString().Length == 7,
                RuleCodes.Invalid,
                $"\"{forwardPlan}\" is no month. Write one, as in \"2011-10\".",
                "input",
                "forwardPlan"
            );

    private static Task<Decision> HoldAsync(
        CoreDb db,
        Partnership partnership,
        GlobalId decision,
        int? version,
        CancellationToken cancellationToken
    ) => db.HoldAsync<Decision>(partnership, decision.For<Decision>("input", "decision"), version, cancellationToken);

    private static async Task<Body> BodyAsync(
        CoreDb db,
        Partnership partnership,
        GlobalId body,
        CancellationToken cancellationToken,
        params string[] path
    )
    {
        var id = body.For<Body>(path);
        var found =
            await db.Bodies.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id && b.PartnershipId == partnership.Id, cancellationToken)
            ?? throw new RuleException(RuleCodes.NotFound, $"There is no such body in {partnership.Name}.", path);
        return found.Dissolved is null
            ? found
            : throw new RuleException(RuleCodes.Invalid, $"{found.Name} is dissolved: {found.Dissolved}. Choose a body that meets.", path);
    }

    private static void Add(CoreDb db, Decision decision, IReadOnlyList<SignOffRole> signOffs)
    {
        db.Add(decision);
        db.AddRange(
            signOffs
                .Distinct()
                .Index()
                .Select(s => new SignOff
                {
                    DecisionId = decision.Id,
                    Number = s.Index + 1,
                    Role = s.Item,
                })
        );
    }

    private static string Name(SignOffRole role) =>
        role switch
        {
            SignOffRole.Section151Officer => "Section 151 officer",
            SignOffRole.MonitoringOfficer => "Monitoring Officer",
            SignOffRole.Leader => "Leader",
            SignOffRole.PortfolioHolder => "portfolio holder",
            SignOffRole.SeniorManagementTeam => "senior management team",
            SignOffRole.Solicitor => "solicitor",
            SignOffRole.AssistantDirector => "assistant director",
            SignOffRole.HumanResourcesManager => "human resources manager",
            SignOffRole.ScrutinyCommittee => "scrutiny committee",
            SignOffRole.Executive => "executive",
            SignOffRole.Committee => "committee",
            SignOffRole.FullCouncil => "full council",
            SignOffRole.WardCouncillors => "ward councillors",
            _ => throw new ArgumentOutOfRangeException(nameof(role), role, "No such role."),
        };
}
