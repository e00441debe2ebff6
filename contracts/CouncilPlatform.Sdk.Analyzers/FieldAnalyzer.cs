namespace CouncilPlatform.Sdk.Analyzers;

/// <summary>
/// Checks what a module shows in GraphQL, after the whole module has been read. CPP102 and CPP107: columns that are read and not declared,
/// or declared and not read. CPP103: a parameter that would silently become a service. CPP104: keys, navigations and queries that would
/// show.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class FieldAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics =>
        [Rules.UndeclaredColumn, Rules.UnneededColumn, Rules.SilentService, Rules.Exposed];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (KnownTypes.Of(start.Compilation) is not { } known)
            {
                return;
            }

            var schema = new Schema(known);
            var reads = new RowReads(known);
            start.RegisterSymbolAction(c => schema.Add((IPropertySymbol)c.Symbol), SymbolKind.Property);
            start.RegisterOperationAction(c => schema.Add((IInvocationOperation)c.Operation), OperationKind.Invocation);
            start.RegisterOperationBlockAction(reads.Add);
            start.RegisterCompilationEndAction(end =>
            {
                var reported = new HashSet<(ISymbol?, string)>();
                var check = new FieldChecks(known, schema, reads, Report);
                foreach (var field in schema.Fields(end.Compilation.Assembly))
                {
                    check.Field(field);
                }

                foreach (var input in schema.Inputs(end.Compilation.Assembly))
                {
                    check.Input(input);
                }

                // If a class of fields extends two types, its methods are fields of both.
                void Report(DiagnosticDescriptor rule, ISymbol at, object[] words)
                {
                    var diagnostic = Diagnostic.Create(rule, at.Locations[0], words);
                    if (
                        at.Locations[0].IsInSource
                        && reported.Add((at, diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)))
                    )
                    {
                        end.ReportDiagnostic(diagnostic);
                    }
                }
            });
        });
    }
}
