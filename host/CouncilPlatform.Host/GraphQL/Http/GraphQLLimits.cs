using System.ComponentModel.DataAnnotations;

namespace CouncilPlatform.Host.GraphQL.Http;

/// <summary>
/// What one request may contain. All limits are checked before the engine validates the document, because validation itself is super-linear
/// in hostile documents and cannot be stopped half-way.
/// </summary>
internal sealed class GraphQLLimits
{
    /// <summary>Bytes of a POST body. 1 KB to 10 MB.</summary>
    [Range(1_024, 10_485_760)]
    public int BodyBytes { get; set; } = 100 * 1024;

    /// <summary>
    /// Bytes of path and query of a GET request. 256 to 64 KB; the web server's own request-line limit (8 KB by default) comes first.
    /// </summary>
    [Range(256, 65_536)]
    public int UrlBytes { get; set; } = 4 * 1024;

    /// <summary>UTF-8 bytes of a GraphQL document, counted before it is parsed. 256 to 1 MB.</summary>
    [Range(256, 1_048_576)]
    public int DocumentBytes { get; set; } = 16 * 1024;

    /// <summary>Bytes of the variables as JSON. 256 to 10 MB.</summary>
    [Range(256, 10_485_760)]
    public int VariablesBytes { get; set; } = 64 * 1024;

    /// <summary>Lexical tokens of a document, counted before it is parsed. 50 to 100,000.</summary>
    [Range(50, 100_000)]
    public int Tokens { get; set; } = 2_000;

    /// <summary>Characters of any one name or alias: a long alias inside a list would multiply the reply. 32 to 1,024.</summary>
    [Range(32, 1_024)]
    public int NameLength { get; set; } = 128;

    /// <summary>Fields, fragment spreads and inline fragments as written. 10 to 10,000.</summary>
    [Range(10, 10_000)]
    public int Selections { get; set; } = 300;

    /// <summary>Selections of any one operation with each fragment counted wherever it is spread. 10 to 1,000,000.</summary>
    [Range(10, 1_000_000)]
    public int ExpandedSelections { get; set; } = 2_000;

    /// <summary>Fragment spreads as written. 0 to 1,000.</summary>
    [Range(0, 1_000)]
    public int FragmentSpreads { get; set; } = 50;

    /// <summary>Aliases as written. 0 to 1,000.</summary>
    [Range(0, 1_000)]
    public int Aliases { get; set; } = 30;

    /// <summary>Directives on any one field, fragment, operation or variable. 0 to 100.</summary>
    [Range(0, 100)]
    public int DirectivesPerPlace { get; set; } = 4;

    /// <summary>Top-level fields of an operation, through fragments. 1 to 1,000.</summary>
    [Range(1, 1_000)]
    public int RootFields { get; set; } = 20;

    /// <summary>
    /// Fields within fields, through fragments. 15 is what the standard introspection query of current tools needs. 3 to 50.
    /// </summary>
    [Range(3, 50)]
    public int Depth { get; set; } = 15;

    /// <summary>
    /// How often <c>fields</c>, <c>inputFields</c>, <c>interfaces</c> and <c>possibleTypes</c> may be nested in introspection,
    /// where each level multiplies the reply. The standard introspection query needs 1. 1 to 5.
    /// </summary>
    [Range(1, 5)]
    public int IntrospectionNesting { get; set; } = 1;

    /// <summary>
    /// What one query may cost: about one for each object that it reads, and more for a total. It is estimated before the query runs, from
    /// the sizes of its lists. For callers who have not signed in. 100 to 100,000,000.
    /// </summary>
    [Range(100, 100_000_000)]
    public int Cost { get; set; } = 100_000;

    /// <summary>The same for callers with a key, a token or a session. 100 to 100,000,000.</summary>
    [Range(100, 100_000_000)]
    public int SignedInCost { get; set; } = 250_000;

    /// <summary>Values in an answer. Execution stops beyond that. 1,000 to 10,000,000.</summary>
    [Range(1_000, 10_000_000)]
    public int ResultNodes { get; set; } = 250_000;

    /// <summary>Characters of all texts in an answer together. Execution stops beyond that. 10,000 to 100,000,000.</summary>
    [Range(10_000, 100_000_000)]
    public int ResultCharacters { get; set; } = 4_000_000;

    /// <summary>Errors in an answer. 1 to 1,000.</summary>
    [Range(1, 1_000)]
    public int Errors { get; set; } = 20;
}
