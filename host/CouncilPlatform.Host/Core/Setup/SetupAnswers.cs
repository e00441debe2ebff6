using CouncilPlatform.Host.Core.Members;
using CouncilPlatform.Host.Core.Organisations;
using CouncilPlatform.Host.Core.Organisations.Register;
using CouncilPlatform.Host.Core.Partnerships;

namespace CouncilPlatform.Host.Core.Setup;

/// <summary>What the first day needs to know. Those who ask for it may know only the first parts yet.</summary>
internal sealed record SetupAnswers
{
    /// <summary>The councils of the UK register, if its file was given.</summary>
    public IReadOnlyList<RegisterRow> Register { get; init; } = [];

    /// <summary>Organisations that are not in the register.</summary>
    public IReadOnlyList<NewOrganisation> Organisations { get; init; } = [];

    public CreatePartnershipInput? Partnership { get; init; }

    public IReadOnlyList<NewMember> Members { get; init; } = [];

    /// <summary>The modules to turn on.</summary>
    public IReadOnlyList<string> Modules { get; init; } = [];

    public FirstAdministrator? Administrator { get; init; }
}

/// <summary>An organisation that nobody knows here yet.</summary>
/// <param name="Code">A GSS code, an identifier of the org-id.guide scheme, or a code of its own.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its kind.</param>
internal sealed record NewOrganisation(string Code, string Name, OrganisationKind Kind)
{
    /// <summary>The form of the code says which of an organisation's codes it is.</summary>
    public RegisterOrganisationInput ToInput()
    {
        var isGss = OrganisationMutations.GssCode().IsMatch(Code);
        var isIdentifier = !isGss && Code.Contains('-', StringComparison.Ordinal);
        return new(
            Name,
            Kind,
            isGss ? Code : null,
            isIdentifier ? Code : null,
            isGss || isIdentifier ? null : Code,
            ValidFrom: null,
            ValidTo: null,
            Successors: null
        );
    }
}

/// <summary>A member of the new partnership.</summary>
/// <param name="Organisation">Its code.</param>
/// <param name="Role">Its role.</param>
internal sealed record NewMember(string Organisation, MemberRole Role);

/// <summary>The first person who signs in.</summary>
/// <param name="Name">The person's name.</param>
/// <param name="Email">The person's email address at work, if they gave one.</param>
/// <param name="Organisation">The code of the organisation that they act for. Null for the partnership's own team.</param>
internal sealed record FirstAdministrator(string Name, string? Email, string? Organisation);
