namespace CouncilPlatform.Host.Hosting;

/// <summary>Prints the host's addresses once it is listening, with a query that is ready to send.</summary>
internal static class Welcome
{
    private const string Anything = "{ partnerships { nodes { slug name } } }";

    private const string Fund = """
        { partnership(slug: "lancaster-district") { name
            fund(slug: "performance-reward-grant") { name accountableBody { name gssCode }
              lines { stream granted { amount } allocated { amount } remaining { amount } }
                  allocations(first: 20) {
                    totalCount nodes { title kind revenue { amount } capital { amount } total { amount } } pageInfo { hasNextPage } } } } }
        """;

    public static void Print(WebApplication app)
    {
        var address = app
            .Urls.First()
            .Replace("[::]", "localhost", StringComparison.Ordinal)
            .Replace("0.0.0.0", "localhost", StringComparison.Ordinal);
        // Plain text would disturb a program that reads the lines as JSON.
        if (app.Environment.IsProduction() && Console.IsOutputRedirected)
        {
            app.Logger.LogInformation(
                "The host is listening: GraphQL at {Address}/graphql, health at {Address}/health/ready",
                address,
                address
            );
            return;
        }

        var query = app.Configuration.GetValue<bool>("Demonstration") ? Fund : Anything;
        var body = $$"""{"query": "{{query.ReplaceLineEndings(" ").Replace("\"", "\\\"", StringComparison.Ordinal)}}"}""";
        Console.WriteLine(
            $"""

            Council Partnership Platform
              Home page:  {address}/
              GraphQL:    {address}/graphql
              Health:     {address}/health/ready

            Try a query:
              curl -s {address}/graphql -H 'Content-Type: application/json' -d '{body}'

            """
        );
    }
}
