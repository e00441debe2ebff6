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
) : IClearingInput
{
    // Organisations belong to no partnership, so this is not an UpdateInput.
    private readonly ClearedFields _nulls = new();

    ClearedFields IClearingInput.Nulls => _nulls;

    /// <summary>Writes what the input gives over what is recorded, and clears what it gives as null.</summary>
    public void Change(Organisation organisation)
    {
        organisation.Name = Name ?? organisation.Name;
        organisation.Kind = Kind ?? organisation.Kind;
        organisation.GssCode = _nulls.OrRecorded(GssCode, organisation.GssCode);
        organisation.Identifier = _nulls.OrRecorded(Identifier, organisation.Identifier);
        organisation.RegisterCode = _nulls.OrRecorded(RegisterCode, organisation.RegisterCode);
        organisation.ValidFrom = _nulls.OrRecorded(ValidFrom, organisation.ValidFrom);
        organisation.ValidTo = _nulls.OrRecorded(ValidTo, organisation.ValidTo);
    }

    /// <summary>The codes of its successors. Null if they stay as they are.</summary>
    public IReadOnlyList<string>? NewSuccessors() => _nulls.Clears(Successors) ? [] : Successors;
}

/// <summary>
/// Organisations are shared by all partnerships, so only the platform's operator changes them. A partnership may add those that apply to
/// it.
/// </summary>
internal sealed partial class OrganisationMutations
{
    /// <summary>Adds an organisation that all partnerships can name. Only the platform's operator can do this.</summary>
    [RequiresOperator]
    public static async Task<Organisation> RegisterOrganisation(RegisterOrganisationInput input, Change<CoreDb> change)
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
        await CheckAsync(change, organisation);
        change.Add(organisation);
        await SucceedAsync(change, organisation, input.Successors);
        return change.Done(organisation, organisation.Name);
    }

    /// <summary>Adds an organisation that applies to the partnership for a grant, so that you can create a key for it.</summary>
    [Requires(Role.Officer)]
    public static async Task<Organisation> RegisterApplicant(RegisterApplicantInput input, Change<CoreDb> change)
    {
        var organisation = new Organisation
        {
            Name = input.Name,
            Kind = Enum.Parse<OrganisationKind>((input.Kind ?? ApplicantKind.Voluntary).ToString()),
            Identifier = input.Identifier,
            RegisteredInId = change.Partnership.Id,
        };
        await CheckAsync(change, organisation);
        change.Add(organisation);
        return change.Done(organisation, organisation.Name);
    }

    /// <summary>Changes the facts about an organisation, for all partnerships. Only the platform's operator can do this.</summary>
    [RequiresOperator]
    public static async Task<Organisation> UpdateOrganisation(
        UpdateOrganisationInput input,
        Change<CoreDb> change,
        OrganisationDirectory directory
    )
    {
        var organisation = await FindAsync(change, input.Organisation, input.Version);
        input.Change(organisation);
        await CheckAsync(change, organisation);
        await SucceedAsync(change, organisation, input.NewSuccessors());
        change.Db.Entry(organisation).State = EntityState.Modified;
        change.AfterCommit(directory.Forget);
        return change.Done(organisation, organisation.Name);
    }

    // It belongs to no partnership, so it is not locked: the first change wins.
    private static async Task<Organisation> FindAsync(Change<CoreDb> change, GlobalId id, int? version)
    {
        var at = InputPath.Of("organisation");
        var key = id.For<Organisation>(at);
        await change.BeginAsync();
        var found = await change.Db.Organisations.SingleOrDefaultAsync(o => o.Id == key, change.Cancellation);
        return found?.RequireVersion(version, "organisation")
            ?? throw new RuleException(RuleCodes.NotFound, $"No organisation has the id {id}. Check it, then try again.", at);
    }

    private static async Task CheckAsync(Change<CoreDb> change, Organisation organisation)
    {
        new Rules()
            .Text(organisation.Name, 200)
            .Require(
                organisation.GssCode is null || GssCode().IsMatch(organisation.GssCode),
                RuleCodes.Invalid,
                "Enter a GSS code of one letter and eight digits, like E07000121.",
                organisation.GssCode
            )
            .Require(
                organisation.Identifier is null or { Length: >= 3 and <= 60 },
                RuleCodes.Invalid,
                "Enter an identifier of 3 to 60 characters, like GB-LAE-LAC.",
                organisation.Identifier
            )
            .Require(
                organisation.RegisterCode is null or { Length: >= 2 and <= 10 },
                RuleCodes.Invalid,
                "Enter a register code of 2 to 10 characters, like LAC.",
                organisation.RegisterCode
            )
            .Require(
                organisation.ValidFrom is null || organisation.ValidTo is null || organisation.ValidFrom <= organisation.ValidTo,
                RuleCodes.Invalid,
                "The organisation must end after it begins. Check both days.",
                organisation.ValidTo
            )
            .Check();
        await change.BeginAsync();
        var other = await change
            .Db.Organisations.AsNoTracking()
            .Where(o =>
                o.Id != organisation.Id
                && (
                    o.GssCode != null && o.GssCode == organisation.GssCode
                    || o.Identifier != null && o.Identifier == organisation.Identifier
                    || o.RegisterCode != null && o.RegisterCode == organisation.RegisterCode
                )
            )
            .Select(o => new { o.Name, IsVisible = OrganisationQueries.Visible(change.Db).Any(v => v.Id == o.Id) })
            .FirstOrDefaultAsync(change.Cancellation);
        new Rules()
            .Require(
                other is null,
                RuleCodes.AlreadyExists,
                other is { IsVisible: true }
                    ? $"{other.Name} already has this code. Enter another code."
                    : "This code is already in use. Check it. If it is right, ask the platform's operator to add the organisation."
            )
            .Check();
    }

    private static async Task SucceedAsync(Change<CoreDb> change, Organisation organisation, IReadOnlyList<string>? codes)
    {
        if (codes is null)
        {
            return;
        }

        var rules = new Rules();
        var successors = new HashSet<Guid>();
        foreach (var (index, code) in codes.Index())
        {
            var found = await OrganisationQueries.Organisation(code, change.Db, change.Cancellation);
            rules.Require(
                found is not null && found.Id != organisation.Id,
                RuleCodes.NotFound,
                $"No other organisation has the code \"{code}\". Check it, then try again.",
                InputPath.Of("successors", index)
            );
            successors.Add(found?.Id ?? Guid.Empty);
        }

        rules.Check();
        var now = await change.Db.Successions.Where(s => s.OrganisationId == organisation.Id).ToListAsync(change.Cancellation);
        change.Succeed(organisation, successors, now);
    }

    [GeneratedRegex("^[A-Z][0-9]{8}\\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    internal static partial Regex GssCode();
}
