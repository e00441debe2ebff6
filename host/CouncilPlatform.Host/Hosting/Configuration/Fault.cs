namespace CouncilPlatform.Host.Hosting.Configuration;

/// <summary>One fault of the configuration.</summary>
/// <param name="Key">The setting.</param>
/// <param name="Found">What was found; never a secret.</param>
/// <param name="Expected">What was expected.</param>
/// <param name="Remedy">What to do.</param>
internal sealed record Fault(string Key, string Found, string Expected, string Remedy)
{
    /// <summary>The exit code of a faulty configuration: EX_CONFIG of sysexits.</summary>
    public const int ExitCode = 78;

    public static void Write(IReadOnlyCollection<Fault> faults, TextWriter to)
    {
        to.WriteLine(faults.Count == 1 ? "The configuration has a fault:" : $"The configuration has {faults.Count} faults:");
        foreach (var fault in faults)
        {
            to.WriteLine(
                $"""

                {fault.Key}
                  found:    {fault.Found}
                  expected: {fault.Expected}
                  remedy:   {fault.Remedy}
                """
            );
        }
    }
}
