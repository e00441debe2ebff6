namespace CouncilPlatform.BackOffice;

internal static class Values
{
    /// <summary>Text, or null where it is blank.</summary>
    public static string? OrNull(this string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    public static Money? ToMoney(this long? pence) => pence is { } known ? Money.FromPence(known) : null;
}
