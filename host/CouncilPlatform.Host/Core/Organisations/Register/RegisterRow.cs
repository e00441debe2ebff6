namespace CouncilPlatform.Host.Core.Organisations.Register;

/// <summary>One council, as the UK local authority register has it.</summary>
/// <param name="Line">The line of the file on which it begins.</param>
/// <param name="Code">The register's own code.</param>
/// <param name="ValidTo">The first day it no longer existed.</param>
/// <param name="Successors">The register's codes of the councils that replaced it.</param>
internal sealed record RegisterRow(
    long Line,
    string Code,
    string Name,
    OrganisationKind Kind,
    string? GssCode,
    string? Identifier,
    DateOnly? ValidFrom,
    DateOnly? ValidTo,
    IReadOnlyList<string> Successors
);
