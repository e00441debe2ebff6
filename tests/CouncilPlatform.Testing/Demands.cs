using System.Reflection;
using CouncilPlatform.Host.GraphQL;
using GraphQL;
using GraphQL.Types;

namespace CouncilPlatform.Testing;

/// <summary>What the fields on a path of a query ask of a caller, read from their declarations as the host's gate reads them.</summary>
/// <param name="Role">The highest role that one of them requires.</param>
/// <param name="IsOfPartnership">Whether one of them leads into a partnership.</param>
/// <param name="IsOfReaders">Whether one of them requires no role: then the caller must be one who may read the partnership.</param>
/// <param name="Classes">The classes of the objects on the path.</param>
public sealed record Demands(Role? Role, bool IsOfPartnership, bool IsOfReaders, IReadOnlyList<Type> Classes)
{
    public static Demands None { get; } = new(null, IsOfPartnership: false, IsOfReaders: false, []);

    /// <summary>The key of a field's module in its metadata.</summary>
    internal const string ModuleKey = "module";

    /// <summary>What is asked of a caller who goes on to a field.</summary>
    internal Demands And(IObjectGraphType source, FieldType field)
    {
        var method = field.GetMetadata<MethodInfo>(nameof(MethodInfo));
        var (least, opensToApplicants) = (RoleOf(field), RequiresOf(field) is { UnlessPublished: true });
        var takesPartnership = method?.GetParameters().Any(p => p.ParameterType == typeof(Partnership)) == true;
        var within = ClassOf(source);
        var isGuarded =
            takesPartnership
            || within is not null && (least is not null || field.GetMetadata<string?>(ModuleKey) is not (null or Gate.CoreModule));
        var isDoor = within is null && ClassOf(field.ResolvedType) == typeof(Partnership);
        return new(
            Role > least ? Role : least ?? Role,
            IsOfPartnership || isGuarded || isDoor,
            IsOfReaders || isGuarded && least is null && !opensToApplicants && within?.IsAssignableTo(typeof(IRestricted)) != true,
            With(within).Classes
        );
    }

    /// <summary>What is asked of a caller who gets an object of the class.</summary>
    internal Demands With(Type? found) => found is null ? this : this with { Classes = [.. Classes, found] };

    /// <summary>The role that a field always requires.</summary>
    internal static Role? RoleOf(FieldType field) => RequiresOf(field) is { UnlessPublished: false, Role: var role } ? role : null;

    private static RequiresAttribute? RequiresOf(FieldType field) =>
        field.GetMetadata<MethodInfo>(nameof(MethodInfo))?.GetCustomAttribute<RequiresAttribute>();

    /// <summary>The class of a type's objects. None for a list and for the root.</summary>
    internal static Type? ClassOf(IGraphType? type) =>
        type switch
        {
            NonNullGraphType { ResolvedType: { } inner } => ClassOf(inner),
            IObjectGraphType when type.GetType() is { IsGenericType: true } made => made.GetGenericArguments()[0],
            _ => null,
        };
}
