using System.ComponentModel;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using CouncilPlatform.Grants;
using CouncilPlatform.Host.Modules;
using CouncilPlatform.Host.Pages.Described;
using CouncilPlatform.Host.Pages.Described.Descriptions;
using CouncilPlatform.Host.Pages.Forms.Descriptions;
using CouncilPlatform.Host.Pages.Languages;
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

    [Fact]
    public async Task A_name_that_the_host_has_and_a_code_to_colour_or_sort_by_that_does_not_exist_are_named()
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>();
        var description = JsonSerializer.Deserialize<PageDescription>(
            """
            {
              "title": "Funds", "within": "members",
              "panels": [
                {
                  "kind": "table", "name": "allocations", "rows": "partnership.allocations.nodes",
                  "when": { "partnership.published": ["maybe"], "partnership.kind": [null] },
                  "more": "allocations", "moreWith": { "fond": "partnership.name" },
                  "columns": [
                    { "label": "Project", "value": "title", "sort": "TITEL", "list": "awards", "listWith": { "wards": "title" } },
                    { "label": "State", "value": "state", "sort": "STATE", "colours": { "COMMITED": "blue", "CLOSED": "pink" },
                      "sparkline": { "rows": "payments", "label": "{day}", "value": "paid" } }
                  ]
                },
                {
                  "kind": "tiles", "name": "tiles", "rows": "partnership.allocations.nodes", "label": "{titel}",
                  "figure": { "label": "Project", "value": "title" },
                  "status": { "label": "State", "value": "state", "colours": { "CLOSD": "grey" } },
                  "group": { "label": "Fund", "value": "fund.name" }
                }
              ]
            }
            """,
            PageCatalogue.Format
        )!;
        const string document = """
            query($partnership: String!, $sort: AllocationOrderField = TITLE) {
              partnership(slug: $partnership) {
                name published allocations(orderBy: { field: $sort, direction: ASCENDING }) { nodes { title state } }
              }
            }
            """;

        var faults = await host
            .Services.GetRequiredService<PageCheck>()
            .FaultsAsync(
                new("grants", "administration", description, document),
                host.Services.GetRequiredService<ModuleCatalogue>().Schema!,
                TestContext.Current.CancellationToken
            );

        Assert.Equal(
            [
                "The host itself has \"administration\" there. Choose another name.",
                "\"maybe\" is not a value of \"partnership.published\".",
                "page.graphql does not ask for \"partnership.kind\".",
                "\"TITEL\" is not a value of \"$sort\".",
                "\"pink\" is not a colour. Choose from: green, yellow, red, blue, grey.",
                "\"COMMITED\" is not a value of \"partnership.allocations.nodes.state\".",
                "page.graphql does not ask for \"partnership.allocations.nodes.payments\".",
                "page.graphql does not ask for \"partnership.allocations.nodes.payments.day\".",
                "page.graphql does not ask for \"partnership.allocations.nodes.payments.paid\".",
                "page.graphql does not ask for \"partnership.allocations.nodes.titel\".",
                "\"CLOSD\" is not a value of \"partnership.allocations.nodes.state\".",
                "page.graphql does not ask for \"partnership.allocations.nodes.fund.name\".",
                "The page \"allocations\" has no filter \"fond\".",
                "The page \"awards\" has no filter \"wards\".",
            ],
            faults
        );
    }

    /// <summary>
    /// Editors complete and check page.json and form.json by these files. After a change that is meant, run this test with UPDATE_SCHEMAS=1 and commit
    /// what it writes.
    /// </summary>
    [Theory]
    [InlineData(typeof(PageDescription), "pages.schema.json")]
    [InlineData(typeof(FormDescription), "forms.schema.json")]
    [InlineData(typeof(TextOverlay), "texts.schema.json")]
    public async Task The_JSON_schema_of_descriptions_is_the_one_on_file(Type description, string name)
    {
        var schema = PageCatalogue.Format.GetJsonSchemaAsNode(
            description,
            new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe }
        );
        var printed = schema.ToJsonString(new JsonSerializerOptions { WriteIndented = true }).ReplaceLineEndings("\n") + "\n";
        var file = Path.Combine(Root(), "build", name);
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
