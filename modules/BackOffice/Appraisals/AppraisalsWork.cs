namespace CouncilPlatform.BackOffice.Appraisals;

/// <summary>The agreed weights that councils have not approved.</summary>
internal sealed class AppraisalsWork : Feature
{
    public override void Work(ModuleWork work) =>
        work.Add<Appraisal>("Approve the agreed weights of an appraisal", Role.Approver, "approveConsensus", Unapproved);

    private static IQueryable<WorkRow> Unapproved(WorkSearch w) =>
        from appraisal in w.Of<Appraisal>()
        join council in w.Parts<AppraisalCouncil>() on appraisal.Id equals council.AppraisalId
        where appraisal.PublishedOn == null && council.ConsensusOn == null && appraisal.ConsensusById != w.Person
        where w.Parts<CriterionWeight>().Any(c => c.AppraisalId == appraisal.Id && c.OrganisationId == CriterionWeight.Consensus)
        select new WorkRow
        {
            Id = appraisal.Id,
            PartnershipId = appraisal.PartnershipId,
            Title = appraisal.Title,
            OwnerId = council.OrganisationId,
            Due = null,
        };
}
