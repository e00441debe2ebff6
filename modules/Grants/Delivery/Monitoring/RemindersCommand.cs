using System.CommandLine;

namespace CouncilPlatform.Grants.Delivery;

internal sealed class RemindersCommand(Reminders reminders, Changes<GrantsDb> changes, IPartnerships partnerships, TimeProvider time)
{
    public static void AddTo(ModuleCommands commands)
    {
        var partnership = PartnershipsWithGrants.Option();
        var asOf = new Option<string?>("--as-of") { Description = "The day to look from, like 2027-06-30; today in the UK if left out." };
        var within = new Option<int>("--within")
        {
            Description = "How many days before a return is due to remind somebody.",
            DefaultValueFactory = _ => 14,
        };
        var record = new Option<bool>("--record")
        {
            Description = "Records that all who are listed are reminded today, so that they are not listed again today.",
        };
        commands.Add(
            new Command(
                "reminders",
                "Lists, as CSV, monitoring returns that are due soon or late. It sends no mail: pass the list to a program that does."
            )
            {
                partnership,
                asOf,
                within,
                record,
            },
            (parsed, services, cancellationToken) =>
                services
                    .GetRequiredService<RemindersCommand>()
                    .RunAsync(
                        parsed.GetValue(partnership)!,
                        parsed.GetValue(asOf),
                        parsed.GetValue(within),
                        parsed.GetValue(record),
                        Console.OpenStandardOutput,
                        cancellationToken
                    )
        );
    }

    public async Task<int> RunAsync(
        string slug,
        string? asOf,
        int within,
        bool record,
        Func<Stream> standardOutput,
        CancellationToken cancellationToken
    )
    {
        var today = UkTime.Today(time);
        var day = today;
        new Rules()
            .Valid(
                asOf is null || DateOnly.TryParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day),
                $"\"{asOf}\" is not a day. Enter it like 2027-06-30.",
                InputPath.Argument("as-of")
            )
            .Valid(
                !record || day == today,
                "You can record only today's reminders. Leave out --as-of or --record.",
                InputPath.Argument("record")
            )
            .Valid(within is >= 0 and <= 366, $"Enter 0 to 366 days, not {within}.", InputPath.Argument("within"))
            .Check();
        var partnership = await partnerships.FindWithGrantsAsync(slug, cancellationToken);

        // Recorded before they are printed: a lost list can be read from GraphQL, but a second mail cannot be undone.
        var due = record
            ? await changes.RunAsync(
                partnership,
                "recordReminder",
                async change =>
                {
                    await change.BeginAsync();
                    var all = await reminders.DueAsync(partnership, day, within, cancellationToken);
                    foreach (var reminder in all)
                    {
                        Reminders.Record(reminder.Return, day, change);
                    }

                    return all;
                },
                cancellationToken
            )
            : await reminders.DueAsync(partnership, day, within, cancellationToken);
        await using var output = standardOutput();
        await TableWriter.WriteCsvAsync(
            output,
            ["id", "allocation", "organisation", "title", "due", "days_left"],
            due.Select(
                    IReadOnlyList<object?> (r) =>
                        [
                            new GlobalId(nameof(MonitoringReturn), r.Return.Id).ToString(),
                            OneLine(r.Project),
                            OneLine(r.Organisation),
                            OneLine(r.Return.Title),
                            r.Return.DueOn,
                            r.DaysLeft,
                        ]
                )
                .ToAsyncEnumerable(),
            cancellationToken
        );
        return 0;
    }

    // Each return is one line, and no title can control the terminal.
    private static string? OneLine(string? text) => text is null ? null : string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
