namespace CouncilPlatform.Host.Core.People;

/// <summary>A person who signs in. Their name and email address stay here: modules and the audit trail know only their id.</summary>
[Shared("People belong to no organisation: their roles do, and a role decides who may see and change what.")]
internal sealed class Person : Entity, IVersioned
{
    /// <summary>When the person was first known here.</summary>
    public DateTime CreatedUtc { get; init; }

    /// <summary>When the person last signed in. Null if they never did.</summary>
    public DateTime? SignedInUtc { get; private set; }

    /// <summary>When an administrator stopped the person from signing in. Null while they may.</summary>
    public DateTime? StoppedUtc { get; private set; }

    /// <summary>When the personal data was erased. Null if it was not.</summary>
    public DateTime? ErasedUtc { get; private set; }

    /// <summary>Why the personal data must be kept, such as an open complaint. Null if it may be erased.</summary>
    [Personal]
    public string? LegalHold { get; private set; }

    public int Version { get; set; }

    /// <summary>The organisation whose directory or administrator brought the person in.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>Personal data: whoever reads it through GraphQL is logged.</summary>
    [Personal]
    internal string Name { get; private set; } = "";

    /// <summary><inheritdoc cref="Name"/></summary>
    [Personal]
    internal string? Email { get; private set; }

    /// <summary>What the audit trail calls the person: never by name, so that it stays true when the name is erased.</summary>
    internal string Reference => ReferenceOf(Id);

    /// <summary>Whether the person may sign in.</summary>
    internal bool MaySignIn => StoppedUtc is null && ErasedUtc is null;

    internal static string ReferenceOf(Guid person) => $"person {person.ToString("N")[^8..]}";

    internal static Person Make(string name, string? email, Guid? organisation, DateTime now) =>
        new()
        {
            Name = Fit(name, 200),
            Email = email is null ? null : Fit(email, 254),
            OrganisationId = organisation,
            CreatedUtc = now,
        };

    /// <summary>Takes over what the directory says now. What it does not say stays.</summary>
    internal void Follow(string? name, string? email) =>
        (Name, Email) = (name is null ? Name : Fit(name, 200), email is null ? Email : Fit(email, 254));

    /// <exception cref="RuleException">INVALID: the person is already stopped, or erased.</exception>
    internal void Stop(DateTime now)
    {
        RequireKnown();
        new Rules()
            .Require(StoppedUtc is null, RuleCodes.Invalid, "This person is already stopped from signing in.", InputPath.Of("person"))
            .Check();
        StoppedUtc = now;
    }

    /// <exception cref="RuleException">INVALID: the person is not stopped, or erased.</exception>
    internal void LetBackIn()
    {
        RequireKnown();
        new Rules().Require(StoppedUtc is not null, RuleCodes.Invalid, "This person may already sign in.", InputPath.Of("person")).Check();
        StoppedUtc = null;
    }

    /// <summary>Keeps the personal data from erasure, or ends that with null.</summary>
    internal void Hold(string? reason)
    {
        RequireKnown();
        LegalHold = reason;
    }

    /// <summary>Forgets who the person is. What they did stays, under their id.</summary>
    /// <exception cref="RuleException">INVALID: there is a legal hold, or the data is already erased.</exception>
    internal void Erase(DateTime now)
    {
        RequireKnown();
        new Rules()
            .Require(
                LegalHold is null,
                RuleCodes.Invalid,
                $"This person's data must be kept: {LegalHold}. End the legal hold first.",
                InputPath.Of("person")
            )
            .Check();
        (Name, Email, ErasedUtc) = ("Erased", null, now);
    }

    private void RequireKnown() =>
        new Rules().Require(ErasedUtc is null, RuleCodes.Invalid, "This person's data was erased.", InputPath.Of("person")).Check();

    private static string Fit(string text, int length) => text.Length <= length ? text : text[..length];
}
