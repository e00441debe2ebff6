using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Organisations;

/// <param name="Name">The name, at most 200 characters.</param>
/// <param name="Kind">The kind of organisation.</param>
/// <param name="GssCode">The Government Statistical Service's code for its area: a letter and eight digits, such as E07000121.</param>
/// <param name="Identifier">The identifier in the org-id.guide scheme, 3 to 60 characters, such as GB-LAE-LAC.</param>
/// <param name="RegisterCode">The code in the UK local authority register, 2 to 10 characters, such as LAC.</param>
/// <param name="ValidFrom">The first day that the organisation existed.</param>
/// <param name="ValidTo">The first day that the organisation no longer existed, which is its successors' first day.</param>
/// <param name="Successors">Codes of the organisations that replaced it.</param>
internal sealed record RegisterOrganisationInput(
    string Name,
    OrganisationKind Kind,
    string? GssCode,
    string? Identifier,
    string? RegisterCode,
    DateOnly? ValidFrom,
    DateOnly? ValidTo,
    IReadOnlyList<string>? Successors
);

/// <param name="Name">The name, at most 200 characters.</param>
/// <param name="Kind">The kind of organisation. VOLUNTARY if you leave it out.</param>
/// <param name="Identifier">The identifier in the org-id.guide scheme, such as GB-CHC-1123456 for a registered charity. If the organisation
/// has none, make one up that is unique.</param>
internal sealed record RegisterApplicantInput(string Partnership, string Name, ApplicantKind? Kind, string Identifier) : IPartnershipInput;

/// <summary>The kind of organisation that applies for a grant. Public bodies are in the register already.</summary>
internal enum ApplicantKind
{
    /// <summary>A charity, or a voluntary or community organisation.</summary>
    Voluntary,

    /// <summary>A business.</summary>
    Business,

    /// <summary>A town, parish or community council.</summary>
    TownOrParish,

    /// <summary>A university or college of higher education.</summary>
    HigherEducation,

    /// <summary>Any other organisation.</summary>
    Other,
}

/// <summary>The details of updateOrganisation. What you leave out stays as it is.</summary>
/// <param name="Organisation">The organisation to change.</param>
/// <param name="Name">The new name, at most 200 characters.</param>
/// <param name="Kind">The new kind.</param>
/// <param name="GssCode">The Government Statistical Service's code for its area: a letter and eight digits, such as E07000121.</param>
/// <param name="Identifier">The identifier in the org-id.guide scheme, 3 to 60 characters, such as GB-LAE-LAC.</param>
/// <param name="RegisterCode">The code in the UK local authority register, 2 to 10 characters, such as LAC.</param>
/// <param name="ValidFrom">The first day that the organisation existed.</param>
/// <param name="ValidTo">The first day that the organisation no longer existed, which is its successors' first day.</param>
/// <param name="Successors">Codes of the organisations that replaced it. They take the place of those recorded before.</param>
internal sealed record UpdateOrganisationInput(
    GlobalId Organisation,
    int? Version,
    string? Name,
    OrganisationKind? Kind,
    string? GssCode,
    string? Identifier,
    string? RegisterCode,
    DateOnly? ValidFrom,
    DateOnly? ValidTo,
    IReadOnlyList<string>? Successors
);

/// <summary>Organisations are shared by all partnerships, so only the platform's operator changes them; a partnership may add who applies to it.</summary>
internal sealed partial class OrganisationMutations
{
    /// <summary>Adds an organisation that all partnerships can name. Only the platform's operator can do this.</summary>
    [RequiresOperator]
    public static Task<Organisation> RegisterOrganisation(
        RegisterOrganisationInput input,
        CoreDb db,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                var organisation = new Organisation
                {
                    Name = input.Name,
                    Kind = input.Kind,
                    GssCode = input.GssCode,
                    Identifier = input.Identifier,
                    RegisterCode = input.RegisterCode,
                    ValidFrom = input.ValidFrom,
                    ValidTo = input.ValidTo,
                };
                await CheckAsync(db, organisation, ct);
                db.Add(organisation);
                await SucceedAsync(db, organisation, input.Successors, ct);
                db.Audit("registerOrganisation", organisation, partnership: null, organisation.Name);
                return organisation;
            },
            cancellationToken
        );

    /// <summary>Adds an organisation that applies to the partnership for a grant, so that you can create a key for it.</summary>
    [Requires(Role.Officer)]
    public static Task<Organisation> RegisterApplicant(
        RegisterApplicantInput input,
        Partnership partnership,
        CoreDb db,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                var organisation = new Organisation
                {
                    Name = input.Name,
                    Kind = Enum.Parse<OrganisationKind>((input.Kind ?? ApplicantKind.Voluntary).ToString()),
                    Identifier = input.Identifier,
                };
                await CheckAsync(db, organisation, ct);
                db.Add(organisation);
                db.Audit("registerApplicant", organisation, partnership.Id, organisation.Name);
                return organisation;
            },
            cancellationToken
        );

    /// <summary>Changes the facts about an organisation, for all partnerships. Only the platform's operator can do this.</summary>
    [RequiresOperator]
    public static Task<Organisation> UpdateOrganisation(UpdateOrganisationInput input, CoreDb db, CancellationToken cancellationToken) =>
        db.WriteAsync(
            async ct =>
            {
                var id = input.Organisation.For<Organisation>("input", "organisation");
                var organisation =
                    await db.Organisations.SingleOrDefaultAsync(o => o.Id == id, ct)
                    ?? throw new RuleException(
                        RuleCodes.NotFound,
                        $"There is no organisation \"{input.Organisation}\".",
                        "input",
                        "organisation"
                    );
                if (input.Version is { } version && version != organisation.Version)
                {
                    throw new RuleException(
                        RuleCodes.Conflict,
                        $"The organisation is at version {organisation.Version}, not {version}. Read it again, then retry.",
                        "input",
                        "version"
                    );
                }

                organisation.Name = input.Name ?? organisation.Name;
                organisation.Kind = input.Kind ?? organisation.Kind;
                organisation.GssCode = input.GssCode ?? organisation.GssCode;
                organisation.Identifier = input.Identifier ?? organisation.Identifier;
                organisation.RegisterCode = input.RegisterCode ?? organisation.RegisterCode;
                organisation.ValidFrom = input.ValidFrom ?? organisation.ValidFrom;
                organisation.ValidTo = input.ValidTo ?? organisation.ValidTo;
                await CheckAsync(db, organisation, ct);
                await SucceedAsync(db, organisation, input.Successors, ct);
                db.Entry(organisation).State = EntityState.Modified;
                db.Audit("updateOrganisation", organisation, partnership: null, organisation.Name);
                return organisation;
            },
            cancellationToken
        );

    private static async Task CheckAsync(CoreDb db, Organisation organisation, CancellationToken cancellationToken)
    {
        new Rules()
            .Text(organisation.Name, 200, "input", "name")
            .Require(
                organisation.GssCode is null || GssCode().IsMatch(organisation.GssCode),
                RuleCodes.Invalid,
                $"\"{organisation.GssCode}\" is no GSS code. Write a letter and eight digits, as in E07000121.",
                "input",
                "gssCode"
            )
            .Require(
                organisation.Identifier is null or { Length: >= 3 and <= 60 },
                RuleCodes.Invalid,
                "identifier has 3 to 60 characters, as in GB-LAE-LAC.",
                "input",
                "identifier"
            )
            .Require(
                organisation.RegisterCode is null or { Length: >= 2 and <= 10 },
                RuleCodes.Invalid,
                "registerCode has 2 to 10 characters, as in LAC.",
                "input",
                "registerCode"
            )
            .Require(
                organisation.ValidFrom is null || organisation.ValidTo is null || organisation.ValidFrom <= organisation.ValidTo,
                RuleCodes.Invalid,
                "validTo is before validFrom.",
                "input",
                "validTo"
            )
            .Check();
        var taken = await db
            .Organisations.AsNoTracking()
            .Where(o =>
                o.Id != organisation.Id
                && (
                    o.GssCode != null && o.GssCode == organisation.GssCode
                    || o.Identifier != null && o.Identifier == organisation.Identifier
                    || o.RegisterCode != null && o.RegisterCode == organisation.RegisterCode
                )
            )
            .Select(o => o.Name)
            .FirstOrDefaultAsync(cancellationToken);
        new Rules()
            .Require(taken is null, RuleCodes.AlreadyExists, $"{taken} has this code already. Update it, or send another code.", "input")
            .Check();
    }

    private static async Task SucceedAsync(
        CoreDb db,
        Organisation organisation,
        IReadOnlyList<string>? codes,
        CancellationToken cancellationToken
    )
    {
        if (codes is null)
        {
            return;
        }

        var rules = new Rules();
        var successors = new HashSet<Guid>();
        foreach (var (index, code) in codes.Index())
        {
            var found = await OrganisationQueries.Organisation(code, db, cancellationToken);
            rules.Require(
                found is not null && found.Id != organisation.Id,
                RuleCodes.NotFound,
                $"No other organisation has the code \"{code}\".",
                "input",
                "successors",
                $"{index}"
            );
            successors.Add(found?.Id ?? Guid.Empty);
        }

        rules.Check();
        var now = await db.Successions.Where(s => s.OrganisationId == organisation.Id).ToListAsync(cancellationToken);
        db.RemoveRange(now.Where(s => !successors.Contains(s.SuccessorId)));
        db.AddRange(
            successors
                .Except(now.Select(s => s.SuccessorId))
                .Select(s => new Succession { OrganisationId = organisation.Id, SuccessorId = s })
        );
    }

    [GeneratedRegex("^[A-Z][0-9]{8}\\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    internal static partial Regex GssCode();
}
