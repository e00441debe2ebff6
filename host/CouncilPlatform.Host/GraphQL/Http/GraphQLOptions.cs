using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.GraphQL.Http;

/// <summary>How GraphQL is served over HTTP: configuration section <c>GraphQL</c>.</summary>
internal sealed class GraphQLOptions
{
    public const string Section = "GraphQL";

    /// <summary>What one request may contain: configuration section <c>GraphQL:Limits</c>.</summary>
    [ValidateObjectMembers]
    public GraphQLLimits Limits { get; set; } = new();

    /// <summary>Seconds an operation may run before it is stopped with TIMEOUT. 1 to 600.</summary>
    [Range(1, 600)]
    public int TimeoutSeconds { get; set; } = 30;

    /// <summary>
    /// How many parsed and validated documents are cached, for all schemas together. The least recently used is removed first. 1 to
    /// 100,000.
    /// </summary>
    [Range(1, 100_000)]
    public int CachedDocuments { get; set; } = 1_000;

    /// <summary>
    /// How much text the cached documents may have together, in characters. Parsed, they need about twenty times as much memory. 1,000 to
    /// 1,000,000,000.
    /// </summary>
    [Range(1_000, 1_000_000_000)]
    public int CachedCharacters { get; set; } = 4_000_000;

    /// <summary>
    /// How many answers to repeated queries are kept, with at most 32 MB together, to use them again while nothing has changed. 0 to
    /// 100,000.
    /// </summary>
    [Range(0, 100_000)]
    public int RepeatedAnswers { get; set; } = 500;

    /// <summary>How many document texts clients may register by hash. The least recently used is removed first. 0 to 100,000.</summary>
    [Range(0, 100_000)]
    public int RegisteredDocuments { get; set; } = 1_000;

    /// <summary>How much text the registered documents may have together, in characters. 1,000 to 1,000,000,000.</summary>
    [Range(1_000, 1_000_000_000)]
    public int RegisteredCharacters { get; set; } = 8_000_000;

    /// <summary>Accept only the documents of <see cref="PersistedDocumentsDirectory"/>.</summary>
    public bool PersistedDocumentsOnly { get; set; }

    /// <summary>Folder of <c>*.graphql</c> files, read once at start. A document's id is the SHA-256 of its file.</summary>
    public string? PersistedDocumentsDirectory { get; set; }

    /// <summary>The documents of the host's own pages, which are accepted as stored ones are.</summary>
    internal IReadOnlyList<string> ShippedDocuments { get; set; } = [];

    /// <summary>Whether callers without a key may query <c>__schema</c> and <c>__type</c>. Off in production, on in development.</summary>
    public bool AnonymousIntrospection { get; set; } = true;

    /// <summary>
    /// The origins of other sites whose pages may open a WebSocket here, such as https://dashboards.example.gov.uk. Pages of this host
    /// always may.
    /// </summary>
    public IReadOnlyList<string> AllowedOrigins { get; set; } = [];

    /// <summary>How many WebSockets and event streams may be open at once. 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int Connections { get; set; } = 1_000;

    /// <summary>How many of them one caller may have: a person, a key, or an address without them. 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int ConnectionsPerCaller { get; set; } = 50;

    /// <summary>How many of them are for callers with a key, a token or a session only, in percent. 0 to 100.</summary>
    [Range(0, 100)]
    public int ConnectionsForSignedInPercent { get; set; } = 20;

    /// <summary>How many operations may run at once on one WebSocket. 1 to 1,000.</summary>
    [Range(1, 1_000)]
    public int OperationsPerConnection { get; set; } = 20;

    /// <summary>Seconds within which a WebSocket client must send its first message. 1 to 600.</summary>
    [Range(1, 600)]
    public int ConnectionInitSeconds { get; set; } = 10;

    /// <summary>Milliseconds between two checks for changes, while there are subscribers. 50 to 60,000.</summary>
    [Range(50, 60_000)]
    public int ChangePollMilliseconds { get; set; } = 500;

    /// <summary>How many connections callers may have who have not signed in.</summary>
    public int AnonymousConnections => Connections - (Connections * ConnectionsForSignedInPercent / 100);

    /// <summary>Who may query <c>__schema</c> and <c>__type</c>. Set in code; everyone may by default.</summary>
    public Func<HttpContext, bool> MayIntrospect { get; set; } = _ => true;

    /// <summary>Whether a caller has signed in, or has a key. Set in code; nobody has by default.</summary>
    public Func<HttpContext, bool> IsSignedIn { get; set; } = _ => false;

    /// <summary>
    /// What answers to a caller depend on besides the request. Equal states have equal answers; null has no equal. Set in code; null by
    /// default.
    /// </summary>
    public Func<HttpContext, ValueTask<object?>> StateOf { get; set; } = _ => new((object?)null);
}
