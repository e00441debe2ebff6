namespace CouncilPlatform.BackOffice.Appraisals;

internal sealed class AppraisalMutations
{
    /// <summary>Creates an appraisal of two or more options. You must act for one of its councils.</summary>
    [Requires(Role.Officer)]
    public static async Task<Appraisal> BeginAppraisal(BeginAppraisalInput input, Change<BackOfficeDb> change)
    {
        input.Check();
        var councils = await change.OrganisationsAsync(input.Councils);
        await change.RequireMembersAsync(councils, PartialDate.Of(change.Today), static index => InputPath.Of("councils", index));
        change.RequireJointOwner(councils, InputPath.Of("councils"));
        await change.RequireNewAsync<Appraisal>(input.Slug);
        var appraisal = change.Add(
            new Appraisal
            {
                Slug = input.Slug,
                Title = input.Title,
                Source = input.Source,
                Formula = input.Formula ?? AppraisalFormula.WeightedSum,
                WeightTotal = input.WeightTotal,
                ThinMargin = input.ThinMargin ?? 1,
                OwnerOnly = input.OwnerOnly ?? false,
            }
        );
        change.AddRange(appraisal.Parts(councils.Select(c => c.Id), input.Criteria, input.Options));
        return change.Done(appraisal, appraisal.Slug);
    }

    /// <summary>Records how well an option meets a criterion, by an assessor or as agreed. It replaces the score before.</summary>
    [Requires(Role.Officer)]
    public static async Task<Appraisal> ScoreOption(ScoreOptionInput input, Change<BackOfficeDb> change)
    {
        var assessor = input.Assessor?.Trim() ?? "";
        new Rules()
            .OptionalText(input.Rationale, 2000)
            .Valid(
                input.Assessor is null || assessor.Length is > 0 and <= 100,
                "Enter a post in at most 100 characters, or leave the assessor out for the agreed score.",
                input.Assessor
            )
            .Check();
        var appraisal = await LockOpenAsync(change, input.Appraisal);
        var option = await OptionAsync(change, appraisal, input.Option);
        var criterion = await change.RequireAsync(
            change.Of<Criterion>().Where(c => c.AppraisalId == appraisal.Id && c.Number == input.Criterion),
            $"{appraisal.Title} has no criterion {input.Criterion}. Enter the number of one of its criteria.",
            input.Criterion
        );
        var score = await change.FindOrAddAsync(
            change
                .Db.Set<OptionScore>()
                .Where(s => s.AppraisalOptionId == option.Id && s.CriterionId == criterion.Id && s.Assessor == assessor),
            () =>
                new()
                {
                    AppraisalId = appraisal.Id,
                    AppraisalOptionId = option.Id,
                    CriterionId = criterion.Id,
                    Assessor = assessor,
                }
        );
        (score.Rating, score.Rationale, score.RecordedById) = (input.Rating, input.Rationale.OrNull(), change.Caller.Person);
        return change.Done(appraisal, $"{appraisal.Slug}, option {option.Number}, criterion {criterion.Number}: {input.Rating}");
    }

    /// <summary>Records how much each criterion matters: to one council, or by consensus, which every council then approves.</summary>
    [Requires(Role.Officer)]
    public static async Task<Appraisal> SetWeights(SetWeightsInput input, Change<BackOfficeDb> change)
    {
        var appraisal = await LockOpenAsync(change, input.Appraisal);
        var council = input.Council is null ? null : await CouncilAsync(change, appraisal, input.Council);
        await (
            council is null
                ? Task.CompletedTask
                : change.RequireOwnerAsync(new CriterionWeight { OrganisationId = council.OrganisationId }, InputPath.Of("council"))
        );
        var criteria = await change
            .Of<Criterion>()
            .Where(c => c.AppraisalId == appraisal.Id)
            .OrderBy(c => c.Number)
            .Select(c => c.Id)
            .ToListAsync(change.Cancellation);
        appraisal.CheckWeights(input.Weights, criteria.Count);
        var owner = council?.OrganisationId ?? CriterionWeight.Consensus;
        await change.ReplaceAsync(
            change.Db.Set<CriterionWeight>().Where(w => w.AppraisalId == appraisal.Id && w.OrganisationId == owner),
            w => w.CriterionId,
            criteria.Zip(input.Weights, (criterion, weight) => (criterion, weight)),
            criterion => new CriterionWeight
            {
                AppraisalId = appraisal.Id,
                CriterionId = criterion,
                OrganisationId = owner,
            },
            (known, weight) => known.Weight = weight
        );
        if (council is null)
        {
            appraisal.ConsensusById = change.Caller.Person;
            // Every council's approval was of other weights. That it lapses is not a change of what a council said.
            await change.UpdateAsync<AppraisalCouncil>(c => c.AppraisalId == appraisal.Id, c => c.ConsensusOn = null);
        }

        return change.Done(appraisal, $"{appraisal.Slug}, {input.Council ?? "consensus"}: {string.Join(", ", input.Weights)}");
    }

    /// <summary>
    /// Records that a council approves the agreed weights, which decide the ranks when every council has. Somebody else must have entered
    /// them.
    /// </summary>
    [Requires(Role.Approver)]
    public static async Task<Appraisal> ApproveConsensus(ApproveConsensusInput input, Change<BackOfficeDb> change)
    {
        var appraisal = await LockOpenAsync(change, input.Appraisal);
        var council = await CouncilAsync(change, appraisal, input.Council);
        var agreed = change
            .Db.Set<CriterionWeight>()
            .Where(w => w.AppraisalId == appraisal.Id && w.OrganisationId == CriterionWeight.Consensus);
        new Rules()
            .Require(
                await agreed.AnyAsync(change.Cancellation),
                "NO_CONSENSUS",
                "There are no agreed weights. Enter them first, without a council.",
                input.Appraisal
            )
            .OtherPerson(change.Caller, appraisal.ConsensusById, "entered the agreed weights", InputPath.Of("appraisal"))
            .Past(input.On, change.Today)
            .Check();
        council.ConsensusOn = input.On;
        await change.RequireOwnerAsync(council, InputPath.Of("council"));
        return change.Done(appraisal, $"{appraisal.Slug}: {input.Council}");
    }

    /// <summary>Recommends an option. One that is not first by its total needs a reason.</summary>
    [Requires(Role.Officer)]
    public static async Task<Appraisal> RecommendOption(RecommendOptionInput input, AppraisalResults results, Change<BackOfficeDb> change)
    {
        new Rules().OptionalText(input.Reason, 2000).Check();
        var appraisal = await LockOpenAsync(change, input.Appraisal, input.Version);
        var option = await OptionAsync(change, appraisal, input.Option);
        appraisal.Recommend(await results.OfAsync(appraisal, change.Cancellation), option, input.Reason, change.Caller.Person);
        return change.Done(appraisal, $"{appraisal.Slug}: {option.Title}");
    }

    /// <summary>
    /// Publishes the appraisal, with every rationale, agreed weights and a recommendation. It cannot change after that. Whoever entered
    /// agreed scores, or recommended the option, cannot publish it.
    /// </summary>
    [Requires(Role.Approver)]
    [Irreversible("Whoever can read the partnership can then read it.")]
    public static async Task<Appraisal> PublishAppraisal(PublishAppraisalInput input, AppraisalResults results, Change<BackOfficeDb> change)
    {
        var appraisal = await LockOpenAsync(change, input.Appraisal, input.Version);
        var result = await results.OfAsync(appraisal, change.Cancellation);
        var comparisons = await results.ComparisonsAsync([appraisal.Id], change.Cancellation);
        appraisal.Publish(input.On, result, comparisons.GetValueOrDefault(appraisal.Id) ?? [], change.Today, change.Caller);
        return change.Done(appraisal, appraisal.Slug);
    }

    /// <summary>Records the business case, without which nothing can be implemented.</summary>
    [Requires(Role.Officer)]
    public static async Task<Appraisal> AttachBusinessCase(AttachBusinessCaseInput input, Change<BackOfficeDb> change)
    {
        new Rules().Text(input.BusinessCase, 500).Check();
        var appraisal = await change.LockAsync<Appraisal>(input.Appraisal, input.Version);
        appraisal.Unimplemented().Check();
        appraisal.BusinessCase = input.BusinessCase;
        return change.Done(appraisal, appraisal.Slug);
    }

    /// <summary>Records that the recommended option, with its business case, is being implemented.</summary>
    [Requires(Role.Approver)]
    public static async Task<Appraisal> ImplementOption(ImplementOptionInput input, Change<BackOfficeDb> change)
    {
        var appraisal = await change.LockAsync<Appraisal>(input.Appraisal, input.Version);
        appraisal.Implement(input.On, change.Today);
        return change.Done(appraisal, appraisal.Slug);
    }

    private static async Task<Appraisal> LockOpenAsync(Change<BackOfficeDb> change, string appraisal, int? version = null)
    {
        var locked = await change.LockAsync<Appraisal>(appraisal, version);
        new Rules()
            .Require(
                locked.PublishedOn is null,
                "PUBLISHED",
                $"The appraisal was published on {locked.PublishedOn:d MMMM yyyy} and cannot change. Create another appraisal.",
                appraisal
            )
            .Check();
        return locked;
    }

    private static Task<AppraisalOption> OptionAsync(Change<BackOfficeDb> change, Appraisal appraisal, int option) =>
        change.RequireAsync(
            change.Of<AppraisalOption>().Where(o => o.AppraisalId == appraisal.Id && o.Number == option),
            $"{appraisal.Title} has no option {option}. Enter the number of one of its options.",
            option
        );

    private static async Task<AppraisalCouncil> CouncilAsync(Change<BackOfficeDb> change, Appraisal appraisal, string council)
    {
        var organisation = await change.OrganisationAsync(council);
        var found =
            await change
                .Db.Set<AppraisalCouncil>()
                .SingleOrDefaultAsync(c => c.AppraisalId == appraisal.Id && c.OrganisationId == organisation.Id, change.Cancellation)
            ?? throw new RuleException(
                "NOT_A_PARTY",
                $"{organisation.Name} does not take part in {appraisal.Title}. Choose a council that does.",
                council
            );
        return found;
    }
}
