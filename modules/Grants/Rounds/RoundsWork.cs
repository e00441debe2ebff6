namespace CouncilPlatform.Grants.Rounds;

/// <summary>What waits between an application's first word and its decision.</summary>
internal sealed class RoundsWork : Feature
{
    public override void Work(ModuleWork work) =>
        work.Add<Application>("Finish and submit an application", Role.Applicant, mutation: null, Drafts)
            .Add<Application>("Change an application and submit it again", Role.Applicant, mutation: null, Returned)
            .Add<Application>("Score an application", Role.Officer, "scoreApplication", Unscored)
            .Add<Application>("Agree the scores of an application", Role.Approver, "moderateApplication", Unmoderated)
            .Add<Application>("Decide an application", Role.Approver, mutation: null, Undecided);

    private static IQueryable<WorkRow> Drafts(WorkSearch w) =>
        from application in w.Of<Application>()
        join round in w.Of<Round>() on application.RoundId equals round.Id
        where application.State == ApplicationState.Draft && w.NowUtc <= round.ClosesUtc && round.ClosedOn == null
        select new WorkRow
        {
            Id = application.Id,
            PartnershipId = application.PartnershipId,
            Title = round.Title + ": " + application.Title,
            OwnerId = application.OrganisationId,
            Due = DateOnly.FromDateTime(round.ClosesUtc),
            SinceUtc = application.StartedUtc,
        };

    private static IQueryable<WorkRow> Returned(WorkSearch w) =>
        from application in w.Of<Application>()
        join round in w.Of<Round>() on application.RoundId equals round.Id
        where application.State == ApplicationState.Returned
        select new WorkRow
        {
            Id = application.Id,
            PartnershipId = application.PartnershipId,
            Title = round.Title + ": " + application.Title,
            OwnerId = application.OrganisationId,
            Due = DateOnly.FromDateTime(application.ResubmitByUtc!.Value),
        };

    private static IQueryable<WorkRow> Unscored(WorkSearch w) =>
        Rows(
            w,
            w.Of<Application>()
                .Where(a => w.Parts<RoundCriterion>().Any(c => c.RoundId == a.RoundId))
                .Where(a => !w.Parts<Assessment>().Any(s => s.ApplicationId == a.Id && (s.Agreed || s.AssessorId == w.Person)))
        );

    private static IQueryable<WorkRow> Unmoderated(WorkSearch w) =>
        Rows(
            w,
            w.Of<Application>()
                .Where(a => w.Parts<Assessment>().Any(s => s.ApplicationId == a.Id))
                .Where(a => !w.Parts<Assessment>().Any(s => s.ApplicationId == a.Id && s.Agreed))
        );

    // Without criteria there is nothing to score.
    private static IQueryable<WorkRow> Undecided(WorkSearch w) =>
        Rows(
            w,
            w.Of<Application>()
                .Where(a => a.SubmittedById != w.Person)
                .Where(a =>
                    w.Parts<Assessment>().Any(s => s.ApplicationId == a.Id && s.Agreed)
                    || !w.Parts<RoundCriterion>().Any(c => c.RoundId == a.RoundId)
                )
        );

    // Nobody judges an application once they declared an interest in it or in who makes it.
    private static IQueryable<WorkRow> Rows(WorkSearch w, IQueryable<Application> applications) =>
        from application in applications
        join round in w.Of<Round>() on application.RoundId equals round.Id
        join programme in w.Of<Programme>() on round.ProgrammeId equals programme.Id
        where application.State == ApplicationState.Submitted && round.ClosesUtc < w.NowUtc
        where
            !w.Of<ConflictOfInterest>()
                .Any(c => c.AssessorId == w.Person && (c.ApplicationId == application.Id || c.OrganisationId == application.OrganisationId))
        select new WorkRow
        {
            Id = application.Id,
            PartnershipId = application.PartnershipId,
            Title = round.Title + ": " + application.Title,
            OwnerId = programme.RunById,
            Due = null,
            SinceUtc = application.SubmittedUtc,
        };
}
