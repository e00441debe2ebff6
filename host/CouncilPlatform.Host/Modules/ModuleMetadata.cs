using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace CouncilPlatform.Host.Modules;

/// <summary>A DLL's <see cref="CouncilModuleAttribute"/>, read without loading it.</summary>
internal sealed record ModuleMetadata(string Id, int Sdk, string Version)
{
    /// <summary>Reads the attribute of a DLL. Null if the DLL has none, is damaged or is not a .NET assembly.</summary>
    public static ModuleMetadata? Read(string file, out string? damage)
    {
        damage = null;
        try
        {
            using var stream = File.OpenRead(file);
            using var portable = new PEReader(stream);
            return portable.HasMetadata ? Read(portable.GetMetadataReader()) : null;
        }
        catch (Exception e) when (e is BadImageFormatException or IOException or UnauthorizedAccessException)
        {
            damage = e.Message.TrimEnd('.');
            return null;
        }
    }

    private static ModuleMetadata? Read(MetadataReader metadata)
    {
        (string Id, int Sdk)? module = null;
        string? version = null;
        foreach (var attribute in metadata.GetAssemblyDefinition().GetCustomAttributes().Select(metadata.GetCustomAttribute))
        {
            // ECMA-335 II.23.3: a prolog of two bytes, then the constructor's arguments.
            var value = metadata.GetBlobReader(attribute.Value);
            value.ReadUInt16();
            switch (NameOf(metadata, attribute))
            {
                case nameof(CouncilModuleAttribute):
                    module = (value.ReadSerializedString() ?? "", value.ReadInt32());
                    break;
                case nameof(AssemblyInformationalVersionAttribute):
                    version = value.ReadSerializedString()?.Split('+')[0];
                    break;
            }
        }

        return module is var (id, sdk) ? new(id, sdk, version ?? metadata.GetAssemblyDefinition().Version.ToString(3)) : null;
    }

    private static string? NameOf(MetadataReader metadata, CustomAttribute attribute) =>
        attribute.Constructor.Kind == HandleKind.MemberReference
        && metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } type
            ? metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)type).Name)
            : null;
}
