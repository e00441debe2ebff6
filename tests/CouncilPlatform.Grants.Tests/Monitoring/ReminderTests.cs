using System.Text;
using CouncilPlatform.Grants.Delivery;
using CouncilPlatform.Grants.Tests.Awards;
using CouncilPlatform.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Grants.Tests.Monitoring;

/// <summary>Who is to be reminded, as the command lists it.</summary>
public sealed class ReminderTests
{
    private const string Head = "id,allocation,organisation,title,due,days_left";

    [Theory]
    [EveryDatabase]
    public async Task What_is_due_soon_or_late_is_listed_once_a_day(string provider)
    {
        await using var grant = await MonitoredGrant.StartAsync(provider);
        var late = await grant.ScheduleAsync("September, \\\"late\\\"", "2026-10-31");
        var soon = await grant.ScheduleAsync("=November", "2026-11-16");
        await grant.ScheduleAsync("Beyond two weeks", "2026-11-17");
        await grant.SubmitAsync(await grant.ScheduleAsync("Sent in", "2026-11-03"));
        await grant.Grants.DoAsync(
            "cancelMonitoringReturn",
            $"""monitoringReturn: "{await grant.ScheduleAsync("Cancelled", "2026-11-03")}", reason: "No" """
        );

        Assert.Equal(
            [
                Head,
                $"{late},Roof 1,Village hall 1,\"September, \"\"late\"\"\",2026-10-31,-2",
                $"{soon},Roof 1,Village hall 1,\"'=November\",2026-11-16,14",
            ],
            await ListAsync(grant)
        );
        Assert.Equal(4, (await ListAsync(grant, within: 15)).Length);
        Assert.Equal(
            [Head, $"{late},Roof 1,Village hall 1,\"September, \"\"late\"\"\",2026-10-31,0"],
            await ListAsync(grant, asOf: "2026-10-31")
        );

        await grant.Grants.DoAsync("recordReminder", $"""monitoringReturn: "{late}" """);
        Assert.Equal(
            ["ALREADY_REMINDED input.monitoringReturn"],
            await grant.Grants.RefusedAsync("recordReminder", $"""monitoringReturn: "{late}" """)
        );
        Assert.Equal(2, (await ListAsync(grant)).Length);
        Assert.Equal(2, (await ListAsync(grant, record: true)).Length);
        Assert.Equal([Head], await ListAsync(grant, record: true));
        Assert.Equal(
            """[{"on":"2026-11-02"}]""",
            (await grant.ReadAsync(soon, "reminders { nodes { on } }"))!["reminders"]!["nodes"]!.ToJsonString()
        );

        grant.Grants.SetTime("2026-11-03T09:00:00Z");
        Assert.Equal(4, (await ListAsync(grant)).Length);
    }

    [Fact]
    public async Task Options_that_are_none_are_refused()
    {
        await using var grant = await MonitoredGrant.StartAsync(Providers.Sqlite);

        var faults = await Assert.ThrowsAsync<RuleException>(() => ListAsync(grant, asOf: "3 November", within: 367));
        Assert.Equal(["as-of", "within"], faults.Errors.Select(e => e.Path[0]));
        Assert.Equal(
            ["record"],
            (await Assert.ThrowsAsync<RuleException>(() => ListAsync(grant, asOf: "2026-11-03", record: true))).Errors.Select(e =>
                e.Path[0]
            )
        );
    }

    [Fact]
    public async Task The_command_prints_a_list_that_a_program_can_read()
    {
        await using var grant = await MonitoredGrant.StartAsync(Providers.Sqlite);
        var id = await grant.ScheduleAsync();

        var run = await HostProcess.RunAsync(grant.Grants.Host, "grants", "reminders", "--partnership", "north", "--as-of", "2026-12-01");
        Assert.Equal((0, ""), (run.Exit, run.Error));
        Assert.Equal(
            [Head, $"{id},Roof 1,Village hall 1,November,2026-11-30,-1"],
            run.Output.Trim().Split('\n').Select(l => l.TrimEnd('\r'))
        );

        var refused = await grant.Grants.Host.CommandAsync("grants", "reminders", "--partnership", "north", "--as-of", "tomorrow");
        Assert.Equal((1, ""), (refused.Exit, refused.Output));
        Assert.Contains("2027-06-30", refused.Error, StringComparison.Ordinal);
        Assert.Contains(
            "sends no mail",
            (await grant.Grants.Host.CommandAsync("grants", "reminders", "--help")).Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Each_return_is_one_line_of_plain_text_whatever_its_title()
    {
        await using var grant = await MonitoredGrant.StartAsync(Providers.Sqlite);
        foreach (var title in new[] { "+1", "-1", "@x", "a b", "=a \\\"b\\\", c" })
        {
            await grant.ScheduleAsync(title);
        }

        // Nobody can enter this now, but an earlier version took it.
        await using (var scope = grant.Grants.Host.CommandScope())
        {
            await scope
                .ServiceProvider.GetRequiredService<GrantsDb>()
                .Set<MonitoringReturn>()
                .Where(r => r.Title == "a b")
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.Title, "a\r\nb\u001b[2J"), TestContext.Current.CancellationToken);
        }

        Assert.Equal(
            ["\"'+1\"", "\"'-1\"", "\"'@x\"", "a  b [2J", "\"'=a \"\"b\"\", c\""],
            (await ListAsync(grant, within: 60))
                .Skip(1)
                .Select(l => l.Split(',', 4)[3].Replace(",2026-11-30,28", "", StringComparison.Ordinal))
        );
    }

    private static async Task<string[]> ListAsync(MonitoredGrant grant, string? asOf = null, int within = 14, bool record = false)
    {
        await using var scope = grant.Grants.Host.CommandScope();
        using var output = new MemoryStream();
        await scope
            .ServiceProvider.GetRequiredService<RemindersCommand>()
            .RunAsync("north", asOf, within, record, () => output, TestContext.Current.CancellationToken);
        var bytes = output.ToArray();
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        return Encoding.UTF8.GetString(bytes[3..]).TrimEnd().Split("\r\n");
    }
}
