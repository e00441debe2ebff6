using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CouncilPlatform.Testing.Samples;

/// <summary>Compiles a few lines of C# to a real DLL: a module with a fault, or a sample that an architecture rule must refuse.</summary>
public static class SampleAssembly
{
    private static readonly Lazy<IReadOnlyList<MetadataReference>> Platform = new(() =>
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                .Split(Path.PathSeparator)
                .Select(f => MetadataReference.CreateFromFile(f)),
        ]
    );

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        nullableContextOptions: NullableContextOptions.Enable,
        deterministic: true
    );

    /// <param name="file">Where to write it; the assembly is called as the file.</param>
    /// <param name="source">The usual usings are there already.</param>
    /// <param name="references">Further DLLs. One called as an assembly of the test's own stands in for it.</param>
    public static string Compile(string file, string source, params string[] references)
    {
        const string usings = """
            global using System;
            global using System.Collections.Generic;
            global using System.Threading;
            global using System.Threading.Tasks;
            global using CouncilPlatform.Sdk;
            global using MediatR;
            global using Microsoft.Extensions.DependencyInjection;
            """;
        var names = references.Select(Path.GetFileName).ToHashSet(StringComparer.Ordinal);
        var compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(file),
            [CSharpSyntaxTree.ParseText(usings), CSharpSyntaxTree.ParseText(source)],
            [
                .. Platform.Value.Where(r => !names.Contains(Path.GetFileName(r.Display))),
                .. references.Select(r => MetadataReference.CreateFromFile(r)),
            ],
            Options
        );
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var result = compilation.Emit(file);
        Assert.True(
            result.Success,
            string.Join(Environment.NewLine, result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error))
        );
        return file;
    }
}
