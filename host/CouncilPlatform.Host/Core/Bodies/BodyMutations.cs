using CouncilPlatform.Host.Core.Organisations;
using CouncilPlatform.Host.Core.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Bodies;

/// <param name="Name"><inheritdoc cref="Body.Name"/></param>
/// <param name="Kind"><inheritdoc cref="Body.Kind"/></param>
/// <param name="Statutory">Whether the law requires this body. False if you leave it out.</param>
/// <param name="Organisation">The organisation that the body belongs to: its GSS code, identifier, code in the UK register, or id. Leave it
/// out for the partnership's own body.</param>
/// <param name="Note"><inheritdoc cref="Body.Note"/></param>
/// <param name="Version">The partnership's version that you read. The change is refused if somebody else changed it since.</param>
internal sealed record AddBodyInput(
    string Partnership,
    string Name,
    BodyKind Kind,
    bool? Statutory,
    string? Organisation,
    string? Note,
    int? Version
) : IPartnershipInput;

/// <summary>The details of changeBody. What you leave out stays as it is.</summary>
/// <param name="Body">The body to change.</param>
/// <param name="Name">The new name, at most 200 characters.</param>
/// <param name="Kind">The new kind.</param>
/// <param name="Statutory">Whether the law requires this body. Only the platform's operator can change true to false.</param>
/// <param name="Organisation">The organisation that the body belongs to: its GSS code, identifier, code in the UK register, or id.</param>
/// <param name="Note">The new note, at most 1,000 characters.</param>
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

/// <param name="Body">The body to dissolve.</param>
/// <param name="On">The day, month or year from which the body no longer exists, such as 2006-11.</param>
internal sealed record DissolveBodyInput(string Partnership, GlobalId Body, PartialDate On, int? Version) : IPartnershipInput;

/// <summary>How a partnership arranges itself.</summary>
internal sealed class BodyMutations
{
    private const string StatutoryBody = "STATUTORY_BODY";

    /// <summary>Adds a body to the partnership.</summary>
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

    /// <summary>Changes the facts about a body. Only the platform's operator can say that the law does not require it after all.</summary>
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

    /// <summary>Records that a body no longer exists. A body that the law requires cannot be dissolved.</summary>
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
