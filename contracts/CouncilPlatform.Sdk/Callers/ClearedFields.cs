using System.Runtime.CompilerServices;

namespace CouncilPlatform.Sdk;

/// <summary>The input of a change that keeps what a request leaves out, and clears what it gives as null.</summary>
internal interface IClearingInput
{
    /// <summary>What the request gives as null.</summary>
    ClearedFields Nulls { get; }
}

/// <summary>The fields that a request gives as null, and which of them the mutation has cleared.</summary>
internal sealed class ClearedFields
{
    private readonly HashSet<string> _null = new(StringComparer.Ordinal);
    private readonly HashSet<string> _cleared = new(StringComparer.Ordinal);

    /// <summary>Notes what a request gives as null. The host calls it when it has read the request.</summary>
    public void Add(IEnumerable<string> fields) => _null.UnionWith(fields);

    /// <summary>What is to be recorded: what the input gives, nothing if it gives null, and otherwise what is recorded now.</summary>
    public T? OrRecorded<T>(T? given, T? recorded, [CallerArgumentExpression(nameof(given))] string field = "") =>
        given is not null ? given
        : Clears(given, field) ? default
        : recorded;

    /// <summary>Whether the input gives null for a field, and so clears it.</summary>
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

    /// <summary>Requires that the mutation has cleared everything that the request gives as null.</summary>
    /// <exception cref="RuleException">INVALID, for each field that cannot be empty.</exception>
    public void RequireCleared()
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
