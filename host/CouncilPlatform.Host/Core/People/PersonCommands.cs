using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CouncilPlatform.Host.Hosting.Configuration;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.People;

/// <summary><c>people invite</c>, <c>people list</c>, <c>people export</c>, <c>people hold</c>, <c>people erase</c>.</summary>
internal static class PersonCommands
{
    public static void AddTo(ModuleCommands commands)
    {
        AddInvite(commands);
        AddList(commands);
        AddExport(commands);
        AddHold(commands);
        AddErase(commands);
    }

    private static void AddInvite(ModuleCommands commands)
    {
        var partnership = new Option<string>("--partnership") { Description = "The partnership's short name.", Required = true };
        var name = new Option<string>("--name") { Description = "The person's name, at most 200 characters.", Required = true };
        var email = new Option<string?>("--email") { Description = "The person's email address at work, if you need it." };
        var role = Choices.Option<Role>("--role", "What the person may do", required: true);
        var organisation = new Option<string?>("--organisation")
        {
            Description = "The organisation that the person acts for: its GSS code, identifier or code in the UK register.",
        };
        var team = new Option<bool>("--team") { Description = "The person acts for the partnership's own team, and for no organisation." };
        var address = new Option<string?>("--address")
        {
            Description =
                "The host's public address, such as https://partnerships.example.gov.uk. "
                + $"Without it the setting {PublicAddress.Key} counts.",
        };
        commands.Add(
            new Command(
                "invite",
                "Invites a person and prints an address, and nothing else. Pass it on to them: with it they make a passkey, once."
            )
            {
                partnership,
                name,
                email,
                role,
                organisation,
                team,
                address,
            },
            async (parsed, services, cancellationToken) =>
            {
                var host = PublicAddress.Require(parsed.GetValue(address), services.GetRequiredService<IConfiguration>());
                var where = await services.GetRequiredService<IPartnerships>().FindAsync(parsed.GetValue(partnership)!, cancellationToken);
                var input = new InvitePersonInput(
                    where.Slug,
                    parsed.GetValue(name)!,
                    parsed.GetValue(email),
                    parsed.GetValue(role)!.Value,
                    parsed.GetValue(organisation),
                    parsed.GetValue(team),
                    From: null,
                    Until: null
                );
                var invited = await services
                    .GetRequiredService<Changes<CoreDb>>()
                    .RunAsync(
                        where,
                        "invitePerson",
                        change => PersonMutations.InvitePerson(input, services.GetRequiredService<Invitations>(), change),
                        cancellationToken
                    );
                await parsed.InvocationConfiguration.Output.WriteLineAsync(PublicAddress.Of(host, invited.Path));
                return 0;
            }
        );
    }

    private static void AddList(ModuleCommands commands)
    {
        var partnership = new Option<string?>("--partnership")
        {
            Description = "The partnership's short name. Without it, the command lists everybody.",
        };
        commands.Add(
            new Command("list", "Lists people: id, state, last sign-in and name.") { partnership },
            async (parsed, services, cancellationToken) =>
            {
                var where = parsed.GetValue(partnership) is { } slug
                    ? await services.GetRequiredService<IPartnerships>().FindAsync(slug, cancellationToken)
                    : null;
                // Who reads people's names is written down.
                var all = await services
                    .GetRequiredService<Changes<CoreDb>>()
                    .RunAsync(
                        where,
                        "listPeople",
                        async change =>
                        {
                            var people = change.Db.People.AsNoTracking();
                            if (where is not null)
                            {
                                people = people.Where(p => change.Db.Of<PersonRole>(where).Any(r => r.PersonId == p.Id));
                            }

                            var listed = await people.OrderBy(p => p.Id).ToListAsync(change.Cancellation);
                            listed.ForEach(p => change.AuditIn(where?.Id, p, $"{p.Reference} listed"));
                            return listed;
                        },
                        cancellationToken
                    );
                foreach (var person in all)
                {
                    var signedIn = person.SignedInUtc?.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) ?? "never signed in";
                    await parsed.InvocationConfiguration.Output.WriteLineAsync(
                        $"{new GlobalId(nameof(Person), person.Id)}  {StateOf(person), -7}  {signedIn, -17}  {person.Name}"
                    );
                }

                return 0;
            }
        );
    }

    private static string StateOf(Person person) =>
        person.ErasedUtc is not null ? "erased"
        : person.LegalHold is not null ? "held"
        : person.StoppedUtc is not null ? "stopped"
        : "active";

    private static void AddExport(ModuleCommands commands)
    {
        var id = Id();
        commands.Add(
            new Command("export", "Prints everything that the platform keeps about a person, as JSON: for a subject access request.")
            {
                id,
            },
            async (parsed, services, cancellationToken) =>
            {
                // Who reads all about a person is written down.
                var export = await services
                    .GetRequiredService<Changes<CoreDb>>()
                    .RunAsync(
                        partnership: null,
                        "exportPerson",
                        async change =>
                        {
                            var person = await PersonMutations.LockAsync(change, Parse(parsed.GetValue(id)!), version: null);
                            var all = await services.GetRequiredService<PersonExport>().OfAsync(person.Id, change.Cancellation);
                            change.AuditIn(partnership: null, person, $"{person.Reference} exported");
                            return all;
                        },
                        cancellationToken
                    );
                await parsed.InvocationConfiguration.Output.WriteLineAsync(JsonSerializer.Serialize(export, PersonExport.Readable));
                return 0;
            }
        );
    }

    private static void AddHold(ModuleCommands commands)
    {
        var id = Id();
        var reason = new Option<string?>("--reason") { Description = "Why the data must be kept, at most 300 characters." };
        var end = new Option<bool>("--end") { Description = "Ends the hold." };
        var command = new Command("hold", "Keeps a person's data from being erased, or ends that.") { id, reason, end };
        command.Validators.Add(result =>
        {
            if (result.GetResult(reason) is not null == result.GetValue(end))
            {
                result.AddError("Enter either --reason TEXT, or --end.");
            }
        });
        commands.Add(
            command,
            async (parsed, services, cancellationToken) =>
            {
                var input = new HoldPersonInput(Parse(parsed.GetValue(id)!), parsed.GetValue(reason), Version: null);
                var person = await services
                    .GetRequiredService<Changes<CoreDb>>()
                    .RunAsync(partnership: null, "holdPerson", change => PersonMutations.HoldPerson(input, change), cancellationToken);
                await parsed.InvocationConfiguration.Output.WriteLineAsync(
                    person.LegalHold is null ? "The hold has ended." : $"Held: {person.LegalHold}"
                );
                return 0;
            }
        );
    }

    private static void AddErase(ModuleCommands commands)
    {
        var id = Id();
        commands.Add(
            new Command("erase", "Erases who a person is. What they did stays, under a number. It cannot be undone.") { id },
            async (parsed, services, cancellationToken) =>
            {
                var input = new PersonInput(Parse(parsed.GetValue(id)!), Version: null);
                var person = await services
                    .GetRequiredService<Changes<CoreDb>>()
                    .RunAsync(
                        partnership: null,
                        "erasePerson",
                        change => PersonMutations.ErasePerson(input, services.GetRequiredService<PersonErasure>(), change),
                        cancellationToken
                    );
                await parsed.InvocationConfiguration.Output.WriteLineAsync($"Erased: {person.Reference}");
                return 0;
            }
        );
    }

    private static Argument<string> Id() => new("id") { Description = "The person's id, as people list shows it." };

    private static GlobalId Parse(string id) =>
        GlobalId.TryParse(id, out var found)
            ? found
            : throw new RuleException(RuleCodes.Invalid, "This is not the id of a person. \"people list\" shows the ids.", "id");
}
