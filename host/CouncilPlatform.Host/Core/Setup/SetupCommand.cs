using System.CommandLine;
using System.Globalization;
using CouncilPlatform.Host.Core.Members;
using CouncilPlatform.Host.Core.Organisations.Register;
using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.Core.People;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Hosting.Configuration;
using CouncilPlatform.Host.Modules;

namespace CouncilPlatform.Host.Core.Setup;

/// <summary>
/// The command <c>setup</c>: asks for what the first day needs, or takes it from options, and makes all of it at the end. Each answer is
/// tried with those before it, so that a wrong one is asked for again.
/// </summary>
internal sealed class SetupCommand
{
    private const string Caller = "command line";
    private const string Team = "team";

    private readonly IReadOnlyList<string> _installed;

    private readonly Option<string?> _register = new("--register") { Description = "The UK local authority register, as CSV in UTF-8." };
    private readonly Option<string[]> _organisations = new("--organisation")
    {
        Description = "An organisation that is not in the register: CODE=NAME=KIND. Repeat it for each.",
    };
    private readonly Option<string?> _name = new("--name") { Description = "The partnership's name." };
    private readonly Option<string?> _slug = new("--slug") { Description = "The partnership's short name for addresses." };
    private readonly Option<string?> _kind = new("--kind")
    {
        Description = $"The form of joint working: {Choices.List<PartnershipKind>()}.",
    };
    private readonly Option<string?> _summary = new("--summary") { Description = "One plain sentence about it for the public." };
    private readonly Option<bool> _published = new("--published") { Description = "The public can read the partnership from the start." };
    private readonly Option<string[]> _members = new("--member")
    {
        Description = $"A member: CODE=ROLE, where the role is {Choices.List<MemberRole>()}. Repeat it for each.",
    };
    private readonly Option<string?> _modules = new("--modules") { Description = "The modules to turn on, with commas, or all, or none." };
    private readonly Option<string?> _administrator = new("--administrator") { Description = "The name of the first administrator." };
    private readonly Option<string?> _email = new("--email") { Description = "The administrator's email address at work, if you need it." };
    private readonly Option<string?> _for = new("--for")
    {
        Description = $"The code of the organisation that the administrator acts for, or {Team} for the partnership's own team.",
    };
    private readonly Option<string?> _address = new("--address")
    {
        Description =
            $"The host's public address, such as https://partnerships.example.gov.uk. Without it the setting {PublicAddress.Key} counts.",
    };
    private readonly Option<bool> _yes = new("--yes") { Description = "Asks nothing: what no option answers takes its default." };

    public SetupCommand(ModuleCatalogue catalogue)
    {
        _installed = [.. catalogue.Running.Select(m => m.Id).Where(id => id != Gate.CoreModule).Order(StringComparer.Ordinal)];
        Command = new(
            "setup",
            "Makes the first partnership, with its organisations, members, modules and first administrator. It asks for what it needs, "
                + "works once, and prints the address of the administrator's invitation."
        )
        {
            _register,
            _organisations,
            _name,
            _slug,
            _kind,
            _summary,
            _published,
            _members,
            _modules,
            _administrator,
            _email,
            _for,
            _address,
            _yes,
        };
    }

    public Command Command { get; }

    public async Task<int> RunAsync(ParseResult given, IServiceProvider services, CancellationToken cancellationToken)
    {
        var setup = services.GetRequiredService<PartnershipSetup>();
        if (!await setup.IsNeededAsync(cancellationToken))
        {
            throw new RuleException(
                RuleCodes.AlreadyExists,
                "There is a partnership already, and setup works once. Use these commands instead: councils import, partnerships create, "
                    + "partnerships add-member, modules enable, people invite."
            );
        }

        var questions = new Questions(asks: !given.GetValue(_yes), cancellationToken);
        var run = new Run(this, given, questions, setup, services.GetRequiredService<IConfiguration>(), cancellationToken);
        if (await run.AskAsync() is not { } host)
        {
            await given.InvocationConfiguration.Error.WriteLineAsync("Nothing was saved.");
            return 1;
        }

        var invited = await setup.RunAsync(run.Answers, Caller, cancellationToken);
        questions.Say("\nDone. Send this address to the administrator. With it they make a passkey, once, within 14 days:");
        await given.InvocationConfiguration.Output.WriteLineAsync(PublicAddress.Of(host, invited.Path));
        await DirectoryReport.WriteAsync(services, questions, cancellationToken);
        return 0;
    }

    /// <summary>The modules of an answer.</summary>
    private IReadOnlyList<string> ModulesOf(string answer) =>
        answer switch
        {
            "all" => _installed,
            "none" or "" => [],
            _ => answer.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        };

    /// <summary>One run of the questions, with the answers so far.</summary>
    private sealed class Run(
        SetupCommand command,
        ParseResult given,
        Questions questions,
        PartnershipSetup setup,
        IConfiguration configuration,
        CancellationToken cancellationToken
    )
    {
        public SetupAnswers Answers { get; private set; } = new();

        /// <summary>Asks everything. Null if the person does not want what they have answered.</summary>
        public async Task<Uri?> AskAsync()
        {
            questions.Say(
                "This makes the first partnership. Press Enter to accept what is in brackets. Nothing is saved before the last question: "
                    + "Ctrl-C leaves everything as it is."
            );
            await AskForOrganisationsAsync();
            await AskForPartnershipAsync();
            await AskForMembersAsync();
            await AskForModulesAsync();
            await AskForAdministratorAsync();
            var host = await AskForAddressAsync();
            return await IsRightAsync() ? host : null;
        }

        private async Task AskForOrganisationsAsync()
        {
            var isKnown = await setup.HasOrganisationsAsync(cancellationToken);
            await questions.AskAsync(
                new(
                    "--register FILE",
                    "File of the register",
                    "Councils are known by their codes in the UK local authority register, which mySociety publishes as a CSV file. "
                        + (
                            isKnown
                                ? "Organisations are here already, so you may not need it."
                                : "Without it you enter each organisation yourself."
                        )
                ),
                given.GetValue(command._register),
                @default: "",
                async path =>
                {
                    IReadOnlyList<RegisterRow> rows = path.Length == 0 ? [] : await RegisterFile.ReadAsync(path, cancellationToken);
                    await AcceptAsync(Answers with { Register = rows });
                    questions.Say(rows.Count == 0 ? "" : $"  {rows.Count} councils.");
                    return rows;
                }
            );
            await questions.AskManyAsync(
                new(
                    "--organisation CODE=NAME=KIND",
                    "Another organisation",
                    "Add organisations that are not in the register, such as a health board or a charity: its code, name and kind, like "
                        + "GB-CHC-1000001=Lakes Trust=voluntary. The kinds are "
                        + $"{Choices.List<OrganisationKind>()}."
                ),
                given.GetValue(command._organisations) ?? [],
                text =>
                    AcceptAsync(
                        Answers with
                        {
                            Organisations =
                            [
                                .. Answers.Organisations,
                                text.Split('=', StringSplitOptions.TrimEntries) is [var code, var name, var kind]
                                    ? new(code, name, Choices.Require<OrganisationKind>(kind, InputPath.Argument("organisation")))
                                    : throw Invalid($"\"{text}\" is not of the form CODE=NAME=KIND."),
                            ],
                        }
                    )
            );
        }

        private async Task AskForPartnershipAsync()
        {
            var name = await questions.AskAsync(
                new("--name NAME", "Name", "What is the partnership called? For example, North Lakes Partnership."),
                given.GetValue(command._name),
                @default: null,
                async text =>
                {
                    new Rules().Text(text, 200, InputPath.Of("name")).Check();
                    return await Task.FromResult(text);
                }
            );
            await questions.AskAsync(
                new("--slug SHORT-NAME", "Short name", "The short name is part of addresses and commands. It cannot be changed later."),
                given.GetValue(command._slug),
                @default: Slugs.Of(name),
                slug =>
                    AcceptAsync(
                        Answers with
                        {
                            Partnership = new(slug, name, PartnershipKind.Other, Summary: null, given.GetValue(command._published)),
                        }
                    )
            );
            await questions.AskAsync(
                new("--kind KIND", "Kind", $"Which form of joint working is it: {Choices.List<PartnershipKind>()}?"),
                given.GetValue(command._kind),
                @default: Choices.WordOf(PartnershipKind.Other),
                kind =>
                    AcceptAsync(
                        Answers with
                        {
                            Partnership = Answers.Partnership! with
                            {
                                Kind = Choices.Require<PartnershipKind>(kind, InputPath.Argument("kind")),
                            },
                        }
                    )
            );
            await questions.AskAsync(
                new("--summary TEXT", "Summary", "One plain sentence about it for the public. You can leave it out."),
                given.GetValue(command._summary),
                @default: "",
                summary => AcceptAsync(Answers with { Partnership = Answers.Partnership! with { Summary = summary } })
            );
            await questions.AskAsync(
                new("--published", "Published, yes or no", "Can the public read the partnership from the start?"),
                given.GetValue(command._published) ? "yes" : null,
                @default: "no",
                async text => await AcceptAsync(Answers with { Partnership = Answers.Partnership! with { Published = IsYes(text) } })
            );
        }

        private Task AskForMembersAsync() =>
            questions.AskManyAsync(
                new(
                    "--member CODE=ROLE",
                    "Member",
                    "Which organisations are its members? Enter the code and the role of each, like E07000031=lead. "
                        + $"The roles are {Choices.List<MemberRole>()}. Start with your own."
                ),
                given.GetValue(command._members) ?? [],
                text =>
                    AcceptAsync(
                        Answers with
                        {
                            Members =
                            [
                                .. Answers.Members,
                                text.Split('=', StringSplitOptions.TrimEntries) is [var code, var role]
                                    ? new(code, Choices.Require<MemberRole>(role, InputPath.Argument("member")))
                                    : throw Invalid($"\"{text}\" is not of the form CODE=ROLE."),
                            ],
                        }
                    )
            );

        private async Task AskForModulesAsync() =>
            await questions.AskAsync(
                new(
                    "--modules MODULES",
                    "Modules",
                    $"Which modules does it use? Installed here: {string.Join(", ", command._installed)}. "
                        + "You can turn them on and off later."
                ),
                given.GetValue(command._modules),
                @default: "all",
                text => AcceptAsync(Answers with { Modules = command.ModulesOf(text) })
            );

        private async Task AskForAdministratorAsync()
        {
            var name = await questions.AskAsync(
                new("--administrator NAME", "Name", "Who is the first administrator? They invite everybody else of their organisation."),
                given.GetValue(command._administrator),
                @default: null,
                async text =>
                {
                    new Rules().Text(text, 200, InputPath.Of("name")).Check();
                    return await Task.FromResult(text);
                }
            );
            var email = await questions.AskAsync(
                new("--email EMAIL", "Email address", "Their email address at work. You can leave it out: nothing is sent to it."),
                given.GetValue(command._email),
                @default: "",
                text => Task.FromResult(text.Length == 0 ? null : text)
            );
            await questions.AskAsync(
                new("--for CODE", "Acts for", $"Whom do they act for? Enter a member's code, or {Team} for the partnership's own team."),
                given.GetValue(command._for),
                @default: Answers.Members is [var first, ..] ? first.Organisation : Team,
                code => AcceptAsync(Answers with { Administrator = new(name, email, code == Team ? null : code) })
            );
        }

        private Task<Uri> AskForAddressAsync() =>
            questions.AskAsync(
                new("--address ADDRESS", "Address", "Where do people find this host? The invitation's address begins with it."),
                given.GetValue(command._address),
                @default: configuration[PublicAddress.Key] ?? LocalAddress(),
                text => Task.FromResult(PublicAddress.Require(text, configuration))
            );

        // Where the host listens, if that is this computer alone.
        private string? LocalAddress() =>
            PublicAddress.Find((configuration["Urls"] ?? "").Split(';')[0]) is { IsLoopback: true } address
                ? address.GetLeftPart(UriPartial.Authority)
                : null;

        private Task<bool> IsRightAsync()
        {
            var partnership = Answers.Partnership!;
            return questions.AskAsync(
                new(
                    "--yes",
                    "Save, yes or no",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"""
                        {partnership.Name} ({partnership.Slug}), {Choices.WordOf(partnership.Kind)}, {(
                            partnership.Published == true ? "published" : "not published"
                        )}
                          members:       {string.Join(", ", Answers.Members.Select(m => $"{m.Organisation} {Choices.WordOf(m.Role)}"))}
                          modules:       {string.Join(", ", Answers.Modules)}
                          administrator: {Answers.Administrator!.Name}, for {Answers.Administrator.Organisation ?? Team}
                        """
                    )
                ),
                questions.Asks ? null : "yes",
                @default: "yes",
                text => Task.FromResult(IsYes(text))
            );
        }

        // The rules are those of the change itself, which is tried and not saved.
        private async Task<SetupAnswers> AcceptAsync(SetupAnswers answers)
        {
            await setup.CheckAsync(answers, Caller, cancellationToken);
            return Answers = answers;
        }

        private static bool IsYes(string text) =>
            text.ToUpperInvariant() switch
            {
                "Y" or "YES" => true,
                "N" or "NO" => false,
                _ => throw Invalid("Enter yes or no."),
            };

        private static RuleException Invalid(string message) => new(RuleCodes.Invalid, message, InputPath.Of());
    }
}
