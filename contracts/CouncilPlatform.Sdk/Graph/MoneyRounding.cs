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

/// <summary>Rounds amounts for display.</summary>
public static class MoneyRoundings
{
    /// <summary>The amount, rounded to a whole number of units. <see cref="MoneyRounding.Exact"/> changes nothing.</summary>
    /// <param name="money">The amount. It is not changed.</param>
    /// <param name="rounding">How to round.</param>
    /// <param name="unit">The unit, more than zero.</param>
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
