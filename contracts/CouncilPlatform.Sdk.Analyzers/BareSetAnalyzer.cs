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
            if (Kit.Of(start.Compilation) is { } kit)
            {
                start.RegisterOperationAction(c => Call(c, kit, (IInvocationOperation)c.Operation), OperationKind.Invocation);
                start.RegisterOperationAction(
                    c => Property(c, kit, (IPropertyReferenceOperation)c.Operation),
                    OperationKind.PropertyReference
                );
            }
        });
    }

    private static void Call(OperationAnalysisContext context, Kit kit, IInvocationOperation call)
    {
        if (call.TargetMethod.Name is not ("Set" or "Find" or "FindAsync") || !kit.IsDbContext(call.TargetMethod.ContainingType))
        {
            return;
        }

        var row = call.TargetMethod.TypeArguments switch
        {
            [var argument] => argument,
            _ => call.Arguments.Select(a => a.Value).OfType<ITypeOfOperation>().FirstOrDefault()?.TypeOperand,
        };
        if (row is not null && !(call.TargetMethod.Name == "Set" && (IsWrite(kit, call) || IsDeclaration(kit, context.ContainingSymbol))))
        {
            Report(context, kit, row);
        }
    }

    private static void Property(OperationAnalysisContext context, Kit kit, IPropertyReferenceOperation property)
    {
        if (kit.RowOf(property.Type) is { } row && property.Parent is not INameOfOperation && !IsWrite(kit, property))
        {
            Report(context, kit, row);
        }
    }

    private static void Report(OperationAnalysisContext context, Kit kit, ITypeSymbol row)
    {
        if (kit.IsInPartnership(row))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.BareSet, context.Operation.Syntax.GetLocation(), row.Name));
        }
    }

    private static bool IsWrite(Kit kit, IOperation set) =>
        set.Parent switch
        {
            IInvocationOperation call => call.Instance == set
                && Writes.Contains(call.TargetMethod.Name)
                && kit.IsDbSet(call.TargetMethod.ContainingType),
            IPropertyReferenceOperation property => property.Instance == set && Writes.Contains(property.Property.Name),
            _ => false,
        };

    // public DbSet<Plot> Plots => Set<Plot>();
    private static bool IsDeclaration(Kit kit, ISymbol symbol) =>
        symbol is IMethodSymbol { AssociatedSymbol: IPropertySymbol property } && kit.IsDbSet(property.Type);
}
