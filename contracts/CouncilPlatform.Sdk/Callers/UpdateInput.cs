using System.Runtime.CompilerServices;

namespace CouncilPlatform.Sdk;

/// <summary>
/// The input of a change that keeps what a request leaves out. A field that a request gives as null is cleared: the mutation writes
/// <c>action.Detail = input.OrRecorded(input.Detail, action.Detail)</c>. The host refuses null for a field that is not cleared.
/// </summary>
public abstract record UpdateInput : VersionedInput
{
    private readonly HashSet<string> _null = new(StringComparer.Ordinal);
    private readonly HashSet<string> _cleared = new(StringComparer.Ordinal);

    /// <summary>What is to be recorded: what the input gives, nothing if it gives null, and otherwise what is recorded now.</summary>
    /// <param name="given">The field of the input.</param>
    /// <param name="recorded">What is recorded now.</param>
    /// <param name="field">The compiler fills it in.</param>
    public T? OrRecorded<T>(T? given, T? recorded, [CallerArgumentExpression(nameof(given))] string field = "") =>
        given is not null ? given
        : Clears(given, field) ? default
        : recorded;

    /// <summary>Whether the input gives null for a field, and so clears it.</summary>
    /// <param name="given">The field of the input.</param>
    /// <param name="field">The compiler fills it in.</param>
    public bool Clears(object? given, [CallerArgumentExpression(nameof(given))] string field = "")
    {
        var name = InputPath.OfExpression(field).Segments[^1];
        if (given is not null || !_null.Contains(name))
        {
            return false;
        }

        _cleared.Add(name);
        return true;
    }

    /// <summary>Notes what a request gives as null. The host calls it when it has read the request.</summary>
    internal void Null(IEnumerable<string> fields) => _null.UnionWith(fields);

    /// <summary>Requires that the mutation has cleared everything that the request gives as null.</summary>
    /// <exception cref="RuleException">INVALID, for each field that cannot be empty.</exception>
    internal void RequireCleared()
    {
        var rules = new Rules();
        foreach (var name in _null.Where(n => !_cleared.Contains(n) && n != "version").Order(StringComparer.Ordinal))
        {
            var at = InputPath.Of(name);
            rules.Valid(holds: false, $"The {at.Label} cannot be empty. Enter it, or leave it as it is.", at);
        }

        rules.Check();
    }
}
