using CouncilPlatform.Host.Core.Administration;
using CouncilPlatform.Host.Core.Audit;
using CouncilPlatform.Host.Core.Bodies;
using CouncilPlatform.Host.Core.Calendars;
using CouncilPlatform.Host.Core.Decisions;
using CouncilPlatform.Host.Core.Demonstration;
using CouncilPlatform.Host.Core.Keys;
using CouncilPlatform.Host.Core.Meetings;
using CouncilPlatform.Host.Core.Members;
using CouncilPlatform.Host.Core.Notices;
using CouncilPlatform.Host.Core.Offices;
using CouncilPlatform.Host.Core.Organisations;
using CouncilPlatform.Host.Core.Organisations.Register;
using CouncilPlatform.Host.Core.Ownership;
using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.Core.People;
using CouncilPlatform.Host.Core.Search;
using CouncilPlatform.Host.Core.Setup;
using CouncilPlatform.Host.Core.Themes;
using CouncilPlatform.Host.Core.Webhooks;
using CouncilPlatform.Host.Core.Work;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Imports;

[assembly: CouncilModule("core", SdkVersion.Current)]
[assembly: FeatureName("Administration", "Parked events")]
[assembly: FeatureName("Ownership", "Shares and offers of records")]
[assembly: FeatureName("Partnerships", "The partnership and its modules")]
[assembly: FeatureName("Themes", "Colour and logo")]

namespace CouncilPlatform.Host.Core;

/// <summary>
/// Organisations, partnerships, their modules, keys and the audit trail: built with the same module API as everything else.
/// </summary>
internal sealed class CoreModule : ServiceModule
{
    public override void Register(ModuleServices services) =>
        services
            .Scoped<Nodes>()
            .Scoped<PartnershipChanges>()
            .Scoped<ModuleSwitches>()
            .Scoped<KeyChanges>()
            .Scoped<RegisterImport>()
            .Scoped<Successor>()
            .Scoped<PartnershipSetup>()
            .Scoped<Invitations>()
            .Scoped<MyWork>()
            .Scoped<PersonErasure>()
            .Scoped<PersonExport>()
            .Scoped<PersonalDataLog>()
            .Scoped<AuditVerifier>()
            .Scoped<LedgerVerifier>()
            .Calendar<DecisionCalendar>()
            .Calendar<MeetingCalendar>()
            .Demonstration<CoreDemonstration>()
            .Demonstration<DecisionDemonstration>();

    public override void Graph(GraphContribution graph) =>
        graph
            .Query<PartnershipQueries>()
            .Query<OrganisationQueries>()
            .Query<ModuleQueries>()
            .Query<MeQueries>()
            .Query<WorkQueries>()
            .Query<NoticeQueries>()
            .Extend<Organisation, OrganisationFields>()
            .Extend<Partnership, MemberQueries>()
            .Extend<Partnership, BodyQueries>()
            .Extend<Body, BodyFields>()
            .Extend<Partnership, MeetingQueries>()
            .Extend<Partnership, DecisionQueries>()
            .Extend<Partnership, ImplicationQueries>()
            .Extend<Decision, ImplicationFields>()
            .Extend<Partnership, CalendarQueries>()
            .Extend<Partnership, KeyQueries>()
            .Extend<Partnership, AuditQueries>()
            .Extend<Partnership, AppointmentQueries>()
            .Extend<Partnership, PersonQueries>()
            .Extend<Partnership, OwnershipQueries>()
            .Extend<Partnership, SearchQueries>()
            .Extend<Partnership, ImportQueries>()
            .Extend<Partnership, ModuleChoiceQueries>()
            .Extend<Partnership, ParkedEventQueries>()
            .Extend<Partnership, PageThemeQueries>()
            .Extend<Partnership, WebhookQueries>()
            .Extend<AuditEntry, AuditFields>()
            .Extend<Person, PersonFields>()
            .Extend<RecordShare, ShareFields>()
            .Extend<RecordTransfer, TransferFields>()
            .Mutation<PartnershipMutations>()
            .Mutation<MemberMutations>()
            .Mutation<BodyMutations>()
            .Mutation<BodyMemberMutations>()
            .Mutation<TermsMutations>()
            .Mutation<MeetingMutations>()
            .Mutation<DecisionMutations>()
            .Mutation<ImplicationMutations>()
            .Mutation<CalendarMutations>()
            .Mutation<KeyMutations>()
            .Mutation<AppointmentMutations>()
            .Mutation<PersonMutations>()
            .Mutation<OwnershipMutations>()
            .Mutation<OrganisationMutations>()
            .Mutation<ImportMutations>()
            .Mutation<ParkedEventMutations>()
            .Mutation<NoticeMutations>()
            .Mutation<PageThemeMutations>()
            .Mutation<WebhookMutations>()
            .Node<Organisation>(OrganisationQueries.FindAsync)
            .Node<Membership, CoreDb>()
            .Node<Body, CoreDb>()
            .Node<BodyMember, CoreDb>()
            .Node<TermsOfReference, CoreDb>()
            .Node<Meeting, CoreDb>()
            .Node<Decision, CoreDb>()
            .Node<Appointment, CoreDb>()
            .Node<RecordShare, CoreDb>()
            .Node<RecordTransfer, CoreDb>()
            .Node<Webhook, CoreDb>()
            .Search<Organisation, CoreDb>((db, partnership, _) => MemberQueries.Organisations(db, partnership), o => o.Name)
            .Search<Body, CoreDb>((db, partnership, _) => db.Of<Body>(partnership), b => b.Name, b => b.Note)
            .Search<TermsOfReference, CoreDb>(s =>
                from terms in s.Of<TermsOfReference>()
                join body in s.Of<Body>() on terms.BodyId equals body.Id
                select new SearchRow { Id = terms.Id, Title = "Terms of reference of " + body.Name + ", version " + terms.Number }
            )
            .Search<Meeting, CoreDb>(s =>
                from meeting in s.Of<Meeting>()
                join body in s.Of<Body>() on meeting.BodyId equals body.Id
                select new SearchRow { Id = meeting.Id, Title = body.Name + ", " + Shown.Of(meeting.On) }
            )
            .Search<Decision, CoreDb>((db, partnership, _) => db.Of<Decision>(partnership), d => d.Title)
            .Search<Webhook, CoreDb>((db, partnership, _) => db.Of<Webhook>(partnership), w => w.Name)
            .Node<Import, CoreDb>()
            .Changes<Decision>()
            .Changes<Meeting>()
            .Changes<Import>()
            .Node<Partnership>(
                async (services, id, cancellationToken) => await PartnershipQueries.FindAsync(services, id, cancellationToken)
            )
            .Example(
                "Partnerships and modules",
                """
                query PartnershipsAndModules {
                  partnerships(first: 100) { nodes { slug name kind summary modules } }
                  modules { id version state reason }
                }
                """
            );
}
