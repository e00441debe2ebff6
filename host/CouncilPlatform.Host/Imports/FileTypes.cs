namespace CouncilPlatform.Host.Imports;

/// <summary>What a file is by its content. Its name may say anything.</summary>
internal static class FileTypes
{
    /// <summary>The file's name, with the extension that its content has.</summary>
    public static string NameFor(string name, Stream content)
    {
        var extension = Extension(content);
        return Path.GetExtension(name).Equals(extension, StringComparison.OrdinalIgnoreCase) ? name : name + extension;
    }

    private static string Extension(Stream content)
    {
        Span<byte> start = stackalloc byte[64];
        content.Position = 0;
        start = start[..content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        content.Position = 0;
        if (start is [(byte)'P', (byte)'K', 3, 4, ..])
        {
            return ".xlsx";
        }

        var text = start.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? start[3..] : start;
        return text.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..] ? ".json" : ".csv";
    }
}
