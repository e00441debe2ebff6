using System.Globalization;
using CouncilPlatform.Host.Core.Bodies;
using CouncilPlatform.Host.Core.Meetings;
using CouncilPlatform.Host.Core.Organisations;
using CouncilPlatform.Host.GraphQL;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Decisions;

/// <summary>Matters that are put to bodies, and what the bodies decide. A matter goes to its body once everybody has signed off.</summary>
internal sealed class DecisionMutations
{
    private const int MaxConditions = 30;
    private const int MaxOfOneSubject = 100;

    /// <summary>Drafts a matter for a body to decide.</summary>
    [Requires(Role.Officer)]
    public static async Task<Decision> ProposeDecision(ProposeDecisionInput input, Nodes nodes, Change<CoreDb> change)
    {
        new Rules()
            .Text(input.Title, 300)
            .OptionalText(input.Source, 300)
            .Matter(input.Request, input.ForwardPlan, input.IncludedOn, change.Today)
            .Check();
        if (input.Subject is { } about)
        {
            await nodes.RequireAsync(about, change.Partnership, InputPath.Of("subject"), change.Cancellation);
        }

        await change.BeginAsync();
        var body = (await change.FindAsync<Body>(input.Body)).RequireActive(InputPath.Of("body"));
        new Rules()
            .Require(
                input.OwnerOnly != true || body.OrganisationId is not null,
                RuleCodes.Invalid,
                $"{body.Name} is a body of the whole partnership, so its drafts cannot be restricted.",
                input.OwnerOnly
            )
            .Check();
        var subject = input.Subject?.ToString();
        await RequireRoomAsync(change, subject);
        var key = input.KeyDecision ?? false;
        var decision = new Decision
        {
            PartnershipId = change.Partnership.Id,
            Title = input.Title,
            Request = input.Request,
            BodyId = body.Id,
            OwnerId = body.OrganisationId,
            ProposedById = change.Caller.Person,
            SubjectId = subject,
            Meets = input.Meets,
            KeyDecision = key,
            ForwardPlan = input.ForwardPlan ?? Decision.MonthOf(input.IncludedOn),
            IncludedOn = input.IncludedOn,
            Source = input.Source,
            OwnerOnly = input.OwnerOnly ?? false,
            RaisedUtc = change.NowUtc,
        };
        await change.RequireOwnerAsync(decision, InputPath.Of("body"));
        Add(change, decision, input.SignOffs ?? []);
        return change.Done(decision, $"{body.Name}: {decision.Title}");
    }

    /// <summary>Changes a draft.</summary>
    [Requires(Role.Officer)]
    public static async Task<Decision> ChangeDecision(ChangeDecisionInput input, Change<CoreDb> change)
    {
        new Rules().TextIfGiven(input.Title, 300).Matter(input.Request, input.ForwardPlan, input.IncludedOn, change.Today).Check();
        var decision = await change.LockAsync<Decision>(input.Decision, input.Version);
        decision.Update(input);
        await change.AddStatutoryAsync(decision);
        return change.Done(decision, decision.Title);
    }

    /// <summary>
    /// Records the sign-off of an officer or member on a draft. Only the holder of the office can give it, and only they can say that a key
    /// decision does not need it.
    /// </summary>
    [Requires(Role.Officer)]
    public static async Task<Decision> RecordSignOff(RecordSignOffInput input, Change<CoreDb> change)
    {
        new Rules()
            .OptionalText(input.Comment, 2000)
            .Require(
                input.State == SignOffState.Given == input.On is not null,
                RuleCodes.Invalid,
                "Enter the day on which the sign-off was given, and only if it was given.",
                input.On
            )
            .NotInTheFuture(input.On, change.Today, "The day of the sign-off")
            .Check();
        var decision = await change.LockAsync<Decision>(input.Decision, input.Version);
        decision.RequireDraft("Sign-offs are recorded before a matter is submitted.");
        var signOffs = await SignOffsAsync(change, decision);
        var signOff =
            signOffs.Find(s => s.Role == input.Role)
            ?? change.Add(
                new SignOff
                {
                    DecisionId = decision.Id,
                    Number = signOffs.Count + 1,
                    Role = input.Role,
                }
            );
        await change.RequireMayRecordAsync(decision, input, signOffs);
        signOff.Record(input.State, input.On, input.Comment, change.Caller.Person);
        return change.Done(decision, $"{input.Role}: {input.State}");
    }

    /// <summary>
    /// Submits a draft to its body. Every sign-off must be given, every implication that the partnership asks for must be considered, and a
    /// key decision must be in the forward plan.
    /// </summary>
    [Requires(Role.Officer)]
    public static async Task<Decision> SubmitDecision(SubmitDecisionInput input, Change<CoreDb> change)
    {
        var decision = await change.LockAsync<Decision>(input.Decision, input.Version);
        decision.Submit(await SignOffsAsync(change, decision), await change.NotConsideredAsync(decision));
        return change.Done(decision, decision.Title);
    }

    /// <summary>Records what the body decided. It cannot decide at a meeting that was inquorate.</summary>
    [Requires(Role.Approver)]
    public static async Task<Decision> RecordDecision(RecordDecisionInput input, Change<CoreDb> change)
    {
        Check(input, change.Today);
        var decision = await change.LockAsync<Decision>(input.Decision, input.Version);
        decision.RequireOther(change.Caller);
        decision.Decide(input.Type, input.On, input.Reason, await change.MeetingOfAsync(decision, input));
        change.AddRange(
            (input.Conditions ?? [])
                .Index()
                .Select(c => new DecisionCondition
                {
                    DecisionId = decision.Id,
                    Number = c.Index + 1,
                    Text = c.Item,
                })
        );
        change.Publish(
            decision,
            new DecisionRecorded(decision.PartnershipId, decision.Id, decision.SubjectId, input.Type, input.On, decision.OwnerId)
        );
        return change.Done(decision, FormattableString.Invariant($"{input.Type} on {input.On:yyyy-MM-dd}: {decision.Title}"));
    }

    /// <summary>Records that a condition of a decision is met.</summary>
    [Requires(Role.Officer)]
    public static async Task<Decision> MeetCondition(MeetConditionInput input, Change<CoreDb> change)
    {
        new Rules().Text(input.Evidence, 2000).NotInTheFuture(input.On, change.Today, "The day on which the condition was met").Check();
        var decision = await change.LockAsync<Decision>(input.Decision, input.Version);
        decision.RequireDecided("A matter has conditions only once it is decided.");
        var condition =
            await change
                .Db.Set<DecisionCondition>()
                .SingleOrDefaultAsync(c => c.DecisionId == decision.Id && c.Number == input.Condition, change.Cancellation)
            ?? throw new RuleException(
                RuleCodes.NotFound,
                FormattableString.Invariant($"\"{decision.Title}\" has no condition {input.Condition}. Check the number."),
                input.Condition
            );
        condition.Meet(input.On, input.Evidence);
        return change.Done(decision, FormattableString.Invariant($"condition {condition.Number} of {decision.Title}"));
    }

    /// <summary>
    /// Takes a matter that one body has decided to the next body, as a draft: to scrutiny, to cabinet or to full council. People who act
    /// for the next body's organisation do this.
    /// </summary>
    [Requires(Role.Officer)]
    public static async Task<Decision> ReferDecision(ReferDecisionInput input, Change<CoreDb> change)
    {
        new Rules().OptionalText(input.Request, 4000).Check();
        await change.BeginAsync();
        var from = (await change.FindAsync<Decision>(input.Decision)).RequireVersion(input.Version, "decision");
        from.RequireDecided("You can refer a matter once the body has decided.");
        var to = (await change.FindAsync<Body>(input.To)).RequireActive(InputPath.Of("to"));
        var decision = from.Refer(input, to, change.Caller, change.NowUtc);
        await change.RequireOwnerAsync(decision, InputPath.Of("to"));
        Add(change, decision, input.SignOffs ?? []);
        return change.Done(decision, $"to {to.Name}: {decision.Title}");
    }

    /// <summary>Withdraws a matter that no body has decided yet.</summary>
    [Requires(Role.Officer)]
    [Irreversible("The matter cannot be taken up again: propose it anew if it is wanted after all.")]
    public static async Task<Decision> WithdrawDecision(WithdrawDecisionInput input, Change<CoreDb> change)
    {
        new Rules().Text(input.Reason, 4000).Check();
        var decision = await change.LockAsync<Decision>(input.Decision, input.Version);
        decision.Withdraw(input.Reason);
        return change.Done(decision, decision.Title);
    }

    private static void Check(RecordDecisionInput input, DateOnly today)
    {
        var conditions = input.Conditions ?? [];
        var rules = new Rules()
            .OptionalText(input.Reason, 4000)
            .NotInTheFuture(input.On, today, "The day of the decision")
            .Require(
                conditions.Count <= MaxConditions,
                RuleCodes.Invalid,
                FormattableString.Invariant($"Enter {MaxConditions} conditions or fewer."),
                input.Conditions
            )
            .Require(
                conditions.Count == 0 || input.Type is DecisionType.Approve or DecisionType.SupportWithConditions,
                RuleCodes.Invalid,
                "Only a decision to approve, or to support with conditions, has conditions. Remove them, or choose one of these.",
                input.Conditions
            )
            .Require(
                conditions.Count > 0 || input.Type != DecisionType.SupportWithConditions,
                RuleCodes.Invalid,
                "Enter the conditions on which the body supports it.",
                input.Conditions
            );
        foreach (var (index, condition) in conditions.Take(MaxConditions).Index())
        {
            rules.Require(
                !string.IsNullOrWhiteSpace(condition) && condition.Length <= 1000,
                RuleCodes.Invalid,
                "Enter a condition of 1 to 1,000 characters.",
                InputPath.Of("conditions", index)
            );
        }

        rules.Check();
    }

    private static async Task RequireRoomAsync(Change<CoreDb> change, string? subject) =>
        new Rules()
            .Require(
                subject is null
                    || await change.Of<Decision>().CountAsync(d => d.SubjectId == subject, change.Cancellation) < MaxOfOneSubject,
                RuleCodes.Invalid,
                FormattableString.Invariant($"There are {MaxOfOneSubject} decisions on this subject. That is the maximum."),
                subject
            )
            .Check();

    private static Task<List<SignOff>> SignOffsAsync(Change<CoreDb> change, Decision decision) =>
        change.Db.Set<SignOff>().Where(s => s.DecisionId == decision.Id).ToListAsync(change.Cancellation);

    private static void Add(Change<CoreDb> change, Decision decision, IReadOnlyList<SignOffRole> signOffs)
    {
        change.Add(decision);
        change.AddRange(
            signOffs
                .Concat(decision.KeyDecision ? SignOff.Statutory : [])
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
}

/// <summary>Rules that several inputs of decisions share.</summary>
internal static class DecisionRules
{
    /// <summary>The facts of a matter: what the body is requested to do, and when it is in the forward plan.</summary>
    public static Rules Matter(this Rules rules, string? request, PartialDate? forwardPlan, DateOnly? includedOn, DateOnly today) =>
        rules
            .OptionalText(request, 4000)
            .Valid(
                includedOn is null || includedOn <= today,
                "The day on which it was included in the forward plan must be today or in the past.",
                includedOn
            )
            .Require(
                forwardPlan is null || forwardPlan.Value.ToString().Length == 7,
                RuleCodes.Invalid,
                "Enter a month, like 2011-10.",
                forwardPlan
            );

    /// <summary>Requires that a day, if it is given, is today or in the past.</summary>
    public static Rules NotInTheFuture(this Rules rules, DateOnly? on, DateOnly today, string name) =>
        rules.Require(on is null || on <= today, RuleCodes.Invalid, $"{name} must be today or in the past.", on);
}
