using System.CommandLine;

namespace CouncilPlatform.Grants.Delivery;

/// <summary><c>grants reminders --partnership SLUG</c></summary>
internal sealed class RemindersCommand(Reminders reminders, GrantsDb db, IPartnerships partnerships, TimeProvider time)
{
    public static void AddTo(ModuleCommands commands)
    {
        var partnership = new Option<string>("--partnership") { Description = "The partnership's slug.", Required = true };
        var asOf = new Option<string?>("--as-of")
        {
            Description = "The day to look from, as in 2027-06-30; today in the UK where nothing is said.",
        };
        var within = new Option<int>("--within")
        {
            Description = "How many days before a return is due somebody is reminded.",
            DefaultValueFactory = _ => 14,
        };
        var record = new Option<bool>("--record")
        {
            Description = "Notes that all who are listed are reminded today, so that they are not listed again today.",
        };
        commands.Add(
            new Command(
                "reminders",
                "Lists as CSV who is to be reminded of monitoring returns: due soon, or late. It sends no mail: pass the list to what does."
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

    /// <returns>The exit code: 0.</returns>
    /// <exception cref="RuleException">There is no such partnership, it has grants off, or an option is none.</exception>
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
            .Require(
                asOf is null || DateOnly.TryParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day),
                RuleCodes.Invalid,
                $"\"{asOf}\" is no day. Write it as in 2027-06-30.",
                "as-of"
            )
            .Require(
                !record || day == today,
                RuleCodes.Invalid,
                "Only reminders of today are recorded. Leave --as-of or --record out.",
                "record"
            )
            .Require(within is >= 0 and <= 366, RuleCodes.Invalid, $"{within} days is too many or too few. Write 0 to 366.", "within")
            .Check();
        var partnership = await partnerships.FindWithGrantsAsync(slug, cancellationToken);

        // Recorded before they are printed: a list that is lost is in GraphQL, a mail that was sent twice is out.
        var due = record
            ? await db.WriteAsync(
                async ct =>
                {
                    var all = await reminders.DueAsync(partnership, day, within, ct);
                    foreach (var reminder in all)
                    {
                        reminders.Record(reminder.Return, day);
                    }

                    return all;
                },
                cancellationToken
            )
            : await reminders.DueAsync(partnership, day, within, cancellationToken);
        await using var output = standardOutput();
        await using var csv = CsvFile.Write(output);
        csv.WriteHeader("id", "allocation", "organisation", "title", "due", "days_left");
        foreach (var reminder in due)
        {
            csv.WriteField(new GlobalId(nameof(MonitoringReturn), reminder.Return.Id).ToString());
            csv.WriteField(OneLine(reminder.Project));
            csv.WriteField(OneLine(reminder.Organisation));
            csv.WriteField(OneLine(reminder.Return.Title));
            csv.WriteField(reminder.Return.DueOn);
            csv.WriteField(reminder.DaysLeft);
            await csv.EndRecordAsync(cancellationToken);
        }

        await csv.FlushAsync(cancellationToken);
        return 0;
    }

    // Each return is one line, and no title steers the terminal.
    private static string? OneLine(string? text) => text is null ? null : string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
