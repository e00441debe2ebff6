namespace CouncilPlatform.Sdk.Workbooks;

/// <summary>
/// An unpacked part of a workbook. It ends in an <see cref="InvalidDataException"/> where the part is larger than the archive says, or has
/// what no spreadsheet writes and an XML reader would hold in memory as a whole: a tag or a text of megabytes, or a CDATA section.
/// </summary>
internal sealed class PartStream(Stream unpacked, long length) : Stream
{
    private const int MaxPiece = 1024 * 1024;

    private long _read;
    private int _piece;
    private (byte, byte) _last;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = unpacked.Read(buffer);
        Check(buffer[..count]);
        return count;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        unpacked.Dispose();
        base.Dispose(disposing);
    }

    private void Check(ReadOnlySpan<byte> read)
    {
        // UTF-16 would pass by the checks below.
        var isForeign = _read == 0 && read is [0xFE or 0xFF or 0x00, ..] or [_, 0x00, ..];
        _read += read.Length;
        var tag = read.LastIndexOf((byte)'<');
        _piece = tag < 0 ? _piece + read.Length : read.Length - tag;
        if (isForeign || _read > length || _piece > MaxPiece || HasCData(read))
        {
            throw new InvalidDataException();
        }

        _last = read.Length switch
        {
            0 => _last,
            1 => (_last.Item2, read[0]),
            _ => (read[^2], read[^1]),
        };
    }

    private bool HasCData(ReadOnlySpan<byte> read)
    {
        // It may begin in what was read before.
        ReadOnlySpan<byte> across = [_last.Item1, _last.Item2, .. read[..Math.Min(2, read.Length)]];
        return read.IndexOf("<!["u8) >= 0 || across.IndexOf("<!["u8) >= 0;
    }
}
