using CouncilPlatform.Host.Core.Organisations;
using CouncilPlatform.Host.Core.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Bodies;

/// <param name="Organisation">Whose body it is, where not the partnership's own: GSS code, identifier, code of the UK register, or id.</param>
/// <param name="Version">The partnership's version that you saw; a stale one is refused.</param>
internal sealed record AddBodyInput(
    string Partnership,
    string Name,
    BodyKind Kind,
    bool? Statutory,
    string? Organisation,
    string? Note,
    int? Version
) : IPartnershipInput;

/// <summary>What is left out stays as it is.</summary>
/// <param name="Version">The body's version that you saw; a stale one is refused.</param>
internal sealed record ChangeBodyInput(
    string Partnership,
    GlobalId Body,
    string? Name,
    BodyKind? Kind,
    bool? Statutory,
    string? Organisation,
    string? Note,
    int? Version
) : IPartnershipInput;

/// <param name="On">The day, month or year from which it is no more.</param>
/// <param name="Version">The body's version that you saw; a stale one is refused.</param>
internal sealed record DissolveBodyInput(string Partnership, GlobalId Body, PartialDate On, int? Version) : IPartnershipInput;

/// <summary>How a partnership arranges itself.</summary>
internal sealed class BodyMutations
{
    private const string StatutoryBody = "STATUTORY_BODY";

    [Requires(Role.Administrator)]
    public static async Task<Body> AddBody(
        AddBodyInput input,
        Partnership partnership,
        CoreDb db,
        PartnershipChanges changes,
        CancellationToken cancellationToken
    )
    {
        Check(input.Name, input.Note);
        return await changes.RunAsync(
            partnership,
            input.Version,
            async (_, ct) =>
            {
                await CheckNameAsync(db, partnership, input.Name, except: null, ct);
                var body = new Body
                {
                    PartnershipId = partnership.Id,
                    Number = (await db.Bodies.Where(b => b.PartnershipId == partnership.Id).MaxAsync(b => (int?)b.Number, ct) ?? 0) + 1,
                    Name = input.Name,
                    Kind = input.Kind,
                    Statutory = input.Statutory ?? false,
                    OrganisationId = await OrganisationAsync(db, input.Organisation, ct),
                    Note = input.Note,
                };
                db.Add(body);
                db.Audit("addBody", body, partnership.Id, $"{body.Name}: {body.Kind}{(body.Statutory ? ", statutory" : "")}");
                return body;
            },
            cancellationToken
        );
    }

    /// <summary>Changes what is said of a body. That the law requires it only the platform's operator may take back, as a correction.</summary>
    [Requires(Role.Administrator)]
    public static async Task<Body> ChangeBody(
        ChangeBodyInput input,
        Partnership partnership,
        CoreDb db,
        Caller caller,
        CancellationToken cancellationToken
    )
    {
        Check(input.Name ?? "-", input.Note);
        return await db.WriteAsync(
            async ct =>
            {
                var body = await db.HoldAsync<Body>(partnership, input.Body.For<Body>("input", "body"), input.Version, ct);
                new Rules()
                    .Require(
                        !body.Statutory || input.Statutory != false || caller.IsOperator,
                        StatutoryBody,
                        $"{body.Name} is statutory: the law says so, not the partnership. The platform's operator can correct a mistake.",
                        "input",
                        "statutory"
                    )
                    .Check();
                await CheckNameAsync(db, partnership, input.Name, body.Id, ct);
                body.Name = input.Name ?? body.Name;
                body.Kind = input.Kind ?? body.Kind;
                body.Statutory = input.Statutory ?? body.Statutory;
                body.OrganisationId = await OrganisationAsync(db, input.Organisation, ct) ?? body.OrganisationId;
                body.Note = input.Note ?? body.Note;
                db.Audit("changeBody", body, partnership.Id, $"{body.Name}: {body.Kind}{(body.Statutory ? ", statutory" : "")}");
                return body;
            },
            cancellationToken
        );
    }

    /// <summary>Ends a body. A statutory one stays, whatever the partnership wishes.</summary>
    [Requires(Role.Administrator)]
    public static Task<Body> DissolveBody(
        DissolveBodyInput input,
        Partnership partnership,
        CoreDb db,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                var body = await db.HoldAsync<Body>(partnership, input.Body.For<Body>("input", "body"), input.Version, ct);
                new Rules()
                    .Require(
                        !body.Statutory,
                        StatutoryBody,
                        $"{body.Name} is statutory: the law requires it, so the partnership cannot dissolve it.",
                        "input",
                        "body"
                    )
                    .Require(body.Dissolved is null, RuleCodes.Invalid, $"It was dissolved already: {body.Dissolved}.", "input", "body")
                    .Check();
                body.Dissolved = input.On;
                db.Audit("dissolveBody", body, partnership.Id, $"{body.Name}: {input.On}");
                return body;
            },
            cancellationToken
        );

    private static void Check(string name, string? note) =>
        new Rules().Text(name, 200, "input", "name").OptionalText(note, 1000, "input", "note").Check();

    private static async Task CheckNameAsync(
        CoreDb db,
        Partnership partnership,
        string? name,
        Guid? except,
        CancellationToken cancellationToken
    ) =>
        new Rules()
            .Require(
                name is null
                    || !await db.Bodies.AnyAsync(
                        b => b.PartnershipId == partnership.Id && b.Name == name && b.Id != except && b.Dissolved == null,
                        cancellationToken
                    ),
                RuleCodes.AlreadyExists,
                $"{partnership.Name} has a body \"{name}\" already.",
                "input",
                "name"
            )
            .Check();

    private static async Task<Guid?> OrganisationAsync(CoreDb db, string? code, CancellationToken cancellationToken) =>
        code is null ? null : (await OrganisationQueries.RequireAsync(db, code, cancellationToken, "input", "organisation")).Id;
}
