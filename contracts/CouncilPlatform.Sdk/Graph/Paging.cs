using GraphQL;

namespace CouncilPlatform.Sdk;

/// <summary>
/// The four arguments of a Relay connection. As a parameter of a field's method, it adds <c>first, after, last, before</c> to the field.
/// </summary>
public sealed class Paging
{
    /// <summary>The maximum number of rows on a page.</summary>
    public const int MaxSize = 100;

    /// <summary>The number of rows on a page if the query does not state one.</summary>
    public const int DefaultSize = 20;

    /// <summary>Marks a field with pages, in its metadata.</summary>
    internal const string Key = "paging";

    private Paging(IResolveFieldContext context, int? first, string? after, int? last, string? before)
    {
        var page = DocumentPlans.Of(context).Page;
        Path = context.FieldAst;
        Cancellation = context.CancellationToken;
        Size = Math.Clamp(last ?? first ?? DefaultSize, 0, MaxSize);
        Backwards = last is not null;
        After = after;
        Before = before;
        WantsTotal = page.WantsTotal;
        Nodes = new(page.Nodes, context.CancellationToken);
    }

    /// <summary>How many rows the page holds: 0 to <see cref="MaxSize"/>.</summary>
    public int Size { get; }

    /// <summary>Whether the page is counted from the end.</summary>
    public bool Backwards { get; }

    public string? After { get; }

    public string? Before { get; }

    /// <summary>Whether the query requests the total count.</summary>
    public bool WantsTotal { get; }

    /// <summary>What the query requests of each row.</summary>
    public Selection Nodes { get; }

    /// <summary>The field in the document. All its answers within a request have the same arguments.</summary>
    internal object Path { get; }

    /// <summary>Cancels the read when the request ends early.</summary>
    internal CancellationToken Cancellation { get; }

    internal static Paging Of(IResolveFieldContext context)
    {
        var first = context.GetArgument<int?>("first");
        var last = context.GetArgument<int?>("last");
        if (first is not null && last is not null)
        {
            throw new RuleException(RuleCodes.Invalid, "Enter either first or last, not both.", "first");
        }

        if (first < 0 || last < 0)
        {
            throw new RuleException(
                RuleCodes.Invalid,
                $"{(first < 0 ? "first" : "last")} is negative. Enter 0 to {MaxSize}.",
                InputPath.Argument(first < 0 ? "first" : "last")
            );
        }

        return new(context, first, context.GetArgument<string?>("after"), last, context.GetArgument<string?>("before"));
    }
}
