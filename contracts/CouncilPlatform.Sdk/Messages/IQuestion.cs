using MediatR;

namespace CouncilPlatform.Sdk;

/// <summary>
/// A question that one module asks another about one partnership. The answer is <see cref="Answer{T}.NotAvailable"/> if the other module is
/// not installed, or not on in that partnership, so that the module that asks always runs.
/// </summary>
public interface IQuestion<T> : IRequest<Answer<T>>, IQuestionOf
{
    object IQuestionOf.NotAvailable(string reason) => Answer<T>.NotAvailable(reason);
}

/// <summary>What the host needs to know about any question.</summary>
public interface IQuestionOf
{
    /// <summary>The id of the module that answers.</summary>
    string Module { get; }

    /// <summary>The partnership it is about.</summary>
    Partnership Partnership { get; }

    /// <summary>The answer that the host gives in place of that module.</summary>
    object NotAvailable(string reason);
}

/// <summary>An answer, or the fact that none is available.</summary>
public sealed class Answer<T>
{
    private Answer(bool isAvailable, T? value, string? reason)
    {
        IsAvailable = isAvailable;
        Value = value;
        Reason = reason;
    }

    public bool IsAvailable { get; }

    /// <summary>The answer, if there is one.</summary>
    public T? Value { get; }

    /// <summary>Why there is no answer, in plain English.</summary>
    public string? Reason { get; }

    public static Answer<T> Of(T value) => new(isAvailable: true, value, reason: null);

    public static Answer<T> NotAvailable(string reason) => new(isAvailable: false, default, reason);
}
