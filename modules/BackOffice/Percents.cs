namespace CouncilPlatform.BackOffice;

/// <summary>Percentages with at most two decimals, held as whole hundredths of a percent: 33.34 is 3,334.</summary>
internal static class Percents
{
    public const int Whole = 10_000;

    public static bool TryRead(string text, out int basisPoints)
    {
        basisPoints = 0;
        if (
            text.Length is 0 or > 6
            || !char.IsAsciiDigit(text[0])
            || !char.IsAsciiDigit(text[^1])
            || !decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            || percent > 100
            || decimal.Truncate(percent * 100) != percent * 100
        )
        {
            return false;
        }

        basisPoints = (int)(percent * 100);
        return true;
    }

    /// <summary>Reads a percentage that was checked.</summary>
    public static int Read(string text) => TryRead(text, out var basisPoints) ? basisPoints : throw new FormatException(text);

    public static string Write(int basisPoints) => (basisPoints / 100m).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A percentage from 0 to 100 with at most two decimals.</summary>
    public static Rules Percent(
        this Rules rules,
        string text,
        InputPath? at = null,
        [CallerArgumentExpression(nameof(text))] string path = ""
    ) =>
        rules.Require(
            TryRead(text, out _),
            RuleCodes.Invalid,
            $"\"{text}\" is not a percentage. Enter 0 to 100 with at most two decimals, like 33.34.",
            at ?? InputPath.OfExpression(path)
        );
}
