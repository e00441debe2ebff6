namespace CouncilPlatform.BackOffice.Demonstration;

/// <summary>
/// The memorandum, the options and the saving of Breckland's and South Holland's shared management, as the report on its review gives them. The report names
/// neither criteria nor scores nor the posts one by one, so none are here; what the councils decided afterwards it does not say.
/// </summary>
internal sealed class SharedManagementDemonstration(BackOfficeDb db, IPartnerships partnerships, IMediator mediator) : IDemonstration
{
    private const string Source =
        "Integrated Shared Management Structure and Joint Working Arrangements Review: Preferred Option for Breckland and South Holland District Councils";

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var partnership = await partnerships.FindAsync("breckland-south-holland", cancellationToken);
        var members = (await mediator.Send(new GetMembers(partnership.Id), cancellationToken)).Select(m => m.OrganisationId).ToList();
        await db.WriteAsync(
            async ct =>
            {
                // What somebody has begun is left alone.
                if (
                    await db.Agreements.AnyAsync(a => a.PartnershipId == partnership.Id, ct)
                    || await db.Appraisals.AnyAsync(a => a.PartnershipId == partnership.Id, ct)
                )
                {
                    return false;
                }

                AddMemorandum(partnership, members);
                AddOptions(partnership, members);
                db.Add(
                    new Saving
                    {
                        PartnershipId = partnership.Id,
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
                db.Audit("loadDemonstration", partnership, partnership.Id, "memorandum, options and saving");
                return true;
            },
            cancellationToken
        );
    }

    private void AddMemorandum(Partnership partnership, IReadOnlyList<Guid> members)
    {
        var agreement = new Agreement
        {
            PartnershipId = partnership.Id,
            Slug = "memorandum",
            Title = "Memorandum of Agreement",
            Form = AgreementForm.Memorandum,
            Purpose = "An integrated shared management structure and joint working arrangements",
            LegalPower = "The report does not say",
            StartsOn = PartialDate.Parse("2010"),
            Source = Source,
        };
        agreement.Conclude(agreement.StartsOn, DateOnly.MaxValue);
        db.Add(agreement);
        db.Add(new AgreementAlias { AgreementId = agreement.Id, Name = "Memorandum of Association" });
        db.AddRange(
            members.Select(
                (member, index) =>
                    new AgreementParty
                    {
                        AgreementId = agreement.Id,
                        OrganisationId = member,
                        SortOrder = index,
                    }
            )
        );
        db.AddRange(
            Clause(0, "8", "Termination: the separation takes place six months from the date of decision.", months: 6),
            Clause(
                1,
                "8.6A",
                "The timeframe may be extended or shortened by mutual agreement between the two parties, so far as their Leaders consider appropriate after consulting their Cabinets.",
                months: null
            ),
            Obligation(0, "The councils support each other until the underpinning of the existing relationship is no longer required."),
            Obligation(
                1,
                "Existing systems and contracts continue with both councils until one of them takes them into a new partnership or they come to a natural end."
            ),
            Obligation(2, "Joint staff are allocated in a fair and reasonable way.")
        );

        Clause Clause(int place, string number, string text, int? months) =>
            new()
            {
                PartnershipId = partnership.Id,
                AgreementId = agreement.Id,
                SortOrder = place,
                Number = number,
                Text = text,
                TerminationMonths = months,
            };

        Obligation Obligation(int place, string text) =>
            new()
            {
                PartnershipId = partnership.Id,
                AgreementId = agreement.Id,
                SortOrder = place,
                Text = text,
            };
    }

    private void AddOptions(Partnership partnership, IReadOnlyList<Guid> members)
    {
        var appraisal = new Appraisal
        {
            PartnershipId = partnership.Id,
            Slug = "preferred-option",
            Title = "The future of the shared management structure and joint working arrangements",
            ThinMargin = 1,
            Source = Source,
        };
        db.Add(appraisal);
        db.AddRange(
            members.Select(
                (member, index) =>
                    new AppraisalCouncil
                    {
                        AppraisalId = appraisal.Id,
                        OrganisationId = member,
                        Place = index,
                    }
            )
        );
        Add(
            1,
            "A local strategic partnership in the same area",
            asIs: false,
            (OptionPointKind.Advantage, "Extra capacity and impact to deliver the required improvements"),
            (OptionPointKind.Advantage, "Partnership and place can be stronger within one area"),
            (OptionPointKind.Risk, "The old arrangements end before a new partner is found")
        );
        Add(
            2,
            "Stand alone",
            asIs: false,
            (OptionPointKind.Advantage, "Many of the areas could be achieved as a stand-alone authority too")
        );
        Add(
            3,
            "Go on as now",
            asIs: true,
            (OptionPointKind.Advantage, "It has achieved savings of almost £0.75 million a year"),
            (OptionPointKind.Disadvantage, "The opportunities from the joint arrangements have largely been achieved"),
            (OptionPointKind.Disadvantage, "The two authorities lie in separate counties, each with community partners of its own")
        );

        void Add(int number, string title, bool asIs, params (OptionPointKind Kind, string Text)[] points)
        {
            var option = new AppraisalOption
            {
                PartnershipId = partnership.Id,
                AppraisalId = appraisal.Id,
                Number = number,
                Title = title,
                AsIs = asIs,
            };
            db.Add(option);
            db.AddRange(
                points.Select(
                    (p, index) =>
                        new OptionPoint
                        {
                            AppraisalOptionId = option.Id,
                            Number = index + 1,
                            Kind = p.Kind,
                            Text = p.Text,
                        }
                )
            );
        }
    }
}
