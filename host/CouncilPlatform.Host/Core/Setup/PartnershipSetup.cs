using CouncilPlatform.Host.Core.Members;
using CouncilPlatform.Host.Core.Organisations;
using CouncilPlatform.Host.Core.Organisations.Register;
using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.Core.People;
using CouncilPlatform.Host.Data;
using CouncilPlatform.Host.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.Core.Setup;

/// <summary>
/// The first day: makes the first partnership with all that it needs, in one transaction, once. The command and the page share it, and the
/// rules are those of the mutations.
/// </summary>
internal sealed class PartnershipSetup(CoreDb db, IServiceScopeFactory scopes, IOptions<DataOptions> data)
{
    /// <summary>Whether there is no partnership yet.</summary>
    public async Task<bool> IsNeededAsync(CancellationToken cancellationToken)
    {
        // Whoever asks cannot read an unpublished partnership, and it counts too.
        await using var scope = scopes.CreateHostScope();
        return !await scope.ServiceProvider.GetRequiredService<CoreDb>().Partnerships.AnyAsync(cancellationToken);
    }

    /// <summary>Whether organisations are known already, such as those of an imported register.</summary>
    public Task<bool> HasOrganisationsAsync(CancellationToken cancellationToken) => db.Organisations.AnyAsync(cancellationToken);

    /// <summary>Tries the answers so far, and saves nothing.</summary>
    /// <exception cref="RuleException">Something is wrong with them. The path says with which.</exception>
    public Task CheckAsync(SetupAnswers answers, string caller, CancellationToken cancellationToken) =>
        RunAsync(answers, caller, saves: false, cancellationToken);

    /// <summary>Makes everything, or nothing.</summary>
    /// <param name="answers">All the answers.</param>
    /// <param name="caller">What the audit trail calls who runs it.</param>
    /// <param name="cancellationToken">Cancels it. Nothing is saved.</param>
    /// <returns>The administrator's invitation.</returns>
    /// <exception cref="RuleException">Something is wrong with the answers, or it was done already.</exception>
    public async Task<NewPerson> RunAsync(SetupAnswers answers, string caller, CancellationToken cancellationToken)
    {
        // Two at once would both find no partnership.
        await using var turn = await StartLock.AcquireAsync(data.Value, cancellationToken);
        return await RunAsync(answers, caller, saves: true, cancellationToken)
            ?? throw new InvalidOperationException("The answers name no administrator.");
    }

    // In a scope of its own: what was only tried must not be saved with the next try.
    private Task<NewPerson?> RunAsync(SetupAnswers answers, string caller, bool saves, CancellationToken cancellationToken) =>
        scopes.RunAsAsync(
            CallerScopes.Platform(caller),
            services =>
                services
                    .GetRequiredService<Changes<CoreDb>>()
                    .RunAsync(partnership: null, "setUp", change => MakeAsync(services, change, answers), saves, cancellationToken)
        );

    private static async Task<NewPerson?> MakeAsync(IServiceProvider services, Change<CoreDb> change, SetupAnswers answers)
    {
        await change.BeginAsync();
        if (await change.Db.Partnerships.AnyAsync(change.Cancellation))
        {
            throw new RuleException(RuleCodes.AlreadyExists, "There is a partnership already.", InputPath.Of("partnership"));
        }

        var steps = new Steps();
        await AddOrganisationsAsync(services, change, answers, steps);
        NewPerson? invited = null;
        if (answers.Partnership is { } input && await AddPartnershipAsync(services, change, input, steps))
        {
            await TurnModulesOnAsync(services, change, answers, steps);
            await AddMembersAsync(services, change, answers, steps);
            if (answers.Administrator is { } administrator && steps.AreInOrder)
            {
                invited = await InviteAsync(services, change, administrator, steps);
            }
        }

        steps.Check();
        change.AfterCommit(services.GetRequiredService<PartnershipDirectory>().Forget);
        return invited;
    }

    private static async Task AddOrganisationsAsync(IServiceProvider services, Change<CoreDb> change, SetupAnswers answers, Steps steps)
    {
        if (answers.Register.Count > 0)
        {
            await steps.TryAsync(["register"], () => services.GetRequiredService<RegisterImport>().ImportAsync(change, answers.Register));
            await change.SaveAsync();
        }

        foreach (var (index, organisation) in answers.Organisations.Index())
        {
            await steps.TryAsync(
                ["organisations", index],
                async () =>
                {
                    await OrganisationMutations.RegisterOrganisation(organisation.ToInput(), change);
                    await change.SaveAsync();
                }
            );
        }
    }

    private static Task<bool> AddPartnershipAsync(
        IServiceProvider services,
        Change<CoreDb> change,
        CreatePartnershipInput input,
        Steps steps
    ) =>
        steps.TryAsync(
            ["partnership"],
            async () =>
            {
                var record = await services.GetRequiredService<PartnershipChanges>().AddAsync(input);
                await change.SaveAsync();
                change.Enter(record.With([]));
            }
        );

    private static async Task TurnModulesOnAsync(IServiceProvider services, Change<CoreDb> change, SetupAnswers answers, Steps steps)
    {
        foreach (var (index, module) in answers.Modules.Index())
        {
            await steps.TryAsync(
                ["modules", index],
                async () =>
                {
                    await services.GetRequiredService<ModuleSwitches>().SwitchAsync(module, on: true, version: null);
                    await change.SaveAsync();
                }
            );
        }
    }

    private static async Task AddMembersAsync(IServiceProvider services, Change<CoreDb> change, SetupAnswers answers, Steps steps)
    {
        var partnerships = services.GetRequiredService<PartnershipChanges>();
        foreach (var (index, member) in answers.Members.Index())
        {
            var input = new AddMemberInput(
                change.Partnership.Slug,
                member.Organisation,
                member.Role,
                From: null,
                To: null,
                Note: null,
                Version: null
            );
            await steps.TryAsync(
                ["members", index],
                async () =>
                {
                    await MemberMutations.AddMember(input, partnerships, change);
                    await change.SaveAsync();
                }
            );
        }
    }

    private static async Task<NewPerson?> InviteAsync(
        IServiceProvider services,
        Change<CoreDb> change,
        FirstAdministrator administrator,
        Steps steps
    )
    {
        NewPerson? invited = null;
        var input = new InvitePersonInput(
            change.Partnership.Slug,
            administrator.Name,
            administrator.Email,
            Role.Administrator,
            administrator.Organisation,
            ForPartnership: administrator.Organisation is null,
            From: null,
            Until: null
        );
        await steps.TryAsync(
            ["administrator"],
            async () => invited = await PersonMutations.InvitePerson(input, services.GetRequiredService<Invitations>(), change)
        );
        return invited;
    }

    /// <summary>Collects what is wrong in each step, so that people see all of it at once.</summary>
    private sealed class Steps
    {
        private readonly List<UserError> _errors = [];

        public bool AreInOrder => _errors.Count == 0;

        /// <summary>Whether the step is in order.</summary>
        public async Task<bool> TryAsync(IReadOnlyList<object> at, Func<Task> step)
        {
            try
            {
                await step();
                return true;
            }
            catch (RuleException e)
            {
                _errors.AddRange(e.Errors.Select(error => error with { Path = [.. InputPath.Of(at).Segments, .. error.Path.Skip(1)] }));
                return false;
            }
        }

        public void Check()
        {
            if (!AreInOrder)
            {
                throw new RuleException(_errors);
            }
        }
    }
}
