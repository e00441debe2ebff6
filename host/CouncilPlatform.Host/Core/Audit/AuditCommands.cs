using System.CommandLine;
using System.Globalization;
using CouncilPlatform.Host.Core.Organisations;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Audit;

/// <summary><c>audit verify</c>, <c>audit list</c>.</summary>
internal static class AuditCommands
{
    public static void AddTo(ModuleCommands commands)
    {
        AddVerify(commands);
        AddList(commands);
    }

    private static void AddVerify(ModuleCommands commands)
    {
        var head = new Option<string?>("--head")
        {
            Description =
                "A line as the log has it, like 1234:HASH, to compare with too: a log is where those who can change the "
                + "database cannot.",
        };
        commands.Add(
            new Command(
                "verify",
                "Checks that no line of the audit trail was changed, removed or moved, and that the ledgers agree with it. "
                    + "The exit code is 1 if something is wrong."
            )
            {
                head,
            },
            async (parsed, services, cancellationToken) =>
            {
                var noted = parsed.GetValue(head) is { } text ? ParseHead(text) : ((long, string)?)null;
                var (lines, fault) = await services.GetRequiredService<AuditVerifier>().VerifyAsync(latest: null, noted, cancellationToken);
                var faults = await services.GetRequiredService<LedgerVerifier>().VerifyAsync(cancellationToken);
                if (fault is not null)
                {
                    faults = [fault, .. faults];
                }

                var output = parsed.InvocationConfiguration.Output;
                foreach (var found in faults)
                {
                    await output.WriteLineAsync($"{Choices.WordOf(found.Kind)}: {found.What}");
                }

                if (faults.Count > 0)
                {
                    return 1;
                }

                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"The audit trail is whole: {lines:N0} lines."));
                return 0;
            }
        );
    }

    private static (long Number, string Hash) ParseHead(string text) =>
        text.Split(':') is [var number, { Length: 64 } hash]
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            ? (at, hash.ToLowerInvariant())
            : throw new RuleException(
                RuleCodes.Invalid,
                "Enter the number and the hash of a line as the log has them, with a colon between, like 1234:HASH.",
                "head"
            );

    private static void AddList(ModuleCommands commands)
    {
        var partnership = new Option<string?>("--partnership")
        {
            Description = "The partnership's short name. Without it, the command lists the lines of all, and those of the platform itself.",
        };
        var person = new Option<string?>("--person") { Description = "Only what the person with this id did." };
        var key = new Option<string?>("--key") { Description = "Only what was done with the key with this id." };
        var organisation = new Option<string?>("--organisation")
        {
            Description = "Only what was done for this organisation: its GSS code or identifier.",
        };
        var action = new Option<string?>("--action") { Description = "Only this action, such as addBody." };
        var subject = new Option<string?>("--record") { Description = "Only changes of the record with this id." };
        var from = new Option<DateOnly?>("--from") { Description = "Only from this day on, like 2026-04-01." };
        var until = new Option<DateOnly?>("--until") { Description = "Only until the end of this day." };
        var values = new Option<bool>("--values") { Description = "With the old and new values. Personal data is left out." };
        var most = new Option<int>("--most") { Description = "How many lines at most.", DefaultValueFactory = _ => 100 };
        commands.Add(
            new Command("list", "Lists the audit trail, latest first: number, time, who, action, record, detail and operation.")
            {
                partnership,
                person,
                key,
                organisation,
                action,
                subject,
                from,
                until,
                values,
                most,
            },
            async (parsed, services, cancellationToken) =>
            {
                var db = services.GetRequiredService<CoreDb>();
                var where = parsed.GetValue(partnership) is { } slug
                    ? await services.GetRequiredService<IPartnerships>().FindAsync(slug, cancellationToken)
                    : null;
                var filter = new AuditFilterInput(
                    Id(parsed.GetValue(person)),
                    Id(parsed.GetValue(key)),
                    parsed.GetValue(organisation),
                    parsed.GetValue(action),
                    Id(parsed.GetValue(subject)),
                    parsed.GetValue(from),
                    parsed.GetValue(until)
                );
                var lines = await db
                    .AuditTrail.AsNoTracking()
                    .Where(a => where == null || a.PartnershipId == where.Id)
                    .MatchingAsync(filter, db, cancellationToken);
                var all = parsed.GetValue(values);
                foreach (
                    var line in await lines.OrderByDescending(a => a.Number).Take(parsed.GetValue(most)).ToListAsync(cancellationToken)
                )
                {
                    Write(line, all, parsed.InvocationConfiguration.Output);
                }

                return 0;
            }
        );
    }

    private static void Write(AuditEntry line, bool values, TextWriter output)
    {
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{line.Number, 8}  {line.AtUtc:yyyy-MM-dd HH:mm:ss'Z'}  {line.Actor}  {line.Action}  {line.Subject}  "
                    + $"{line.Detail}{(line.Reason is { } why ? $" because: {why}" : "")}{(line.Operation is { } from ? $" ({from})" : "")}"
            )
        );
        foreach (var row in values ? ChangedRows.Read(line.Changes).Rows : [])
        {
            foreach (var field in row.Fields)
            {
                var change =
                    field.Personal is not null ? "(personal data)"
                    : field.Withheld ? "(not recorded)"
                    : $"{field.Before ?? "-"} -> {field.After ?? "-"}";
                output.WriteLine($"          {row.Id ?? row.Kind} {field.Name}: {change}");
            }
        }
    }

    private static GlobalId? Id(string? text) =>
        text is null ? null
        : GlobalId.TryParse(text, out var id) ? id
        : throw new RuleException(RuleCodes.Invalid, $"\"{text}\" is not an id. Enter an id as a list shows it.", "id");
}
