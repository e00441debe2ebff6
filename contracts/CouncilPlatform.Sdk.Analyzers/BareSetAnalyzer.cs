namespace CouncilPlatform.Sdk.Analyzers;

/// <summary>CPP101: a set whose rows belong to partnerships is used to add and remove rows, and never to read them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class BareSetAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableHashSet<string> Writes =
    [
        "Add",
        "AddAsync",
        "AddRange",
        "AddRangeAsync",
        "Attach",
        "AttachRange",
        "Local",
        "Remove",
        "RemoveRange",
        "Update",
        "UpdateRange",
    ];

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rules.BareSet];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (KnownTypes.Of(start.Compilation) is { } known)
            {
                start.RegisterOperationAction(c => Call(c, known, (IInvocationOperation)c.Operation), OperationKind.Invocation);
                start.RegisterOperationAction(
                    c => Reference(c, known, ((IMethodReferenceOperation)c.Operation).Method),
                    OperationKind.MethodReference
                );
                start.RegisterOperationAction(
                    c => Property(c, known, (IPropertyReferenceOperation)c.Operation),
                    OperationKind.PropertyReference
                );
            }
        });
    }

    private static void Call(OperationAnalysisContext context, KnownTypes known, IInvocationOperation call)
    {
        if (call.TargetMethod.Name is not ("Set" or "Find" or "FindAsync") || !known.IsDbContext(call.TargetMethod.ContainingType))
        {
            return;
        }

        var row = call.TargetMethod.TypeArguments switch
        {
            [var argument] => argument,
            _ => call.Arguments.Select(a => a.Value).OfType<ITypeOfOperation>().FirstOrDefault()?.TypeOperand,
        };
        if (
            row is not null
            && !(call.TargetMethod.Name == "Set" && (IsWrite(known, call) || IsDeclaration(known, context.ContainingSymbol)))
        )
        {
            Report(context, known, row);
        }
    }

    // Func<DbSet<Plot>> plots = db.Set<Plot>;
    private static void Reference(OperationAnalysisContext context, KnownTypes known, IMethodSymbol method)
    {
        if (method is { Name: "Set" or "Find" or "FindAsync", TypeArguments: [var row] } && known.IsDbContext(method.ContainingType))
        {
            Report(context, known, row);
        }
    }

    private static void Property(OperationAnalysisContext context, KnownTypes known, IPropertyReferenceOperation property)
    {
        if (known.RowOf(property.Type) is { } row && property.Parent is not INameOfOperation && !IsWrite(known, property))
        {
            Report(context, known, row);
        }
    }

    private static void Report(OperationAnalysisContext context, KnownTypes known, ITypeSymbol row)
    {
        if (known.IsInPartnership(row))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.BareSet, context.Operation.Syntax.GetLocation(), row.Name));
        }
    }

    private static bool IsWrite(KnownTypes known, IOperation set) =>
        set.Parent switch
        {
            IInvocationOperation call => call.Instance == set
                && Writes.Contains(call.TargetMethod.Name)
                && known.IsDbSet(call.TargetMethod.ContainingType),
            IPropertyReferenceOperation property => property.Instance == set && Writes.Contains(property.Property.Name),
            _ => false,
        };

    // public DbSet<Plot> Plots => Set<Plot>();
    private static bool IsDeclaration(KnownTypes known, ISymbol symbol) =>
        symbol is IMethodSymbol { AssociatedSymbol: IPropertySymbol property } && known.IsDbSet(property.Type);
}
