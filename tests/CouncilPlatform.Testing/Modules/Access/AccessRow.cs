using System.Text.Json.Nodes;

namespace CouncilPlatform.Testing.Modules.Access;

/// <summary>What can be asked for.</summary>
internal enum AccessKind
{
    Field,
    Node,
    Subscription,
    Mutation,
    File,
    Address,
}

/// <summary>One thing that is asked for, and what each caller gets: see <see cref="Answers"/>.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Module">The module that it comes from.</param>
/// <param name="Name">Its name in the file.</param>
/// <param name="Demands">What is asked of a caller.</param>
internal sealed record AccessRow(AccessKind Kind, string Module, string Name, Demands Demands)
{
    /// <summary>The type of the objects that it gives, if they have ids.</summary>
    public string? Type { get; init; }

    /// <summary>The ids that are asked for, of a node.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>Whether only the platform's operator may have it.</summary>
    public bool IsOfOperator { get; init; }

    /// <summary>What is asked of GraphQL, and how its answers are read. Otherwise <see cref="Ask"/>.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    public Func<IReadOnlyList<JsonNode>, Answer>? Read { get; init; }

    /// <summary>Asks for it with a caller's key.</summary>
    public Func<string?, Task<char>>? Ask { get; init; }

    /// <summary>What each caller gets while the partnership is published, and then what each gets while it is not.</summary>
    public IReadOnlyDictionary<bool, Answer[]> Got { get; } = new Dictionary<bool, Answer[]> { [true] = NotAsked(), [false] = NotAsked() };

    /// <summary>The signs of what each caller gets.</summary>
    public string Signs(bool published) => string.Concat(Got[published].Select(a => a.Sign));

    private static Answer[] NotAsked() => [.. AccessCaller.All.Select(_ => Answer.NotAsked)];
}
