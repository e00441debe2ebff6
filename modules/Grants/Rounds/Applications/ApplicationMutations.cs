namespace CouncilPlatform.Grants.Rounds;

internal sealed class ApplicationMutations
{
    private const int MaxAnswers = 200;

    /// <summary>Starts an application for an organisation that is eligible.</summary>
    [Requires(Role.Applicant)]
    public static async Task<Application> StartApplication(StartApplicationInput input, Change<GrantsDb> change)
    {
        new Rules().Text(input.Title, 200).Check();
        var organisation = await FindOrganisationAsync(input.Organisation, change);
        // Applying does not change the round.
        var round = change.Caller.ActsFor(organisation)
            ? await change.QueueAtAsync<Round>(input.Round)
            : await change.LockAsync<Round>(input.Round);
        round.RequireOpen(change.NowUtc);
        var form = await change
            .Db.Set<ApplicationForm>()
            .SingleAsync(f => f.RoundId == round.Id && f.Number == round.FormNumber, change.Cancellation);
        form.RequireEligible(input.Eligibility ?? []);
        await RequireFirstAsync(round, organisation, change);
        var application = new Application
        {
            RoundId = round.Id,
            FormId = form.Id,
            OrganisationId = organisation,
            Number = await change.NextNumberAsync<Application>(a => a.RoundId == round.Id),
            Title = input.Title,
            StartedUtc = change.NowUtc,
            EligibilityJson = JsonText.Write<EligibilityAnswer>([
                .. (input.Eligibility ?? []).Select(a => new EligibilityAnswer(a.Question, a.Yes)),
            ]),
        };
        return change.Done(change.Add(application), application.ReferenceIn(round));
    }

    /// <summary>
    /// Saves a draft, as often as needed. What is left out stays. Each answer given must suit its question; answers may still be missing.
    /// </summary>
    [Requires(Role.Applicant)]
    public static async Task<Application> SaveApplication(SaveApplicationInput input, Change<GrantsDb> change)
    {
        new Rules()
            .TextIfGiven(input.Title, 200)
            .NotNegative(input.Revenue)
            .NotNegative(input.Capital)
            .Valid(input.Answers is null or { Count: <= MaxAnswers }, $"Save at most {MaxAnswers} answers at once.", input.Answers)
            .Check();
        var application = await change.LockAsync<Application>(input.Application, input.Version);
        var (round, form) = await FindRoundAsync(application, change);
        application.RequireWritable(round, change.NowUtc);
        application.Save(input.Title, input.Revenue, input.Capital, Merge(form, application.Answers(), input.Answers ?? []));
        return change.Done(application, $"{application.ReferenceIn(round)}: {Wording.Count(input.Answers?.Count ?? 0, "answer")}");
    }

    /// <summary>Submits an application once, or again if it was returned for changes. It must be complete.</summary>
    [Requires(Role.Applicant)]
    public static async Task<Application> SubmitApplication(SubmitApplicationInput input, Change<GrantsDb> change)
    {
        var application = await change.LockAsync<Application>(input.Application, input.Version);
        var (round, form) = await FindRoundAsync(application, change);
        application.RequireWritable(round, change.NowUtc);
        application.RequireComplete(round, form);
        application.Submit(change);
        return change.Done(application, $"{application.ReferenceIn(round)}: {application.Asked()}");
    }

    /// <summary>Withdraws an application before it is awarded or rejected.</summary>
    [Requires(Role.Applicant)]
    [Irreversible("It cannot be submitted again.")]
    public static async Task<Application> WithdrawApplication(WithdrawApplicationInput input, Change<GrantsDb> change)
    {
        new Rules().TextIfGiven(input.Reason, 2000).Check();
        var application = await change.LockAsync<Application>(input.Application, input.Version);
        application.Withdraw(input.Reason);
        return change.Done(application, application.Title);
    }

    /// <summary>
    /// Returns an application to be changed and submitted again, before anybody has scored it. Returning it again sets a new deadline.
    /// </summary>
    [Requires(Role.Officer)]
    public static async Task<Application> ReturnApplication(ReturnApplicationInput input, Change<GrantsDb> change)
    {
        var rules = new Rules().Text(input.Reason, 2000);
        rules.Valid(UkTime.TryRead(input.Deadline, out var deadline, out var fault), fault ?? "", input.Deadline).Check();
        var found = await change.FindAsync<Application>(input.Application);
        // For those who run the round: applicants who are officers elsewhere return nothing of their own.
        await change.LockAsync<Round>(found.RoundId, path: "input.application");
        var application = await change.LockAsync<Application>(input.Application, input.Version);
        var isScored = await change.Db.Set<Assessment>().AnyAsync(a => a.ApplicationId == application.Id, change.Cancellation);
        application.Return(input.Reason, deadline, change.NowUtc, isScored);
        return change.Done(application, $"{application.Title}: until {application.ResubmitBy()}");
    }

    private static async Task<Guid> FindOrganisationAsync(string? organisation, Change<GrantsDb> change)
    {
        if (organisation is null)
        {
            return change.Caller.Organisation
                ?? throw new RuleException(
                    RuleCodes.Invalid,
                    "You do not act for an organisation. Enter the GSS code or identifier of the organisation that applies.",
                    organisation
                );
        }

        var found = await change.FindOrganisationsAsync(organisation);
        new Rules().Organisation(found, organisation).Check();
        var applicant = found[organisation];
        new Rules()
            .Require(
                change.Caller.Has(Role.Officer, change.Partnership) || change.Caller.ActsFor(applicant.Id),
                RuleCodes.NotYours,
                $"You do not act for {applicant.Name}. Leave the organisation out to apply for your own.",
                organisation
            )
            .Check();
        return applicant.Id;
    }

    private static async Task RequireFirstAsync(Round round, Guid organisation, Change<GrantsDb> change)
    {
        var another = round.SeveralPerOrganisation
            ? null
            : await change
                .Of<Application>()
                .AsNoTracking()
                .Where(a => a.RoundId == round.Id && a.OrganisationId == organisation && a.State != ApplicationState.Withdrawn)
                .FirstOrDefaultAsync(change.Cancellation);
        new Rules()
            .Require(
                another is null,
                RuleCodes.AlreadyExists,
                $"The organisation already has the application {another?.ReferenceIn(round)}. Continue it, or withdraw it first.",
                organisation
            )
            .Check();
    }

    private static async Task<(Round Round, ApplicationForm Form)> FindRoundAsync(Application application, Change<GrantsDb> change) =>
        (
            await change.Of<Round>().SingleAsync(r => r.Id == application.RoundId, change.Cancellation),
            await change.Db.Set<ApplicationForm>().SingleAsync(f => f.Id == application.FormId, change.Cancellation)
        );

    private static IReadOnlyList<Answer> Merge(ApplicationForm form, IReadOnlyList<Answer> before, IReadOnlyList<AnswerInput> inputs)
    {
        var questions = form.Questions().ToDictionary(q => q.Key, StringComparer.Ordinal);
        var answers = before.ToDictionary(a => a.Question, StringComparer.Ordinal);
        var rules = new Rules();
        foreach (var (index, input) in inputs.Index())
        {
            var at = InputPath.Of("answers", index);
            var question = questions.GetValueOrDefault(input.Question);
            rules
                .Valid(
                    inputs.Take(index).All(i => i.Question != input.Question),
                    $"\"{input.Question}\" is answered twice. Answer it once.",
                    at.Within("question")
                )
                .Require(
                    question is not null,
                    RuleCodes.NotFound,
                    "The form has no question with this key. Check the key.",
                    at.Within("question")
                );
            if (question is null)
            {
                continue;
            }

            var answer = new Answer(
                input.Question,
                string.IsNullOrWhiteSpace(input.Value) ? null : input.Value,
                input.Choices is { Count: > 0 } choices ? choices : null
            );
            if (answer.Value is null && answer.Choices is null)
            {
                answers.Remove(input.Question);
                continue;
            }

            var fault = AnswerCheck.Fault(question, answer);
            rules.Valid(fault is null, $"{question.Key}: {fault}", at.Within(answer.Choices is null ? "value" : "choices"));
            answers[input.Question] = answer;
        }

        rules.Check();
        return [.. form.Questions().Select(q => answers.GetValueOrDefault(q.Key)).OfType<Answer>()];
    }
}
