using System.Runtime.CompilerServices;
using CouncilPlatform.Host.GraphQL;
using GraphQL;
using GraphQL.Utilities;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.GraphQL;

/// <summary>
/// The schemas as clients see them are files under tests/schemas, so that every change of them is seen in review. After a change that is
/// meant, run this test with the environment variable UPDATE_SCHEMAS=1 and commit what it writes.
/// </summary>
public sealed class SchemaFileTests
{
    private static readonly PrintOptions Sorted = new() { StringComparison = StringComparison.Ordinal };

    /// <summary>The core's, and each module's by itself. Together they are the schema of all modules, which has no file of its own.</summary>
    public static TheoryData<string> Names => [.. EveryModule.All.Select(EveryModule.IdOf).Prepend("core")];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_schema_is_the_one_on_file(string name)
    {
        var printed = await PrintAsync([.. EveryModule.All.Where(m => name == EveryModule.IdOf(m))]);
        var file = Path.Combine(Folder(), name + ".graphql");
        // A new module has no file yet. In CI it must have one.
        var isNew = !File.Exists(file) && Environment.GetEnvironmentVariable("CI") is null;
        if (isNew || Environment.GetEnvironmentVariable("UPDATE_SCHEMAS") == "1")
        {
            await File.WriteAllTextAsync(file, printed, TestContext.Current.CancellationToken);
        }

        Assert.True(File.Exists(file), $"Run this test with UPDATE_SCHEMAS=1 and commit {file}.");
        Assert.Equal(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), printed);
    }

    [Fact]
    public async Task All_modules_together_have_what_each_has_by_itself()
    {
        var apart = new HashSet<string>(Lines(await PrintAsync([])), StringComparer.Ordinal);
        foreach (var module in EveryModule.All)
        {
            apart.UnionWith(Lines(await PrintAsync([module])));
        }

        var together = Lines(await PrintAsync(EveryModule.All)).ToHashSet(StringComparer.Ordinal);
        Assert.Equal([], together.Except(apart));
        Assert.Equal([], apart.Except(together));
    }

    private static async Task<string> PrintAsync(IReadOnlyList<Type> modules)
    {
        await using var host = await ModuleHost.StartAsync(modules);
        return host.Services.GetRequiredService<Schemas>().All.Print(Sorted).ReplaceLineEndings("\n").TrimEnd() + "\n";
    }

    /// <summary>Each line, with the type that it is of. A line that lists types is as many lines: a module adds to it.</summary>
    private static IEnumerable<string> Lines(string schema) =>
        schema
            .Split("\n\n")
            .SelectMany(type =>
            {
                var lines = type.Split('\n', StringSplitOptions.RemoveEmptyEntries);
                var head = lines.First(l => !l.StartsWith('"'));
                return lines
                    .SelectMany(l => l.StartsWith("union ", StringComparison.Ordinal) ? l.Split(" = ")[^1].Split(" | ") : [l])
                    .Select(l => $"{head.Split(" = ")[0]}: {l}");
            });

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "schemas"));
}
