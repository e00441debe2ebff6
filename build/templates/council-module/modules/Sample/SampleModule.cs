using CouncilPlatform.Sample;
using CouncilPlatform.Sdk;

[assembly: CouncilModule("sample", SdkVersion.Current)]

namespace CouncilPlatform.Sample;

/// <summary>What the module brings to the host.</summary>
internal sealed class SampleModule : ServiceModule
{
    public override void Register(ModuleServices services) => services.Db<SampleDb>().Handlers();

    public override void Graph(GraphContribution graph) => graph.Extend<Partnership, SampleQueries>().Mutation<SampleMutations>();
}
