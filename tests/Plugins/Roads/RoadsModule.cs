using CouncilPlatform.Sdk;
using MediatR;
using Potholes.Contracts;

[assembly: CouncilModule("roads", SdkVersion.Current)]

namespace Roads;

/// <summary>Asks another module, which may be absent.</summary>
internal sealed class RoadsModule : ServiceModule
{
    public override void Graph(GraphContribution graph) => graph.Extend<Partnership, RoadQueries>();
}

internal sealed class RoadQueries
{
    public static async Task<string> RoadCondition(Partnership partnership, IMediator mediator, CancellationToken cancellationToken)
    {
        var potholes = await mediator.Send(new CountPotholes(partnership), cancellationToken);
        return potholes.IsAvailable ? $"{potholes.Value} potholes" : potholes.Reason!;
    }
}
