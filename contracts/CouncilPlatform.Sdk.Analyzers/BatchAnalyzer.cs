namespace CouncilPlatform.Sdk.Analyzers;

/// <summary>
/// CPP105: what a batch fetches depends on its keys and its state alone, because sibling fields share the fetch of the first.
/// CPP106: a list is not sorted by what can be null, because a comparison with null is never true.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class BatchAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rules.CapturedBatch, Rules.NullableSort];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (KnownTypes.Of(start.Compilation) is { } known)
            {
                start.RegisterOperationAction(c => Call(c, known, (IInvocationOperation)c.Operation), OperationKind.Invocation);
            }
        });
    }

    private static void Call(OperationAnalysisContext context, KnownTypes known, IInvocationOperation call)
    {
        var type = call.TargetMethod.ContainingType;
        if (!type.Is(known.Batches) && !type.Is(known.ConnectionQueries))
        {
            return;
        }

        var shared = type.Is(known.Batches) || call.TargetMethod.Name == "Page" && Has(call, "parentOf");
        foreach (var argument in call.Arguments)
        {
            switch (argument.Parameter?.Name)
            {
                case "fetch" or "rows" when shared && argument.Parameter.Type.TypeKind == TypeKind.Delegate:
                    CheckStatic(context, argument.Value);
                    break;
                case "parentOf" or "order" when shared:
                    CheckCapturesNothing(context, argument.Value);
                    break;
                case "key" when type.Is(known.ConnectionQueries):
                    CheckSort(context, argument);
                    if (shared)
                    {
                        CheckCapturesNothing(context, argument.Value);
                    }

                    break;
            }
        }
    }

    private static bool Has(IInvocationOperation call, string parameter) => call.TargetMethod.Parameters.Any(p => p.Name == parameter);

    private static void CheckStatic(OperationAnalysisContext context, IOperation value)
    {
        var isStatic = Target(value) switch
        {
            IAnonymousFunctionOperation lambda => lambda.Symbol.IsStatic,
            IMethodReferenceOperation method => method.Method.IsStatic,
            _ => false,
        };
        if (!isStatic)
        {
            Report(
                context,
                value,
                "Sibling fields share this fetch, so it must depend on nothing around it. "
                    + "Write a static lambda here, and pass what it needs as the state."
            );
        }
    }

    private static void CheckCapturesNothing(OperationAnalysisContext context, IOperation value)
    {
        if (Target(value) is not IAnonymousFunctionOperation lambda)
        {
            Report(context, value, "Sibling fields share this list. Write the lambda here, as in x => x.PlanId.");
        }
        else if (lambda.Body.Descendants().FirstOrDefault(o => IsCaptured(o, lambda.Symbol)) is { } captured)
        {
            Report(
                context,
                captured,
                $"Sibling fields share this list, so the lambda must not use {captured.Syntax} from around it. "
                    + "Use the row's columns alone, and filter by the state."
            );
        }
    }

    private static void CheckSort(OperationAnalysisContext context, IArgumentOperation key)
    {
        // Expression<Func<T, TKey>>
        if (
            key.Parameter!.Type is INamedTypeSymbol { TypeArguments: [INamedTypeSymbol { TypeArguments: [_, var sort] }] }
            && (
                sort.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
                || sort.NullableAnnotation == NullableAnnotation.Annotated
            )
        )
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.NullableSort, key.Value.Syntax.GetLocation()));
        }
    }

    private static bool IsCaptured(IOperation operation, IMethodSymbol lambda) =>
        operation switch
        {
            ILocalReferenceOperation local => !local.Local.IsConst && !IsWithin(local.Local, lambda),
            IParameterReferenceOperation parameter => !IsWithin(parameter.Parameter, lambda),
            IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => true,
            _ => false,
        };

    private static bool IsWithin(ISymbol symbol, IMethodSymbol lambda)
    {
        for (var around = symbol.ContainingSymbol; around is not null; around = around.ContainingSymbol)
        {
            if (around.Is(lambda))
            {
                return true;
            }
        }

        return false;
    }

    private static IOperation Target(IOperation value) =>
        value switch
        {
            IDelegateCreationOperation created => created.Target,
            IConversionOperation conversion => Target(conversion.Operand),
            IParenthesizedOperation parenthesized => Target(parenthesized.Operand),
            _ => value,
        };

    private static void Report(OperationAnalysisContext context, IOperation where, string message) =>
        context.ReportDiagnostic(Diagnostic.Create(Rules.CapturedBatch, where.Syntax.GetLocation(), message));
}
