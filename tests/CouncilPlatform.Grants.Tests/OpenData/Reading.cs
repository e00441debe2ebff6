using System.Text;
using CouncilPlatform.Grants.OpenData;

namespace CouncilPlatform.Grants.Tests.OpenData;

/// <summary>A package read to its end: its valid grants and its faults.</summary>
internal sealed record Reading(IReadOnlyList<OpenGrant> Grants, FaultList Faults)
{
    public (string Path, string Code)[] Found => [.. Faults.Select(f => (f.Path, f.Code))];

    public static Task<Reading> OfAsync(string package) => OfAsync(new MemoryStream(Encoding.UTF8.GetBytes(package)));

    public static Task<Reading> OfAsync(byte[] package) => OfAsync(new MemoryStream(package));

    public static async Task<Reading> OfAsync(Stream package, FaultList? faults = null)
    {
        faults ??= new FaultList();
        var grants = new List<OpenGrant>();
        await foreach (var grant in new ThreeSixtyGivingReader().Read(package, faults))
            grants.Add(grant);
        return new Reading(grants, faults);
    }
}
