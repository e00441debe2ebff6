using System.Runtime.CompilerServices;

namespace CouncilPlatform.Sdk;

/// <summary>
/// An object's id across all types, as GraphQL's <c>ID</c>: the type's name, an underscore and 32 hexadecimal digits, as in
/// <c>Fund_0190f3c27d5b7c1e8a4d2b6f9e0c1a3b</c>. Clients treat it as opaque.
/// </summary>
public readonly record struct GlobalId(string Type, Guid Value)
{
    public override string ToString() => $"{Type}_{Value:N}";

    /// <summary>Reads an id; false for anything else.</summary>
    public static bool TryParse(string? text, out GlobalId id)
    {
        var split = text?.LastIndexOf('_') ?? -1;
        if (split > 0 && Guid.TryParseExact(text.AsSpan(split + 1), "N", out var value))
        {
            id = new(text![..split], value);
            return true;
        }

        id = default;
        return false;
    }

    /// <summary>The key, if the id is of a type that only another module has, to ask that module about it.</summary>
    /// <param name="type">The type's name in GraphQL, such as <c>Body</c>.</param>
    /// <param name="at">Where the id is in the input.</param>
    /// <exception cref="RuleException">NOT_FOUND: the id is of another type.</exception>
    public Guid For(string type, InputPath at) =>
        Type == type
            ? Value
            : throw new RuleException(RuleCodes.NotFound, $"\"{this}\" is an id of type {Type}. Send one of type {type}.", at);
}

/// <summary>Takes the key out of an id.</summary>
public static class GlobalIds
{
    extension(GlobalId id)
    {
        /// <summary>The key, if the id is of type <typeparamref name="T"/>.</summary>
        /// <param name="at">Where the id is in the input, if that does not follow from the expression.</param>
        /// <param name="path">The compiler fills it in.</param>
        /// <exception cref="RuleException">NOT_FOUND: the id is of another type.</exception>
        public Guid For<T>(InputPath? at = null, [CallerArgumentExpression(nameof(id))] string path = "") =>
            id.For(GraphNameAttribute.Of(typeof(T)), at ?? InputPath.OfExpression(path));
    }
}
