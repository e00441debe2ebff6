namespace CouncilPlatform.Sdk.Analyzers;

/// <summary>The types of the SDK and of its libraries that the rules are about.</summary>
internal sealed class KnownTypes
{
    private static readonly ImmutableHashSet<string> ColumnTypes =
    [
        "System.DateOnly",
        "CouncilPlatform.Sdk.FinancialYear",
        "CouncilPlatform.Sdk.PartialDate",
    ];

    private static readonly ImmutableHashSet<string> ArgumentTypes =
    [
        .. ColumnTypes,
        "CouncilPlatform.Sdk.GlobalId",
        "CouncilPlatform.Sdk.Money",
    ];

    private readonly INamedTypeSymbol _dbContext;
    private readonly INamedTypeSymbol _dbSet;
    private readonly INamedTypeSymbol _inPartnership;
    private readonly INamedTypeSymbol? _keyed;
    private readonly INamedTypeSymbol? _guid;

    private KnownTypes(Compilation compilation, INamedTypeSymbol inPartnership, INamedTypeSymbol dbContext, INamedTypeSymbol dbSet)
    {
        (_inPartnership, _dbContext, _dbSet) = (inPartnership, dbContext, dbSet);
        _keyed = Sdk("IKeyed");
        _guid = compilation.GetTypeByMetadataName("System.Guid");
        Batches = Sdk("Batches");
        ConnectionQueries = Sdk("ConnectionQueries");
        GlobalId = Sdk("GlobalId");
        GraphContribution = Sdk("GraphContribution");
        ModuleServices = Sdk("ModuleServices");
        Needs = Sdk("NeedsAttribute");
        Paging = Sdk("Paging");
        Partnership = Sdk("Partnership");
        Selection = Sdk("Selection");
        ModelBuilder = compilation.GetTypeByMetadataName("Microsoft.EntityFrameworkCore.ModelBuilder");
        Queryable = compilation.GetTypeByMetadataName("System.Linq.IQueryable");
        Cancellation = compilation.GetTypeByMetadataName("System.Threading.CancellationToken");
        FieldContext = compilation.GetTypeByMetadataName("GraphQL.IResolveFieldContext");
        GraphQLAttribute = compilation.GetTypeByMetadataName("GraphQL.GraphQLAttribute");

        INamedTypeSymbol? Sdk(string name) => compilation.GetTypeByMetadataName("CouncilPlatform.Sdk." + name);
    }

    public INamedTypeSymbol? Batches { get; }

    public INamedTypeSymbol? ConnectionQueries { get; }

    public INamedTypeSymbol? GlobalId { get; }

    public INamedTypeSymbol? GraphContribution { get; }

    public INamedTypeSymbol? ModuleServices { get; }

    public INamedTypeSymbol? Needs { get; }

    public INamedTypeSymbol? Paging { get; }

    public INamedTypeSymbol? Partnership { get; }

    public INamedTypeSymbol? Selection { get; }

    public INamedTypeSymbol? ModelBuilder { get; }

    public INamedTypeSymbol? Queryable { get; }

    public INamedTypeSymbol? Cancellation { get; }

    public INamedTypeSymbol? FieldContext { get; }

    public INamedTypeSymbol? GraphQLAttribute { get; }

    /// <summary>Null where the compilation is not one of a module.</summary>
    public static KnownTypes? Of(Compilation compilation) =>
        compilation.GetTypeByMetadataName("CouncilPlatform.Sdk.IInPartnership") is { } inPartnership
        && compilation.GetTypeByMetadataName("Microsoft.EntityFrameworkCore.DbContext") is { } dbContext
        && compilation.GetTypeByMetadataName("Microsoft.EntityFrameworkCore.DbSet`1") is { } dbSet
            ? new(compilation, inPartnership, dbContext, dbSet)
            : null;

    public bool IsDbContext(ITypeSymbol? type) => type.IsOrDerivesFrom(_dbContext);

    public bool IsDbSet(ITypeSymbol? type) => type.IsOrDerivesFrom(_dbSet);

    /// <summary>The type of a set's rows. Null for a type that is not a set.</summary>
    public ITypeSymbol? RowOf(ITypeSymbol? type) => type is INamedTypeSymbol { TypeArguments: [var row] } && IsDbSet(type) ? row : null;

    /// <summary>Whether rows of the type belong to partnerships. A type parameter may represent a type that does.</summary>
    public bool IsInPartnership(ITypeSymbol row) => row is ITypeParameterSymbol || row.Implements(_inPartnership);

    public bool IsKeyed(ITypeSymbol type) => type.Implements(_keyed);

    public bool IsGuid(ITypeSymbol type) => type.OrValue().Is(_guid);

    /// <summary>The same rule as Selection.IsColumn: what a query reads of a row.</summary>
    public bool IsColumn(ITypeSymbol type) => IsSimple(type.OrValue(), ColumnTypes) || IsGuid(type);

    /// <summary>The same rule as Parameters.IsArgument in the host: what a query supplies.</summary>
    public static bool IsArgument(ITypeSymbol type)
    {
        type = type.OrValue();
        type = type switch
        {
            IArrayTypeSymbol array => array.ElementType,
            INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IReadOnlyList_T } list =>
                list.TypeArguments[0],
            _ => type,
        };
        return IsSimple(type, ArgumentTypes) || type.Name.EndsWith("Input", StringComparison.Ordinal);
    }

    private static bool IsSimple(ITypeSymbol type, ImmutableHashSet<string> besides) =>
        type.TypeKind == TypeKind.Enum
        || type.SpecialType
            is SpecialType.System_Boolean
                or SpecialType.System_Char
                or (>= SpecialType.System_SByte and <= SpecialType.System_UInt64)
                or SpecialType.System_Single
                or SpecialType.System_Double
                or SpecialType.System_IntPtr
                or SpecialType.System_UIntPtr
                or SpecialType.System_String
                or SpecialType.System_DateTime
        || besides.Contains(type.ToDisplayString());
}

internal static class Symbols
{
    public static bool Is(this ISymbol? symbol, ISymbol? other) =>
        other is not null && SymbolEqualityComparer.Default.Equals(symbol, other);

    public static bool IsOrDerivesFrom(this ITypeSymbol? type, INamedTypeSymbol? baseType)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.OriginalDefinition.Is(baseType))
            {
                return true;
            }
        }

        return false;
    }

    public static bool Implements(this ITypeSymbol type, INamedTypeSymbol? contract) =>
        type.Is(contract) || type.AllInterfaces.Any(i => i.Is(contract));

    /// <summary>The underlying type of a nullable value type; any other type as it is.</summary>
    public static ITypeSymbol OrValue(this ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type;

    /// <summary>The type and all types in it: of a task of a list of plots, the task, the list and the plot.</summary>
    public static IEnumerable<ITypeSymbol> WithArguments(this ITypeSymbol type) =>
        type switch
        {
            IArrayTypeSymbol array => array.ElementType.WithArguments(),
            INamedTypeSymbol named => named.TypeArguments.SelectMany(WithArguments).Prepend(named),
            _ => [type],
        };

    public static IEnumerable<ISymbol> WithInheritedMembers(this ITypeSymbol type)
    {
        for (ITypeSymbol? at = type; at is not null && at.SpecialType != SpecialType.System_Object; at = at.BaseType)
        {
            foreach (var member in at.GetMembers())
            {
                yield return member;
            }
        }
    }

    public static bool Has(this ISymbol symbol, INamedTypeSymbol? attribute) =>
        symbol.GetAttributes().Any(a => a.AttributeClass.IsOrDerivesFrom(attribute));
}
