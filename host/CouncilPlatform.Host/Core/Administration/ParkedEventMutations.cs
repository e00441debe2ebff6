using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Administration;

/// <param name="ParkedEvent">The news to try again. Leave it out to try again all that waits in the partnership.</param>
internal sealed record RetryEventsInput(string Partnership, GlobalId? ParkedEvent) : IPartnershipInput;

/// <summary>What will be tried again.</summary>
/// <param name="Count">How many.</param>
internal sealed record RetriedEvents(int Count);

/// <summary>Lets news be tried again.</summary>
internal sealed class ParkedEventMutations
{
    /// <summary>
    /// Lets modules take in news again that they could not take in, and sends the messages of webhooks again, as if they had never failed.
    /// Do this once the cause is removed.
    /// </summary>
    [Requires(Role.Administrator)]
    public static async Task<RetriedEvents> RetryEvents(RetryEventsInput input, Change<CoreDb> change)
    {
        var only = input.ParkedEvent?.For<ParkedEvent>(InputPath.Of("parkedEvent"));
        await change.BeginAsync();
        var parked = await change
            .Of<OutboxEntry>()
            .Where(e => e.State == OutboxState.Parked && (only == null || e.Id == only))
            .ToListAsync(change.Cancellation);
        new Rules()
            .Require(
                only is null || parked.Count == 1,
                RuleCodes.NotFound,
                "Nothing that waits here has this id. It may have been tried again already.",
                InputPath.Of("parkedEvent")
            )
            .Check();
        foreach (var entry in parked)
        {
            (entry.State, entry.Failures, entry.DueUtc) = (OutboxState.Waiting, 0, change.NowUtc);
        }

        change.Audit(change.Partnership, Wording.Count(parked.Count, "parked event"));
        return new(parked.Count);
    }
}
