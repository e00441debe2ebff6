using System.Data.Common;
using CouncilPlatform.Host.Data;
using CouncilPlatform.Host.Security;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Imports;

/// <summary>
/// Runs an import or its preview, for commands and for uploads alike. It checks that the module is on and the settings are there, and
/// reports what is wrong instead of throwing it. It runs once more from the start if the database gave it up: nothing was saved then.
/// </summary>
internal sealed class ImportRun(IServiceProvider services)
{
    /// <exception cref="RuleException">The partnership has the module off, a setting is missing or wrong, or an answer answers nothing.
    /// </exception>
    public async Task<ImportReport> RunAsync(
        ImportRequest request,
        Stream content,
        IProgress<int>? progress,
        CancellationToken cancellationToken
    )
    {
        Check(request.Partnership, request.Import, [.. request.Settings.Select(s => new ImportSettingValue(s.Key, s.Value))]);
        var caller = services.GetRequiredService<CallerContext>();
        var lease = services.GetRequiredService<ImportCommit>().Lease;
        try
        {
            return await OnceAsync(services, request, content, progress, cancellationToken);
        }
        catch (Exception e) when (DatabaseFaults.IsWriteConflict(e))
        {
            // The second run decides.
        }

        content.Position = 0;
        await using var scope = services.CreateAsyncScope();
        var again = scope.ServiceProvider.GetRequiredService<CallerContext>();
        (again.Caller, again.Command) = (caller.Caller, caller.Command);
        scope.ServiceProvider.GetRequiredService<ImportCommit>().Lease = lease;
        try
        {
            return await OnceAsync(scope.ServiceProvider, request, content, progress, cancellationToken);
        }
        catch (Exception e) when (DatabaseFaults.IsWriteConflict(e))
        {
            return new(null, IsSaved: false, new(), [], "Others changed the same data at the same time. Import the file again.");
        }
    }

    private static async Task<ImportReport> OnceAsync(
        IServiceProvider services,
        ImportRequest request,
        Stream content,
        IProgress<int>? progress,
        CancellationToken cancellationToken
    )
    {
        var faults = new TableFaults { Each = request.EachFault };
        var import = new FileImport(request.Partnership, new(content, request.Name, faults), faults, cancellationToken)
        {
            IsPreview = request.IsPreview,
            Settings = request.Settings,
            Answers = request.Answers,
            Progress = progress,
        };
        services.GetRequiredService<ImportCommit>().File = import;
        ImportOutcome? outcome = null;
        string? problem = null;
        try
        {
            outcome = await request.Import.Kind.Run(services, import);
        }
        catch (RuleException e) when (e.Errors.All(x => x.Code == RuleCodes.AlreadyExists))
        {
            // A name of the file is like another: known only when all rows are read.
            foreach (var same in e.Errors)
            {
                faults.Add(same.Message);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = $"{request.Name} cannot be read: {e.Message} Close it in other programs, and check its permissions.";
        }
        catch (Exception e)
            when (e is DbException or DbUpdateException && !DatabaseFaults.IsWriteConflict(e) && !cancellationToken.IsCancellationRequested)
        {
            // Somebody changed the same rows, a lock was held too long, or the disk is full.
            problem = $"The database refused: {DatabaseProbe.Reason(e).TrimEnd('.')}. Import the file again.";
        }

        var unasked = request.Answers.Keys.Where(k => import.Questions.All(q => q.Key != k)).ToList();
        new Rules()
            .Require(
                unasked.Count == 0 || faults.Total > 0 || problem is not null,
                RuleCodes.Invalid,
                $"The file raises no question \"{unasked.FirstOrDefault()}\". Take that answer away.",
                "answers"
            )
            .Check();
        var sound = outcome is not null && problem is null && import.IsSound;
        return new(outcome, sound && !request.IsPreview, faults, import.Questions, problem);
    }

    /// <exception cref="RuleException">The partnership has the module off, or what was said about the file is missing or wrong.</exception>
    public static void Check(Partnership partnership, ModuleImport import, IReadOnlyList<ImportSettingValue> settings)
    {
        var (module, kind) = import;
        var unknown = settings.Select(s => s.Name).Except(kind.Settings.Select(s => s.Name)).FirstOrDefault();
        var missing = kind.Settings.FirstOrDefault(s =>
            s.IsRequired && settings.All(g => g.Name != s.Name || string.IsNullOrWhiteSpace(g.Value))
        );
        new Rules()
            .Require(
                partnership.Modules.Contains(module),
                "MODULE_NOT_ENABLED",
                $"{partnership.Name} does not use the module {module}. "
                    + $"Turn it on: modules enable {module} --partnership {partnership.Slug}",
                "partnership"
            )
            .Require(
                unknown is null,
                RuleCodes.Invalid,
                $"This kind of file takes no \"{unknown}\".",
                InputPath.Argument(unknown ?? "settings")
            )
            .Require(
                missing is null,
                RuleCodes.Invalid,
                $"Enter \"{missing?.Name}\": {missing?.Description}",
                InputPath.Argument(missing?.Name ?? "settings")
            )
            .Check();
    }
}
