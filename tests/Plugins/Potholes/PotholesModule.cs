using System.Globalization;
using CouncilPlatform.Sdk;
using MediatR;
using Potholes.Contracts;
using UnitsNet;
using UnitsNet.Units;

[assembly: CouncilModule("potholes", SdkVersion.Current)]

namespace Potholes;

/// <summary>A third party's module: contracts of its own, and a library that the host does not have.</summary>
internal sealed class PotholesModule : ServiceModule
{
    public override void Register(ModuleServices services) { }

    public override void Graph(GraphContribution graph) => graph.Extend<Partnership, PotholeQueries>();
}

internal sealed class PotholeQueries
{
    public static string Deepest() => Length.FromCentimeters(4).ToUnit(LengthUnit.Millimeter).ToString("0", CultureInfo.InvariantCulture);
}

internal sealed class CountPotholesHandler : IRequestHandler<CountPotholes, Answer<int>>
{
    public Task<Answer<int>> Handle(CountPotholes request, CancellationToken cancellationToken) => Task.FromResult(Answer<int>.Of(7));
}
