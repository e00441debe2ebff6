using System.Collections;
using GraphQL;

namespace CouncilPlatform.Host.GraphQL;

/// <summary>
/// What no input of a mutation may have, whatever its module checks: days that are not kept, and characters that nobody sees.
/// </summary>
internal static class InputCheck
{
    /// <exception cref="RuleException">INVALID, with the path of every fault.</exception>
    public static void Require(IResolveFieldContext context)
    {
        var rules = new Rules();
        foreach (var (name, argument) in context.Arguments ?? new Dictionary<string, global::GraphQL.Execution.ArgumentValue>())
        {
            Check(argument.Value, InputPath.Argument(name), rules);
        }

        rules.Check();
    }

    private static void Check(object? value, InputPath at, Rules rules)
    {
        switch (value)
        {
            case null:
                break;
            case string text:
                rules.Visible(text, at);
                break;
            case IEnumerable list:
                var index = 0;
                foreach (var item in list)
                {
                    Check(item, at.Within(index++), rules);
                }

                break;
            case var _ when KeptDays.Refuses(value):
                rules.Valid(false, KeptDays.Fault(at), at);
                break;
            case var _ when value.GetType().Name.EndsWith("Input", StringComparison.Ordinal):
                foreach (var property in value.GetType().GetProperties())
                {
                    Check(property.GetValue(value), at.Within(char.ToLowerInvariant(property.Name[0]) + property.Name[1..]), rules);
                }

                break;
        }
    }
}
