using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace CouncilPlatform.Grants.OpenData;

/// <summary>
/// Finds what databases cannot store as text: bytes that are not UTF-8 (a file saved as Windows-1252 is JSON for the parser), half of a
/// surrogate pair, and U+0000. A value with any of it is not checked further.
/// </summary>
internal sealed class TextChecker(GrantFaults faults)
{
    public bool IsSound(JsonElement value, string path)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value);
        return (Utf8.IsValid(raw) && raw.IndexOf("\\u"u8) < 0) || Walk(value, path);
    }

    private bool Walk(JsonElement value, string path)
    {
        var sound = true;
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                sound = IsText(value.GetString);
                if (!sound)
                    Note(path, "The text");
                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in value.EnumerateArray())
                    sound &= Walk(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index++}]"));
                break;
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                {
                    if (IsText(() => property.Name))
                    {
                        sound &= Walk(property.Value, $"{path}.{property.Name}");
                        continue;
                    }

                    sound = false;
                    Note(path, "The name of a field");
                }

                break;
        }

        return sound;
    }

    private void Note(string path, string what) =>
        faults.Add(
            path,
            FaultCode.BadText,
            $"{what} has bytes that are not UTF-8, half of a surrogate pair, or U+0000; expected Unicode text. Save the file as UTF-8."
        );

    private static bool IsText(Func<string?> read)
    {
        try
        {
            return !read()!.Contains('\0', StringComparison.Ordinal);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
