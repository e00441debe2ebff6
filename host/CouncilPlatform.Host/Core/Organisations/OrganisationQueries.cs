using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Core.Organisations;

/// <summary>
/// Reads organisations. They are public: councils, and organisations that partnerships name. Those that an unpublished partnership
/// registered are found only by its own people, and by the organisation's.
/// </summary>
internal sealed class OrganisationQueries
{
    /// <summary>The organisation with this code. Null if there is none.</summary>
    /// <param name="code">A GSS code, an identifier in the org-id.guide scheme, or a code in the UK register, such as E07000121.</param>
    public static async Task<Organisation?> Organisation(string code, CoreDb db, CancellationToken cancellationToken) =>
        (await new FindOrganisationsHandler(db).Handle(new([code]), cancellationToken)).GetValueOrDefault(code);

    /// <summary>Organisations by name.</summary>
    /// <param name="kind">Only organisations of this kind.</param>
    /// <param name="nameContains">Only organisations whose name contains this text. Capital letters, accents and punctuation make no
    /// difference.</param>
    /// <param name="asAt">Only organisations that existed on this day.</param>
    public static async Task<Connection<Organisation>> Organisations(
        OrganisationKind? kind,
        string? nameContains,
        DateOnly? asAt,
        Paging paging,
        CoreDb db,
        CancellationToken cancellationToken
    )
    {
        var rows = Visible(db).Where(o => kind == null || o.Kind == kind);
        if (nameContains is not null)
        {
            // Databases do not agree about capital letters and accents, so the names are compared here.
            var names = await rows.Select(o => new { o.Id, o.Name }).ToListAsync(cancellationToken);
            var found = names.Where(o => Names.Contains(o.Name, nameContains)).Select(o => o.Id).ToList();
            rows = rows.Where(o => found.Contains(o.Id));
        }

        if (asAt is not null)
        {
            rows = rows.Where(o => (o.ValidFrom == null || o.ValidFrom <= asAt) && (o.ValidTo == null || asAt < o.ValidTo));
        }

        return await rows.PageAsync(paging, o => o.Name, descending: false, cancellationToken);
    }

    /// <summary>The organisation with a code or a global id.</summary>
    /// <param name="db">The core's tables.</param>
    /// <param name="code">A GSS code, an identifier, a code of the UK register, or an id.</param>
    /// <param name="at">Where it is, if that does not follow from the expression.</param>
    /// <param name="path">The compiler fills it in.</param>
    /// <exception cref="RuleException">NOT_FOUND.</exception>
    internal static async Task<Organisation> RequireAsync(
        CoreDb db,
        string code,
        CancellationToken cancellationToken,
        InputPath? at = null,
        [CallerArgumentExpression(nameof(code))] string path = ""
    ) =>
        (
            GlobalId.TryParse(code, out var id)
                ? await FindAsync(db, id.Value, cancellationToken)
                : await Organisation(code, db, cancellationToken)
        )
        ?? throw new RuleException(
            RuleCodes.NotFound,
            $"No organisation has the code \"{code}\". "
                + "Enter its GSS code, like E07000031, its identifier, its code in the UK register, or its id.",
            at ?? InputPath.OfExpression(path)
        );

    internal static Task<Organisation?> FindAsync(IServiceProvider services, Guid id, CancellationToken cancellationToken) =>
        FindAsync(services.GetRequiredService<CoreDb>(), id, cancellationToken);

    private static Task<Organisation?> FindAsync(CoreDb db, Guid id, CancellationToken cancellationToken) =>
        Visible(db).AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, cancellationToken);

    /// <summary>The organisations that the reader may find. Who may read a record may also read whom it names.</summary>
    internal static IQueryable<Organisation> Visible(CoreDb db) =>
        db.Organisations.Where(o =>
            db.Reader.SeesAll
            || o.RegisteredInId == null
            || db.Reader.ViewsIn.Contains(o.RegisteredInId.Value)
            || db.Reader.Own.Contains(o.Id)
            || db.Partnerships.Any(p =>
                p.Published && (p.Id == o.RegisteredInId || db.Memberships.Any(m => m.PartnershipId == p.Id && m.OrganisationId == o.Id))
            )
        );
}

/// <summary>Finds an organisation that the input of one of the core's mutations may name.</summary>
internal static class NamedOrganisation
{
    /// <summary>The organisation with a code or a global id. Null if none is given.</summary>
    /// <exception cref="RuleException">NOT_FOUND.</exception>
    public static async Task<Organisation?> FindOrganisationAsync(
        this Change<CoreDb> change,
        string? code,
        [CallerArgumentExpression(nameof(code))] string path = ""
    ) => code is null ? null : await OrganisationQueries.RequireAsync(change.Db, code, change.Cancellation, InputPath.OfExpression(path));
}
