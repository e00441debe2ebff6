using CouncilPlatform.Sdk;

namespace CouncilPlatform.Sample.Contracts;

/// <summary>How many entries a partnership has.</summary>
public sealed record CountSample(Partnership Partnership) : IQuestion<int>
{
    public string Module => "sample";
}
