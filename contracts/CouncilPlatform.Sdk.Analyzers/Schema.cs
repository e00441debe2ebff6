using System.Collections.Concurrent;

namespace CouncilPlatform.Sdk.Analyzers;

/// <summary>A field of the GraphQL schema.</summary>
/// <param name="Member">The property or method that answers it.</param>
/// <param name="Owner">The type that has the field: the class itself, or the one that is extended; null for a root field.</param>
internal readonly record struct Field(ISymbol Member, INamedTypeSymbol? Owner);

/// <summary>What a module registers: its fields, tables and services.</summary>
internal sealed class Schema(KnownTypes known)
{
    private readonly ConcurrentBag<(INamedTypeSymbol Fields, INamedTypeSymbol? Extended)> _sets = [];
    private readonly ConcurrentBag<ITypeSymbol> _nodes = [];
    private readonly ConcurrentDictionary<ISymbol, bool> _tables = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _services = new(SymbolEqualityComparer.Default);

    public bool IsTable(ITypeSymbol type) => _tables.ContainsKey(type);

    public bool IsService(ITypeSymbol type) => _services.ContainsKey(type.OriginalDefinition);

    public void Add(IPropertySymbol property)
    {
        if (known.RowOf(property.Type) is { } row)
        {
            _tables.TryAdd(row, true);
        }
    }

    public void Add(IInvocationOperation call)
    {
        var (type, name, arguments) = (call.TargetMethod.ContainingType, call.TargetMethod.Name, call.TargetMethod.TypeArguments);
        if (type.Is(known.GraphContribution))
        {
            switch (name)
            {
                case "Query" or "Mutation" when arguments is [INamedTypeSymbol fields]:
                    _sets.Add((fields, null));
                    break;
                case "Extend" when arguments is [INamedTypeSymbol extended, INamedTypeSymbol fields]:
                    _sets.Add((fields, extended));
                    break;
                case "Node" or "Changes":
                    _nodes.Add(arguments[0]);
                    break;
            }
        }
        else if (type.Is(known.ModelBuilder) && name == "Entity" && arguments is [var row])
        {
            _tables.TryAdd(row, true);
        }
        else if (type.Is(known.ModuleServices) || type.Name.StartsWith("ServiceCollection", StringComparison.Ordinal))
        {
            foreach (
                var service in arguments.Concat(call.Arguments.Select(a => a.Value).OfType<ITypeOfOperation>().Select(t => t.TypeOperand))
            )
            {
                _services.TryAdd(service.OriginalDefinition, true);
            }
        }
    }

    /// <summary>The fields of the module: those that its classes of fields add, and those of its own types that these lead to.</summary>
    public IEnumerable<Field> Fields(IAssemblySymbol module)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var next = new Queue<INamedTypeSymbol>();
        foreach (var (fields, extended) in _sets)
        {
            Reach(extended);
            foreach (var method in fields.GetMembers().OfType<IMethodSymbol>().Where(m => m.IsStatic && IsShown(m)))
            {
                yield return new(method, extended);
                Reach(method.ReturnType);
            }
        }

        foreach (var node in _nodes)
        {
            Reach(node);
        }

        while (next.Count > 0)
        {
            var type = next.Dequeue();
            foreach (var member in type.WithInheritedMembers().Where(m => !m.IsStatic && IsShown(m)))
            {
                if (!(member is IPropertySymbol property && known.IsGuid(property.Type) && property.Name != "Id"))
                {
                    yield return new(member, type);
                    Reach(TypeOf(member));
                }
            }
        }

        void Reach(ITypeSymbol? type)
        {
            foreach (var found in (type?.WithArguments() ?? []).OfType<INamedTypeSymbol>())
            {
                if (found.ContainingAssembly.Is(module) && found.TypeKind != TypeKind.Enum && seen.Add(found))
                {
                    next.Enqueue(found);
                }
            }
        }
    }

    /// <summary>The types of input that the module's fields take.</summary>
    public IEnumerable<INamedTypeSymbol> Inputs(IAssemblySymbol module)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var next = new Queue<ITypeSymbol>(
            Fields(module).Select(f => f.Member).OfType<IMethodSymbol>().SelectMany(m => m.Parameters).Select(p => p.Type)
        );
        while (next.Count > 0)
        {
            foreach (var type in next.Dequeue().WithArguments().OfType<INamedTypeSymbol>())
            {
                if (type.Name.EndsWith("Input", StringComparison.Ordinal) && type.ContainingAssembly.Is(module) && seen.Add(type))
                {
                    yield return type;
                    foreach (var property in type.WithInheritedMembers().OfType<IPropertySymbol>())
                    {
                        next.Enqueue(property.Type);
                    }
                }
            }
        }
    }

    public static ITypeSymbol TypeOf(ISymbol member) =>
        member is IPropertySymbol property ? property.Type : ((IMethodSymbol)member).ReturnType;

    // As GraphQL.NET does.
    private static bool IsShown(ISymbol member) =>
        member is { DeclaredAccessibility: Accessibility.Public, IsOverride: false, IsImplicitlyDeclared: false }
        && member switch
        {
            IPropertySymbol property => property is { IsIndexer: false, GetMethod.DeclaredAccessibility: Accessibility.Public },
            IMethodSymbol method => method is { MethodKind: MethodKind.Ordinary, IsGenericMethod: false, ReturnsVoid: false }
                && method.ReturnType is not INamedTypeSymbol { Name: "Task", IsGenericType: false }
                && !(method.Name == "Equals" && method.Parameters.Length == 1),
            _ => false,
        }
        && !member.GetAttributes().Any(a => a.AttributeClass is { Name: "IgnoreAttribute", ContainingNamespace.Name: "GraphQL" });
}
