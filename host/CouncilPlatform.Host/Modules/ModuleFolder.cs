using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using CouncilPlatform.Sdk;

namespace CouncilPlatform.Host.Modules;

/// <summary>What a module's folder says of itself, read from metadata: nothing of it is loaded yet.</summary>
internal sealed record ModuleFolder(string Name, string Id, string Version, string? MainAssembly, IReadOnlyList<string> Contracts, string? Fault)
{
    private static readonly HashSet<string> HostAssemblies = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Select(f => Path.GetFileName(f))
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    public static ModuleFolder Read(string folder)
    {
        var name = Path.GetFileName(folder);
        var files = Directory.GetFiles(folder, "*.dll").Order(StringComparer.Ordinal).ToList();
        var contracts = files.Where(f => f.EndsWith(".Contracts.dll", StringComparison.Ordinal)).ToList();
        if (files.Find(f => HostAssemblies.Contains(Path.GetFileName(f))) is { } twin)
        {
            return Faulty($"The folder \"{name}\" holds {Path.GetFileName(twin)}, which the host has too: two copies split every type they share. Build the module with ExcludeAssets=\"runtime\" on that reference, or delete the file.");
        }

        var marked = files.Select(f => (File: f, Mark: Mark.Read(f))).Where(f => f.Mark is not null).ToList();
        return marked switch
        {
            [] => Faulty($"The folder \"{name}\" holds no module: none of its {files.Count} DLLs is marked with [assembly: CouncilModule(id, sdk)]."),
            [var (file, mark)] when mark!.Sdk == SdkVersion.Current => new(name, mark.Id, mark.Version, file, contracts, null),
            [var (_, mark)] => Faulty(
                $"It was built for module API {mark!.Sdk}; this host has {SdkVersion.Current}. {(mark.Sdk < SdkVersion.Current ? "Get a newer build of the module." : "Upgrade the host.")}", mark),
            _ => Faulty($"The folder \"{name}\" holds {marked.Count} modules ({string.Join(", ", marked.Select(m => Path.GetFileName(m.File)))}). Give each its own folder."),
        };

        ModuleFolder Faulty(string fault, Mark? mark = null) => new(name, mark?.Id ?? name, mark?.Version ?? "", null, [], fault);
    }

    private sealed record Mark(string Id, int Sdk, string Version)
    {
        public static Mark? Read(string file)
        {
            try
            {
                using var stream = File.OpenRead(file);
                using var portable = new PEReader(stream);
                if (!portable.HasMetadata)
                {
                    return null;
                }

                var metadata = portable.GetMetadataReader();
                var assembly = metadata.GetAssemblyDefinition();
                foreach (var attribute in assembly.GetCustomAttributes().Select(metadata.GetCustomAttribute))
                {
                    if (NameOf(metadata, attribute) == nameof(CouncilModuleAttribute))
                    {
                        // ECMA-335 II.23.3: a prolog of two bytes, then the constructor's arguments.
                        var value = metadata.GetBlobReader(attribute.Value);
                        value.ReadUInt16();
                        return new(value.ReadSerializedString() ?? "", value.ReadInt32(), assembly.Version.ToString(3));
                    }
                }
            }
            catch (BadImageFormatException)
            {
                // No .NET assembly: it cannot be the module.
            }

            return null;
        }

        private static string? NameOf(MetadataReader metadata, CustomAttribute attribute)
        {
            var type = attribute.Constructor.Kind switch
            {
                HandleKind.MemberReference => metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent,
                HandleKind.MethodDefinition => metadata.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType(),
                _ => default(EntityHandle),
            };
            return type.Kind == HandleKind.TypeReference ? metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)type).Name) : null;
        }
    }
}
