using System.Buffers.Binary;
using System.Text;

namespace CouncilPlatform.Host.Tests.Telemetry;

/// <summary>
/// As much of protocol buffers as it takes to read what OpenTelemetry sends: a message as its fields, each a number or bytes.
/// </summary>
internal sealed class Protobuf
{
    private readonly ILookup<int, ReadOnlyMemory<byte>> _fields;

    private Protobuf(ILookup<int, ReadOnlyMemory<byte>> fields) => _fields = fields;

    public static Protobuf Read(ReadOnlyMemory<byte> message)
    {
        var fields = new List<(int Number, ReadOnlyMemory<byte> Value)>();
        while (!message.IsEmpty)
        {
            var tag = Varint(ref message);
            switch (tag & 7)
            {
                case 0:
                    var number = new byte[8];
                    BinaryPrimitives.WriteUInt64LittleEndian(number, Varint(ref message));
                    fields.Add(((int)(tag >> 3), number));
                    break;
                case 1:
                    fields.Add(((int)(tag >> 3), Take(ref message, 8)));
                    break;
                case 2:
                    fields.Add(((int)(tag >> 3), Take(ref message, (int)Varint(ref message))));
                    break;
                case 5:
                    fields.Add(((int)(tag >> 3), Take(ref message, 4)));
                    break;
                default:
                    throw new InvalidDataException($"Wire type {tag & 7} is not of this format.");
            }
        }

        return new(fields.ToLookup(f => f.Number, f => f.Value));
    }

    public IEnumerable<Protobuf> All(params int[] path) =>
        path.Aggregate(Enumerable.Repeat(this, 1), (messages, field) => messages.SelectMany(m => m._fields[field]).Select(Read));

    public string Text(int field) => Encoding.UTF8.GetString(Bytes(field).Span);

    public string Hex(int field) => Convert.ToHexStringLower(Bytes(field).Span);

    /// <summary>OpenTelemetry's key-value pairs in a field, as text.</summary>
    public IReadOnlyDictionary<string, string> Attributes(int field) =>
        All(field).ToDictionary(a => a.Text(1), a => a.All(2).Select(Value).FirstOrDefault(""));

    private static string Value(Protobuf any) =>
        any._fields.Contains(1) ? any.Text(1)
        : any._fields.Contains(3)
            ? BinaryPrimitives.ReadInt64LittleEndian(any.Bytes(3).Span).ToString(System.Globalization.CultureInfo.InvariantCulture)
        : "";

    private ReadOnlyMemory<byte> Bytes(int field) => _fields[field].FirstOrDefault();

    private static ulong Varint(ref ReadOnlyMemory<byte> from)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = Take(ref from, 1).Span[0];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }

    private static ReadOnlyMemory<byte> Take(ref ReadOnlyMemory<byte> from, int length)
    {
        var taken = from[..length];
        from = from[length..];
        return taken;
    }
}
