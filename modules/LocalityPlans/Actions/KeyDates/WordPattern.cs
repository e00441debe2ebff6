namespace CouncilPlatform.LocalityPlans.Actions;

internal static class WordPattern
{
    public const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>In milliseconds.</summary>
    public const int Timeout = 1000;
}
