using System.Diagnostics;

namespace Benchmarks;

/// <summary>One of those that are compared: a program that answers at an address.</summary>
internal sealed record Side(string Name, string Url, int ProcessId)
{
    public const string ByHand = "by-hand";

    public const string Mercurius = "mercurius";

    /// <summary>PostGraphile makes its own schema of the tables, so it is asked in its own words.</summary>
    public const string PostGraphile = "postgraphile";

    /// <summary>Where it answers a workload. What is written by hand has an address for each.</summary>
    public string UrlOf(Workload workload) => Name == ByHand ? $"{Url}/{workload.Name}" : Url;

    /// <summary>The processor time that the program has taken until now.</summary>
    public TimeSpan Processor
    {
        get
        {
            using var process = Process.GetProcessById(ProcessId);
            return process.TotalProcessorTime;
        }
    }

    public long ResidentMegabytes
    {
        get
        {
            using var process = Process.GetProcessById(ProcessId);
            return process.WorkingSet64 / 1024 / 1024;
        }
    }
}
