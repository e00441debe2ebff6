namespace CouncilPlatform.BackOffice.Agreements;

/// <summary>What waits for each party of an agreement.</summary>
internal sealed class AgreementsWork : Feature
{
    // Notice and reviews are prepared for some weeks.
    private const int Ahead = 90;

    public override void Work(ModuleWork work) =>
        work.Add<Agreement>("Conclude an agreement", Role.Approver, "concludeAgreement", Drafts)
            .Add<Agreement>("Review an agreement", Role.Officer, mutation: null, Reviews)
            .Add<Agreement>("Decide whether to give notice", Role.Approver, mutation: null, NoticesAsync)
            .Add<EndDateChange>("Agree to another last day", Role.Approver, "agreeEndDate", LastDays)
            .Add<ExitContract>("Decide what becomes of a contract or system", Role.Approver, "decideExitContract", Contracts)
            .Add<JointDocument>("Sign a joint document", Role.Officer, "signJointDocument", Signatures);

    private static IQueryable<WorkRow> Drafts(WorkSearch w) =>
        from agreement in w.Of<Agreement>()
        join party in w.Parts<AgreementParty>() on agreement.Id equals party.AgreementId
        where agreement.AgreedOn == null && agreement.DraftedById != w.Person
        select new WorkRow
        {
            Id = agreement.Id,
            PartnershipId = agreement.PartnershipId,
            Title = agreement.Title,
            OwnerId = party.OrganisationId,
            Due = null,
        };

    // Nobody records that a review took place, so it is shown for as long after the day as before.
    private static IQueryable<WorkRow> Reviews(WorkSearch w)
    {
        var (first, last) = (w.Today.AddDays(-Ahead), w.Today.AddDays(Ahead));
        return from agreement in w.Of<Agreement>()
            join party in w.Parts<AgreementParty>() on agreement.Id equals party.AgreementId
            where agreement.AgreedOn != null && agreement.ExitedOn == null && first <= agreement.ReviewOn && agreement.ReviewOn <= last
            select new WorkRow
            {
                Id = agreement.Id,
                PartnershipId = agreement.PartnershipId,
                Title = agreement.Title,
                OwnerId = party.OrganisationId,
                Due = agreement.ReviewOn,
            };
    }

    // Which day of a short month is the last is not for the database to say.
    private static async Task<IReadOnlyList<WorkRow>> NoticesAsync(WorkSearch w)
    {
        var terms = await (
            from agreement in w.Of<Agreement>()
            join party in w.Parts<AgreementParty>() on agreement.Id equals party.AgreementId
            where agreement.AgreedOn != null && agreement.EndsOn >= w.Today && agreement.NoticeMonths != null
            where !w.Of<Termination>().Any(t => t.AgreementId == agreement.Id)
            select new
            {
                agreement.Id,
                agreement.PartnershipId,
                agreement.Title,
                agreement.EndsOn,
                agreement.NoticeMonths,
                party.OrganisationId,
            }
        ).ToListAsync(w.Cancellation);
        return
        [
            .. from term in terms
            let notice = AgreementDates.LastDayToGiveNotice(term.EndsOn!.Value, term.NoticeMonths!.Value)
            where w.Today <= notice && notice <= w.Today.AddDays(Ahead)
            select new WorkRow
            {
                Id = term.Id,
                PartnershipId = term.PartnershipId,
                Title = term.Title,
                OwnerId = term.OrganisationId,
                Due = notice,
            },
        ];
    }

    private static IQueryable<WorkRow> LastDays(WorkSearch w) =>
        from change in w.Of<EndDateChange>()
        join termination in w.Of<Termination>() on change.TerminationId equals termination.Id
        join agreement in w.Of<Agreement>() on termination.AgreementId equals agreement.Id
        join party in w.Parts<AgreementParty>() on agreement.Id equals party.AgreementId
        where change.State == EndDateChangeState.Pending && change.ProposedById != w.Person
        where !w.Parts<EndDateConsent>().Any(c => c.EndDateChangeId == change.Id && c.OrganisationId == party.OrganisationId)
        select new WorkRow
        {
            Id = change.Id,
            PartnershipId = change.PartnershipId,
            Title = agreement.Title,
            OwnerId = party.OrganisationId,
            Due = change.EndsOn,
        };

    private static IQueryable<WorkRow> Contracts(WorkSearch w) =>
        from contract in w.Of<ExitContract>()
        join agreement in w.Of<Agreement>() on contract.AgreementId equals agreement.Id
        join termination in w.Of<Termination>() on agreement.Id equals termination.AgreementId
        join party in w.Parts<AgreementParty>() on agreement.Id equals party.AgreementId
        where contract.Treatment == null && agreement.ExitedOn == null
        select new WorkRow
        {
            Id = contract.Id,
            PartnershipId = contract.PartnershipId,
            Title = agreement.Title + ": " + contract.Title,
            OwnerId = party.OrganisationId,
            Due = termination.EndsOn,
        };

    // Only the holder of the office signs.
    private static IQueryable<WorkRow> Signatures(WorkSearch w)
    {
        var own = Enum.GetValues<Signatory>().Where(s => w.Offices.Contains(RequiredSignature.OfficeOf(s))).ToList();
        return from document in w.Of<JointDocument>()
            join signature in w.Parts<RequiredSignature>() on document.Id equals signature.JointDocumentId
            where document.SubmittedOn == null && signature.SignedOn == null && own.Contains(signature.Signatory)
            where
                !w.Parts<RequiredSignature>()
                    .Any(s =>
                        s.JointDocumentId == document.Id
                        && s.OrganisationId == signature.OrganisationId
                        && s.SignedById == w.Person
                        && s.SignedOn != null
                    )
            select new WorkRow
            {
                Id = document.Id,
                PartnershipId = document.PartnershipId,
                Title = document.Title,
                OwnerId = signature.OrganisationId,
                Due = null,
            };
    }
}
