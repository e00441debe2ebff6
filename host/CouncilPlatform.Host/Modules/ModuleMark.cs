using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace CouncilPlatform.Host.Modules;

/// <summary>A DLL's <see cref="CouncilModuleAttribute"/>, read without loading it.</summary>
internal sealed record ModuleMark(string Id, int Sdk, string Version)
{
    /// <summary>The DLL's mark; null where it has none, or is damaged or no .NET assembly.</summary>
    public static ModuleMark? Read(string file, out string? damage)
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

    private static ModuleMark? Read(MetadataReader metadata)
    {
        (string Id, int Sdk)? mark = null;
        string? version = null;
        foreach (var attribute in metadata.GetAssemblyDefinition().GetCustomAttributes().Select(metadata.GetCustomAttribute))
        {
            // ECMA-335 II.23.3: a prolog of two bytes, then the constructor's arguments.
            var value = metadata.GetBlobReader(attribute.Value);
            value.ReadUInt16();
            switch (NameOf(metadata, attribute))
            {
                case nameof(CouncilModuleAttribute):
                    mark = (value.ReadSerializedString() ?? "", value.ReadInt32());
                    break;
                case nameof(AssemblyInformationalVersionAttribute):
                    version = value.ReadSerializedString()?.Split('+')[0];
                    break;
            }
        }

        return mark is var (id, sdk) ? new(id, sdk, version ?? metadata.GetAssemblyDefinition().Version.ToString(3)) : null;
    }

    private static string? NameOf(MetadataReader metadata, CustomAttribute attribute) =>
        attribute.Constructor.Kind == HandleKind.MemberReference
        && metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } type
            ? metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)type).Name)
            : null;
}
