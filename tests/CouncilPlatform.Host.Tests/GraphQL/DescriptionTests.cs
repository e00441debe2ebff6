using CouncilPlatform.Host.GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.GraphQL;

/// <summary>
/// Forms and dashboards show what the schema says of each type, field, argument, input field and enum value. It comes from the XML
/// comments of
/// the C#: see build/docs/write-a-module.md.
/// </summary>
public sealed class DescriptionTests
{
    /// <summary>The core, each module by itself, and what only all together have.</summary>
    public static TheoryData<string> Names => [.. EveryModule.All.Select(EveryModule.IdOf).Prepend("core").Append("all")];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Everything_in_the_schema_is_described_in_plain_English(string name)
    {
        var texts = await TextsAsync(name);
        foreach (var within in name == "core" ? [] : EveryModule.All.Select(EveryModule.IdOf).Where(_ => name == "all").Prepend("core"))
        {
            texts = texts.ExceptBy((await TextsAsync(within)).Keys, t => t.Key).ToDictionary();
        }

        var faults = texts
            .Select(t => (t.Key, Fault: SchemaDescriptions.Fault(t.Value)))
            .Where(t => t.Fault is not null)
            .Select(t => $"{t.Key} {t.Fault}")
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.True(
            faults.Count == 0,
            $"{faults.Count} of {texts.Count} descriptions of {name} have a fault:\n" + $"{string.Join('\n', faults)}"
        );
    }

    private static async Task<IReadOnlyDictionary<string, string?>> TextsAsync(string name)
    {
        // No statement is sent: only the schema is read.
        await using var host = await ModuleHost.StartOnTSqlAsync([
            .. EveryModule.All.Where(m => name == "all" || name == EveryModule.IdOf(m)),
        ]);
        return SchemaDescriptions.Of(host.Services.GetRequiredService<Schemas>().All);
    }
}
