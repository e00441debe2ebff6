namespace CouncilPlatform.Grants.Delivery;

/// <summary>What waits on the way from an allocation to its last payment.</summary>
internal sealed class DeliveryWork : Feature
{
    // A recipient sees what is due a month before.
    private const int Ahead = 28;

    public override void Work(ModuleWork work) =>
        work.Add<Allocation>("Commit what is proposed", Role.Approver, "commitAllocation", Proposed)
            .Add<GrantAgreement>("Sign the grant agreement", Role.Applicant, "signGrantAgreement", Unsigned)
            .Add<GrantAgreement>("Sign the grant agreement for the council", Role.Approver, "countersignGrantAgreement", Uncountersigned)
            .Add<AllocationVariation>("Agree or refuse a variation", Role.Approver, mutation: null, Variations)
            .Add<PaymentMilestone>("Give evidence for a milestone", Role.Applicant, "evidenceMilestone", AwaitsEvidence)
            .Add<PaymentMilestone>(
                "Approve or refuse the evidence for a milestone",
                Role.Officer,
                mutation: null,
                w => AwaitsStep(w, MilestoneState.Evidenced)
            )
            .Add<PaymentMilestone>("Pay a milestone", Role.Approver, "payMilestone", w => AwaitsStep(w, MilestoneState.ApprovedByManager))
            .Add<MonitoringReturn>(
                "Send a monitoring return",
                Role.Applicant,
                "submitMonitoringReturn",
                w => AwaitsReturn(w, MonitoringState.Due)
            )
            .Add<MonitoringReturn>(
                "Change a monitoring return and send it again",
                Role.Applicant,
                "submitMonitoringReturn",
                w => AwaitsReturn(w, MonitoringState.ReturnedForChanges)
            )
            .Add<MonitoringReturn>("Review a monitoring return", Role.Officer, mutation: null, AwaitsReview);

    private static IQueryable<WorkRow> Proposed(WorkSearch w) =>
        from allocation in w.Of<Allocation>()
        join fund in w.Of<Fund>() on allocation.FundId equals fund.Id
        where allocation.State == AllocationState.Proposed && allocation.ProposedById != w.Person
        select new WorkRow
        {
            Id = allocation.Id,
            PartnershipId = allocation.PartnershipId,
            Title = allocation.Title,
            OwnerId = fund.AccountableBodyId,
            Due = null,
        };

    private static IQueryable<WorkRow> Unsigned(WorkSearch w) =>
        from agreement in w.Of<GrantAgreement>()
        join allocation in w.Of<Allocation>() on agreement.AllocationId equals allocation.Id
        where agreement.RecipientSigned == null && agreement.CouncilSignedById != w.Person
        where allocation.State == AllocationState.Proposed || allocation.State == AllocationState.Committed
        select new WorkRow
        {
            Id = agreement.Id,
            PartnershipId = agreement.PartnershipId,
            Title = allocation.Title,
            OwnerId = agreement.RecipientId,
            Due = null,
        };

    private static IQueryable<WorkRow> Uncountersigned(WorkSearch w) =>
        from agreement in w.Of<GrantAgreement>()
        join allocation in w.Of<Allocation>() on agreement.AllocationId equals allocation.Id
        join fund in w.Of<Fund>() on allocation.FundId equals fund.Id
        where agreement.RecipientSigned != null && agreement.CouncilSigned == null && agreement.RecipientSignedById != w.Person
        where allocation.State == AllocationState.Proposed || allocation.State == AllocationState.Committed
        select new WorkRow
        {
            Id = agreement.Id,
            PartnershipId = agreement.PartnershipId,
            Title = allocation.Title,
            OwnerId = fund.AccountableBodyId,
            Due = null,
        };

    private static IQueryable<WorkRow> Variations(WorkSearch w) =>
        from variation in w.Of<AllocationVariation>()
        join allocation in w.Of<Allocation>() on variation.AllocationId equals allocation.Id
        join fund in w.Of<Fund>() on allocation.FundId equals fund.Id
        where variation.State == VariationState.Proposed && variation.ProposedById != w.Person
        select new WorkRow
        {
            Id = variation.Id,
            PartnershipId = variation.PartnershipId,
            Title = allocation.Title,
            OwnerId = fund.AccountableBodyId,
            Due = null,
            SinceUtc = variation.ProposedUtc,
        };

    private static IQueryable<WorkRow> AwaitsEvidence(WorkSearch w)
    {
        var latest = w.Today.AddDays(Ahead);
        return from milestone in w.Of<PaymentMilestone>()
            join allocation in w.Of<Allocation>() on milestone.AllocationId equals allocation.Id
            where milestone.State == MilestoneState.Planned && milestone.DueBy <= latest
            where allocation.State == AllocationState.Committed
            select new WorkRow
            {
                Id = milestone.Id,
                PartnershipId = milestone.PartnershipId,
                Title = allocation.Title + ": " + milestone.Title,
                OwnerId = milestone.RecipientId,
                Due = milestone.DueBy,
            };
    }

    private static IQueryable<WorkRow> AwaitsStep(WorkSearch w, MilestoneState state) =>
        from milestone in w.Of<PaymentMilestone>()
        join allocation in w.Of<Allocation>() on milestone.AllocationId equals allocation.Id
        join fund in w.Of<Fund>() on allocation.FundId equals fund.Id
        where milestone.State == state
        // What was done before a refusal no longer counts.
        let since = w.Parts<PaymentStep>()
            .Where(s => s.MilestoneId == milestone.Id && s.Action == PaymentAction.Refused)
            .Max(s => (int?)s.Number)
        where
            !w.Parts<PaymentStep>()
                .Any(s =>
                    s.MilestoneId == milestone.Id
                    && s.Number > (since ?? 0)
                    && s.ById == w.Person
                    && (s.Action == PaymentAction.Evidenced || s.Action == PaymentAction.Approved)
                )
        select new WorkRow
        {
            Id = milestone.Id,
            PartnershipId = milestone.PartnershipId,
            Title = allocation.Title + ": " + milestone.Title,
            OwnerId = fund.AccountableBodyId,
            Due = null,
            SinceUtc = w.Parts<PaymentStep>().Where(s => s.MilestoneId == milestone.Id).Max(s => (DateTime?)s.AtUtc),
        };

    private static IQueryable<WorkRow> AwaitsReturn(WorkSearch w, MonitoringState stage)
    {
        var latest = w.Today.AddDays(Ahead);
        return from due in w.Of<MonitoringReturn>()
            join allocation in w.Of<Allocation>() on due.AllocationId equals allocation.Id
            where due.Stage == stage && (stage == MonitoringState.ReturnedForChanges || due.DueOn <= latest)
            select new WorkRow
            {
                Id = due.Id,
                PartnershipId = due.PartnershipId,
                Title = allocation.Title + ": " + due.Title,
                OwnerId = due.OrganisationId,
                Due = due.DueOn,
            };
    }

    private static IQueryable<WorkRow> AwaitsReview(WorkSearch w) =>
        from sent in w.Of<MonitoringReturn>()
        join allocation in w.Of<Allocation>() on sent.AllocationId equals allocation.Id
        join fund in w.Of<Fund>() on allocation.FundId equals fund.Id
        where sent.Stage == MonitoringState.Submitted
        where
            !w.Parts<MonitoringSubmission>()
                .Any(s => s.MonitoringReturnId == sent.Id && s.ReviewedUtc == null && s.SubmittedById == w.Person)
        select new WorkRow
        {
            Id = sent.Id,
            PartnershipId = sent.PartnershipId,
            Title = allocation.Title + ": " + sent.Title,
            OwnerId = fund.AccountableBodyId,
            Due = null,
            SinceUtc = w.Parts<MonitoringSubmission>().Where(s => s.MonitoringReturnId == sent.Id).Max(s => (DateTime?)s.SubmittedUtc),
        };
}
