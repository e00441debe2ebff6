using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CouncilPlatform.Sdk;

/// <summary>An exact amount of pounds sterling.</summary>
public readonly record struct Money : IComparable<Money>
{
    private Money(long pence) => MinorUnits = pence;

    /// <summary>Pounds and pence, always with two decimals: 27535.40 or -0.05.</summary>
    public string Amount => (MinorUnits / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>The amount in pence: 2753540.</summary>
    public long MinorUnits { get; }

    /// <summary>The currency by ISO 4217, always GBP.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "A member of every amount, in GraphQL too.")]
    public string Currency => "GBP";

    public static Money FromPence(long pence) => new(pence);

    /// <summary>
    /// Reads pounds with at most two decimals and an optional leading minus: <c>5000</c>, <c>27535.4</c>, <c>-0.05</c>. No exponent, no
    /// thousands separator, no currency sign, no fraction of a penny; at most a thousand million million pounds.
    /// </summary>
    public static bool TryParse(string? text, out Money money)
    {
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        money = default;
        if (
            text is not { Length: > 0 and <= 20 }
            || text[0] is '+' or '.'
            || !char.IsAsciiDigit(text[^1])
            || !decimal.TryParse(text, style, CultureInfo.InvariantCulture, out var pounds)
            || decimal.Truncate(pounds * 100) != pounds * 100
            || Math.Abs(pounds) > 1_000_000_000_000_000m
        )
        {
            return false;
        }

        money = new(decimal.ToInt64(pounds * 100));
        return true;
    }

    /// <summary>The amount as people write it, such as £89,910 or £90K. Only the display is rounded.</summary>
    /// <param name="rounding">How to round.</param>
    /// <param name="unit">Whether to write pounds or thousands of pounds. Pounds if you leave it out.</param>
    public string Display(MoneyRounding rounding, MoneyUnit? unit)
    {
        var (whole, exact, letter, pence) =
            unit == MoneyUnit.Thousand ? ("#,##0", "#,##0.#####", "K", 100_000) : ("#,##0", "#,##0.00", "", 100);
        var digits = rounding == MoneyRounding.Exact ? exact : whole;
        var shown = this.Rounded(rounding, FromPence(pence)).MinorUnits / (decimal)pence;
        return shown.ToString($"£{digits}{letter};-£{digits}{letter}", CultureInfo.InvariantCulture);
    }

    [GraphQL.Ignore]
    public int CompareTo(Money other) => MinorUnits.CompareTo(other.MinorUnits);

    public override string ToString() => (MinorUnits / 100m).ToString("£#,##0.00;-£#,##0.00", CultureInfo.InvariantCulture);

    public static Money operator +(Money left, Money right) => new(checked(left.MinorUnits + right.MinorUnits));

    public static Money operator -(Money left, Money right) => new(checked(left.MinorUnits - right.MinorUnits));

    public static bool operator <(Money left, Money right) => left.MinorUnits < right.MinorUnits;

    public static bool operator >(Money left, Money right) => left.MinorUnits > right.MinorUnits;

    public static bool operator <=(Money left, Money right) => left.MinorUnits <= right.MinorUnits;

    public static bool operator >=(Money left, Money right) => left.MinorUnits >= right.MinorUnits;
}
