using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Core.Members;
using CouncilPlatform.Host.Core.Organisations;
using CouncilPlatform.Host.Core.People;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Security.SignIn;

/// <summary>
/// Lets a developer try the platform as anybody: a made-up person for each organisation and role. It exists only in Development, and only
/// for a browser on the same computer.
/// </summary>
internal sealed class DevelopmentSignIn(IHostEnvironment environment, IServiceScopeFactory scopes)
{
    /// <summary>How such a person signs in, as sessions call it.</summary>
    public const string Method = "development";

    private const string Issuer = "development";

    public bool IsOpenTo(HttpContext http) => environment.IsDevelopment() && http.IsFromThisComputer();

    /// <summary>The organisations that are members of a partnership today.</summary>
    public Task<List<Organisation>> MembersAsync(Partnership partnership, CancellationToken cancellationToken) =>
        scopes.RunAsAsync(
            CallerScopes.Platform(Method),
            services =>
            {
                var db = services.GetRequiredService<CoreDb>();
                var today = UkTime.Today(services.GetRequiredService<TimeProvider>());
                var members = db.Of<Membership>(partnership).CountingOn(today).Select(m => m.OrganisationId);
                return db
                    .Organisations.AsNoTracking()
                    .Where(o => members.Contains(o.Id))
                    .OrderBy(o => o.Name)
                    .ToListAsync(cancellationToken);
            }
        );

    /// <summary>The made-up person with a role for an organisation of a partnership.</summary>
    public Task<Person> PersonAsync(Partnership partnership, Organisation organisation, Role role, CancellationToken cancellationToken) =>
        scopes.ChangeAsAsync(
            CallerScopes.Platform(Method),
            "signInForDevelopment",
            change => FindOrAddAsync(change, partnership, organisation, role),
            cancellationToken,
            partnership
        );

    private static async Task<Person> FindOrAddAsync(Change<CoreDb> change, Partnership partnership, Organisation organisation, Role role)
    {
        await change.BeginAsync();
        var subject = $"{partnership.Slug} {organisation.Id:N} {role}";
        var hash = Identity.HashOf(Issuer, subject);
        var known = await change
            .Db.People.Where(p => change.Db.Identities.Any(i => i.PersonId == p.Id && i.Hash == hash))
            .SingleOrDefaultAsync(change.Cancellation);
        if (known is not null)
        {
            return known;
        }

        var person = change.Add(Person.Make($"{role} of {organisation.Name} (made up)", email: null, organisation.Id, change.NowUtc));
        change.Add(
            new Identity
            {
                PersonId = person.Id,
                Issuer = Issuer,
                Subject = subject,
                Hash = hash,
                TokenIssuedUtc = change.NowUtc,
            }
        );
        change.Add(
            PersonRole.Make(
                person.Id,
                partnership.Id,
                role,
                organisation.Id,
                forPartnership: false,
                change.Today,
                until: null,
                directory: null
            )
        );
        change.Audit(person, $"{person.Reference} made up for development: {role} for {organisation.Name}");
        return person;
    }
}
