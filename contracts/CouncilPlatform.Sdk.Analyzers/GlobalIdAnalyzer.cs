namespace CouncilPlatform.Sdk.Analyzers;

/// <summary>CPP108: the key in a global id is used only through what checks its type and its partnership.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class GlobalIdAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rules.IdByHand];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (KnownTypes.Of(start.Compilation) is not { GlobalId: { } globalId })
            {
                return;
            }

            start.RegisterOperationAction(
                c =>
                {
                    var property = ((IPropertyReferenceOperation)c.Operation).Property;
                    if (property.Name == "Value" && property.ContainingType.Is(globalId) && c.Operation.Parent is not INameOfOperation)
                    {
                        c.ReportDiagnostic(Diagnostic.Create(Rules.IdByHand, c.Operation.Syntax.GetLocation()));
                    }
                },
                OperationKind.PropertyReference
            );
        });
    }
}
