using System.ComponentModel;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using CouncilPlatform.Host.Pages.Described;
using CouncilPlatform.Host.Pages.Described.Descriptions;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.Pages.Described;

/// <summary>What modules may write about their pages, and whether they have.</summary>
public sealed class PageDescriptionTests
{
    [Fact]
    public async Task Every_page_of_every_module_agrees_with_the_schema_of_its_module()
    {
        await using var host = await ModuleHost.StartAsync(EveryModule.All);

        Assert.Equal([], await host.Services.GetRequiredService<PageCheck>().FaultsAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>
    /// Editors complete and check page.json by this file. After a change that is meant, run this test with UPDATE_SCHEMAS=1 and commit
    /// what it writes.
    /// </summary>
    [Fact]
    public async Task The_JSON_schema_of_descriptions_is_the_one_on_file()
    {
        var schema = PageCatalogue.Format.GetJsonSchemaAsNode(
            typeof(PageDescription),
            new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe }
        );
        var printed = schema.ToJsonString(new JsonSerializerOptions { WriteIndented = true }).ReplaceLineEndings("\n") + "\n";
        var file = Path.Combine(Root(), "build", "pages.schema.json");
        if (Environment.GetEnvironmentVariable("UPDATE_SCHEMAS") == "1")
        {
            await File.WriteAllTextAsync(file, printed, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), printed);
    }

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        var described =
            context.PropertyInfo?.AttributeProvider as MemberInfo
            ?? (context.TypeInfo.Type.Namespace == typeof(Panel).Namespace ? context.TypeInfo.Type : null);
        if (schema is JsonObject node && described?.GetCustomAttribute<DescriptionAttribute>() is { } about)
        {
            node.Insert(0, "description", about.Description);
        }

        return schema;
    }

    private static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", ".."));
}
