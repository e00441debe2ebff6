using System.CommandLine;
using System.Globalization;
using CouncilPlatform.Host.Core;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Events;

/// <summary><c>events list</c>, <c>events retry</c>.</summary>
internal static class EventCommands
{
    public static void AddTo(ModuleCommands commands)
    {
        AddList(commands);
        AddRetry(commands);
    }

    private static void AddList(ModuleCommands commands)
    {
        var parked = new Option<bool>("--parked") { Description = "Only parked events: those that are not tried again automatically." };
        commands.Add(
            new Command("list", "Lists the events that are not handled yet: id, state, failures, event, handler and the last reason.")
            {
                parked,
            },
            async (parsed, services, cancellationToken) =>
            {
                var only = parsed.GetValue(parked);
                var waiting = services
                    .GetRequiredService<CoreDb>()
                    .Outbox.AsNoTracking()
                    .Where(e => !only || e.State == OutboxState.Parked)
                    .OrderBy(e => e.CreatedUtc)
                    .ThenBy(e => e.Id);
                await foreach (var e in waiting.AsAsyncEnumerable().WithCancellation(cancellationToken))
                {
                    await parsed.InvocationConfiguration.Output.WriteLineAsync(
                        string.Create(
                                CultureInfo.InvariantCulture,
                                $"{e.Id:N}  {e.State, -7}  {e.Failures, 3}  {e.CreatedUtc:yyyy-MM-dd HH:mm:ss'Z'}  "
                                    + $"{e.Event}  {e.Consumer}  {e.Reason}"
                            )
                            .TrimEnd()
                    );
                }

                return 0;
            }
        );
    }

    private static void AddRetry(ModuleCommands commands)
    {
        var id = new Argument<string?>("id") { Description = "The event's id, as events list shows it.", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all") { Description = "Every event that is parked." };
        var command = new Command("retry", "Tries parked events again, as if they had never failed.") { id, all };
        command.Validators.Add(result =>
        {
            if (result.GetValue(all) == (result.GetValue(id) is not null))
            {
                result.AddError("Enter either an id or --all.");
            }
        });
        commands.Add(
            command,
            async (parsed, services, cancellationToken) =>
            {
                var only =
                    parsed.GetValue(id) is not { } text ? (Guid?)null
                    : Guid.TryParseExact(text, "N", out var found) ? found
                    : throw new RuleException(
                        RuleCodes.Invalid,
                        $"\"{text}\" is not the id of an event. \"events list --parked\" shows the ids.",
                        "id"
                    );
                var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
                var count = await services
                    .GetRequiredService<CoreDb>()
                    .Outbox.Where(e => e.State == OutboxState.Parked && (only == null || e.Id == only))
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(e => e.State, OutboxState.Waiting)
                                .SetProperty(e => e.Failures, 0)
                                .SetProperty(e => e.DueUtc, now),
                        cancellationToken
                    );
                if (only is not null && count == 0)
                {
                    throw new RuleException(
                        RuleCodes.NotFound,
                        $"No parked event has the id {only:N}. \"events list --parked\" shows the ids.",
                        "id"
                    );
                }

                await parsed.InvocationConfiguration.Output.WriteLineAsync(
                    count == 1 ? "1 event will be tried again." : $"{count} events will be tried again."
                );
                return 0;
            }
        );
    }
}
