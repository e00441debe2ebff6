namespace CouncilPlatform.Sdk;

/// <summary>How to round an amount for display.</summary>
public enum MoneyRounding
{
    /// <summary>Not rounded.</summary>
    Exact,

    /// <summary>Rounded towards zero: £89,910.60 becomes £89,910, and -£0.60 becomes £0.</summary>
    Truncated,

    /// <summary>Rounded to the nearest unit, and half a unit away from zero: £89,910.60 becomes £89,911.</summary>
    HalfUp,
}

/// <summary>The unit in which to write an amount.</summary>
public enum MoneyUnit
{
    /// <summary>Pounds: £647,446.</summary>
    Pound,

    /// <summary>Thousands of pounds: £647K.</summary>
    Thousand,
}

/// <summary>Amounts as they are written down.</summary>
public static class MoneyRoundings
{
    /// <summary>The nearest whole number of units, as <paramref name="rounding"/> has it. <see cref="MoneyRounding.Exact"/> changes nothing.</summary>
    /// <param name="money">It stays as it is.</param>
    /// <param name="rounding">Which of the two next to it.</param>
    /// <param name="unit">More than zero.</param>
    public static Money Rounded(this Money money, MoneyRounding rounding, Money unit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(unit.MinorUnits, nameof(unit));
        var rest = money.MinorUnits % unit.MinorUnits;
        var whole = Money.FromPence(money.MinorUnits - rest);
        return rounding switch
        {
            MoneyRounding.Exact => money,
            MoneyRounding.HalfUp when Math.Abs(rest) >= unit.MinorUnits - Math.Abs(rest) => rest < 0 ? whole - unit : whole + unit,
            _ => whole,
        };
    }
}
