namespace CouncilPlatform.Grants.OpenData;

/// <summary>Text of any length as lists are sorted by it: in capitals, and no longer than an index allows on every database.</summary>
internal static class SortText
{
    public const int MaxLength = 100;

    public static string Of(string text)
    {
        var length =
            text.Length <= MaxLength ? text.Length
            : char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1
            : MaxLength;
        return text[..length].ToUpperInvariant();
    }
}
