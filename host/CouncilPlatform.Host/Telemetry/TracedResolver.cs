using System.Diagnostics;
using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Resolvers;

namespace CouncilPlatform.Host.Telemetry;

/// <summary>Resolves a module's field within its span. A field that returns a batch lasts until the batch has arrived.</summary>
internal sealed class TracedResolver(string module, bool isMutation, Func<IResolveFieldContext, FieldTrace, ValueTask<object?>> resolve)
    : IFieldResolver
{
    public ValueTask<object?> ResolveAsync(IResolveFieldContext context)
    {
        var trace = FieldTrace.Start(context, module, isMutation);
        return trace.IsWatched ? WatchAsync(trace, context) : resolve(context, trace);
    }

    private async ValueTask<object?> WatchAsync(FieldTrace trace, IResolveFieldContext context) =>
        await EndAsync(trace, resolve(context, trace));

    private static async ValueTask<object?> EndAsync(FieldTrace trace, ValueTask<object?> work)
    {
        try
        {
            var result = await work;
            if (result is IDataLoaderResult later)
            {
                return new Batched(later, trace);
            }

            trace.End(result);
            return result;
        }
        catch (Exception e)
        {
            trace.End(e);
            throw;
        }
    }

    private sealed class Batched(IDataLoaderResult batch, FieldTrace trace) : IDataLoaderResult
    {
        public async Task<object?> GetResultAsync(CancellationToken cancellationToken = default)
        {
            // Only within this method: changes inside an asynchronous method do not reach its caller.
            Activity.Current = trace.Span ?? Activity.Current;
            return await EndAsync(trace, new(batch.GetResultAsync(cancellationToken)));
        }
    }
}
