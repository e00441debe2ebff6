namespace CouncilPlatform.Host.Hosting.Configuration;

/// <summary>The section <c>Modules</c> of the configuration.</summary>
internal sealed class ModuleOptions
{
    public const string Section = "Modules";

    /// <summary>The folder that holds one folder for each module; "modules" beside the host where nothing is said.</summary>
    public string? Directory { get; set; }
}
