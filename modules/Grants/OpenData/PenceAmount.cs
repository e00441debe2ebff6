namespace CouncilPlatform.Grants.OpenData;

/// <summary>
/// Pounds as a JSON number's text, to whole pence, exactly: 3028.63 and 3.02863e3 are 302863, and 1.000 is 100.
/// A double or decimal would round what it cannot store.
/// </summary>
internal static class PenceAmount
{
    internal enum Outcome
    {
        Exact,
        FractionOfPenny,
        OutOfRange,
    }

    public static Outcome Parse(ReadOnlySpan<char> number, out long pence)
    {
        pence = 0;
        var negative = number[0] == '-';
        var mantissa = negative ? number[1..] : number;
        var e = mantissa.IndexOfAny('e', 'E');
        var exponent = e < 0 ? ReadOnlySpan<char>.Empty : mantissa[(e + 1)..];
        mantissa = e < 0 ? mantissa : mantissa[..e];
        var point = mantissa.IndexOf('.');
        var fraction = point < 0 ? [] : mantissa[(point + 1)..];
        var digits = string.Concat(point < 0 ? mantissa : mantissa[..point], fraction).AsSpan().TrimStart('0');
        var significant = digits.TrimEnd('0');
        if (significant.IsEmpty)
            return Outcome.Exact;

        // pence = significant × 10^scale
        var scale = Exponent(exponent) + 2 - fraction.Length + (digits.Length - significant.Length);
        if (scale < 0)
            return Outcome.FractionOfPenny;
        if (significant.Length + scale > 19)
            return Outcome.OutOfRange;
        var magnitude = Int128.Parse(significant, NumberStyles.None, CultureInfo.InvariantCulture);
        for (; scale > 0; scale--)
            magnitude *= 10;
        if (magnitude > long.MaxValue)
            return Outcome.OutOfRange;
        pence = (long)(negative ? -magnitude : magnitude);
        return Outcome.Exact;
    }

    // An exponent beyond an int is far beyond any amount; only its sign matters.
    private static long Exponent(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return 0;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent))
            return exponent;
        return text[0] == '-' ? int.MinValue : int.MaxValue;
    }
}
