using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Core.People;
using Fido2NetLib;
using Fido2NetLib.Objects;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Security.SignIn;

/// <summary>
/// Passkeys (WebAuthn), for people whose organisation has no directory here. A passkey belongs to the address of this host, and its device
/// checks who uses it, by a fingerprint or a PIN. No password exists.
/// </summary>
internal sealed class Passkeys(CoreDb db, IServiceScopeFactory scopes, IDataProtectionProvider protection, TimeProvider time)
{
    private const string DefaultLabel = "My device";

    /// <summary>How a person signs in with a passkey, as sessions call it.</summary>
    public const string Method = "passkey";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("passkeys").ToTimeLimitedDataProtector();

    /// <summary>What the browser is asked for when a person makes a passkey.</summary>
    public async Task<PasskeyRequest> AskForNewAsync(HttpRequest request, Person person, CancellationToken cancellationToken)
    {
        var known = await db.Passkeys.Where(p => p.PersonId == person.Id).Select(p => p.CredentialId).ToListAsync(cancellationToken);
        var options = RelyingParty(request)
            .RequestNewCredential(
                new()
                {
                    User = new()
                    {
                        Id = person.Id.ToByteArray(),
                        Name = person.Email ?? person.Name,
                        DisplayName = person.Name,
                    },
                    ExcludeCredentials = [.. known.Select(k => new PublicKeyCredentialDescriptor(Base64Url.DecodeFromChars(k)))],
                    AuthenticatorSelection = new()
                    {
                        ResidentKey = ResidentKeyRequirement.Required,
                        UserVerification = UserVerificationRequirement.Required,
                    },
                    AttestationPreference = AttestationConveyancePreference.None,
                }
            );
        return Request(options.ToJson());
    }

    /// <summary>What the browser is asked for when somebody signs in.</summary>
    public PasskeyRequest AskForKnown(HttpRequest request) =>
        Request(RelyingParty(request).GetAssertionOptions(new() { UserVerification = UserVerificationRequirement.Required }).ToJson());

    /// <summary>The passkey that the browser made, not yet saved.</summary>
    /// <exception cref="PasskeyRefusedException">The answer does not fit the request.</exception>
    public async Task<Passkey> ReadNewAsync(
        HttpRequest request,
        Person person,
        string ticket,
        string answer,
        string? label,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var options = CredentialCreateOptions.FromJson(Open(ticket));
            var made = await RelyingParty(request)
                .MakeNewCredentialAsync(
                    new()
                    {
                        AttestationResponse = JsonSerializer.Deserialize<AuthenticatorAttestationRawResponse>(answer)!,
                        OriginalOptions = options,
                        IsCredentialIdUniqueToUserCallback = async (credential, cancellation) =>
                        {
                            var hash = HashOf(credential.CredentialId);
                            return !await db.Passkeys.AnyAsync(p => p.CredentialHash == hash, cancellation);
                        },
                    },
                    cancellationToken
                );
            if (!options.User.Id.SequenceEqual(person.Id.ToByteArray()))
            {
                throw new PasskeyRefusedException();
            }

            return new()
            {
                PersonId = person.Id,
                CredentialId = Base64Url.EncodeToString(made.Id),
                CredentialHash = HashOf(made.Id),
                PublicKey = Base64Url.EncodeToString(made.PublicKey),
                Uses = made.SignCount,
                Label = string.IsNullOrWhiteSpace(label) ? DefaultLabel : label.Trim()[..Math.Min(label.Trim().Length, 100)],
                CreatedUtc = time.GetUtcNow().UtcDateTime,
            };
        }
        catch (Exception e) when (IsRefusal(e))
        {
            throw new PasskeyRefusedException(e);
        }
    }

    /// <summary>The person who answers with a passkey that is known here.</summary>
    /// <exception cref="PasskeyRefusedException">The passkey is unknown, the answer does not fit the request, or the person may not sign
    /// in.</exception>
    public async Task<Person> RecogniseAsync(HttpRequest request, string ticket, string answer, CancellationToken cancellationToken)
    {
        try
        {
            var assertion = JsonSerializer.Deserialize<AuthenticatorAssertionRawResponse>(answer)!;
            var hash = HashOf(assertion.RawId);
            var passkey =
                await db.Passkeys.AsNoTracking().SingleOrDefaultAsync(p => p.CredentialHash == hash, cancellationToken)
                ?? throw new PasskeyRefusedException();
            var verified = await RelyingParty(request)
                .MakeAssertionAsync(
                    new()
                    {
                        AssertionResponse = assertion,
                        OriginalOptions = AssertionOptions.FromJson(Open(ticket)),
                        StoredPublicKey = Base64Url.DecodeFromChars(passkey.PublicKey),
                        StoredSignatureCounter = (uint)passkey.Uses,
                        IsUserHandleOwnerOfCredentialIdCallback = (owner, _) =>
                            Task.FromResult(owner.UserHandle.SequenceEqual(passkey.PersonId.ToByteArray())),
                    },
                    cancellationToken
                );
            var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == passkey.PersonId, cancellationToken);
            if (!person.MaySignIn)
            {
                throw new PasskeyRefusedException();
            }

            await NoteUseAsync(person, passkey.Id, verified.SignCount, cancellationToken);
            return person;
        }
        catch (Exception e) when (IsRefusal(e))
        {
            throw new PasskeyRefusedException(e);
        }
    }

    /// <summary>Adds another passkey of a person who has signed in.</summary>
    /// <exception cref="PasskeyRefusedException">The answer does not fit the request.</exception>
    public async Task AddAsync(
        HttpRequest request,
        Person person,
        string ticket,
        string answer,
        string? label,
        CancellationToken cancellationToken
    )
    {
        var passkey = await ReadNewAsync(request, person, ticket, answer, label, cancellationToken);
        await ChangeAsync(
            person,
            "addPasskey",
            (change, known) =>
            {
                change.Add(passkey);
                change.AuditIn(partnership: null, known, $"{known.Reference} added a passkey");
                return Task.CompletedTask;
            },
            cancellationToken
        );
    }

    /// <summary>Removes a passkey of a person, unless they could not sign in without it.</summary>
    public Task RemoveAsync(Person person, Guid passkey, CancellationToken cancellationToken) =>
        ChangeAsync(
            person,
            "removePasskey",
            async (change, known) =>
            {
                var own = await change.Db.Passkeys.Where(p => p.PersonId == person.Id).ToListAsync(cancellationToken);
                var hasDirectory = await change.Db.Identities.AnyAsync(i => i.PersonId == person.Id, cancellationToken);
                if (own.Find(p => p.Id == passkey) is { } found && (own.Count > 1 || hasDirectory))
                {
                    change.Remove(found);
                    change.AuditIn(partnership: null, known, $"{known.Reference} removed a passkey");
                }
            },
            cancellationToken
        );

    private Task<bool> NoteUseAsync(Person person, Guid passkey, long uses, CancellationToken cancellationToken) =>
        ChangeAsync(
            person,
            "usePasskey",
            async (change, known) =>
            {
                var used = await change.Db.Passkeys.SingleAsync(p => p.Id == passkey, cancellationToken);
                (used.Uses, used.UsedUtc) = (uses, change.NowUtc);
                change.AuditIn(partnership: null, known, $"{known.Reference} used a passkey");
            },
            cancellationToken
        );

    private Task<bool> ChangeAsync(
        Person person,
        string action,
        Func<Change<CoreDb>, Person, Task> work,
        CancellationToken cancellationToken
    ) =>
        scopes.ChangeAsAsync(
            CallerScopes.Of(person),
            action,
            async change =>
            {
                await change.BeginAsync();
                await work(change, await change.Db.People.SingleAsync(p => p.Id == person.Id, cancellationToken));
                return true;
            },
            cancellationToken
        );

    private PasskeyRequest Request(string options) => new(options, _protector.Protect(options, Patience));

    private string Open(string ticket) => _protector.Unprotect(ticket);

    private static bool IsRefusal(Exception e) =>
        e is Fido2VerificationException or CryptographicException or JsonException or FormatException or ArgumentException;

    private static string HashOf(byte[] credential) => Secret.Hash(Base64Url.EncodeToString(credential));

    private static Fido2 RelyingParty(HttpRequest request) =>
        new(
            new Fido2Configuration
            {
                RPID = request.Host.Host,
                RPName = "Council Partnership Platform",
                Origins = new HashSet<string>(StringComparer.Ordinal) { $"{request.Scheme}://{request.Host}" },
            },
            metadataService: null
        );
}

/// <summary>A request to a browser for a passkey.</summary>
/// <param name="Options">What the browser is asked for, as JSON.</param>
/// <param name="Ticket">The same, sealed by this host: it comes back with the answer.</param>
internal sealed record PasskeyRequest(string Options, string Ticket);

/// <summary>A passkey is not accepted. The person learns no more, so that nobody can find out who is known here.</summary>
internal sealed class PasskeyRefusedException(Exception? inner = null)
    : Exception("The passkey was not accepted. Try again, or ask the administrator of your partnership for an invitation.", inner);
