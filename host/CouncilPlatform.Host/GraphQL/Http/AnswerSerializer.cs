using System.Buffers;
using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using GraphQL;
using GraphQL.Execution;
using GraphQL.SystemTextJson;

namespace CouncilPlatform.Host.GraphQL.Http;

/// <summary>
/// Writes answers. Data alone is written as UTF-8 straight from the tree that the engine has resolved; an answer with errors or extensions
/// is left to the engine's own serializer. Both write the same bytes.
/// </summary>
internal sealed class AnswerSerializer(IErrorInfoProvider errors)
    // Characters beyond ASCII are not escaped: the answer is never read as HTML.
    : GraphQLSerializer(json => json.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, errors)
{
    private static readonly JsonWriterOptions _options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    public async Task WriteAsync(PipeWriter output, ExecutionResult answer, CancellationToken cancellationToken)
    {
        if (DataOf(answer) is not { } data)
        {
            await WriteAsync(output.AsStream(leaveOpen: true), answer, cancellationToken);
            return;
        }

        Write(output, data);
        await output.FlushAsync(cancellationToken);
    }

    /// <summary>The answer in UTF-8.</summary>
    public byte[] ToUtf8(ExecutionResult answer)
    {
        if (DataOf(answer) is not { } data)
        {
            return System.Text.Encoding.UTF8.GetBytes(Serialize(answer));
        }

        var output = new ArrayBufferWriter<byte>(4 * 1024);
        Write(output, data);
        return output.WrittenSpan.ToArray();
    }

    private static ExecutionNode? DataOf(ExecutionResult answer) =>
        answer is { Executed: true, Errors: null or { Count: 0 }, Extensions: null or { Count: 0 } } ? answer.Data as ExecutionNode : null;

    private void Write(IBufferWriter<byte> output, ExecutionNode data)
    {
        using var json = new Utf8JsonWriter(output, _options);
        json.WriteStartObject();
        json.WritePropertyName("data"u8);
        Write(json, data);
        json.WriteEndObject();
    }

    private void Write(Utf8JsonWriter json, ExecutionNode node)
    {
        switch (node)
        {
            case ValueExecutionNode:
                WriteValue(json, node.ToValue());
                break;
            case ObjectExecutionNode { SubFields: { } fields }:
                json.WriteStartObject();
                foreach (var field in fields)
                {
                    json.WritePropertyName(field.Name!);
                    Write(json, field);
                }

                json.WriteEndObject();
                break;
            case ArrayExecutionNode { Items: { } items }:
                json.WriteStartArray();
                foreach (var item in items)
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
            case ArrayExecutionNode { SerializedResult: { } values }:
                json.WriteStartArray();
                foreach (var value in values)
                {
                    WriteValue(json, value);
                }

                json.WriteEndArray();
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    private void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            default:
                JsonSerializer.Serialize(json, value, SerializerOptions);
                break;
        }
    }
}
