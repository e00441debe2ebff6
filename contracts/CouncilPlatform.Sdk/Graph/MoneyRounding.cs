namespace CouncilPlatform.Sdk;

/// <summary>How an amount is written with less than it holds.</summary>
public enum MoneyRounding
{
    /// <summary>To the penny.</summary>
    Exact,

    /// <summary>What is less than the unit is left off: £89,910.60 is £89,910, and -£0.60 is £0.</summary>
    Truncated,

    /// <summary>To the nearest unit, and from half a unit on away from zero: £89,910.60 is £89,911.</summary>
    HalfUp,
}

/// <summary>What an amount is written in.</summary>
public enum MoneyUnit
{
    /// <summary>As in £647,446.</summary>
    Pound,

    /// <summary>As in £647K.</summary>
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
