using CouncilPlatform.Host.Data;
using CouncilPlatform.Host.Security;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.Imports;

/// <summary>
/// Reads the files that were sent and saves those that were confirmed, a few at once, each for the caller who sent or confirmed it. It
/// sleeps until an upload wakes it, and looks now and then for what another host left.
/// </summary>
internal sealed class ImportWorker(
    IServiceScopeFactory scopes,
    ImportLeases leases,
    ImportFiles files,
    ImportCatalogue kinds,
    ImportSignal signal,
    IOptions<ImportOptions> options,
    TimeProvider time,
    ILogger<ImportWorker> logger
) : BackgroundService
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _glance = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.AtOnce == 0)
        {
            return;
        }

        var running = new List<Task>();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await leases.ExpireAsync(stoppingToken);
                running.RemoveAll(r => r.IsCompleted);
                while (running.Count < options.Value.AtOnce && await leases.TakeAsync(stoppingToken) is { } lease)
                {
                    running.Add(RunAsync(lease, stoppingToken));
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                // The database does not answer: requests report it too, and imports wait.
                logger.LogError("Imports wait: {Reason}", DatabaseProbe.Reason(e));
            }

            await signal
                .WaitAsync(_pause, stoppingToken)
                .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        await Task.WhenAll(running);
    }

    private async Task RunAsync(ImportLease lease, CancellationToken stopping)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var rows = new LatestRow();
        var holding = HoldAsync(lease, rows, ending);
        try
        {
            // What reads a file may do so without a pause.
            await Task.Run(() => ImportAsync(lease, rows, ending.Token), ending.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await TryAsync(() => leases.ReleaseAsync(lease));
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            await TryAsync(async () =>
            {
                // Another host may have taken it, after this one could not say for long that it works on it.
                if (!await leases.IsOpenAsync(lease.Import))
                {
                    files.Remove(lease.Import);
                }
            });
        }
        catch (ImportTakenException) { }
        catch (Exception e)
        {
            var unavailable = DatabaseFaults.IsUnavailable(e);
            logger.LogError(e, "The import {Import} has failed", lease.Import);
            await TryAsync(() =>
                leases.FailAsync(
                    lease,
                    unavailable
                        ? "The database did not answer. Nothing was saved. Import the file again."
                        : "Something went wrong on the host, which noted it. Nothing was saved. Ask the operator, then import it again.",
                    CancellationToken.None
                )
            );
        }
        finally
        {
            await ending.CancelAsync();
            await holding;
            signal.Ring();
        }
    }

    private async Task ImportAsync(ImportLease lease, LatestRow rows, CancellationToken cancellationToken)
    {
        var (import, notes) = await leases.ReadAsync(lease, cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (await CallerAsync(import, cancellationToken) is not { } caller)
        {
            await EndAsync(lease, "Whoever sent or confirmed the file may no longer import it. Nothing was saved.");
            return;
        }

        services.GetRequiredService<CallerContext>().Caller = caller;
        var partnership = await services.GetRequiredService<IPartnerships>().FindAsync(import.PartnershipId, cancellationToken);
        if (partnership is null || kinds.Find(import.Kind) is not { } kind || !caller.Has(kind.Kind.Role, partnership))
        {
            await EndAsync(lease, "Whoever sent or confirmed the file may no longer import it. Nothing was saved.");
            return;
        }

        if (!await files.IsAsync(import.Id, import.Hash, cancellationToken))
        {
            await EndAsync(lease, "The file is no longer the one that was sent. Nothing was saved. Send it again.");
            return;
        }

        services.GetRequiredService<ImportCommit>().Lease = lease.Saves ? lease : null;
        await using var content = files.Open(import.Id);
        try
        {
            var request = new ImportRequest(
                kind,
                partnership,
                FileTypes.NameFor(import.FileName, content),
                import.Settings().ToDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal),
                import.Answers().ToDictionary(a => a.Key, a => a.Choice, StringComparer.Ordinal),
                IsPreview: !lease.Saves
            );
            var report = await services.GetRequiredService<ImportRun>().RunAsync(request, content, rows, cancellationToken);
            await leases.HoldAsync(lease, rows.Number, CancellationToken.None);
            await leases.EndAsync(lease, report, lease.Saves ? import.Notes() : notes);
            if (report.IsSaved || report.Problem is not null)
            {
                files.Remove(import.Id);
            }
        }
        catch (RuleException e)
        {
            await leases.RefuseAsync(lease, e.Errors);
        }
    }

    private async Task<Caller?> CallerAsync(Import import, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateHostScope();
        return await scope.ServiceProvider.GetRequiredService<ImportCallers>().FindAsync(import, cancellationToken);
    }

    private async Task EndAsync(ImportLease lease, string problem)
    {
        await leases.FailAsync(lease, problem, CancellationToken.None);
        files.Remove(lease.Import);
    }

    // Until the file is read or saved, and every second: the rows so far, and whether somebody has cancelled it.
    private async Task HoldAsync(ImportLease lease, LatestRow rows, CancellationTokenSource ending)
    {
        using var timer = new PeriodicTimer(_glance, time);
        while (!ending.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(ending.Token);
                if (!await leases.HoldAsync(lease, rows.Number, ending.Token))
                {
                    await ending.CancelAsync();
                }
            }
            catch (OperationCanceledException) when (ending.IsCancellationRequested) { }
            catch (Exception e)
            {
                // While it saves, SQLite lets nobody else write. Its commit finds out whether it still holds the import.
                logger.LogDebug("The lease of {Import} waits: {Reason}", lease.Import, DatabaseProbe.Reason(e));
            }
        }
    }

    private async Task TryAsync(Func<Task> note)
    {
        try
        {
            await note();
        }
        catch (Exception e)
        {
            logger.LogError("The state of an import could not be noted: {Reason}", DatabaseProbe.Reason(e));
        }
    }

    private sealed class LatestRow : IProgress<int>
    {
        private int _number;

        public int Number => Volatile.Read(ref _number);

        public void Report(int value) => Volatile.Write(ref _number, value);
    }
}
