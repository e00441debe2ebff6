namespace CouncilPlatform.Sdk;

/// <summary>
/// Marks an assembly as a module. The host reads it from metadata, before it loads the assembly.
/// </summary>
/// <param name="id">Lower-case letters and digits, 2 to 30 characters, unique in a deployment. The module's tables have it as their
/// prefix.</param>
/// <param name="sdk">The version of the module API that the module was written for: <see cref="SdkVersion.Current"/> at that time.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class CouncilModuleAttribute(string id, int sdk) : Attribute
{
    public string Id => id;

    public int Sdk => sdk;
}

/// <summary>The version of the module API. It goes up when a module has to be changed to run.</summary>
public static class SdkVersion
{
    public const int Current = 2;
}
