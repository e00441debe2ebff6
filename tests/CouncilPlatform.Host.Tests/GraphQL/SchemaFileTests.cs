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

    /// <summary>
    /// The core's, and each module's by itself. Together they are the schema of all modules, which has no file of its own.
    /// </summary>
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
        var apart = Lines(await PrintAsync([])).ToHashSet();
        foreach (var module in EveryModule.All)
        {
            apart.UnionWith(Lines(await PrintAsync([module])));
        }

        var together = Lines(await PrintAsync(EveryModule.All)).ToHashSet();
        Assert.Equal([], together.Except(apart));
        Assert.Equal([], apart.Except(together));
    }

    private static async Task<string> PrintAsync(IReadOnlyList<Type> modules)
    {
        await using var host = await ModuleHost.StartAsync(modules);
        return host.Services.GetRequiredService<Schemas>().All.Print(Sorted).ReplaceLineEndings("\n").TrimEnd() + "\n";
    }

    /// <summary>Each line that is in a type, with the type's name. Whether it is a node is said by the module whose type it is.</summary>
    private static IEnumerable<(string Type, string Line)> Lines(string schema) =>
        schema
            .Split("\n\n")
            .Select(type => type.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .SelectMany(lines =>
            {
                var head = lines.First(l => !l.StartsWith('"'));
                return lines.SkipWhile(l => l != head).Skip(1).Select(line => (string.Join(' ', head.Split(' ').Take(2)), line));
            });

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "schemas"));
}
