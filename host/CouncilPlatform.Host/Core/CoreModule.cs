using CouncilPlatform.Core.Contracts;
using CouncilPlatform.Host.Core.Organisations;
using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Sdk;

[assembly: CouncilModule("core", SdkVersion.Current)]

namespace CouncilPlatform.Host.Core;

/// <summary>Organisations, partnerships, their modules, keys and the audit trail: built with the same module API as everything else.</summary>
internal sealed class CoreModule : ServiceModule
{
    public override void Register(ModuleServices services) => services.Db<CoreDb>().Handlers();

    public override void Graph(GraphContribution graph) => graph
        .Query<PartnershipQueries>()
        .Query<ModuleQueries>()
        .Mutation<PartnershipMutations>()
        .Node<Organisation>((services, id, cancellationToken) => OrganisationQueries.FindAsync(services, id, cancellationToken))
        .Node<Partnership>(async (services, id, cancellationToken) => await PartnershipQueries.FindAsync(services, id, cancellationToken));
}
