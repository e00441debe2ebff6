using System.Buffers.Binary;
using System.Text;

namespace CouncilPlatform.Sdk.Workbooks;

/// <summary>The texts that the cells of a workbook refer to by number, in UTF-8: there may be millions.</summary>
internal sealed class SharedStrings
{
    private const int BlockSize = 1024 * 1024;
    private const int RecentSize = 4096;

    private readonly List<byte[]> _blocks = [];
    private readonly List<int> _starts = [];
    private readonly List<int> _blockOf = [];
    private readonly (int Index, string Text)[] _recent = new (int, string)[RecentSize];
    private int _used = BlockSize;

    public void Add(string text)
    {
        var size = sizeof(int) + Encoding.UTF8.GetByteCount(text);
        if (_used + size > (_blocks.Count == 0 ? 0 : _blocks[^1].Length))
        {
            _blocks.Add(new byte[Math.Max(BlockSize, size)]);
            _used = 0;
        }

        _blockOf.Add(_blocks.Count - 1);
        _starts.Add(_used);
        BinaryPrimitives.WriteInt32LittleEndian(_blocks[^1].AsSpan(_used), size - sizeof(int));
        Encoding.UTF8.GetBytes(text, _blocks[^1].AsSpan(_used + sizeof(int)));
        _used += size;
    }

    /// <summary>Null if the number is unknown.</summary>
    public string? this[int index]
    {
        get
        {
            if (index < 0 || index >= _starts.Count)
            {
                return null;
            }

            // Neighbouring rows have the same texts.
            ref var recent = ref _recent[index % RecentSize];
            if (recent.Text is null || recent.Index != index)
            {
                var stored = _blocks[_blockOf[index]].AsSpan(_starts[index]);
                recent = (index, Encoding.UTF8.GetString(stored.Slice(sizeof(int), BinaryPrimitives.ReadInt32LittleEndian(stored))));
            }

            return recent.Text;
        }
    }
}
