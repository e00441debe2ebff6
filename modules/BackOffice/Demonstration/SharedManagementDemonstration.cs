namespace CouncilPlatform.BackOffice.Demonstration;

/// <summary>
/// The memorandum, the options and the saving of Breckland's and South Holland's shared management, as the report on its review gives them.
/// The report names
/// neither criteria nor scores nor single posts, so there are none here, and it does not report what the councils decided afterwards.
/// </summary>
internal sealed class SharedManagementDemonstration(IPartnerships partnerships, Changes<BackOfficeDb> changes) : IDemonstration
{
    private const string Place = "breckland-south-holland";

    private const string Source =
        "Integrated Shared Management Structure and Joint Working Arrangements Review: "
        + "Preferred Option for Breckland and South Holland District Councils";

    public async Task LoadAsync(CancellationToken cancellationToken) =>
        await changes.RunAsync(await partnerships.FindAsync(Place, cancellationToken), "loadDemonstration", LoadAsync, cancellationToken);

    private static async Task LoadAsync(Change<BackOfficeDb> change)
    {
        await change.BeginAsync();
        // What somebody has begun is left alone.
        if (await change.Of<Agreement>().AnyAsync(change.Cancellation) || await change.Of<Appraisal>().AnyAsync(change.Cancellation))
        {
            return;
        }

        var members = (await change.AskAsync(new GetMembers(change.Partnership.Id))).Select(m => m.OrganisationId).ToList();
        change.AddRange(Memorandum(change, members));
        change.AddRange(Options(change, members));
        var saving = change.Add(SavingMutations.New(change, "shared-management", "Shared management", service: null));
        saving.Update(
            new(
                Place,
                saving.Slug,
                saving.Title,
                Service: null,
                Money.FromPence(750_000_00),
                AmountQualifier.Almost,
                Recurring: true,
                Baseline: null,
                TargetPercent: null,
                CostToAchieve: null,
                DelayMonths: null,
                InBaseBudget: true,
                SavingSplit.ToBeAgreed,
                Amounts: null,
                Source,
                Version: null
            )
        );
        change.Audit(change.Partnership, "memorandum, options and saving");
    }

    private static IEnumerable<object> Memorandum(Change change, IReadOnlyList<Guid> members)
    {
        var agreement = Agreement.From(
            new(
                Place,
                "memorandum",
                "Memorandum of Agreement",
                AgreementForm.Memorandum,
                Aliases: null,
                Parties: [],
                "An integrated shared management structure and joint working arrangements",
                "The report does not say",
                PartialDate.Parse("2010"),
                EndsOn: null,
                ReviewOn: null,
                NoticeMonths: null,
                Service: null,
                Provider: null,
                Client: null,
                Charge: null,
                ChargeBasis: null,
                Source
            ),
            change.Partnership.Id,
            provider: null,
            client: null
        );
        agreement.Conclude(agreement.StartsOn, change.Today);
        return
        [
            agreement,
            new AgreementAlias { AgreementId = agreement.Id, Name = "Memorandum of Association" },
            .. members.Select((member, index) => AgreementParty.Of(agreement, member, index)),
            Clause(0, "8", "Termination: the separation takes place six months from the date of decision.", months: 6),
            Clause(
                1,
                "8.6A",
                "The timeframe may be extended or shortened by mutual agreement between the two parties, so far as their Leaders "
                    + "consider appropriate after consulting their Cabinets.",
                months: null
            ),
            Owed(0, "The councils support each other until the underpinning of the existing relationship is no longer required."),
            Owed(
                1,
                "Existing systems and contracts continue with both councils until one of them takes them into a new partnership "
                    + "or they come to a natural end."
            ),
            Owed(2, "Joint staff are allocated in a fair and reasonable way."),
        ];

        Clause Clause(int order, string number, string text, int? months) =>
            Agreements.Clause.From(new(Place, agreement.Slug, number, text, months), agreement, order);

        Obligation Owed(int order, string text) =>
            Obligation.From(new(Place, agreement.Slug, text, OwedBy: null), agreement, owedBy: null, order);
    }

    private static IEnumerable<object> Options(Change change, IReadOnlyList<Guid> members)
    {
        var input = new BeginAppraisalInput(
            Place,
            "preferred-option",
            "The future of the shared management structure and joint working arrangements",
            Councils: [],
            Criteria: [],
            [
                new(
                    "A local strategic partnership in the same area",
                    Detail: null,
                    AsIs: false,
                    [
                        "Extra capacity and impact to deliver the required improvements",
                        "Partnership and place can be stronger within one area",
                    ],
                    Disadvantages: null,
                    ["The old arrangements end before a new partner is found"]
                ),
                new(
                    "Stand alone",
                    Detail: null,
                    AsIs: false,
                    ["Many of the areas could be achieved as a stand-alone authority too"],
                    Disadvantages: null,
                    Risks: null
                ),
                new(
                    "Go on as now",
                    Detail: null,
                    AsIs: true,
                    ["It has achieved savings of almost £0.75 million a year"],
                    [
                        "The opportunities from the joint arrangements have largely been achieved",
                        "The two authorities lie in separate counties, each with community partners of its own",
                    ],
                    Risks: null
                ),
            ],
            Formula: null,
            WeightTotal: null,
            ThinMargin: 1,
            Source
        );
        var appraisal = Appraisal.From(input, change.Partnership);
        return appraisal.Parts(input, members).Prepend(appraisal);
    }
}
