namespace CouncilPlatform.Grants.OpenData;

/// <summary>Text of any length as lists are sorted by it: in capitals, and no longer than an index takes on every database.</summary>
internal static class SortText
{
    public const int Longest = 100;

    public static string Of(string text)
    {
        var length =
            text.Length <= Longest ? text.Length
            : char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1
            : Longest;
        return text[..length].ToUpperInvariant();
    }
}
