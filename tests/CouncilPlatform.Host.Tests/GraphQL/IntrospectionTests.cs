namespace CouncilPlatform.Host.Tests.GraphQL;

/// <summary>Who may see the schema where the host is told to keep it from strangers, as it is in production.</summary>
public sealed class IntrospectionTests
{
    private const string Types = "{ __schema { types { name } } }";

    [Fact]
    public async Task Strangers_see_the_data_and_not_the_schema()
    {
        await using var host = await ModuleHost.StartAsync(
            EveryModule.All,
            settings: new Dictionary<string, string?> { ["GraphQL:AnonymousIntrospection"] = "false" }
        );

        var refused = await host.AskAsync(Types);
        var answered = await host.DataAsync("{ partnerships { totalCount } __typename }");
        var withKey = await host.DataAsync(Types, await host.KeyAsync());

        Assert.Equal("INTROSPECTION_DISABLED", (string?)refused["errors"]![0]!["extensions"]!["code"]);
        Assert.Equal("""{"partnerships":{"totalCount":0},"__typename":"Query"}""", answered.ToJsonString());
        Assert.Contains(withKey["__schema"]!["types"]!.AsArray(), t => (string?)t!["name"] == "Fund");
    }
}
