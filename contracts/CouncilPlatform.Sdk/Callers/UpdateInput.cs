using System.Runtime.CompilerServices;

namespace CouncilPlatform.Sdk;

/// <summary>
/// The input of a change that keeps what a request leaves out. A field that a request gives as null is cleared: the mutation writes
/// <c>action.Detail = input.OrRecorded(input.Detail, action.Detail)</c>. The host refuses null for a field that is not cleared.
/// </summary>
public abstract record UpdateInput : VersionedInput, IClearingInput
{
    private readonly ClearedFields _nulls = new();

    ClearedFields IClearingInput.Nulls => _nulls;

    /// <summary>What is to be recorded: what the input gives, nothing if it gives null, and otherwise what is recorded now.</summary>
    /// <param name="given">The field of the input.</param>
    /// <param name="recorded">What is recorded now.</param>
    /// <param name="field">The compiler fills it in.</param>
    public T? OrRecorded<T>(T? given, T? recorded, [CallerArgumentExpression(nameof(given))] string field = "") =>
        _nulls.OrRecorded(given, recorded, field);

    /// <summary>Whether the input gives null for a field, and so clears it.</summary>
    /// <param name="given">The field of the input.</param>
    /// <param name="field">The compiler fills it in.</param>
    public bool Clears(object? given, [CallerArgumentExpression(nameof(given))] string field = "") => _nulls.Clears(given, field);
}
