namespace CouncilPlatform.BackOffice.Demonstration;

/// <summary>
/// The memorandum, the options and the saving of Breckland's and South Holland's shared management, as the report on its review gives them.
/// The report names neither criteria nor scores nor single posts, so there are none here, and not what the councils decided afterwards.
/// </summary>
internal sealed class SharedManagementDemonstration(IPartnerships partnerships, Changes<BackOfficeDb> changes) : IDemonstration
{
    private const string Source =
        "Integrated Shared Management Structure and Joint Working Arrangements Review: "
        + "Preferred Option for Breckland and South Holland District Councils";

    public async Task LoadAsync(CancellationToken cancellationToken) =>
        await changes.RunAsync(
            await partnerships.FindAsync("breckland-south-holland", cancellationToken),
            "loadDemonstration",
            LoadAsync,
            cancellationToken
        );

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
        change.Add(
            new Saving
            {
                Slug = "shared-management",
                Title = "Shared management",
                AnnualPence = 750_000_00,
                Qualifier = AmountQualifier.Almost,
                Recurring = true,
                InBaseBudget = true,
                Split = SavingSplit.ToBeAgreed,
                Source = Source,
            }
        );
        change.Audit(change.Partnership, "memorandum, options and saving");
    }

    private static IEnumerable<object> Memorandum(Change change, IReadOnlyList<Guid> members)
    {
        var agreement = new Agreement
        {
            PartnershipId = change.Partnership.Id,
            Slug = "memorandum",
            Title = "Memorandum of Agreement",
            Form = AgreementForm.Memorandum,
            Purpose = "An integrated shared management structure and joint working arrangements",
            LegalPower = "The report does not say",
            StartsOn = PartialDate.Parse("2010"),
            Source = Source,
        };
        agreement.Conclude(agreement.StartsOn, change.Today);
        return
        [
            agreement,
            new AgreementAlias { AgreementId = agreement.Id, Name = "Memorandum of Association" },
            .. AgreementParty.Of(agreement, members),
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
            new()
            {
                PartnershipId = change.Partnership.Id,
                AgreementId = agreement.Id,
                SortOrder = order,
                Number = number,
                Text = text,
                TerminationMonths = months,
            };

        Obligation Owed(int order, string text) =>
            new()
            {
                PartnershipId = change.Partnership.Id,
                AgreementId = agreement.Id,
                SortOrder = order,
                Text = text,
            };
    }

    private static IEnumerable<object> Options(Change change, IReadOnlyList<Guid> members)
    {
        var appraisal = new Appraisal
        {
            PartnershipId = change.Partnership.Id,
            Slug = "preferred-option",
            Title = "The future of the shared management structure and joint working arrangements",
            Source = Source,
        };
        IReadOnlyList<AppraisalOptionInput> options =
        [
            new(
                "A local strategic partnership in the same area",
                Detail: null,
                AsIs: false,
                ["Extra capacity and impact to deliver the required improvements", "Partnership and place can be stronger within one area"],
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
        ];
        return appraisal.Parts(members, criteria: [], options).Prepend(appraisal);
    }
}
