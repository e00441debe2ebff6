using GraphQL;

namespace CouncilPlatform.Sdk;

/// <summary>
/// The four arguments of a Relay connection. As a parameter of a field's method it brings <c>first, after, last, before</c> to the field.
/// </summary>
public sealed class Paging
{
    /// <summary>The most that one page holds.</summary>
    public const int Most = 100;

    /// <summary>What a page holds where the query does not say.</summary>
    public const int Usual = 20;

    private Paging(object place, Selection connection, int? first, string? after, int? last, string? before)
    {
        Place = place;
        Size = Math.Clamp(last ?? first ?? Usual, 0, Most);
        Backwards = last is not null;
        After = after;
        Before = before;
        WantsTotal = connection.Has("totalCount");
        Nodes = connection.Child("nodes").With(connection.Child("edges").Child("node"));
    }

    /// <summary>How many rows the page holds: 0 to <see cref="Most"/>.</summary>
    public int Size { get; }

    /// <summary>Whether the page is counted from the end.</summary>
    public bool Backwards { get; }

    public string? After { get; }

    public string? Before { get; }

    /// <summary>Whether the query asks how many there are in all.</summary>
    public bool WantsTotal { get; }

    /// <summary>What the query asks of each row.</summary>
    public Selection Nodes { get; }

    /// <summary>The field in the document: all its answers within a request come of the same arguments.</summary>
    internal object Place { get; }

    internal static Paging Of(IResolveFieldContext context)
    {
        var first = context.GetArgument<int?>("first");
        var last = context.GetArgument<int?>("last");
        if (first is not null && last is not null)
        {
            throw new RuleException(RuleCodes.Invalid, "Ask for first or for last, not both.", "first");
        }

        if (first < 0 || last < 0)
        {
            throw new RuleException(
                RuleCodes.Invalid,
                $"{(first < 0 ? "first" : "last")} is negative. Ask for 0 to {Most}.",
                InputPath.Argument(first < 0 ? "first" : "last")
            );
        }

        return new(
            context.FieldAst,
            Selection.Of(context),
            first,
            context.GetArgument<string?>("after"),
            last,
            context.GetArgument<string?>("before")
        );
    }
}
