using CouncilPlatform.Host.Data;
using CouncilPlatform.Host.GraphQL.Http.Idempotency;
using CouncilPlatform.Host.GraphQL.Http.Repeated;
using CouncilPlatform.Host.GraphQL.Subscriptions;
using CouncilPlatform.Host.Hosting.Requests;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CouncilPlatform.Host.GraphQL.Http;

internal static class GraphQLTransport
{
    /// <summary>
    /// Registers the transport, and how the engine executes operations and reports errors. Wrong settings stop the start.
    /// </summary>
    public static IServiceCollection AddGraphQLTransport(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<GraphQLOptions>()
            .Bind(configuration.GetSection(GraphQLOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();

        services.Replace(ServiceDescriptor.Singleton<IExecutionStrategySelector, SerialExecution>());
        services.Replace(ServiceDescriptor.Singleton<IErrorInfoProvider, ErrorPresenter>());
        services.AddSingleton<AnswerSerializer>();
        services.Replace(ServiceDescriptor.Singleton<IGraphQLTextSerializer>(provider => provider.GetRequiredService<AnswerSerializer>()));
        services.Replace(ServiceDescriptor.Singleton<IGraphQLSerializer>(provider => provider.GetRequiredService<AnswerSerializer>()));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IDocumentBuilder, GraphQLDocumentBuilder>();
        services.TryAddSingleton<IDocumentValidator, DocumentValidator>();
        services.TryAddSingleton<IDocumentExecuter, DocumentExecuter>();

        return services
            .AddSingleton<DeadlineClock>()
            .AddScoped<Deadline>()
            .AddSingleton<ConnectionBudget>()
            .AddScoped<OperationConnections>()
            .AddSingleton<PersistedDocuments>()
            .AddSingleton<DocumentPreparer>()
            .AddSingleton<Faults>()
            .AddSingleton<OperationRunner>()
            .AddSingleton<IdempotentMutations>()
            .AddSingleton<RepeatedAnswers>()
            .AddSingleton<RequestReader>()
            .AddSingleton<RequestBudgets>()
            .AddSingleton<OpenConnections>()
            .AddSingleton<ChangeFeed>()
            .AddSingleton<OperationStream>()
            .AddSingleton<EventStream>()
            .AddSingleton<WebSocketEndpoint>()
            .AddSingleton<GraphQLEndpoint>();
    }

    /// <summary>Serves GraphQL at <paramref name="pattern"/>. If <paramref name="schema"/> returns none, the answer is 404.</summary>
    public static IEndpointConventionBuilder MapGraphQL(
        this IEndpointRouteBuilder endpoints,
        string pattern,
        Func<HttpContext, ValueTask<ISchema?>> schema
    )
    {
        // All methods are mapped, so that a wrong one gets an explanation. The endpoint is made now, so that a missing folder stops the
        // start.
        var endpoint = endpoints.ServiceProvider.GetRequiredService<GraphQLEndpoint>();
        return endpoints.Map(pattern, (RequestDelegate)(http => endpoint.AnswerAsync(http, schema)));
    }
}
