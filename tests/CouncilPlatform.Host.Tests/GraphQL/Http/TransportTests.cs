using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace CouncilPlatform.Host.Tests.GraphQL.Http;

/// <summary>Methods, media types, statuses and malformed requests.</summary>
public sealed class TransportTests : IAsyncLifetime
{
    private SampleHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await SampleHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("", "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("application/*", "application/json")]
    [InlineData("application/json", "application/json")]
    [InlineData("application/json; charset=utf-8", "application/json")]
    [InlineData("text/html, */*;q=0.8", "application/json")]
    [InlineData("application/graphql-response+json", "application/graphql-response+json")]
    [InlineData("application/graphql-response+json, */*", "application/graphql-response+json")]
    [InlineData("application/json, application/graphql-response+json", "application/graphql-response+json")]
    [InlineData("application/graphql-response+json;q=0.5, application/json", "application/json")]
    [InlineData("application/json;q=0, */*", "application/graphql-response+json")]
    public async Task The_answer_has_the_type_that_is_liked_best(string accept, string expected)
    {
        var reply = await _host.AskAsync("{ hello }", accept: accept);

        Assert.Equal(200, reply.Status);
        Assert.Equal($"{expected}; charset=utf-8", reply.ContentType?.ToString());
        Assert.Equal("""{"hello":"Hello £"}""", reply.Data);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/json;q=0")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData(";;;")]
    public async Task An_answer_that_the_caller_would_not_take_is_406(string accept)
    {
        var reply = await _host.AskAsync("{ hello }", accept: accept);

        Assert.Equal((406, "NOT_ACCEPTABLE"), (reply.Status, reply.Code));
    }

    [Theory]
    [InlineData("{ hello", "SYNTAX_ERROR")]
    [InlineData("{ nothing }", "FIELDS_ON_CORRECT_TYPE")]
    [InlineData("query($x: Int!) { double(of: $x) }", "INVALID_VALUE")]
    [InlineData("query A { hello } query B { hello }", "NO_OPERATION_NAME")]
    public async Task A_request_error_is_400_in_the_type_of_graphql_and_200_in_json(string query, string code)
    {
        var graphql = await _host.AskAsync(query);
        var json = await _host.AskAsync(query, accept: "application/json");

        Assert.Equal((400, code), (graphql.Status, graphql.Code));
        Assert.Equal((200, code), (json.Status, json.Code));
        Assert.DoesNotContain("\"data\"", graphql.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"query\": \"{ hello }\"", "MALFORMED_JSON")]
    [InlineData("", "MALFORMED_JSON")]
    [InlineData("hello", "MALFORMED_JSON")]
    [InlineData("""{"query":"{ hello }","query":"{ hello }"}""", "MALFORMED_JSON")]
    [InlineData("""[{"query":"{ hello }"}]""", "BATCH_NOT_SUPPORTED")]
    [InlineData("\"{ hello }\"", "BAD_REQUEST")]
    [InlineData("{}", "BAD_REQUEST")]
    [InlineData("""{"query":7}""", "BAD_REQUEST")]
    [InlineData("""{"query":"\ud800"}""", "BAD_REQUEST")]
    [InlineData("""{"query":"{ hello }","operationName":{}}""", "BAD_REQUEST")]
    [InlineData("""{"query":"{ hello }","variables":[]}""", "BAD_REQUEST")]
    [InlineData("""{"query":"{ hello }","variables":{"x":"\ud800"}}""", "BAD_REQUEST")]
    [InlineData("""{"query":"{ hello }","variables":{"\ud800":1}}""", "BAD_REQUEST")]
    [InlineData("""{"query":"{ hello }","variables":{"x":{"a":1,"a":2}}}""", "MALFORMED_JSON")]
    [InlineData("""{"query":"{ hello }","extensions":"x"}""", "BAD_REQUEST")]
    [InlineData("""{"query":"{ hello }","documentId":"7"}""", "BAD_REQUEST")]
    [InlineData("""{"query":"{ hello }","extensions":{"persistedQuery":{"version":2}}}""", "BAD_REQUEST")]
    public async Task A_malformed_body_is_400_and_says_what_to_send(string body, string code)
    {
        foreach (var accept in (string[])["application/json", "application/graphql-response+json"])
        {
            var reply = await _host.PostAsync(body, accept);

            Assert.Equal((400, code), (reply.Status, reply.Code));
            Assert.DoesNotContain("   at ", reply.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("nonsense")]
    public async Task A_body_of_another_type_is_415(string contentType)
    {
        var reply = await _host.PostAsync("""{"query":"{ hello }"}""", contentType: contentType);

        Assert.Equal((415, "UNSUPPORTED_MEDIA_TYPE"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task A_compressed_body_is_415()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent("{}", Encoding.UTF8, "application/json"),
        };
        request.Content.Headers.ContentEncoding.Add("gzip");

        Assert.Equal(415, (await _host.SendAsync(request)).Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_of_2_MB_is_413(bool chunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new ByteArrayContent(new byte[2_000_000]) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TransferEncodingChunked = chunked;

        var reply = await _host.SendAsync(request);

        Assert.Equal((413, "BODY_TOO_LARGE"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task Variables_above_the_limit_are_413()
    {
        var reply = await _host.AskAsync("query($n: String) { hello(name: $n) }", new { n = new string('x', 65 * 1024) });

        Assert.Equal((413, "VARIABLES_TOO_LARGE"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task A_number_of_absurd_length_is_refused_before_it_is_converted()
    {
        var reply = await _host.PostAsync(
            $$$"""{"query":"query($x: Int!) { double(of: $x) }","variables":{"x":[{"y":{{{new string('9', 60_000)}}}}]}}"""
        );

        Assert.Equal((400, "BAD_REQUEST"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task A_query_is_answered_by_GET()
    {
        var query = Uri.EscapeDataString("query A($of: Int!) { double(of: $of) } query B { hello }");

        var reply = await _host.GetAsync($"query={query}&operationName=A&variables={Uri.EscapeDataString("""{"of":4}""")}");

        Assert.Equal((200, """{"double":8}"""), (reply.Status, reply.Data));
    }

    [Theory]
    [InlineData("", "BAD_REQUEST")]
    [InlineData("query={hello}&query={hello}", "BAD_REQUEST")]
    [InlineData("query={hello}&variables={", "MALFORMED_JSON")]
    [InlineData("query={hello}&variables=7", "BAD_REQUEST")]
    public async Task A_malformed_GET_is_400(string query, string code)
    {
        var reply = await _host.GetAsync(query);

        Assert.Equal((400, code), (reply.Status, reply.Code));
    }

    [Theory]
    [InlineData("query=mutation{visit}")]
    [InlineData("query=query%20Q{hello}%20mutation%20M{visit}&operationName=M")]
    public async Task A_mutation_by_GET_is_405_and_allowed_by_POST(string query)
    {
        foreach (var accept in (string[])["application/json", "application/graphql-response+json"])
        {
            var reply = await _host.GetAsync(query, accept);

            Assert.Equal((405, "METHOD_NOT_ALLOWED", "POST"), (reply.Status, reply.Code, reply.Allow));
        }
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task Another_method_is_405(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/graphql");

        var reply = await _host.SendAsync(request);

        Assert.Equal((405, "METHOD_NOT_ALLOWED", "GET, POST"), (reply.Status, reply.Code, reply.Allow));
    }

    [Theory]
    [InlineData(5_000)]
    [InlineData(20_000)]
    public async Task A_GET_that_is_too_long_is_414(int length)
    {
        using var response = await _host.Client.GetAsync(new Uri($"/graphql?query={{hello}}{new string('+', length)}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.RequestUriTooLong, response.StatusCode);
    }

    [Fact]
    public async Task Where_there_is_no_schema_the_answer_is_404_in_words()
    {
        var reply = await _host.PostAsync("""{"query":"{ hello }"}""", path: "/graphql/nowhere");

        Assert.Equal((404, "NOT_FOUND"), (reply.Status, reply.Code));
        Assert.Contains("/graphql/nowhere", reply.Message, StringComparison.Ordinal);
        Assert.Equal(200, (await _host.PostAsync("""{"query":"{ hello }"}""", path: "/graphql/north")).Status);
    }

    [Fact]
    public async Task A_subscription_is_refused_in_words()
    {
        var reply = await _host.AskAsync("subscription { hello }");

        Assert.Equal((400, "OPERATION_NOT_SUPPORTED"), (reply.Status, reply.Code));
    }
}
