using System.CommandLine;
using CouncilPlatform.Host.Core.Members;

namespace CouncilPlatform.Host.Core.Partnerships;

/// <summary><c>partnerships create</c>, <c>partnerships list</c>, <c>partnerships add-member</c>.</summary>
internal static class PartnershipCommands
{
    public static void AddTo(ModuleCommands commands)
    {
        AddCreate(commands);
        AddList(commands);
        AddAddMember(commands);
    }

    private static void AddCreate(ModuleCommands commands)
    {
        var slug = new Argument<string>("slug")
        {
            Description = "The short name for addresses: 2 to 60 lower-case letters, numbers and hyphens, such as north-lakes.",
        };
        var name = new Option<string>("--name") { Description = "The name, at most 200 characters.", Required = true };
        var kind = Choices.Option<PartnershipKind>("--kind", "The form of joint working", required: true);
        var summary = new Option<string?>("--summary") { Description = "One plain sentence for the public, at most 1,000 characters." };
        var published = new Option<bool>("--published") { Description = "The public can read the partnership from the start." };
        commands.Add(
            new Command("create", "Creates a partnership. Then add its members, turn modules on and invite its first administrator.")
            {
                slug,
                name,
                kind,
                summary,
                published,
            },
            async (parsed, services, cancellationToken) =>
            {
                var input = new CreatePartnershipInput(
                    parsed.GetValue(slug)!,
                    parsed.GetValue(name)!,
                    parsed.GetValue(kind)!.Value,
                    parsed.GetValue(summary),
                    parsed.GetValue(published)
                );
                var made = await services
                    .GetRequiredService<Changes<CoreDb>>()
                    .RunAsync(
                        partnership: null,
                        "createPartnership",
                        _ => PartnershipMutations.CreatePartnership(input, services.GetRequiredService<PartnershipChanges>()),
                        cancellationToken
                    );
                await parsed.InvocationConfiguration.Output.WriteLineAsync(
                    $"Created: {made.Name} ({made.Slug}), {(made.Published ? "published" : "not published")}"
                );
                return 0;
            }
        );
    }

    private static void AddList(ModuleCommands commands) =>
        commands.Add(
            new Command("list", "Lists the partnerships: short name, kind, whether the public can read it, name and modules."),
            async (parsed, services, cancellationToken) =>
            {
                foreach (var p in await services.GetRequiredService<VisiblePartnerships>().AllAsync(cancellationToken))
                {
                    await parsed.InvocationConfiguration.Output.WriteLineAsync(
                        $"{p.Slug, -30}  {Choices.WordOf(p.Kind), -27}  {(p.Published ? "published" : "not published"), -13}  "
                            + $"{p.Name}  ({(p.Modules.Count == 0 ? "no modules" : string.Join(", ", p.Modules))})"
                    );
                }

                return 0;
            }
        );

    private static void AddAddMember(ModuleCommands commands)
    {
        var slug = new Argument<string>("slug") { Description = "The partnership's short name." };
        var organisation = new Option<string>("--organisation")
        {
            Description = "The organisation that joins: its GSS code, identifier or code in the UK register.",
            Required = true,
        };
        var role = Choices.Option<MemberRole>("--role", "Its role in the partnership", required: true);
        var from = new Option<PartialDate?>("--from")
        {
            Description = "The day, month or year from which it is a member, such as 2023-04-01. Leave it out if nobody knows.",
            CustomParser = result =>
            {
                if (PartialDate.TryParse(result.Tokens.Single().Value, out var date))
                {
                    return date;
                }

                result.AddError("--from must be a year, a month or a day, like 2023, 2023-04 or 2023-04-01.");
                return null;
            },
        };
        commands.Add(
            new Command("add-member", "Adds an organisation to a partnership, in one role.") { slug, organisation, role, from },
            async (parsed, services, cancellationToken) =>
            {
                var partnership = await services.GetRequiredService<IPartnerships>().FindAsync(parsed.GetValue(slug)!, cancellationToken);
                var input = new AddMemberInput(
                    partnership.Slug,
                    parsed.GetValue(organisation)!,
                    parsed.GetValue(role)!.Value,
                    parsed.GetValue(from),
                    To: null,
                    Note: null,
                    Version: null
                );
                var added = await services
                    .GetRequiredService<Changes<CoreDb>>()
                    .RunAsync(
                        partnership,
                        "addMember",
                        change => MemberMutations.AddMember(input, services.GetRequiredService<PartnershipChanges>(), change),
                        cancellationToken
                    );
                await parsed.InvocationConfiguration.Output.WriteLineAsync(
                    $"Added: member {added.Number} of {partnership.Name}, {Choices.WordOf(added.Role)}"
                );
                return 0;
            }
        );
    }
}
