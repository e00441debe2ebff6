using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using CouncilPlatform.Host.Core.Organisations;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Keys;

/// <summary><c>keys create</c>, <c>keys list</c>, <c>keys revoke</c>.</summary>
internal static class KeyCommands
{
    public static void AddTo(ModuleCommands commands)
    {
        AddCreate(commands);
        AddList(commands);
        AddRevoke(commands);
    }

    private static void AddCreate(ModuleCommands commands)
    {
        var partnership = new Option<string?>("--partnership") { Description = "The partnership's short name." };
        var role = new Option<Role?>("--role") { Description = "applicant, viewer, officer, approver or administrator." };
        var organisation = new Option<string?>("--organisation")
        {
            Description = "The organisation that the key acts for: its GSS code or identifier. A key for an applicant needs one.",
        };
        var team = new Option<bool>("--team") { Description = "The key acts for the partnership's own team, and for no organisation." };
        var @operator = new Option<bool>("--operator") { Description = "A key of the platform's operator, for every partnership." };
        var label = new Option<string?>("--label")
        {
            Description = "The name of the key's user in the audit trail: a system, never a person.",
        };
        var days = new Option<int?>("--days")
        {
            Description = "How many days the key works, 1 to 36,500. Without it, the key never expires.",
            CustomParser = Days,
        };
        // By name only: a number would be accepted as a role that does not exist.
        role.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, Enum.GetNames<Role>());
        var command = new Command("create", "Creates a key and prints it, and nothing else. It cannot be shown again.")
        {
            partnership,
            role,
            organisation,
            team,
            @operator,
            label,
            days,
        };
        command.Validators.Add(result =>
        {
            var given = (result.GetResult(partnership) is not null, result.GetResult(role) is not null);
            if (given != (result.GetValue(@operator) ? (false, false) : (true, true)))
            {
                result.AddError("Enter either --partnership SLUG --role ROLE, or --operator.");
            }
        });
        commands.Add(
            command,
            async (parsed, services, cancellationToken) =>
            {
                var where = parsed.GetValue(partnership) is { } slug
                    ? await services.GetRequiredService<IPartnerships>().FindAsync(slug, cancellationToken)
                    : null;
                var expires = parsed.GetValue(days) is { } d
                    ? services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime.AddDays(d)
                    : (DateTime?)null;
                var name = parsed.GetValue(label) ?? (where is null ? "operator" : $"{where.Slug} {parsed.GetValue(role)}");
                var acting = parsed.GetValue(organisation) is { } code
                    ? await OrganisationQueries.RequireAsync(services.GetRequiredService<CoreDb>(), code, cancellationToken)
                    : null;
                var made = await services
                    .GetRequiredService<Changes<CoreDb>>()
                    .RunAsync(
                        where,
                        "createKey",
                        _ =>
                            Task.FromResult(
                                services
                                    .GetRequiredService<KeyChanges>()
                                    .Create(where, parsed.GetValue(role), acting?.Id, name, expires, parsed.GetValue(team))
                            ),
                        cancellationToken
                    );
                await parsed.InvocationConfiguration.Output.WriteLineAsync(made.Key);
                return 0;
            }
        );
    }

    private static int? Days(ArgumentResult result)
    {
        if (int.TryParse(result.Tokens.Single().Value, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= 36_500)
        {
            return days;
        }

        result.AddError("--days must be a whole number from 1 to 36,500.");
        return null;
    }

    private static void AddList(ModuleCommands commands)
    {
        var partnership = new Option<string?>("--partnership")
        {
            Description = "The partnership's short name. Without it, the command lists every key.",
        };
        commands.Add(
            new Command("list", "Lists keys: id, role, state, last use and label. No key can be shown again.") { partnership },
            async (parsed, services, cancellationToken) =>
            {
                var where = parsed.GetValue(partnership) is { } slug
                    ? await services.GetRequiredService<IPartnerships>().FindAsync(slug, cancellationToken)
                    : null;
                var keys = services
                    .GetRequiredService<CoreDb>()
                    .ApiKeys.AsNoTracking()
                    .Where(k => where == null || k.PartnershipId == where.Id);
                var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
                foreach (var key in await keys.OrderBy(k => k.CreatedUtc).ToListAsync(cancellationToken))
                {
                    var state =
                        key.RevokedUtc is not null ? "revoked"
                        : key.ExpiresUtc <= now ? "expired"
                        : "valid";
                    var used = key.LastUsedUtc?.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) ?? "never used";
                    await parsed.InvocationConfiguration.Output.WriteLineAsync(
                        $"{new GlobalId(nameof(ApiKey), key.Id)}  {(key.PartnershipId is null ? "Operator" : $"{key.Role}"), -13}  "
                            + $"{state, -7}  {used, -17}  {key.Label}"
                    );
                }

                return 0;
            }
        );
    }

    private static void AddRevoke(ModuleCommands commands)
    {
        var id = new Argument<string>("id") { Description = "The key's id, as keys list shows it: not the key itself." };
        commands.Add(
            new Command("revoke", "Stops a key at once. It cannot be made to work again.") { id },
            async (parsed, services, cancellationToken) =>
            {
                var text = parsed.GetValue(id)!;
                var key = GlobalId.TryParse(text, out var found)
                    ? found.For<ApiKey>(InputPath.Argument("id"))
                    : throw new RuleException(RuleCodes.Invalid, "This is not the id of a key. \"keys list\" shows the ids.", "id");
                var revoked = await services
                    .GetRequiredService<Changes<CoreDb>>()
                    .RunAsync(
                        partnership: null,
                        "revokeKey",
                        _ => services.GetRequiredService<KeyChanges>().RevokeAsync(key, partnership: null, version: null),
                        cancellationToken
                    );
                await parsed.InvocationConfiguration.Output.WriteLineAsync($"Revoked: {revoked.Label}");
                return 0;
            }
        );
    }
}
