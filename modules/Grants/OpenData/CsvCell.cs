namespace CouncilPlatform.Grants.OpenData;

/// <summary>A cell of a CSV file that a spreadsheet opens: quoted where it must be, and never a formula.</summary>
internal static class CsvCell
{
    public static string Text(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return "";
        }

        var text = value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + value : value;
        return text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
