using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Types;
using GraphQL.Validation;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.GraphQL.Http;

/// <summary>A small schema with one field for each thing that the transport must cope with.</summary>
internal static class SampleSchema
{
    public static ISchema Create() => new Schema { Query = new Query(), Mutation = new Mutation() };

    /// <summary>A schema without most of the other's fields.</summary>
    public static ISchema CreateSmall()
    {
        var query = new ObjectGraphType { Name = "Query" };
        query.Field<NonNullGraphType<StringGraphType>>("small").Resolve(_ => "yes");
        return new Schema { Query = query };
    }

    private sealed class Query : ObjectGraphType
    {
        public Query()
        {
            Name = "Query";
            Field<NonNullGraphType<StringGraphType>>("hello")
                .Argument<StringGraphType>("name")
                .Resolve(c => $"Hello {c.GetArgument("name", "£")}");
            Field<NonNullGraphType<IntGraphType>>("double")
                .Argument<NonNullGraphType<IntGraphType>>("of")
                .Resolve(c => c.GetArgument<int>("of") * 2);
            Field<IntGraphType>("positive")
                .Argument<NonNullGraphType<IntGraphType>>("of")
                .ValidateArguments(c =>
                {
                    if (c.GetArgument<int>("of") <= 0)
                        c.ReportError(new ValidationError("'of' is not positive."));
                })
                .Resolve(c => c.GetArgument<int>("of"));
            Field<StringGraphType>("fault").Resolve(_ => throw new InvalidOperationException("secret connection string"));
            Field<StringGraphType>("refused")
                .Resolve(_ =>
                    throw new ExecutionError("The module is off.")
                    {
                        Code = "MODULE_NOT_ENABLED",
                        Extensions = new() { ["table"] = "secret" },
                    }
                );
            Field<StringGraphType>("slow")
                .ResolveAsync(async c =>
                {
                    await Task.Delay(Timeout.Infinite, c.CancellationToken);
                    return null;
                });
            Field<IntGraphType>("scoped").Resolve(c => c.RequestServices!.GetRequiredService<Visits>().Next());
            Field<ListGraphType<Town>>("towns")
                .Argument<IntGraphType>("first")
                .Resolve(c => Enumerable.Range(1, c.GetArgument("first", 3)));
        }
    }

    private sealed class Town : ObjectGraphType<int>
    {
        public Town()
        {
            Name = "Town";
            Field<IntGraphType>("number").Resolve(c => c.Source);
            Field<Town>("neighbour").Resolve(c => c.Source + 1);
            Field<ListGraphType<Town>>("neighbours").Resolve(c => Enumerable.Range(c.Source, 3));
            Field<StringGraphType>("fault").Resolve(_ => throw new InvalidOperationException("secret"));
            Field<StringGraphType>("county").Resolve(c => c.RequestServices!.GetRequiredService<Counties>().Of(c.Source));
            Field<IntGraphType>("together").ResolveAsync(async c => await c.RequestServices!.GetRequiredService<Visits>().AloneAsync());
        }
    }

    private sealed class Mutation : ObjectGraphType
    {
        public Mutation()
        {
            Name = "Mutation";
            Field<NonNullGraphType<IntGraphType>>("visit").Resolve(c => c.RequestServices!.GetRequiredService<Visits>().Next());
        }
    }
}

/// <summary>Scoped: counts within one request, and notices a second user at the same time as a DbContext would.</summary>
internal sealed class Visits
{
    private int _count;
    private int _inside;

    public int Next() => ++_count;

    public async Task<int> AloneAsync()
    {
        if (Interlocked.Increment(ref _inside) > 1)
            throw new InvalidOperationException("Two fields at the same time.");
        await Task.Yield();
        return Interlocked.Decrement(ref _inside);
    }
}

/// <summary>Scoped: the county of each town asked for, fetched once for all of them.</summary>
internal sealed class Counties
{
    private readonly List<int> _waiting = [];
    private int _fetches;

    public IDataLoaderResult Of(int town)
    {
        _waiting.Add(town);
        return new Result(this);
    }

    private sealed class Result(Counties counties) : IDataLoaderResult
    {
        public Task<object?> GetResultAsync(CancellationToken cancellationToken = default)
        {
            if (counties._waiting.Count > 0)
            {
                counties._fetches++;
                counties._waiting.Clear();
            }

            return Task.FromResult<object?>($"fetch {counties._fetches}");
        }
    }
}
