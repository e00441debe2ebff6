namespace CouncilPlatform.Sdk.Analyzers;

/// <summary>The types of the SDK, and of what it stands on, that the rules are about.</summary>
internal sealed class Kit
{
    private readonly INamedTypeSymbol _dbContext;
    private readonly INamedTypeSymbol _dbSet;

    private Kit(Compilation compilation, INamedTypeSymbol inPartnership, INamedTypeSymbol dbContext, INamedTypeSymbol dbSet)
    {
        (InPartnership, _dbContext, _dbSet) = (inPartnership, dbContext, dbSet);
        Batches = Sdk("Batches");
        ConnectionQueries = Sdk("ConnectionQueries");

        INamedTypeSymbol? Sdk(string name) => compilation.GetTypeByMetadataName("CouncilPlatform.Sdk." + name);
    }

    public INamedTypeSymbol InPartnership { get; }

    public INamedTypeSymbol? Batches { get; }

    public INamedTypeSymbol? ConnectionQueries { get; }

    /// <summary>Null where the compilation is not one of a module.</summary>
    public static Kit? Of(Compilation compilation) =>
        compilation.GetTypeByMetadataName("CouncilPlatform.Sdk.IInPartnership") is { } inPartnership
        && compilation.GetTypeByMetadataName("Microsoft.EntityFrameworkCore.DbContext") is { } dbContext
        && compilation.GetTypeByMetadataName("Microsoft.EntityFrameworkCore.DbSet`1") is { } dbSet
            ? new(compilation, inPartnership, dbContext, dbSet)
            : null;

    public bool IsDbContext(ITypeSymbol? type) => type.IsOrDerivesFrom(_dbContext);

    public bool IsDbSet(ITypeSymbol? type) => type.IsOrDerivesFrom(_dbSet);

    /// <summary>What a set holds; null for what is not a set.</summary>
    public ITypeSymbol? RowOf(ITypeSymbol? type) => type is INamedTypeSymbol { TypeArguments: [var row] } && IsDbSet(type) ? row : null;

    /// <summary>Whether rows of the type belong to partnerships. A type parameter may stand for one that does.</summary>
    public bool IsInPartnership(ITypeSymbol row) => row is ITypeParameterSymbol || row.Implements(InPartnership);
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
}
