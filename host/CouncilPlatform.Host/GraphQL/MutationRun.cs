using CouncilPlatform.Host.Data;
using CouncilPlatform.Host.Security;
using GraphQL;
using GraphQL.Resolvers;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.GraphQL;

/// <summary>
/// Runs one mutation in a change of its own, and once more from the start if the database gave it up: nothing was saved then. What fails
/// twice is reported.
/// </summary>
/// <param name="name">The mutation, as the audit trail calls it.</param>
/// <param name="partnership">The partnership that its input names. Null for a mutation of the platform.</param>
internal sealed class MutationRun(IResolveFieldContext context, string name, Partnership? partnership, IFieldResolver mutation)
{
    public async Task<Payload> RunAsync()
    {
        try
        {
            return await OnceAsync();
        }
        // Another mutation at the same time may have taken the same number or name, which this one finds when it runs again.
        catch (Exception e) when (DatabaseFaults.IsWriteConflict(e) || DatabaseFaults.IsLost(e) || DatabaseFaults.IsDuplicate(e))
        {
            // The second run decides.
        }

        try
        {
            return await OnceAsync();
        }
        catch (Exception e) when (DatabaseFaults.IsDuplicate(e))
        {
            return Refused(RuleCodes.AlreadyExists, "This name or code is already in use. Choose another.");
        }
        catch (Exception e) when (DatabaseFaults.IsWriteConflict(e))
        {
            return Conflict();
        }
    }

    private async Task<Payload> OnceAsync()
    {
        // Each mutation has its own scope: what a refused mutation left in its database context must not be saved by the next one.
        await using var scope = context.RequestServices!.CreateAsyncScope();
        var caller = scope.ServiceProvider.GetRequiredService<CallerContext>();
        (caller.Caller, caller.Reason) = (context.RequestServices!.GetRequiredService<Caller>(), ChangeReason.Of(context));
        var change = scope.ServiceProvider.GetRequiredService<ChangeScope>();
        change.Begin(partnership, name, context.CancellationToken);
        change.Nulls = context.Arguments?.Values.Select(a => a.Value).OfType<IClearingInput>().SingleOrDefault()?.Nulls;
        try
        {
            var changed = await mutation.ResolveAsync(new ResolveFieldContext(context) { RequestServices = scope.ServiceProvider });
            await change.CommitAsync();
            return new(changed, []);
        }
        catch (RuleException e)
        {
            return new(null, e.Errors);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Conflict();
        }
        catch (Exception e) when (change.IsSaved && DatabaseFaults.IsUnavailable(e))
        {
            // What the answer needs could not be read.
            throw new OutcomeUnknownException(e);
        }
        finally
        {
            if (change.IsSaved)
            {
                context.RequestServices!.GetRequiredService<Deadline>().HasSaved = true;
            }
        }
    }

    private static Payload Conflict() =>
        Refused(RuleCodes.Conflict, "Somebody else changed this at the same time. Read it again, then try again.");

    private static Payload Refused(string code, string message) => new(null, [new(code, message, ["input"])]);
}
