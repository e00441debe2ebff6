namespace CouncilPlatform.Sdk.Analyzers;

/// <summary>Checks one field, or one input, of a module.</summary>
internal sealed class FieldChecks(KnownTypes known, Schema schema, RowReads reads, Action<DiagnosticDescriptor, ISymbol, object[]> report)
{
    public void Field(Field field)
    {
        CheckColumns(field);
        CheckExposed(field);
        if (field.Member is IMethodSymbol method)
        {
            foreach (var parameter in method.Parameters)
            {
                CheckParameter(parameter, field);
            }
        }
    }

    public void Input(INamedTypeSymbol input)
    {
        foreach (var property in input.WithInheritedMembers().OfType<IPropertySymbol>())
        {
            if (
                property is { DeclaredAccessibility: Accessibility.Public, IsStatic: false }
                && property.Type.WithArguments().Any(known.IsGuid)
            )
            {
                report(Rules.Exposed, property, [$"{property.Name} takes a bare key. Take a GlobalId."]);
            }
        }
    }

    private void CheckColumns(Field field)
    {
        ISymbol? place = field.Member switch
        {
            IPropertySymbol { SetMethod: null, GetMethod: { } getter } => getter,
            IMethodSymbol { IsStatic: false } method => method,
            IMethodSymbol { Parameters: [var first, ..] } => first,
            _ => null,
        };
        if (place is null || field.Owner is not { } row || !IsRow(row))
        {
            return;
        }

        var name = field.Member.Name;
        var named = Named(field.Member);
        var declared = named.SelectMany(n => ColumnsOf(row, n)).ToList();
        var (columns, all) = reads.Of(place.OriginalDefinition, row);
        var needed = columns.Where(c => !IsKey(row, c)).ToList();
        var missing = needed.Where(c => !declared.Contains(c, StringComparer.Ordinal)).ToList();
        if (missing.Count > 0)
        {
            var prefix = field.Member.ContainingType.Is(row) ? "" : row.Name + ".";
            var attribute = $"[Needs({string.Join(", ", named.Concat(missing).Select(c => $"nameof({prefix}{c})"))})]";
            report(
                Rules.UndeclaredColumn,
                field.Member,
                [name, string.Join(" and ", missing), field.Member is IPropertySymbol ? $"it as a method with {attribute}" : attribute]
            );
        }

        var unneeded = declared.Where(c => !columns.Contains(c)).ToList();
        if (all && unneeded.Count > 0)
        {
            report(Rules.UnneededColumn, field.Member, [name, string.Join(" or ", unneeded)]);
        }
    }

    // A row of the module's own tables, or of another module's through its contracts.
    private bool IsRow(INamedTypeSymbol type) =>
        known.IsKeyed(type) && !type.Is(known.Partnership) && (schema.IsTable(type) || type.DeclaringSyntaxReferences.IsEmpty);

    // The columns that Selection.Row always reads.
    private bool IsKey(INamedTypeSymbol row, string column) =>
        column == "Version"
        || row.WithInheritedMembers().OfType<IPropertySymbol>().FirstOrDefault(p => p.Name == column) is { } property
            && known.IsGuid(property.Type);

    // The name of a method stands for the columns that it declares.
    private IEnumerable<string> ColumnsOf(INamedTypeSymbol row, string name) =>
        row.WithInheritedMembers().OfType<IMethodSymbol>().FirstOrDefault(m => m.Name == name && m.Has(known.Needs)) is { } method
            ? Named(method).SelectMany(n => ColumnsOf(row, n))
            : [name];

    private List<string> Named(ISymbol member) =>
        [
            .. member
                .GetAttributes()
                .Where(a => a.AttributeClass.Is(known.Needs))
                .SelectMany(a => a.ConstructorArguments)
                .SelectMany(a => a.Kind == TypedConstantKind.Array ? a.Values.Select(v => v.Value as string) : [])
                .OfType<string>(),
        ];

    private void CheckExposed(Field field)
    {
        var (member, types) = (field.Member, Schema.TypeOf(field.Member).WithArguments().ToList());
        if (types.Any(t => t.Implements(known.Queryable) || known.IsDbContext(t)))
        {
            report(Rules.Exposed, member, [$"{member.Name} would show a query that nothing pages. Return a page, a list or one row."]);
        }
        else if (types.Any(known.IsGuid) && !(member is IPropertySymbol { Name: "Id" } && field.Owner is { } owner && known.IsKeyed(owner)))
        {
            report(Rules.Exposed, member, [$"{member.Name} would show a bare key. Return the object, or its GlobalId."]);
        }
        else if (member is IPropertySymbol && field.Owner is { } table && schema.IsTable(table) && types.Any(schema.IsTable))
        {
            report(
                Rules.Exposed,
                member,
                [
                    $"{member.Name} would show rows that no query has read. "
                        + "Make it internal, and add a method that reads them by batches.Parts or batches.Row.",
                ]
            );
        }
    }

    private void CheckParameter(IParameterSymbol parameter, Field field)
    {
        var (type, method) = (parameter.Type, (IMethodSymbol)parameter.ContainingSymbol);
        if (
            KnownTypes.IsArgument(type)
            || type.Is(known.Selection)
            || type.Is(known.Paging)
            || type.Is(known.Cancellation)
            || type.Is(known.FieldContext)
            || parameter.Has(known.GraphQLAttribute)
            || method.IsStatic && type.Is(known.Partnership)
        )
        {
            return;
        }

        if (known.IsKeyed(type))
        {
            CheckParent(parameter, method, field.Owner);
        }
        else if (known.IsGuid(type))
        {
            Report("would be a service, not an argument. Take a GlobalId.");
        }
        else if (IsData(type))
        {
            Report($"would be a service, not an argument. Take a type whose name ends in Input, such as {Suggested(type)}.");
        }
        else if (!type.DeclaringSyntaxReferences.IsEmpty && !known.IsDbContext(type) && !schema.IsService(type))
        {
            Report(
                $"is a service that nothing registers. Register it, as in services.Scoped<{type.Name}>(), "
                    + "or end its name in Input to make it an argument."
            );
        }

        void Report(string message) => report(Rules.SilentService, parameter, [$"\"{parameter.Name}\" {message}"]);
    }

    private void CheckParent(IParameterSymbol parameter, IMethodSymbol method, INamedTypeSymbol? owner)
    {
        if (!method.IsStatic)
        {
            Report($"would be a service: a method of {owner!.Name} is given no other object. Load it by batches.Row.");
        }
        else if (owner is null)
        {
            Report("would be the parent object, and a root field has none. Take its GlobalId, short name or number.");
        }
        else if (parameter.Ordinal > 0)
        {
            Report($"would be a service, not the {owner.Name}. Put the {owner.Name} first.");
        }
        else if (
            !owner.IsOrDerivesFrom(parameter.Type.OriginalDefinition as INamedTypeSymbol)
            && !owner.AllInterfaces.Any(i => i.Is(parameter.Type))
        )
        {
            Report($"would be the parent object, which is not a {parameter.Type.Name}. Take the {owner.Name}.");
        }

        void Report(string message) => report(Rules.SilentService, parameter, [$"\"{parameter.Name}\" {message}"]);
    }

    // Types that nobody registers as a service: values, records and lists of them.
    private static bool IsData(ITypeSymbol type) =>
        type.IsValueType
        || type.IsRecord
        || type.SpecialType == SpecialType.System_Object
        || type.TypeKind == TypeKind.Delegate
        || type is IArrayTypeSymbol
        || type is INamedTypeSymbol { IsGenericType: true } list
            && list.ContainingNamespace.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal)
            && list.TypeArguments.All(t =>
                t.SpecialType == SpecialType.System_String || t.Name.EndsWith("Input", StringComparison.Ordinal) || IsData(t)
            );

    private static string Suggested(ITypeSymbol type) =>
        type is INamedTypeSymbol { IsGenericType: true } or IArrayTypeSymbol ? "IReadOnlyList<LineInput>" : type.OrValue().Name + "Input";
}
