using System.Text;
using CouncilPlatform.Grants.OpenData;

namespace CouncilPlatform.Grants.Tests.OpenData;

/// <summary>A package read to its end: its valid grants and its faults.</summary>
internal sealed record Reading(IReadOnlyList<OpenGrant> Grants, IReadOnlyList<string> Faults)
{
    public int Total { get; init; }

    public (string Path, string Code)[] Found => [.. Faults.Select(f => f.Split(": ")).Select(f => (f[0], f[1]))];

    public static Task<Reading> OfAsync(string package) => OfAsync(new MemoryStream(Encoding.UTF8.GetBytes(package)));

    public static Task<Reading> OfAsync(byte[] package) => OfAsync(new MemoryStream(package));

    public static async Task<Reading> OfAsync(Stream package, int? largestPart = null)
    {
        var faults = new TableFaults();
        var reader = largestPart is { } bytes ? new ThreeSixtyGivingReader(bytes) : new ThreeSixtyGivingReader();
        var grants = new List<OpenGrant>();
        await foreach (var grant in reader.Read(package, new GrantFaults(faults)))
            grants.Add(grant);
        return new Reading(grants, faults.First) { Total = faults.Total };
    }
}
