using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;

namespace CouncilPlatform.Grants.OpenData;

/// <summary>One grant of a package (with its index) or another field of its root.</summary>
internal readonly record struct PackagePart(string Field, int? Index, JsonDocument Value);

/// <summary>
/// Splits a package into its grants and its other fields in one pass, with only one of them in memory. What stops a parser is a fault, and
/// ends the parts.
/// </summary>
internal sealed class PackageSplitter(Stream stream, GrantFaults faults, int largestPart)
{
    private enum Position
    {
        BeforeRoot,
        AtField,
        AtValue,
        InGrants,
        AfterRoot,
        Stopped,
    }

    private Position _position = Position.BeforeRoot;
    private JsonReaderState _state;
    private string _field = "";
    private int? _grants;

    public async IAsyncEnumerable<PackagePart> Parts([EnumeratorCancellation] CancellationToken cancellation)
    {
        var pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 64 * 1024, leaveOpen: true));
        try
        {
            var begun = false;
            while (_position != Position.Stopped)
            {
                var read = await pipe.ReadAsync(cancellation);
                var rest = read.Buffer;
                if (!begun && (rest.Length >= 3 || read.IsCompleted))
                {
                    begun = true;
                    rest = AfterByteOrderMark(rest);
                }

                while (begun && Next(ref rest) is { } part)
                    yield return part;
                if (_position != Position.Stopped && rest.Length > largestPart)
                    Stop(FaultCode.TooLarge, Invariant($"The value is larger than {largestPart} bytes; the file was read no further."));
                else if (read.IsCompleted && _position != Position.Stopped)
                    End(rest);
                pipe.AdvanceTo(rest.Start, rest.End);
            }
        }
        finally
        {
            await pipe.CompleteAsync();
        }
    }

    private string Here =>
        _position switch
        {
            Position.AtValue => $"$.{_field}",
            Position.InGrants => Invariant($"$.grants[{_grants}]"),
            _ => "$",
        };

    private ReadOnlySequence<byte> AfterByteOrderMark(ReadOnlySequence<byte> start)
    {
        Span<byte> mark = stackalloc byte[3];
        var length = (int)Math.Min(3, start.Length);
        start.Slice(0, length).CopyTo(mark);
        if (mark is [0xEF, 0xBB, 0xBF])
            return start.Slice(3);
        if (mark is [0xFF, 0xFE, _] or [0xFE, 0xFF, _])
            Stop(FaultCode.NotUtf8, "The file is UTF-16; expected UTF-8. Save it again as UTF-8.");
        return start;
    }

    // The next part, or null where the buffer has no complete one. What was used is removed from the buffer.
    private PackagePart? Next(ref ReadOnlySequence<byte> buffer)
    {
        var reader = new Utf8JsonReader(buffer, isFinalBlock: false, _state);
        var start = buffer;
        try
        {
            while (_position != Position.Stopped && Step(ref reader, out var part))
            {
                _state = reader.CurrentState;
                buffer = start.Slice(reader.Position);
                if (part is not null)
                    return part;
            }
        }
        catch (JsonException fault)
        {
            StopAt(fault, FaultCode.NotJson, "The file is not JSON", Reason(fault));
        }

        return null;
    }

    // One complete step, or (false) none: the caller then drops the reader and tries again with more bytes.
    private bool Step(ref Utf8JsonReader reader, out PackagePart? part)
    {
        part = null;
        switch (_position)
        {
            case Position.BeforeRoot:
                if (!reader.Read())
                    return false;
                BeginRoot(reader.TokenType);
                return true;
            case Position.AtField:
                if (!reader.Read())
                    return false;
                BeginField(ref reader);
                return true;
            case Position.AtValue:
                return StepValue(ref reader, out part);
            case Position.InGrants:
                return StepGrant(ref reader, out part);
            default:
                return reader.Read();
        }
    }

    private bool StepValue(ref Utf8JsonReader reader, out PackagePart? part)
    {
        part = null;
        if (_field == "grants")
        {
            var ahead = reader;
            if (!ahead.Read())
                return false;
            if (ahead.TokenType == JsonTokenType.StartArray)
            {
                reader = ahead;
                BeginGrants();
                return true;
            }
        }

        if (!JsonDocument.TryParseValue(ref reader, out var value))
            return false;
        if (_field == "grants")
        {
            _grants ??= 0;
            faults.Add("$.grants", FaultCode.WrongType, "Expected a list of grants.");
        }

        part = new PackagePart(_field, null, value);
        _position = Position.AtField;
        return true;
    }

    private bool StepGrant(ref Utf8JsonReader reader, out PackagePart? part)
    {
        part = null;
        if (!reader.Read())
            return false;
        if (reader.TokenType == JsonTokenType.EndArray)
        {
            if (_grants == 0)
                faults.Add("$.grants", FaultCode.Empty, "The list is empty; expected at least one grant.");
            _position = Position.AtField;
            return true;
        }

        if (!JsonDocument.TryParseValue(ref reader, out var value))
            return false;
        part = new PackagePart(_field, _grants++, value);
        return true;
    }

    private void BeginRoot(JsonTokenType token)
    {
        if (token == JsonTokenType.StartObject)
            _position = Position.AtField;
        else
            Stop(FaultCode.WrongType, "The file is not a 360Giving package; expected an object with the list \"grants\".");
    }

    private void BeginField(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.EndObject)
        {
            _position = Position.AfterRoot;
            if (_grants is null)
                faults.Add("$.grants", FaultCode.Missing, "The package has no \"grants\"; expected a list with at least one grant.");
            return;
        }

        try
        {
            _field = reader.GetString()!;
            _position = Position.AtValue;
        }
        catch (InvalidOperationException)
        {
            Stop(FaultCode.BadText, "The name of a field is not Unicode text; the file was read no further. Save it as UTF-8.");
        }
    }

    private void BeginGrants()
    {
        if (_grants is not null)
        {
            Stop(FaultCode.RepeatedField, "The list is in the package twice; expected it once. The file was read no further.");
            return;
        }

        _grants = 0;
        _position = Position.InGrants;
    }

    // All bytes were read. Whatever the parser still expects is missing: reading the rest as final shows where.
    private void End(ReadOnlySequence<byte> rest)
    {
        if (_position == Position.AfterRoot)
        {
            _position = Position.Stopped;
            return;
        }

        var reader = new Utf8JsonReader(rest, isFinalBlock: true, _state);
        try
        {
            while (reader.Read())
            {
                if (_position == Position.BeforeRoot)
                    BeginRoot(reader.TokenType);
            }
        }
        catch (JsonException fault) when (_position == Position.BeforeRoot)
        {
            StopAt(fault, FaultCode.NotJson, "The file is not JSON");
        }
        catch (JsonException fault)
        {
            StopAt(fault, FaultCode.Truncated, "The file is cut short");
        }
    }

    private void StopAt(JsonException fault, string code, string what, string reason = "") =>
        Stop(
            code,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}. {reason}"
                    + $"Expected a 360Giving package in JSON; nothing after this was read."
            )
        );

    // The parser's own words, without the position it adds to them (counted from 0).
    private static string Reason(JsonException fault) =>
        fault.Message.IndexOf(" LineNumber:", StringComparison.Ordinal) is > 0 and var end ? fault.Message[..end] + " " : "";

    private void Stop(string code, string message)
    {
        faults.Add(Here, code, message);
        _position = Position.Stopped;
    }
}
