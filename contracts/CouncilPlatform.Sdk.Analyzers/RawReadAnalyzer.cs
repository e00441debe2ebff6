namespace CouncilPlatform.Sdk.Analyzers;

/// <summary>
/// CPP109: rows are read and written through the model, whose filters leave out drafts and restricted records, and not by SQL of the
/// module's own, without the filters, or from a part to a row of any partnership.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class RawReadAnalyzer : DiagnosticAnalyzer
{
    private const string EntityFramework = "Microsoft.EntityFrameworkCore";

    private static readonly ImmutableHashSet<string> Raw =
    [
        "ExecuteSql",
        "ExecuteSqlAsync",
        "ExecuteSqlInterpolated",
        "ExecuteSqlInterpolatedAsync",
        "ExecuteSqlRaw",
        "ExecuteSqlRawAsync",
        "FromExpression",
        "FromSql",
        "FromSqlInterpolated",
        "FromSqlRaw",
        "GetDbConnection",
        "IgnoreQueryFilters",
        "SqlQuery",
        "SqlQueryRaw",
    ];

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rules.RawRead];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (KnownTypes.Of(start.Compilation) is { } known)
            {
                start.RegisterOperationAction(c => Call(c, ((IInvocationOperation)c.Operation).TargetMethod), OperationKind.Invocation);
                start.RegisterOperationAction(c => Call(c, ((IMethodReferenceOperation)c.Operation).Method), OperationKind.MethodReference);
                start.RegisterOperationAction(
                    c => Navigation(c, known, ((IPropertyReferenceOperation)c.Operation).Property),
                    OperationKind.PropertyReference
                );
            }
        });
    }

    private static void Call(OperationAnalysisContext context, IMethodSymbol method)
    {
        if (Raw.Contains(method.Name) && method.ContainingNamespace.ToDisplayString() == EntityFramework)
        {
            Report(context, method.Name);
        }
    }

    // A part has no partnership by which a query of it can be filtered. What a row of a partnership refers to is in the same one.
    private static void Navigation(OperationAnalysisContext context, KnownTypes known, IPropertySymbol property)
    {
        if (
            property.SetMethod is not null
            && known.IsKeyed(property.ContainingType)
            && !known.IsInPartnership(property.ContainingType)
            && property.Type.WithArguments().Any(known.IsInPartnership)
        )
        {
            Report(context, property.Name);
        }
    }

    private static void Report(OperationAnalysisContext context, string name) =>
        context.ReportDiagnostic(Diagnostic.Create(Rules.RawRead, context.Operation.Syntax.GetLocation(), name));
}
