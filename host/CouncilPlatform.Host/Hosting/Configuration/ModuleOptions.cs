namespace CouncilPlatform.Host.Hosting.Configuration;

/// <summary>The configuration section <c>Modules</c>.</summary>
internal sealed class ModuleOptions
{
    public const string Section = "Modules";

    /// <summary>The folder that holds one folder for each module. The default is <c>modules</c> beside the host.</summary>
    public string? Directory { get; set; }

    /// <summary>
    /// A list of the files of all modules, as sha256sum writes it. A folder that is not as the list has it is not loaded. Without the
    /// setting every file is.
    /// </summary>
    public string? Trusted { get; set; }
}
