using CouncilPlatform.Host.Core.Decisions;
using CouncilPlatform.Host.Imports;
using Humanizer;

namespace CouncilPlatform.Host.Core.Work;

/// <summary>What of the core waits for people.</summary>
internal sealed class CoreWork : Feature
{
    public override void Work(ModuleWork work) =>
        work.Add<Decision>("Sign off a matter", Role.Officer, "recordSignOff", Unsigned)
            .Add<Decision>("Record what the body decided", Role.Approver, "recordDecision", Submitted)
            .Add<RecordTransfer>("Accept or decline a record that you are offered", Role.Approver, mutation: null, Offers)
            .Add<Import>("Answer the questions about a file", Role.Officer, mutation: null, w => Imports(w, ImportState.Asking))
            .Add<Import>("Confirm an import", Role.Officer, mutation: null, w => Imports(w, ImportState.Ready))
            .Add<Import>("Correct a file and send it again", Role.Officer, mutation: null, w => Imports(w, ImportState.Faulty));

    // Of the partnership's own bodies, each member's officers see what may be theirs to sign: which of them does is decided when they sign.
    private static IQueryable<WorkRow> Unsigned(WorkSearch w)
    {
        var own = Enum.GetValues<SignOffRole>().Where(r => SignOff.OfficeOf(r) is { } office && w.Offices.Contains(office)).ToList();
        return from signOff in w.Parts<SignOff>()
            join decision in w.Of<Decision>() on signOff.DecisionId equals decision.Id
            where decision.State == DecisionState.Draft && signOff.State == SignOffState.Pending && own.Contains(signOff.Role)
            select new WorkRow
            {
                Id = decision.Id,
                PartnershipId = decision.PartnershipId,
                Title = decision.Title,
                OwnerId = decision.OwnerId,
                Due = null,
                SinceUtc = decision.RaisedUtc,
            };
    }

    private static IQueryable<WorkRow> Submitted(WorkSearch w) =>
        from decision in w.Of<Decision>()
        where decision.State == DecisionState.Submitted && decision.ProposedById != w.Person
        select new WorkRow
        {
            Id = decision.Id,
            PartnershipId = decision.PartnershipId,
            Title = decision.Title,
            OwnerId = decision.OwnerId,
            Due = null,
            SinceUtc = decision.RaisedUtc,
        };

    private static IQueryable<WorkRow> Offers(WorkSearch w) =>
        from offer in w.Of<RecordTransfer>()
        where offer.State == TransferState.Offered
        select new WorkRow
        {
            Id = offer.Id,
            PartnershipId = offer.PartnershipId,
            Title = offer.Kind.Humanize(),
            OwnerId = offer.ToId,
            Due = null,
            SinceUtc = offer.OfferedUtc,
        };

    // Whoever sent the file knows what is in it.
    private static IQueryable<WorkRow> Imports(WorkSearch w, ImportState state) =>
        from import in w.Of<Import>()
        where import.State == state && import.ExpiresUtc > w.NowUtc
        where w.Caller.Id == Guid.Empty ? import.RunsAsPersonId == w.Person : import.RunsAsKeyId == w.Caller.Id
        select new WorkRow
        {
            Id = import.Id,
            PartnershipId = import.PartnershipId,
            Title = import.FileName,
            OwnerId = import.OwnerId,
            Due = null,
            SinceUtc = import.SentUtc,
        };
}
