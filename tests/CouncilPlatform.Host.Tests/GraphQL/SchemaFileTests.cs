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

    /// <summary>The core's, each module's by itself, and that of all together.</summary>
    public static TheoryData<string> Names => [.. EveryModule.All.Select(EveryModule.IdOf).Prepend("core").Append("all")];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_schema_is_the_one_on_file(string name)
    {
        await using var host = await ModuleHost.StartAsync([.. EveryModule.All.Where(m => name == "all" || name == EveryModule.IdOf(m))]);
        var printed = host.Services.GetRequiredService<Schemas>().All.Print(Sorted).ReplaceLineEndings("\n").TrimEnd() + "\n";
        var file = Path.Combine(Folder(), name + ".graphql");
        if (Environment.GetEnvironmentVariable("UPDATE_SCHEMAS") == "1")
        {
            await File.WriteAllTextAsync(file, printed, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), printed);
    }

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "schemas"));
}
