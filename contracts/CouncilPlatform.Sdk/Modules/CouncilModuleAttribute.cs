namespace CouncilPlatform.Sdk;

/// <summary>
/// Marks an assembly as a module. The host reads it from metadata, before it loads the assembly.
/// </summary>
/// <param name="id">Lower-case letters and digits, 2 to 30 characters, unique in a deployment: its tables' prefix and the name of its switch.</param>
/// <param name="sdk">The module API the module was written for: <see cref="SdkVersion.Current"/> of that time.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class CouncilModuleAttribute(string id, int sdk) : Attribute
{
    public string Id => id;

    public int Sdk => sdk;
}

/// <summary>The version of the module API. It goes up when a module has to be changed to run.</summary>
public static class SdkVersion
{
    public const int Current = 1;
}
