using CouncilPlatform.Host.GraphQL.Http;

namespace CouncilPlatform.Host.Tests.GraphQL.Http;

/// <summary>What an execution may do, and what its faults tell.</summary>
public sealed class ExecutionTests
{
    [Fact]
    public async Task A_fault_is_logged_in_full_and_told_as_an_id()
    {
        await using var host = await SampleHost.StartAsync();

        var reply = await host.AskAsync("{ hello fault }");

        var error = Assert.Single(reply.Errors);
        var id = error.GetProperty("extensions").GetProperty("correlationId").GetString()!;
        Assert.Equal(200, reply.Status);
        Assert.Equal($"Something went wrong. If you report it, quote correlation id {id}.", reply.Message);
        Assert.Equal(["code", "correlationId"], error.GetProperty("extensions").EnumerateObject().Select(p => p.Name));
        Assert.Equal("INTERNAL", reply.Code);
        Assert.Equal("""["fault"]""", error.GetProperty("path").GetRawText());
        Assert.DoesNotContain("secret", reply.Body, StringComparison.Ordinal);
        Assert.Equal("""{"hello":"Hello £","fault":null}""", reply.Data);
        var line = Assert.Single(host.Log);
        Assert.Contains("secret connection string", line, StringComparison.Ordinal);
        Assert.Contains(id, line, StringComparison.Ordinal);
        Assert.Contains("   at ", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_before_execution_is_500_in_both_types()
    {
        await using var host = await SampleHost.StartAsync();

        foreach (var accept in (string[])["application/json", "application/graphql-response+json"])
        {
            var reply = await host.PostAsync("""{"query":"{ hello }"}""", accept, path: "/broken");

            Assert.Equal((500, "INTERNAL"), (reply.Status, reply.Code));
            Assert.DoesNotContain("secret", reply.Body, StringComparison.Ordinal);
        }

        Assert.All(host.Log, line => Assert.Contains("secret path", line, StringComparison.Ordinal));
        Assert.Equal(2, host.Log.Count);
    }

    [Fact]
    public async Task An_error_that_a_field_gives_keeps_its_code_and_tells_nothing_else()
    {
        await using var host = await SampleHost.StartAsync();

        var reply = await host.AskAsync("{ refused }");

        Assert.Equal("""{"code":"MODULE_NOT_ENABLED"}""", reply.Errors.Single().GetProperty("extensions").GetRawText());
        Assert.Equal("The module is off.", reply.Message);
        Assert.Empty(host.Log);
    }

    [Fact]
    public async Task What_takes_too_long_is_stopped()
    {
        await using var host = await SampleHost.StartAsync(new Dictionary<string, string?> { ["GraphQL:TimeoutSeconds"] = "1" });

        var reply = await host.AskAsync("{ slow }");

        Assert.Equal((503, "TIMEOUT"), (reply.Status, reply.Code));
        Assert.Contains("1 seconds", reply.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_most_20_errors_are_told()
    {
        await using var host = await SampleHost.StartAsync();

        var invalid = await host.AskAsync($"{{ {string.Join(' ', Enumerable.Range(0, 20).Select(i => $"hello(a{i}: 1, b{i}: 2)"))} }}");
        var faulty = await host.AskAsync("{ towns(first: 50) { fault } }");

        foreach (var reply in (Reply[])[invalid, faulty])
        {
            Assert.Equal(20, reply.Errors.Length);
            Assert.Equal("TOO_MANY_ERRORS", reply.Errors[^1].GetProperty("extensions").GetProperty("code").GetString());
        }

        Assert.Contains("31 more", faulty.Errors[^1].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fields_run_one_after_another_and_batches_stay_whole()
    {
        await using var host = await SampleHost.StartAsync();

        var reply = await host.AskAsync("{ towns(first: 40) { together county neighbour { together } } }");

        Assert.Empty(reply.Errors);
        Assert.Contains("fetch 1", reply.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("fetch 2", reply.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fields_use_the_services_of_their_request()
    {
        await using var host = await SampleHost.StartAsync();

        Assert.Equal("""{"a":1,"b":2}""", (await host.AskAsync("{ a: scoped b: scoped }")).Data);
        Assert.Equal("""{"a":1,"b":2}""", (await host.AskAsync("mutation { a: visit b: visit }")).Data);
    }

    [Fact]
    public async Task An_answer_of_too_many_values_is_stopped()
    {
        await using var host = await SampleHost.StartAsync(new Dictionary<string, string?> { ["GraphQL:Limits:ResultNodes"] = "1000" });

        Assert.Empty((await host.AskAsync("{ towns(first: 400) { number } }")).Errors);
        var reply = await host.AskAsync("{ towns(first: 600) { number } }");

        Assert.Equal("RESULT_TOO_LARGE", reply.Code);
        Assert.False(reply.HasData);
    }

    [Fact]
    public async Task An_answer_of_too_much_text_is_stopped()
    {
        await using var host = await SampleHost.StartAsync(
            new Dictionary<string, string?> { ["GraphQL:Limits:ResultCharacters"] = "10000" }
        );

        Assert.Empty((await host.AskAsync("{ towns(first: 20) { county } }")).Errors);
        var reply = await host.AskAsync("{ towns(first: 2000) { county } }");

        Assert.Equal("RESULT_TOO_LARGE", reply.Code);
        Assert.Contains("characters of text", reply.Body, StringComparison.Ordinal);
        Assert.False(reply.HasData);
    }

    [Theory]
    [InlineData("Development", true)]
    [InlineData("Production", false)]
    public async Task Names_are_suggested_only_outside_production(string environment, bool suggested)
    {
        await using var host = await SampleHost.StartAsync(environment: environment);

        var field = await host.AskAsync("{ helo }");
        var argument = await host.AskAsync("{ hello(nam: 1) }");
        var type = await host.AskAsync("query($x: Strin) { hello(name: $x) }");

        foreach (var reply in (Reply[])[field, argument, type])
        {
            Assert.Equal(400, reply.Status);
            Assert.True(suggested == reply.Body.Contains("Did you mean", StringComparison.Ordinal), reply.Body);
        }
    }

    [Fact]
    public async Task Introspection_is_for_those_who_may()
    {
        await using var host = await SampleHost.StartAsync(options: o =>
            o.MayIntrospect = http => http.Request.Headers.Accept == "application/json"
        );

        foreach (
            var query in (string[])
                ["{ __schema { queryType { name } } }", "query __schema { ...F } fragment F on Query { __type(name: \"Town\") { name } }"]
        )
        {
            // Allowed first: the cached document must not let the next caller through.
            Assert.Empty((await host.AskAsync(query, accept: "application/json")).Errors);
            Assert.Equal("INTROSPECTION_DISABLED", (await host.AskAsync(query)).Code);
        }

        Assert.Empty((await host.AskAsync("{ __typename }")).Errors);
    }

    [Theory]
    [InlineData("GraphQL:Limits:Depth", "0")]
    [InlineData("GraphQL:Limits:BodyBytes", "1")]
    [InlineData("GraphQL:TimeoutSeconds", "0")]
    [InlineData("GraphQL:PersistedDocumentsOnly", "true")]
    [InlineData("GraphQL:PersistedDocumentsDirectory", "/no/such/folder")]
    public async Task A_wrong_setting_stops_the_start_and_is_named(string key, string value)
    {
        var fault = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() =>
            SampleHost.StartAsync(new Dictionary<string, string?> { [key] = value })
        );

        Assert.Contains(
            key == "GraphQL:PersistedDocumentsOnly" ? nameof(GraphQLOptions.PersistedDocumentsDirectory) : key.Split(':')[^1],
            fault.Message,
            StringComparison.Ordinal
        );
    }
}
