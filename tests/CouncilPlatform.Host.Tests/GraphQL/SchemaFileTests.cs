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

    /// <summary>The core's, and each module's by itself. What these do not say of the schema of all modules is in together.graphql.</summary>
    public static TheoryData<string> Names => [.. EveryModule.All.Select(EveryModule.IdOf).Prepend("core")];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_schema_is_the_one_on_file(string name) =>
        await AssertOnFileAsync(name, await PrintAsync([.. EveryModule.All.Where(m => name == EveryModule.IdOf(m))]));

    [Fact]
    public async Task What_modules_add_to_one_another_is_on_file()
    {
        var apart = Lines(await PrintAsync([])).ToHashSet();
        foreach (var module in EveryModule.All)
        {
            apart.UnionWith(Lines(await PrintAsync([module])));
        }

        var together = Lines(await PrintAsync(EveryModule.All)).ToList();
        Assert.Equal([], apart.Except(together));
        var added = together
            .Except(apart)
            .GroupBy(l => l.Type, l => l.Line, StringComparer.Ordinal)
            .Select(type => $"extend {type.Key}\n{string.Join('\n', type)}\n}}\n");
        await AssertOnFileAsync("together", string.Join('\n', added));
    }

    private static async Task AssertOnFileAsync(string name, string printed)
    {
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

    private static async Task<string> PrintAsync(IReadOnlyList<Type> modules)
    {
        await using var host = await ModuleHost.StartAsync(modules);
        return host.Services.GetRequiredService<Schemas>().All.Print(Sorted).ReplaceLineEndings("\n").TrimEnd() + "\n";
    }

    /// <summary>Each line with the type that it is of. By itself a module may show a type of another's contracts that is a node only with its own module.</summary>
    private static IEnumerable<(string Type, string Line)> Lines(string schema) =>
        schema
            .Split("\n\n")
            .Select(type => type.Replace(" implements Node", "", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .SelectMany(lines => lines.Select(line => (lines.First(l => !l.StartsWith('"')), line)));

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "schemas"));
}
