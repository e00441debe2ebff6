using CouncilPlatform.Sdk;

namespace Potholes.Contracts;

/// <summary>How many potholes a partnership knows of.</summary>
public sealed record CountPotholes(Partnership Partnership) : IQuestion<int>
{
    public string Module => "potholes";
}
