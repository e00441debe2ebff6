namespace CouncilPlatform.Sdk;

/// <summary>
/// What a field costs, if that is more than usual, such as 20,000 for a total that the database adds up from all rows of a partnership.
/// Before a query runs, the host adds up what its fields cost, and refuses the query if that is too much. The unit is one object that is
/// read. Without the attribute, a field costs nothing but its objects, and a field of another module's type costs
/// <see cref="OfAnotherModule"/> for each object that it is requested of.
/// </summary>
/// <param name="cost">What one call of the field costs, besides its objects.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class CostAttribute(int cost) : Attribute
{
    /// <summary>What a field of another module's type costs, because each asks a module of its own.</summary>
    public const int OfAnotherModule = 10;

    /// <summary>How many objects a list is assumed to have, if nothing else is known of it.</summary>
    public const int DefaultSize = 3;

    /// <summary>The key of the cost in the metadata of a field.</summary>
    internal const string Key = "cost";

    /// <summary>What one call of the field costs, besides its objects.</summary>
    public int Cost => cost;

    /// <summary>How many objects the field's list may have. It has no meaning for a page, whose size the query states.</summary>
    public int Size { get; init; } = DefaultSize;
}
