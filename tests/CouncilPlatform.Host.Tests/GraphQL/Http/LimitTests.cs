using System.Text;

namespace CouncilPlatform.Host.Tests.GraphQL.Http;

/// <summary>Each limit at its edge, and a corpus of hostile documents.</summary>
public sealed class LimitTests : IAsyncLifetime
{
    private SampleHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await SampleHost.StartAsync(environment: "Production");

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    public static TheoryData<string, string, string, string> Edges =>
        new()
        {
            { "bytes", "{ hello }" + new string(' ', 16_384 - 9), "{ hello }" + new string(' ', 16_384 - 8), "DOCUMENT_TOO_LARGE" },
            { "tokens", "{ hello }" + Comments(1_997), "{ hello }" + Comments(1_998), "DOCUMENT_TOO_LARGE" },
            { "selections", Towns(299, "number"), Towns(300, "number"), "TOO_COMPLEX" },
            {
                "spreads",
                Towns(50, "...F") + " fragment F on Town { number }",
                Towns(51, "...F") + " fragment F on Town { number }",
                "TOO_COMPLEX"
            },
            { "aliases", Towns(30, "a: number"), Towns(31, "a: number"), "TOO_COMPLEX" },
            { "directives", "{ hello @a @b @c @d }", "{ hello @a @b @c @d @e }", "TOO_COMPLEX" },
            {
                "directives of a fragment",
                "{ ...F } fragment F on Query @a @b @c @d { hello }",
                "{ ...F } fragment F on Query @a @b @c @d @e { hello }",
                "TOO_COMPLEX"
            },
            { "root fields", $"{{ {Repeat("hello ", 20)} }}", $"{{ {Repeat("hello ", 21)} }}", "TOO_COMPLEX" },
            {
                "root fields in fragments",
                $"{{ ...F ...F }} fragment F on Query {{ {Repeat("hello ", 10)} }}",
                $"{{ ...F ...F }} fragment F on Query {{ {Repeat("hello ", 11)} }}",
                "TOO_COMPLEX"
            },
            { "depth", Deep(13), Deep(14), "TOO_DEEP" },
            {
                "depth in fragments",
                $"{{ towns {{ ...F }} }} fragment F on Town {{ {Neighbours(13)} }}",
                $"{{ towns {{ ...F }} }} fragment F on Town {{ {Neighbours(14)} }}",
                "TOO_DEEP"
            },
            { "name", $"{{ {new string('a', 128)}: hello }}", $"{{ {new string('a', 129)}: hello }}", "TOO_COMPLEX" },
            {
                "nested introspection",
                "{ __schema { types { fields { name } } } }",
                "{ __schema { types { fields { type { fields { name } } } } } }",
                "TOO_COMPLEX"
            },
            { "written out", Doubling(8), Doubling(9), "TOO_COMPLEX" },
        };

    [Theory]
    [MemberData(nameof(Edges), DisableDiscoveryEnumeration = true)]
    public async Task A_limit_is_kept_to_the_very_edge(string limit, string within, string beyond, string code)
    {
        var allowed = await _host.AskAsync(within);
        var refused = await _host.AskAsync(beyond);
        var inJson = await _host.AskAsync(beyond, accept: "application/json");

        // Validation may still find fault (with the made-up directives): what matters is that it was reached.
        Assert.DoesNotContain(allowed.Code, (string[])["DOCUMENT_TOO_LARGE", "TOO_COMPLEX", "TOO_DEEP"]);
        Assert.Equal((400, code), (refused.Status, refused.Code));
        Assert.Equal((200, code), (inJson.Status, inJson.Code));
        Assert.Matches(@"\d", refused.Message);
        Assert.True(refused.Message.EndsWith('.'), $"{limit}: {refused.Message}");
    }

    [Fact]
    public async Task A_limit_is_set_by_configuration()
    {
        await using var host = await SampleHost.StartAsync(new Dictionary<string, string?> { ["GraphQL:Limits:Aliases"] = "1" });

        Assert.Equal("TOO_COMPLEX", (await host.AskAsync("{ a: hello b: hello }")).Code);
        Assert.Equal(
            "The document has 2 aliases. The limit is 1. Request less, or split it into several requests.",
            (await host.AskAsync("{ a: hello b: hello }")).Message
        );
    }

    public static TheoryData<string, string, string> Hostile =>
        new()
        {
            { "1,500 fragments", Fragments(1_500, i => "number"), "DOCUMENT_TOO_LARGE" },
            { "350 fragments within the size", Fragments(350, i => "number"), "DOCUMENT_TOO_LARGE" },
            { "100 fragments", Fragments(100, i => "number"), "TOO_COMPLEX" },
            { "50 fragments that overlap", Fragments(50, i => "n: number"), "TOO_COMPLEX" },
            { "50 fragments that overlap without aliases", Fragments(50, i => "number"), "" },
            { "fragments that double", Doubling(12), "TOO_COMPLEX" },
            {
                "fragments that double on one level",
                "{ towns { ...F0 } } "
                    + string.Concat(Enumerable.Range(0, 20).Select(i => $"fragment F{i} on Town {{ ...F{i + 1} ...F{i + 1} }} "))
                    + "fragment F20 on Town { number }",
                "TOO_COMPLEX"
            },
            { "a fragment that spreads itself", "{ towns { ...F } } fragment F on Town { ...F }", "FRAGMENT_CYCLE" },
            { "a fragment that nests itself", "{ towns { ...F } } fragment F on Town { neighbour { ...F } }", "FRAGMENT_CYCLE" },
            {
                "two fragments that spread each other",
                "{ towns { ...F } } fragment F on Town { ...G } fragment G on Town { ...F }",
                "FRAGMENT_CYCLE"
            },
            {
                "a cycle that nobody spreads",
                "{ hello } fragment F on Town { ...G } fragment G on Town { neighbours { ...F } }",
                "FRAGMENT_CYCLE"
            },
            {
                "two fragments of one name",
                "{ towns { ...F } } fragment F on Town { number } fragment F on Town { ...F }",
                "UNIQUE_FRAGMENT_NAMES"
            },
            { "an unknown fragment", "{ towns { ...F } }", "KNOWN_FRAGMENT_NAMES" },
            { "very deep fields", Deep(500), "TOO_DEEP" },
            { "a thousand open braces", new string('{', 1_000), "SYNTAX_ERROR" },
            { "deep inline fragments", $"{{ towns {Repeat("{ ... ", 900)}", "TOO_DEEP" },
            { "a deep list", $"{{ hello(name: {new string('[', 900)}{new string(']', 900)}) }}", "TOO_DEEP" },
            { "a deep object", $"{{ hello(name: {Repeat("{a:", 400)}1{Repeat("}", 400)}) }}", "TOO_DEEP" },
            { "a deep type", $"query($x: {new string('[', 900)}Int{new string(']', 900)}) {{ hello }}", "TOO_DEEP" },
            { "a thousand aliases", $"{{ {string.Concat(Enumerable.Range(0, 600).Select(i => $"a{i}:hello "))} }}", "TOO_COMPLEX" },
            { "one field over and over", $"{{ {Repeat("hello ", 1_900)} }}", "TOO_COMPLEX" },
            { "a long alias in a list", $"{{ towns {{ {new string('a', 8_000)}: number }} }}", "TOO_COMPLEX" },
            { "a long unknown name", $"{{ {new string('h', 16_000)} }}", "TOO_COMPLEX" },
            {
                "many unknown names",
                $"{{ towns {{ {string.Concat(Enumerable.Range(0, 250).Select(i => $"numbr{i} "))} }} }}",
                "FIELDS_ON_CORRECT_TYPE"
            },
            {
                "many unknown arguments",
                $"{{ hello({string.Concat(Enumerable.Range(0, 400).Select(i => $"a{i}:1 "))}) }}",
                "KNOWN_ARGUMENT_NAMES"
            },
            { "a thousand directives", $"{{ hello {Repeat("@skip(if:true) ", 270)} }}", "TOO_COMPLEX" },
            { "directives on an operation", $"query {Repeat("@a ", 900)} {{ hello }}", "TOO_COMPLEX" },
            { "directives on a variable", $"query($x: Int {Repeat("@a ", 900)}) {{ hello }}", "TOO_COMPLEX" },
            {
                "many variables",
                $"query({string.Concat(Enumerable.Range(0, 400).Select(i => $"$v{i}:Int "))}) {{ hello }}",
                "NO_UNUSED_VARIABLES"
            },
            { "many operations", string.Concat(Enumerable.Range(0, 290).Select(i => $"query Q{i} {{hello}} ")), "NO_OPERATION_NAME" },
            { "an operation called __schema", $"query __schema {{ {Repeat("hello ", 100)} }}", "TOO_COMPLEX" },
            {
                "circular introspection",
                "query __schema { __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }",
                "TOO_COMPLEX"
            },
            {
                "circular introspection in fragments",
                "{ __type(name: \"Town\") { ...F } } fragment F on __Type { fields { type { ...G } } } fragment G on __Type { "
                    + "possibleTypes { interfaces { name } } }",
                "TOO_COMPLEX"
            },
            {
                "introspection twenty times",
                $"{{ {string.Concat(Enumerable.Range(0, 20).Select(i => $"a{i}: __schema {{ types {{ name }} }} "))} }}",
                "TOO_COSTLY"
            },
            { "a long number", $"{{ double(of: {new string('9', 16_000)}) }}", "ARGUMENTS_OF_CORRECT_TYPE" },
            { "a long text", $"{{ double(of: \"{new string('£', 8_000)}\") }}", "ARGUMENTS_OF_CORRECT_TYPE" },
            { "an open text", $"{{ hello(name: \"{new string('x', 16_000)} }}", "SYNTAX_ERROR" },
            { "an open block text", $"{{ hello(name: \"\"\"{new string('\n', 16_000)} }}", "SYNTAX_ERROR" },
            { "only commas", new string(',', 16_000), "NO_OPERATION" },
            { "only comments", Repeat("#\n", 8_000), "DOCUMENT_TOO_LARGE" },
            { "only a zero", "\0", "SYNTAX_ERROR" },
            { "nothing", "", "NO_OPERATION" },
            { "a fragment alone", "fragment F on Query { hello }", "NO_OPERATION" },
            { "type definitions", string.Concat(Enumerable.Range(0, 100).Select(i => $"type T{i} {{ a: Int }} ")), "NOT_EXECUTABLE" },
            { "a type definition beside a query", "{ hello } extend type Query { secret: Int }", "NOT_EXECUTABLE" },
            { "lists within lists", "{ towns { neighbours { neighbours { neighbours { neighbours { number } } } } } }", "" },
        };

    [Theory]
    [MemberData(nameof(Hostile), DisableDiscoveryEnumeration = true)]
    public async Task A_hostile_document_is_refused_or_answered_within_the_limits(string what, string document, string code)
    {
        foreach (var accept in (string[])["application/graphql-response+json", "application/json"])
        {
            var reply = await _host.AskAsync(document, accept: accept);

            Assert.Equal((what, code), (what, reply.Code));
            Assert.Equal(code.Length > 0 && accept != "application/json" ? 400 : 200, reply.Status);
            Assert.InRange(Encoding.UTF8.GetByteCount(reply.Body), 1, 64 * 1024);
            Assert.InRange(reply.Errors.Length, code.Length > 0 ? 1 : 0, 20);
        }

        Assert.Equal("""{"__typename":"Query"}""", (await _host.AskAsync("{ __typename }")).Data);
        Assert.Empty(_host.Log);
    }

    [Theory]
    [InlineData("""{"query":"query($n: String) { hello(name: $n) }","variables":{"n":{{deep}}}}""", "MALFORMED_JSON")]
    [InlineData("""{"query":"query($n: Int!) { double(of: $n) }","variables":{"n":1e999}}""", "INVALID_VALUE")]
    [InlineData("""{"query":"query($n: Int!) { double(of: $n) }","variables":{"n":123456789012345678901234567890}}""", "INVALID_VALUE")]
    [InlineData("""{"query":"query($n: [Int!]!) { double(of: $n) }","variables":{"n":[]}}""", "VARIABLES_IN_ALLOWED_POSITION")]
    public async Task Hostile_variables_are_refused(string body, string code)
    {
        var reply = await _host.PostAsync(body.Replace("{{deep}}", new string('[', 30_000), StringComparison.Ordinal));

        Assert.Equal((400, code), (reply.Status, reply.Code));
        Assert.Empty(_host.Log);
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static string Comments(int tokens) => Repeat("\n#", tokens);

    private static string Towns(int times, string selection) => $"{{ towns {{ {Repeat(selection + " ", times)} }} }}";

    /// <summary>So many levels of 'neighbour' within 'towns', and a number inside.</summary>
    private static string Deep(int levels) => $"{{ towns {{ {Neighbours(levels)} }} }}";

    private static string Neighbours(int levels) => $"{Repeat("neighbour { ", levels)} number {Repeat("} ", levels)}";

    private static string Fragments(int count, Func<int, string> selection) =>
        $"{{ towns {{ {string.Concat(Enumerable.Range(0, count).Select(i => $"...F{i} "))} }} }} "
        + string.Concat(Enumerable.Range(0, count).Select(i => $"fragment F{i} on Town {{ {selection(i)} }} "));

    /// <summary>Each fragment spreads the next one twice, a level deeper: 2^levels fields when written out.</summary>
    private static string Doubling(int levels) =>
        "{ towns { ...F0 } } "
        + string.Concat(Enumerable.Range(0, levels).Select(i => $"fragment F{i} on Town {{ neighbour {{ ...F{i + 1} ...F{i + 1} }} }} "))
        + $"fragment F{levels} on Town {{ number }}";
}
