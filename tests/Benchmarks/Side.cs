using System.Diagnostics;

namespace Benchmarks;

/// <summary>One of the two that are compared: a program that answers at an address.</summary>
internal sealed record Side(string Url, int ProcessId)
{
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
