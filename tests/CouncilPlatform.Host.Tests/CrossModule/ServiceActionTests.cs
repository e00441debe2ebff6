using CouncilPlatform.BackOffice;
using CouncilPlatform.LocalityPlans;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Host.Tests.CrossModule;

/// <summary>Actions of the locality plans deliver changes of services; neither module needs the other.</summary>
public sealed class ServiceActionTests
{
    private const string Service = """service(slug: "streets") { localityActions { available reason actions { title } } }""";

    [Theory]
    [EveryDatabase]
    public async Task A_service_shows_the_locality_actions_that_deliver_its_change(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using (var lakes = await Lakes.StartAsync([typeof(LocalityPlansModule), typeof(BackOfficeModule)], on: database))
        {
            var (first, second) = (await lakes.ActionAsync("Bring street scene together"), await lakes.ActionAsync("Agree one manager"));
            await lakes.DoAsync(
                "saveService",
                """
                slug: "streets", name: "Street Scene", kind: FRONT_LINE, proposal: "A single local manager",
                benefits: "Responsiveness", efficiencyTarget: false
                """
            );
            await lakes.DoAsync("linkServiceAction", $"""service: "streets", action: "{first}" """);
            await lakes.DoAsync("linkServiceAction", $"""service: "streets", action: "{second}" """);
            await lakes.DoAsync("linkServiceAction", $"""service: "streets", action: "{second}" """);
            Assert.Equal(
                ["NOT_FOUND input.action"],
                await lakes.RefusedAsync(
                    "linkServiceAction",
                    $"""service: "streets", action: "{new GlobalId("Action", Guid.NewGuid())}" """
                )
            );
            Assert.Equal(
                ["NOT_FOUND input.service"],
                await lakes.RefusedAsync("linkServiceAction", $"""service: "none", action: "{first}" """)
            );
            Same.Json(
                """
                {
                  "service": {
                    "localityActions": {
                      "available": true,
                      "reason": null,
                      "actions": [{ "title": "Agree one manager" }, { "title": "Bring street scene together" }]
                    }
                  }
                }
                """,
                (await lakes.ReadAsync(Service)).ToJsonString()
            );
            await lakes.DoAsync("unlinkServiceAction", $"""service: "streets", action: "{second}" """);
            Assert.Equal(
                ["NOT_FOUND input.action"],
                await lakes.RefusedAsync("unlinkServiceAction", $"""service: "streets", action: "{second}" """)
            );

            await lakes.DisableAsync("localityplans");
            Assert.Equal(
                ["MODULE_NOT_ENABLED input.action"],
                await lakes.RefusedAsync("linkServiceAction", $"""service: "streets", action: "{first}" """)
            );
            var off = (await lakes.ReadAsync(Service))["service"]!["localityActions"]!;
            Assert.Equal((false, 0), ((bool)off["available"]!, off["actions"]!.AsArray().Count));
            Assert.NotEqual("", (string?)off["reason"] ?? "");
        }

        await using var alone = await ModuleHost.StartAsync([typeof(BackOfficeModule)], on: database);
        Assert.False(
            (bool)
                (await alone.DataAsync($$"""{ partnership(slug: "lakes") { {{Service}} } }"""))["partnership"]!["service"]![
                    "localityActions"
                ]!["available"]!
        );
    }
}
