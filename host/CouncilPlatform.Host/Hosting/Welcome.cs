namespace CouncilPlatform.Host.Hosting;

/// <summary>Says where to look once the host listens, with a query ready to be sent.</summary>
internal static class Welcome
{
    private const string Anything = "{ partnerships { nodes { slug name } } }";

    private const string Fund = """
        { partnership(slug: "lancaster-district") { name
            fund(slug: "performance-reward-grant") { name accountableBody { name gssCode }
              lines { stream granted { amount } allocated { amount } remaining { amount } }
              allocations(first: 20) { totalCount nodes { title kind revenue { amount } capital { amount } total { amount } } pageInfo { hasNextPage } } } } }
        """;

    public static void Say(WebApplication app)
    {
        var address = app
            .Urls.First()
            .Replace("[::]", "localhost", StringComparison.Ordinal)
            .Replace("0.0.0.0", "localhost", StringComparison.Ordinal);
        // Where lines are read by a machine, as JSON, plain text would be in its way.
        if (app.Environment.IsProduction() && Console.IsOutputRedirected)
        {
            app.Logger.LogInformation("The host listens: GraphQL at {Address}/graphql, health at {Address}/health/ready", address, address);
            return;
        }

        var query = app.Configuration.GetValue<bool>("Demonstration") ? Fund : Anything;
        var body = $$"""{"query": "{{query.ReplaceLineEndings(" ").Replace("\"", "\\\"", StringComparison.Ordinal)}}"}""";
        Console.WriteLine(
            $"""

            Council Partnership Platform
              Look here:  {address}/
              GraphQL:    {address}/graphql
              Health:     {address}/health/ready

            Ask it something:
              curl -s {address}/graphql -H 'Content-Type: application/json' -d '{body}'

            """
        );
    }
}
