using System.Diagnostics;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.GraphQL.Http;
using GraphQL;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmarks;

/// <summary>What one query cost.</summary>
/// <param name="Code">Why it was refused, or empty.</param>
/// <param name="Bytes">The size of the answer.</param>
/// <param name="Time">By the clock.</param>
/// <param name="Processor">Of the whole process.</param>
internal sealed record Measured(string Code, int Bytes, TimeSpan Time, TimeSpan Processor)
{
    /// <summary>Answers a query as an anonymous caller's, without HTTP.</summary>
    public static async Task<Measured> OfAsync(WebApplication host, string query)
    {
        var (time, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await using var scope = host.Services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider, Request = { Method = HttpMethods.Post } };
        ExecutionResult result;
        try
        {
            var schema = host.Services.GetRequiredService<Schemas>().All;
            result = await host.Services.GetRequiredService<OperationRunner>().RunAsync(http, schema, new GraphQLCall { Query = query });
        }
        catch (ExecutionError refused)
        {
            result = new ExecutionResult(refused);
        }

        var answer = host.Services.GetRequiredService<IGraphQLTextSerializer>().Serialize(result);
        return new(
            result.Errors?.FirstOrDefault()?.Code ?? "",
            answer.Length,
            Stopwatch.GetElapsedTime(time),
            Environment.CpuUsage.TotalTime - processor
        );
    }
}
