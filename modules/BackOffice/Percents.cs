namespace CouncilPlatform.BackOffice;

/// <summary>Numbers with at most two decimals, as whole hundredths: 33.34% is 3,334.</summary>
internal static class Percents
{
    public const int Whole = 10_000;

    public static bool TryRead(string text, out int hundredths, int max = 100)
    {
        hundredths = 0;
        if (
            text.Length == 0
            || text.Length > max.ToString(CultureInfo.InvariantCulture).Length + ".00".Length
            || !char.IsAsciiDigit(text[0])
            || !char.IsAsciiDigit(text[^1])
            || !decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || number > max
            || decimal.Truncate(number * 100) != number * 100
        )
        {
            return false;
        }

        hundredths = (int)(number * 100);
        return true;
    }

    /// <summary>Reads a percentage that was checked.</summary>
    public static int Read(string text) => TryRead(text, out var basisPoints) ? basisPoints : throw new FormatException(text);

    public static string Write(int basisPoints) => (basisPoints / 100m).ToString("0.##", CultureInfo.InvariantCulture);

    public static Rules Percent(this Rules rules, string text, InputPath at) =>
        rules.Valid(TryRead(text, out _), $"\"{text}\" is not a percentage. Enter 0 to 100 with at most two decimals, like 33.34.", at);
}
