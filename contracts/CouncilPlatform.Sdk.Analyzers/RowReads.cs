using System.Collections.Concurrent;

namespace CouncilPlatform.Sdk.Analyzers;

/// <summary>
/// Finds what every method of the module reads of a row that it receives, as its object or as a parameter. Each body is read once; calls to
/// other methods are followed afterwards.
/// </summary>
internal sealed class RowReads(KnownTypes known)
{
    // Keyed by where the row is: a parameter, or the method for its own object.
    private readonly ConcurrentDictionary<ISymbol, Uses> _uses = new(SymbolEqualityComparer.Default);

    /// <summary>Reads a body.</summary>
    public void Add(OperationBlockAnalysisContext context)
    {
        var owner = context.OwningSymbol;
        if (
            HasRow(owner)
            || owner is IMethodSymbol method && TakesRow(method)
            || owner.ContainingType?.InstanceConstructors.Any(TakesRow) == true
        )
        {
            var body = new Body(this, owner);
            foreach (var operation in context.OperationBlocks.SelectMany(b => b.DescendantsAndSelf()))
            {
                body.Look(operation);
            }
        }
    }

    /// <summary>
    /// The columns that a method reads of its row, and whether these are all: they are not if the row is passed to code that is not
    /// visible.
    /// </summary>
    public (ImmutableSortedSet<string> Columns, bool All) Of(ISymbol place, INamedTypeSymbol row)
    {
        var columns = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        var all = true;
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default) { place };
        var next = new Queue<ISymbol>(seen);
        while (next.Count > 0)
        {
            if (!_uses.TryGetValue(next.Dequeue(), out var uses))
            {
                continue;
            }

            all &= !uses.Escapes;
            foreach (var member in uses.Members.Select(m => Implementation(m, row)))
            {
                switch (member)
                {
                    case IPropertySymbol { SetMethod: not null } property when known.IsColumn(property.Type):
                        columns.Add(property.Name);
                        break;
                    case IPropertySymbol { GetMethod: { } getter }:
                        Follow(getter);
                        break;
                    case IMethodSymbol method when method.DeclaringSyntaxReferences.IsEmpty:
                        all = false;
                        break;
                    case IMethodSymbol method:
                        Follow(method);
                        break;
                }
            }

            foreach (var parameter in uses.Parameters)
            {
                Follow(parameter);
            }
        }

        return (columns.ToImmutable(), all);

        void Follow(ISymbol to)
        {
            if (seen.Add(to))
            {
                next.Enqueue(to);
            }
        }
    }

    /// <summary>The member of the row's own class that implements or overrides a member of an interface or a base class.</summary>
    private static ISymbol Implementation(ISymbol member, INamedTypeSymbol row)
    {
        if (member.ContainingType.TypeKind == TypeKind.Interface)
        {
            return row.FindImplementationForInterfaceMember(member) ?? member;
        }

        return !member.IsVirtual && !member.IsAbstract
            ? member
            : row.WithInheritedMembers().FirstOrDefault(m => m.Name == member.Name && Overrides(m).Any(o => o.Is(member))) ?? member;
    }

    private static IEnumerable<ISymbol> Overrides(ISymbol? member)
    {
        while (member is not null)
        {
            yield return member;
            member = member switch
            {
                IMethodSymbol method => method.OverriddenMethod,
                IPropertySymbol property => property.OverriddenProperty,
                _ => null,
            };
        }
    }

    private bool MayBeRow(ITypeSymbol type) =>
        type switch
        {
            ITypeParameterSymbol => true,
            { TypeKind: TypeKind.Interface } => !type.DeclaringSyntaxReferences.IsEmpty
                || type.ContainingAssembly.Is(known.Partnership?.ContainingAssembly),
            _ => known.IsKeyed(type) && !type.Is(known.Partnership),
        };

    private bool HasRow(ISymbol owner) =>
        owner is IMethodSymbol { IsStatic: false, ContainingType: var type } && (type.IsAbstract || MayBeRow(type));

    private bool TakesRow(IMethodSymbol method) => method.Parameters.Any(p => MayBeRow(p.Type));

    private sealed class Uses
    {
        /// <summary>Properties that are read and methods that are called.</summary>
        public ConcurrentBag<ISymbol> Members { get; } = [];

        /// <summary>Parameters to which the row is passed on.</summary>
        public ConcurrentBag<IParameterSymbol> Parameters { get; } = [];

        public bool Escapes { get; set; }
    }

    /// <summary>The body of a method, or the initial value of a property or field.</summary>
    private sealed class Body(RowReads reads, ISymbol owner)
    {
        private readonly Dictionary<ILocalSymbol, ISymbol> _aliases = new(SymbolEqualityComparer.Default);

        public void Look(IOperation operation)
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation { Initializer.Value: { } value } declarator when RowOf(value) is { } place:
                    _aliases[declarator.Symbol] = place;
                    break;
                case IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol local } pattern when Matched(pattern) is { } place:
                    _aliases[local] = place;
                    break;
                case IRecursivePatternOperation { DeclaredSymbol: ILocalSymbol local } pattern when Matched(pattern) is { } place:
                    _aliases[local] = place;
                    break;
                case IPropertyReferenceOperation { Instance: { } instance } property
                    when RowOf(instance) is { } place && !IsWritten(property):
                    At(place).Members.Add(property.Property.OriginalDefinition);
                    break;
                case IMethodReferenceOperation { Instance: { } instance } reference when RowOf(instance) is { } place:
                    At(place).Members.Add(reference.Method.OriginalDefinition);
                    break;
                case IInvocationOperation call:
                    if (call.Instance is { } called && RowOf(called) is { } it)
                    {
                        At(it).Members.Add(call.TargetMethod.OriginalDefinition);
                    }

                    Pass(call.Arguments, call.TargetMethod);
                    break;
                case IObjectCreationOperation { Constructor: { } constructor } creation:
                    Pass(creation.Arguments, constructor);
                    break;
                case IInstanceReferenceOperation
                or IParameterReferenceOperation
                or ILocalReferenceOperation when RowOf(operation) is { } place && IsPassedOn(operation):
                    At(place).Escapes = true;
                    break;
            }
        }

        private void Pass(ImmutableArray<IArgumentOperation> arguments, IMethodSymbol to)
        {
            foreach (var argument in arguments)
            {
                if (argument.Parameter is { } parameter && RowOf(argument.Value) is { } place)
                {
                    if (
                        to.DeclaringSyntaxReferences.IsEmpty
                        || to.ContainingType is { IsRecord: true } && to.MethodKind == MethodKind.Constructor
                    )
                    {
                        At(place).Escapes = true;
                    }
                    else
                    {
                        At(place).Parameters.Add(parameter.OriginalDefinition);
                    }
                }
            }
        }

        private Uses At(ISymbol place) => reads._uses.GetOrAdd(place, _ => new());

        /// <summary>Which row an expression represents. Null for anything else.</summary>
        private ISymbol? RowOf(IOperation? value) =>
            value switch
            {
                IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => reads.HasRow(owner)
                    ? owner.OriginalDefinition
                    : null,
                IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.PatternInput } => Matched(
                    value.Parent?.Parent is IPropertySubpatternOperation { Parent: IPatternOperation pattern } ? pattern : null
                ),
                IParameterReferenceOperation { Parameter: var parameter } => reads.MayBeRow(parameter.Type) && !IsOfLambda(parameter)
                    ? parameter.OriginalDefinition
                    : null,
                ILocalReferenceOperation { Local: var local } => _aliases.TryGetValue(local, out var place) ? place : null,
                IConversionOperation conversion => RowOf(conversion.Operand),
                IParenthesizedOperation parenthesized => RowOf(parenthesized.Operand),
                IConditionalAccessInstanceOperation => RowOf(Receiver(value)),
                _ => null,
            };

        // A different row, from a query or a list.
        private static bool IsOfLambda(IParameterSymbol parameter) =>
            parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction };

        private static IOperation? Receiver(IOperation instance)
        {
            for (var (child, at) = (instance, instance.Parent); at is not null; (child, at) = (at, at.Parent))
            {
                if (at is IConditionalAccessOperation access && access.WhenNotNull == child)
                {
                    return access.Operation;
                }
            }

            return null;
        }

        /// <summary>
        /// The row that a pattern is matched with. Null if the pattern is matched with a part of a row, or with another value.
        /// </summary>
        private ISymbol? Matched(IOperation? pattern)
        {
            while (pattern?.Parent is INegatedPatternOperation or IBinaryPatternOperation)
            {
                pattern = pattern.Parent;
            }

            return pattern?.Parent switch
            {
                IIsPatternOperation match => RowOf(match.Value),
                ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation match } => RowOf(match.Value),
                IPatternCaseClauseOperation { Parent.Parent: ISwitchOperation match } => RowOf(match.Value),
                _ => null,
            };
        }

        private static bool IsWritten(IPropertyReferenceOperation property) =>
            property.Parent is ISimpleAssignmentOperation assignment && assignment.Target == property
            || property.Parent is INameOfOperation;

        private static bool IsPassedOn(IOperation row)
        {
            while (row.Parent is IConversionOperation or IParenthesizedOperation)
            {
                row = row.Parent;
            }

            return row.Parent switch
            {
                // The name of a method.
                { Parent: INameOfOperation } => false,
                IMemberReferenceOperation or IInvocationOperation or IArgumentOperation or INameOfOperation => false,
                IConditionalAccessOperation or IIsPatternOperation or ISwitchExpressionOperation or ISwitchOperation or IIsTypeOperation =>
                    false,
                IBinaryOperation or IVariableInitializerOperation => false,
                IPropertySubpatternOperation => false,
                _ => true,
            };
        }
    }
}
