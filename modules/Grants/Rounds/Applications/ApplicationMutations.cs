namespace CouncilPlatform.Grants.Rounds;

/// <summary>Applying: by an applicant for its own organisation, or by an officer on behalf of one.</summary>
internal sealed class ApplicationMutations
{
    private const int MostAnswers = 200;
    private const int LargestApplication = 200_000;

    /// <summary>Starts an application, for an organisation that is eligible.</summary>
    [Requires(Role.Applicant)]
    public static async Task<Application> StartApplication(
        StartApplicationInput input,
        Partnership partnership,
        Caller caller,
        GrantsDb db,
        IMediator mediator,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        new Rules().Text(input.Title, 200, "input", "title").Check();
        var organisation = await OrganisationAsync(input.Organisation, partnership, caller, mediator, cancellationToken);
        return await db.WriteAsync(
            async ct =>
            {
                var found = await db
                    .Rounds.Announced(caller, partnership)
                    .Where(r => r.Slug == input.Round)
                    .Select(r => r.Id)
                    .SingleOrDefaultAsync(ct);
                if (found == default)
                {
                    throw new RuleException(RuleCodes.NotFound, $"{partnership.Name} has no round \"{input.Round}\".", "input", "round");
                }

                var round = await db.HoldAsync<Round>(partnership, found, expectedVersion: null, ct);
                var now = time.GetUtcNow().UtcDateTime;
                round.RequireOpen(now);
                var form = await db
                    .ApplicationForms.AsNoTracking()
                    .SingleAsync(f => f.RoundId == round.Id && f.Number == round.FormNumber, ct);
                CheckEligible(form, input.Eligibility ?? []);
                await CheckFirstAsync(round, organisation, db, ct);
                var application = new Application
                {
                    PartnershipId = partnership.Id,
                    RoundId = round.Id,
                    FormId = form.Id,
                    OrganisationId = organisation,
                    Number = 1 + (await db.Applications.Where(a => a.RoundId == round.Id).MaxAsync(a => (int?)a.Number, ct) ?? 0),
                    Title = input.Title,
                    StartedUtc = now,
                    EligibilityJson = JsonText.Write<EligibilityAnswer>([
                        .. (input.Eligibility ?? []).Select(a => new EligibilityAnswer(a.Question, a.Yes)),
                    ]),
                };
                db.Add(application);
                db.Audit("startApplication", application, partnership.Id, application.ReferenceIn(round));
                return application;
            },
            cancellationToken
        );
    }

    /// <summary>Saves a draft, as often as need be. Each answer given must be of its question's kind and within its limits; none must be there yet.</summary>
    [Requires(Role.Applicant)]
    public static async Task<Application> SaveApplication(
        SaveApplicationInput input,
        Partnership partnership,
        ApplicationDoor door,
        GrantsDb db,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .Text(input.Title ?? "-", 200, "input", "title")
            .NotNegative(input.Revenue ?? default, "input", "revenue")
            .NotNegative(input.Capital ?? default, "input", "capital")
            .Require(
                input.Answers is null or { Count: <= MostAnswers },
                RuleCodes.Invalid,
                $"At most {MostAnswers} answers are saved at once.",
                "input",
                "answers"
            )
            .Check();
        return await db.WriteAsync(
            async ct =>
            {
                var application = await door.HoldAsync(partnership, input.Application, input.Version, ct);
                var (round, form) = await OfAsync(application, db, ct);
                RequireWritable(application, round, time.GetUtcNow().UtcDateTime);
                application.Title = input.Title ?? application.Title;
                application.RevenuePence = input.Revenue?.MinorUnits ?? application.RevenuePence;
                application.CapitalPence = input.Capital?.MinorUnits ?? application.CapitalPence;
                application.AnswersJson = JsonText.Write(Merge(form, application.Answers(), input.Answers ?? []));
                new Rules()
                    .Require(
                        application.AnswersJson.Length <= LargestApplication,
                        RuleCodes.Invalid,
                        $"The answers together have {application.AnswersJson.Length} characters; an application has at most {LargestApplication}. Shorten some.",
                        "input",
                        "answers"
                    )
                    .Check();
                db.Audit(
                    "saveApplication",
                    application,
                    partnership.Id,
                    $"{application.ReferenceIn(round)}: {input.Answers?.Count ?? 0} answers"
                );
                return application;
            },
            cancellationToken
        );
    }

    /// <summary>Hands an application in, once; again where it was returned for changes. Everything that is asked for must be there.</summary>
    [Requires(Role.Applicant)]
    public static Task<Application> SubmitApplication(
        SubmitApplicationInput input,
        Partnership partnership,
        ApplicationDoor door,
        GrantsDb db,
        TimeProvider time,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                var application = await door.HoldAsync(partnership, input.Application, input.Version, ct);
                var (round, form) = await OfAsync(application, db, ct);
                var now = time.GetUtcNow().UtcDateTime;
                RequireWritable(application, round, now);
                CheckComplete(application, round, form);
                application.State = ApplicationState.Submitted;
                application.SubmittedUtc = now;
                db.Audit(
                    "submitApplication",
                    application,
                    partnership.Id,
                    $"{application.ReferenceIn(round)}: revenue {application.Asked().Revenue.Amount}, capital {application.Asked().Capital.Amount}"
                );
                return application;
            },
            cancellationToken
        );

    /// <summary>Takes an application back before it is decided.</summary>
    [Requires(Role.Applicant)]
    public static Task<Application> WithdrawApplication(
        WithdrawApplicationInput input,
        Partnership partnership,
        ApplicationDoor door,
        GrantsDb db,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                CheckReason(input.Reason ?? "-");
                var application = await door.HoldAsync(partnership, input.Application, input.Version, ct);
                application.RequireState(
                    application.State == ApplicationState.Awarded
                        ? "Ask the partnership to release its allocations."
                        : "There is nothing to withdraw.",
                    ApplicationState.Draft,
                    ApplicationState.Submitted,
                    ApplicationState.Returned,
                    ApplicationState.Reserved
                );
                application.State = ApplicationState.Withdrawn;
                application.Remark = input.Reason;
                db.Audit("withdrawApplication", application, partnership.Id, application.Title);
                return application;
            },
            cancellationToken
        );

    /// <summary>Gives an application back to be changed and submitted again, before anybody has scored it. Returning it again sets a new deadline.</summary>
    [Requires(Role.Officer)]
    public static async Task<Application> ReturnApplication(
        ReturnApplicationInput input,
        Partnership partnership,
        ApplicationDoor door,
        GrantsDb db,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        CheckReason(input.Reason);
        if (!UkTime.TryRead(input.Deadline, out var deadline, out var fault))
        {
            throw new RuleException(RuleCodes.Invalid, fault, "input", "deadline");
        }

        return await db.WriteAsync(
            async ct =>
            {
                var application = await door.HoldAsync(partnership, input.Application, input.Version, ct);
                application.RequireState(
                    "Only what was handed in, and is not decided, is returned.",
                    ApplicationState.Submitted,
                    ApplicationState.Returned
                );
                new Rules()
                    .Require(
                        deadline > time.GetUtcNow().UtcDateTime,
                        RuleCodes.Invalid,
                        $"{UkTime.Show(deadline)} is over already. Choose a later time.",
                        "input",
                        "deadline"
                    )
                    .Require(
                        !await db.Assessments.AnyAsync(a => a.ApplicationId == application.Id, ct),
                        "ALREADY_SCORED",
                        $"\"{application.Title}\" has scores already, which would be of another text. Decide on it as it is.",
                        "input",
                        "application"
                    )
                    .Check();
                application.State = ApplicationState.Returned;
                application.Remark = input.Reason;
                application.ResubmitByUtc = deadline;
                db.Audit("returnApplication", application, partnership.Id, $"{application.Title}: until {UkTime.Show(deadline)}");
                return application;
            },
            cancellationToken
        );
    }

    internal static void CheckReason(string reason) => new Rules().Text(reason, 2000, "input", "reason").Check();

    private static async Task<Guid> OrganisationAsync(
        string? code,
        Partnership partnership,
        Caller caller,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        if (code is null)
        {
            return caller.Organisation
                ?? throw new RuleException(
                    RuleCodes.Invalid,
                    "You act for no organisation. Say for whom the application is: its GSS code or identifier.",
                    "input",
                    "organisation"
                );
        }

        var found = await mediator.Send(new FindOrganisations([code]), cancellationToken);
        return !found.TryGetValue(code, out var organisation)
                ? throw new RuleException(
                    RuleCodes.NotFound,
                    $"No organisation has the code \"{code}\". Send a GSS code or identifier; an officer can register it as an applicant.",
                    "input",
                    "organisation"
                )
            : caller.Has(Role.Officer, partnership) || caller.ActsFor(organisation.Id) ? organisation.Id
            : throw new RuleException(
                "NOT_YOURS",
                $"You do not act for {organisation.Name}. Leave organisation out to apply for your own.",
                "input",
                "organisation"
            );
    }

    private static void CheckEligible(ApplicationForm form, IReadOnlyList<EligibilityAnswerInput> answers)
    {
        var questions = form.Eligibility();
        var rules = new Rules().Require(
            answers.Count <= questions.Count,
            RuleCodes.Invalid,
            $"There are {questions.Count} eligibility questions. Answer each once.",
            "input",
            "eligibility"
        );
        foreach (var (index, answer) in answers.Take(questions.Count).Index())
        {
            var question = questions.FirstOrDefault(q => q.Key == answer.Question);
            var at = index.ToString(CultureInfo.InvariantCulture);
            rules
                .Require(
                    question is not null,
                    RuleCodes.NotFound,
                    "The form has no eligibility question of that key.",
                    "input",
                    "eligibility",
                    at,
                    "question"
                )
                .Require(
                    question is null || question.RequiredAnswer == answer.Yes,
                    "NOT_ELIGIBLE",
                    $"Those who may apply answer {(answer.Yes ? "no" : "yes")} to \"{question?.Text}\".",
                    "input",
                    "eligibility",
                    at,
                    "yes"
                );
        }

        foreach (var question in questions.Where(q => answers.All(a => a.Question != q.Key)))
        {
            rules.Require(
                holds: false,
                RuleCodes.Invalid,
                $"\"{question.Text}\" ({question.Key}) is not answered. Answer yes or no.",
                "input",
                "eligibility"
            );
        }

        rules.Check();
    }

    private static async Task CheckFirstAsync(Round round, Guid organisation, GrantsDb db, CancellationToken cancellationToken)
    {
        var another = round.SeveralPerOrganisation
            ? null
            : await db
                .Applications.AsNoTracking()
                .Where(a => a.RoundId == round.Id && a.OrganisationId == organisation && a.State != ApplicationState.Withdrawn)
                .FirstOrDefaultAsync(cancellationToken);
        if (another is not null)
        {
            throw new RuleException(
                RuleCodes.AlreadyExists,
                $"The organisation has an application in this round: {another.ReferenceIn(round)}. Go on with that one, or withdraw it first.",
                "input",
                "organisation"
            );
        }
    }

    /// <summary>Whether it may be written and handed in now.</summary>
    private static void RequireWritable(Application application, Round round, DateTime now)
    {
        application.RequireState(
            "What was handed in stays as it is; an officer can return it for changes.",
            ApplicationState.Draft,
            ApplicationState.Returned
        );
        if (application.State == ApplicationState.Draft)
        {
            round.RequireOpen(now);
        }
        else if (UkTime.IsOver(application.ResubmitByUtc!.Value, now))
        {
            throw new RuleException(
                "TOO_LATE",
                $"It was to be submitted again by {application.ResubmitBy()}; it is {UkTime.Show(now)} now. An officer can return it with a new deadline.",
                "input",
                "application"
            );
        }
    }

    private static async Task<(Round Round, ApplicationForm Form)> OfAsync(
        Application application,
        GrantsDb db,
        CancellationToken cancellationToken
    ) =>
        (
            await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == application.RoundId, cancellationToken),
            await db.ApplicationForms.AsNoTracking().SingleAsync(f => f.Id == application.FormId, cancellationToken)
        );

    private static IReadOnlyList<Answer> Merge(ApplicationForm form, IReadOnlyList<Answer> before, IReadOnlyList<AnswerInput> inputs)
    {
        var questions = form.Questions().ToDictionary(q => q.Key, StringComparer.Ordinal);
        var answers = before.ToDictionary(a => a.Question, StringComparer.Ordinal);
        var rules = new Rules();
        foreach (var (index, input) in inputs.Index())
        {
            string[] at = ["input", "answers", index.ToString(CultureInfo.InvariantCulture)];
            rules.Require(
                inputs.Take(index).All(i => i.Question != input.Question),
                RuleCodes.Invalid,
                $"\"{input.Question}\" is answered twice. Answer it once.",
                [.. at, "question"]
            );
            if (!questions.TryGetValue(input.Question, out var question))
            {
                rules.Require(holds: false, RuleCodes.NotFound, "The form has no question of that key.", [.. at, "question"]);
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
            rules.Require(
                fault is null,
                RuleCodes.Invalid,
                $"{question.Key}: {fault}",
                [.. at, answer.Choices is null ? "value" : "choices"]
            );
            answers[input.Question] = answer;
        }

        rules.Check();
        return [.. form.Questions().Select(q => answers.GetValueOrDefault(q.Key)).OfType<Answer>()];
    }

    private static void CheckComplete(Application application, Round round, ApplicationForm form)
    {
        var asked = application.Asked();
        var answered = application.Answers().Select(a => a.Question).ToHashSet(StringComparer.Ordinal);
        var rules = new Rules().Require(
            asked.Total.MinorUnits > 0,
            RuleCodes.Invalid,
            "It asks for no money. Save what it asks for, of revenue, capital or both.",
            "application",
            "asked"
        );
        foreach (var stream in Enum.GetValues<FundingStream>())
        {
            var name = stream.ToString().ToLowerInvariant();
            rules.Require(
                asked.Of(stream) <= round.Most().Of(stream),
                "MORE_THAN_OFFERED",
                $"It asks for {asked.Of(stream)} of {name}; one application asks for at most {round.Most().Of(stream)}.",
                "application",
                "asked",
                name
            );
        }

        foreach (var question in form.Questions().Where(q => q.Required && !answered.Contains(q.Key)))
        {
            rules.Require(
                holds: false,
                RuleCodes.Invalid,
                $"\"{question.Text}\" is not answered yet. Save an answer first.",
                "application",
                "answers",
                question.Key
            );
        }

        rules.Check();
    }
}
