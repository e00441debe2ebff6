using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CouncilPlatform.Sdk.Analyzers.Tests;

/// <summary>A few lines of a module, compiled against the real SDK.</summary>
internal static class Sample
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using CouncilPlatform.Core.Contracts;
        global using CouncilPlatform.Sdk;
        global using GraphQL.DataLoader;
        global using MediatR;
        global using Microsoft.EntityFrameworkCore;
        global using Microsoft.Extensions.DependencyInjection;
        """;

    public static readonly Lazy<IReadOnlyList<MetadataReference>> Platform = new(() =>
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                .Split(Path.PathSeparator)
                .Select(f => MetadataReference.CreateFromFile(f)),
        ]
    );

    /// <summary>
    /// Every line that ends with a comment such as <c>// CPP101</c> is reported by that rule, and no other line is. What follows in the
    /// comment (<c>// CPP101: db.Of&lt;Plot&gt;</c>) is part of the message.
    /// </summary>
    public static async Task CheckAsync(DiagnosticAnalyzer analyzer, string source)
    {
        var compilation = CSharpCompilation.Create(
            "Sample",
            [CSharpSyntaxTree.ParseText(Usings), CSharpSyntaxTree.ParseText(source)],
            Platform.Value,
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
        );
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        var failures = new List<Exception>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            (exception, _, _) => failures.Add(exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false
        );
        var reported = await compilation
            .WithAnalyzers([analyzer], options)
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.Empty(failures);

        var lines = source.Split('\n');
        Assert.Equal(
            lines.Select((line, at) => (Line: at + 1, Rule: Rule(line))).Where(l => l.Rule is not null).Select(l => $"{l.Line}: {l.Rule}"),
            reported
                .Select(d => (Line: d.Location.GetLineSpan().StartLinePosition.Line + 1, d.Id))
                .Distinct()
                .OrderBy(d => d.Line)
                .Select(d => $"{d.Line}: {d.Id}")
        );
        Assert.All(
            reported,
            d =>
            {
                var comment = lines[d.Location.GetLineSpan().StartLinePosition.Line].Split("// CPP")[^1].Split(": ", 2);
                Assert.Contains(comment is [_, var text] ? text : "", d.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
            }
        );
    }

    private static string? Rule(string line) =>
        line.Split("// ") is [_, var comment] && comment.StartsWith("CPP1", StringComparison.Ordinal) ? comment[..6] : null;
}
