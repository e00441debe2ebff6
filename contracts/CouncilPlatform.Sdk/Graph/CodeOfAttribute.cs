using System.Reflection;

namespace CouncilPlatform.Sdk;

/// <summary>
/// On text of an input that names something by its code or short name, such as an organisation: a form then offers the things to choose
/// from. Without it, a form offers them only if the field has the type's own name, as <c>fund</c>.
/// </summary>
/// <typeparam name="T">What the code is of.</typeparam>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class CodeOfAttribute<T> : CodeOfAttribute
{
    private protected override MemberInfo Type => typeof(T);
}

/// <summary>See <see cref="CodeOfAttribute{T}"/>.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public abstract class CodeOfAttribute : Attribute
{
    /// <summary>The key of the type's name in the metadata of a field of an input.</summary>
    internal const string Key = "codeOf";

    private protected CodeOfAttribute() { }

    /// <summary>What the code is of.</summary>
    private protected abstract MemberInfo Type { get; }

    /// <summary>The GraphQL type whose code a field of an input is. Null if it is none.</summary>
    internal static string? Of(MemberInfo field)
    {
        // A positional record has its attributes on the parameter.
        var parameter = field
            .DeclaringType!.GetConstructors()
            .SelectMany(c => c.GetParameters())
            .FirstOrDefault(p => p.Name == field.Name && p.GetCustomAttribute<CodeOfAttribute>() is not null);
        var of = field.GetCustomAttribute<CodeOfAttribute>() ?? parameter?.GetCustomAttribute<CodeOfAttribute>();
        return of is null ? null : GraphNameAttribute.Of(of.Type);
    }
}
