using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GraphQL;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CouncilPlatform.Host.GraphQL.Http;

/// <summary>Reads a call from the body of a POST or the query of a GET, or reports what is wrong with it.</summary>
internal sealed class RequestReader(IGraphQLTextSerializer serializer, IOptions<GraphQLOptions> options)
{
    // No number in a schema is longer, and converting very long ones takes quadratic time.
    private const int MaxNumberLength = 64;

    private readonly GraphQLLimits _limits = options.Value.Limits;

    // Two values under one name are a mistake of the sender: to choose one would be a guess.
    private static readonly JsonDocumentOptions _strict = new() { AllowDuplicateProperties = false };

    public async ValueTask<GraphQLCall> ReadAsync(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) ? ReadQuery(request) : await ReadBodyAsync(request);

    private async ValueTask<GraphQLCall> ReadBodyAsync(HttpRequest request)
    {
        CheckContentType(request);
        if (request.ContentLength > _limits.BodyBytes)
            throw BodyTooLarge();

        var reader = request.BodyReader;
        var read = await reader.ReadAtLeastAsync(_limits.BodyBytes + 1, request.HttpContext.RequestAborted);
        while (read.IsCanceled)
        {
            // A server that is stopping wakes its readers; requests in progress continue.
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            read = await reader.ReadAtLeastAsync(_limits.BodyBytes + 1, request.HttpContext.RequestAborted);
        }

        try
        {
            if (read.Buffer.Length > _limits.BodyBytes)
                throw BodyTooLarge();
            if (read.Buffer.IsEmpty)
                throw new RequestRefused(
                    ErrorCodes.MalformedJson,
                    "The request body is empty. Send a JSON object with 'query'.",
                    StatusCodes.Status400BadRequest
                );

            using var json = Parse(read.Buffer);
            return ToCall(json.RootElement) with { Digest = Digest(read.Buffer) };
        }
        finally
        {
            reader.AdvanceTo(read.Buffer.End);
        }
    }

    private GraphQLCall ReadQuery(HttpRequest request)
    {
        var length = request.PathBase.Value?.Length + request.Path.Value?.Length + request.QueryString.Value?.Length;
        if (length > _limits.UrlBytes)
        {
            throw new RequestRefused(
                ErrorCodes.UrlTooLong,
                $"The address has {length} bytes. The limit is {_limits.UrlBytes}. Send the document by POST, or send its 'documentId'.",
                StatusCodes.Status414UriTooLong
            );
        }

        var query = request.Query;
        using var variables = ParseParameter("variables");
        using var extensions = ParseParameter("extensions");
        return ToCall(Single("query"), Single("documentId"), Single("operationName"), variables?.RootElement, extensions?.RootElement) with
        {
            Digest = Digest(new(Encoding.UTF8.GetBytes(request.QueryString.Value ?? ""))),
        };

        JsonDocument? ParseParameter(string name) =>
            Single(name) is { Length: > 0 } text ? Parse(new(Encoding.UTF8.GetBytes(text)), $"Parameter '{name}'") : null;

        string? Single(string name) =>
            query[name].Count > 1 ? throw Malformed($"Parameter '{name}' is given more than once. Send it once.") : query[name];
    }

    private static void CheckContentType(HttpRequest request)
    {
        if (request.Headers.ContentEncoding.Count > 0 && request.Headers.ContentEncoding != "identity")
            throw Unsupported($"The request body is encoded as '{request.Headers.ContentEncoding}'. Send it uncompressed.");

        if (
            !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        )
        {
            throw Unsupported($"Content-Type is '{request.ContentType}'. Send the request as 'application/json'.");
        }

        if (type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            throw Unsupported($"The character set is '{type.Charset}'. Send the request as UTF-8.");

        static RequestRefused Unsupported(string message) =>
            new(ErrorCodes.UnsupportedMediaType, message, StatusCodes.Status415UnsupportedMediaType);
    }

    private static string Digest(ReadOnlySequence<byte> request) =>
        Convert.ToHexString(request.IsSingleSegment ? SHA256.HashData(request.FirstSpan) : SHA256.HashData(request.ToArray()));

    private static JsonDocument Parse(ReadOnlySequence<byte> utf8, string what = "The request body")
    {
        try
        {
            return JsonDocument.Parse(utf8, _strict);
        }
        catch (JsonException e)
        {
            throw new RequestRefused(
                ErrorCodes.MalformedJson,
                $"{what} is not well-formed JSON: {e.Message}",
                StatusCodes.Status400BadRequest
            );
        }
        catch (InvalidOperationException)
        {
            // Names are compared to find duplicates, and half a surrogate pair has no comparison.
            throw Malformed($"{what} has a name that is not valid Unicode. Send it as UTF-8.");
        }
    }

    /// <summary>Reads a call from a message that did not come as an HTTP body.</summary>
    public GraphQLCall Read(JsonElement message) => ToCall(message);

    private GraphQLCall ToCall(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array)
        {
            throw new RequestRefused(
                ErrorCodes.BatchNotSupported,
                "The request body is a list of requests. Send each request by itself.",
                StatusCodes.Status400BadRequest
            );
        }

        if (root.ValueKind != JsonValueKind.Object)
            throw Malformed($"The request body is {Kind(root)}. Send a JSON object with 'query'.");

        return ToCall(
            Text(root, "query"),
            Text(root, "documentId"),
            Text(root, "operationName"),
            Property(root, "variables"),
            Property(root, "extensions")
        );
    }

    private GraphQLCall ToCall(string? query, string? documentId, string? operationName, JsonElement? variables, JsonElement? extensions)
    {
        var call = new GraphQLCall
        {
            Query = query,
            OperationName = operationName,
            DocumentHash = documentId is null ? null : DocumentHash(documentId),
            ApolloHash = ApolloHash(extensions),
            Variables = Map("variables", variables),
            Extensions = Map("extensions", extensions),
        };

        if (call is { Query: null, DocumentHash: null, ApolloHash: null })
            throw Malformed("The request has no document. Send its text in 'query', or send its 'documentId'.");
        if (call is { Query: not null, DocumentHash: not null })
            throw Malformed("The request has both 'query' and 'documentId'. Send one of them.");

        return call;
    }

    private static string DocumentHash(string documentId) =>
        documentId.StartsWith("sha256:", StringComparison.Ordinal) && Sha256Of(documentId["sha256:".Length..]) is { } hash
            ? hash
            : throw Malformed("'documentId' is not valid. Send 'sha256:' and the 64 hexadecimal digits of the document's SHA-256.");

    private static string? ApolloHash(JsonElement? extensions)
    {
        if (extensions is not { ValueKind: JsonValueKind.Object } all || !all.TryGetProperty("persistedQuery", out var persisted))
            return null;

        if (
            persisted.ValueKind == JsonValueKind.Object
            && persisted.TryGetProperty("version", out var version)
            && version.ValueKind == JsonValueKind.Number
            && version.TryGetInt32(out var number)
            && number == 1
            && persisted.TryGetProperty("sha256Hash", out var hash)
            && hash.ValueKind == JsonValueKind.String
            && Sha256Of(hash.GetString()!) is { } hex
        )
        {
            return hex;
        }

        throw Malformed(
            "'extensions.persistedQuery' is not valid. Send version 1 and, as 'sha256Hash', "
                + "the 64 hexadecimal digits of the document's SHA-256."
        );
    }

    private static string? Sha256Of(string hex) => hex.Length == 64 && hex.All(char.IsAsciiHexDigit) ? hex.ToLowerInvariant() : null;

    private static JsonElement? Property(JsonElement root, string name) => root.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement root, string name) =>
        Property(root, name) switch
        {
            null or { ValueKind: JsonValueKind.Null } => null,
            { ValueKind: JsonValueKind.String } text => Decode(text, name),
            { } other => throw Malformed($"'{name}' is {Kind(other)}. Send a string."),
        };

    private static string Decode(JsonElement text, string name)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Malformed($"'{name}' is not valid Unicode. Send it as UTF-8.");
        }
    }

    private Inputs? Map(string name, JsonElement? value)
    {
        if (value is null or { ValueKind: JsonValueKind.Null })
            return null;
        if (value is not { ValueKind: JsonValueKind.Object } map)
            throw Malformed($"'{name}' is {Kind(value.Value)}. Send a JSON object.");

        var bytes = JsonMarshal.GetRawUtf8Value(map).Length;
        if (bytes > _limits.VariablesBytes)
        {
            throw new RequestRefused(
                ErrorCodes.VariablesTooLarge,
                $"'{name}' has {bytes} bytes. The limit is {_limits.VariablesBytes}. Send less at once.",
                StatusCodes.Status413PayloadTooLarge
            );
        }

        try
        {
            CheckNumbers(map, name);
            return serializer.ReadNode<Inputs>(map);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Malformed($"'{name}' has text that is not valid Unicode. Send it as UTF-8.");
        }
    }

    private static void CheckNumbers(JsonElement value, string name)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Number when JsonMarshal.GetRawUtf8Value(value).Length > MaxNumberLength:
                throw Malformed($"'{name}' has a number of more than {MaxNumberLength} characters. Send a shorter one, or a string.");
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                    CheckNumbers(property.Value, name);
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                    CheckNumbers(item, name);
                break;
        }
    }

    private static string Kind(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Null => "null",
            JsonValueKind.True or JsonValueKind.False => "a boolean",
            JsonValueKind.Number => "a number",
            JsonValueKind.String => "a string",
            JsonValueKind.Array => "a list",
            _ => "an object",
        };

    private RequestRefused BodyTooLarge() =>
        new(
            ErrorCodes.BodyTooLarge,
            $"The request body is larger than {_limits.BodyBytes} bytes. Send less at once.",
            StatusCodes.Status413PayloadTooLarge
        );

    private static RequestRefused Malformed(string message) => new(ErrorCodes.BadRequest, message, StatusCodes.Status400BadRequest);
}
