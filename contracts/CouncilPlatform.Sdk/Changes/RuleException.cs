using System.Runtime.CompilerServices;

namespace CouncilPlatform.Sdk;

/// <summary>Something that is wrong with the input, and what to do about it.</summary>
/// <param name="Code">A code for programs, such as NOT_FOUND.</param>
/// <param name="Message">What is wrong and what to do, in plain English.</param>
/// <param name="Path">Where in the input it is, such as ["input", "revenue"].</param>
public sealed record UserError(string Code, string Message, IReadOnlyList<string> Path)
{
    /// <summary>What puts it right. Null if that is for the caller to find out.</summary>
    public ErrorFix? Fix { get; init; }
}

/// <summary>What puts an error right: a program can call it, and a form leads to its form.</summary>
/// <param name="Mutation">The mutation, such as recordSignOff.</param>
public sealed record ErrorFix(string Mutation);

/// <summary>Codes that every module uses in the same way.</summary>
public static class RuleCodes
{
    /// <summary>It does not exist, or the caller may not see it.</summary>
    public const string NotFound = "NOT_FOUND";

    /// <summary>Somebody else changed it first. Read it again, then try again.</summary>
    public const string Conflict = "CONFLICT";

    /// <summary>Something already has this name or slug.</summary>
    public const string AlreadyExists = "ALREADY_EXISTS";

    /// <summary>Another organisation owns it.</summary>
    public const string NotYours = "NOT_YOURS";

    /// <summary>An update would give it another owner. Its owner must offer it, and the new owner must accept it.</summary>
    public const string TransferNeeded = "TRANSFER_NEEDED";

    /// <summary>The caller did the work that they are to check. Somebody else must do this.</summary>
    public const string FourEyes = "FOUR_EYES";

    /// <summary>A value is out of range or has the wrong form.</summary>
    public const string Invalid = "INVALID";
}

/// <summary>Thrown if a request breaks one or more rules. Nothing is saved; the errors are returned to the caller.</summary>
public sealed class RuleException : Exception
{
    /// <summary>One broken rule.</summary>
    /// <param name="code">See <see cref="RuleCodes"/>; a module adds its own.</param>
    /// <param name="message">For people: what is wrong, then what to do.</param>
    /// <param name="about">The value of the input that breaks the rule, written as an expression, or an <see cref="InputPath"/>.</param>
    /// <param name="path">The compiler fills it in.</param>
    public RuleException(string code, string message, object? about = null, [CallerArgumentExpression(nameof(about))] string path = "")
        : this([new UserError(code, message, InputPath.From(about, path).Segments)]) { }

    public RuleException(IReadOnlyList<UserError> errors)
        : base(string.Join(Environment.NewLine, errors.Select(e => e.Message))) => Errors = errors;

    /// <summary>At least one.</summary>
    public IReadOnlyList<UserError> Errors { get; }
}
