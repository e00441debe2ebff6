using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CouncilPlatform.Sdk.Analyzers.Tests;

public sealed class DocumentationTests
{
    [Fact]
    public void The_page_explains_every_rule()
    {
        var rules = typeof(Rules)
            .Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .SelectMany(t => ((DiagnosticAnalyzer)Activator.CreateInstance(t)!).SupportedDiagnostics)
            .ToList();
        var page = File.ReadAllText(Page());
        Assert.Equal(9, rules.Count);
        Assert.All(
            rules,
            rule =>
            {
                Assert.Equal("CouncilPlatform", rule.Category);
                Assert.Equal(rule.Id == "CPP107" ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error, rule.DefaultSeverity);
                Assert.Contains($"| [{rule.Id}]", page, StringComparison.Ordinal);
                Assert.Contains($"## {rule.Id}", page, StringComparison.Ordinal);
            }
        );
    }

    private static string Page([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "build", "docs", "analyzers.md");
}
