using CouncilPlatform.Core.Contracts;
using CouncilPlatform.Grants.OpenData;
using CouncilPlatform.Grants.Rounds;
using CouncilPlatform.Grants.Tests.OpenData;
using CsCheck;

namespace CouncilPlatform.Grants.Tests.Awards;

/// <summary>An own grant as it is published: what comes in again is what went out, to the penny.</summary>
public sealed class OwnGrantTests
{
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.OneOf<string>("Roof", "\"Roof\" & <b>walls</b>", "Élan 😀", "a\r\nb\t\u0001", "\\u0000"),
        Gen.String.AlphaNumeric.Where(t => t.Length > 0)
    );

    private static readonly Gen<OwnGrant> Grants = Gen.Select(
        Texts,
        Texts,
        Gen.Long[0, 100_000_000_000_000],
        Gen.OneOf<string?>(null, "2027", "2027-03", "2027-03-31"),
        Gen.OneOf<string?>(null, "GB-CHC-1085314", "GB-COH-05437236", "hall one"),
        (title, description, pence, ends, identifier) =>
            new OwnGrant
            {
                Identifier = "360G-northern-autumn-1",
                Prefix = "360G-northern",
                Title = title,
                Description = description,
                AppliedFor = Money.FromPence(pence + 1),
                Awarded = Money.FromPence(pence),
                AwardDate = new(2026, 11, 2),
                Ends = ends is null ? null : PartialDate.Parse(ends),
                Recipient = new Organisation
                {
                    Name = title,
                    Kind = OrganisationKind.Voluntary,
                    Identifier = identifier,
                },
                Funders =
                [
                    new Organisation
                    {
                        Name = "Council",
                        Kind = OrganisationKind.District,
                        Identifier = "GB-LAE-LAC",
                    },
                ],
                Programme = new Programme { Code = "small", Title = description },
            }
    );

    [Fact]
    public Task What_comes_in_again_is_what_went_out() =>
        Grants.SampleAsync(async own =>
        {
            var read = await Reading.OfAsync($$"""{"grants":[{{own.ToJson(new(2026, 11, 2, 12, 0, 0, DateTimeKind.Utc))}}]}""");

            Assert.Empty(read.Found);
            var grant = Assert.Single(read.Grants);
            Assert.Equal(
                (
                    own.Identifier,
                    own.Title,
                    own.Description,
                    own.Awarded.MinorUnits,
                    own.AwardDate,
                    own.RecipientIdentifier,
                    own.FunderIdentifier,
                    "small"
                ),
                (
                    grant.Id,
                    grant.Title,
                    grant.Description,
                    grant.AmountAwardedPence,
                    grant.AwardDate.First,
                    grant.Recipient.Id,
                    grant.Funder.Id,
                    grant.Programme!.Code
                )
            );
            Assert.Equal((own.Ends?.First, own.Ends?.Last), (grant.Planned?.End?.First, grant.Planned?.End?.Last));
        });

    [Theory]
    [InlineData("GB-CHC-1085314", "GB-CHC-1085314", "1085314", null)]
    [InlineData("GB-SC-SC003558", "GB-SC-SC003558", "SC003558", null)]
    [InlineData("GB-COH-05437236", "GB-COH-05437236", null, "05437236")]
    [InlineData("GB-LAE-LAC", "GB-LAE-LAC", null, null)]
    [InlineData("XI-GRID-grid.5337.2", "XI-GRID-grid.5337.2", null, null)]
    [InlineData("360G-trafford-be_active", "360G-trafford-be_active", null, null)]
    [InlineData("hall-one", "360G-northern-ORG-hall-one", null, null)]
    [InlineData("GB-CHC-", "360G-northern-ORG-GB-CHC-", null, null)]
    public void What_is_in_no_register_is_told_by_the_publishers_prefix(
        string identifier,
        string published,
        string? charity,
        string? company
    )
    {
        var organisation = new Organisation
        {
            Name = "Hall",
            Kind = OrganisationKind.Voluntary,
            Identifier = identifier,
        };

        Assert.Equal((charity, company), OwnGrant.NumbersOf(organisation));
        Assert.Equal(published, Single(organisation).RecipientIdentifier);
    }

    [Fact]
    public void An_organisation_without_an_identifier_has_its_key()
    {
        var organisation = new Organisation { Name = "Hall", Kind = OrganisationKind.Voluntary };
        Assert.Equal($"360G-northern-ORG-{organisation.Id:N}", Single(organisation).RecipientIdentifier);
    }

    private static OwnGrant Single(Organisation recipient) =>
        new()
        {
            Identifier = "360G-northern-autumn-1",
            Prefix = "360G-northern",
            Title = "Roof",
            Description = "Roof",
            AppliedFor = default,
            Awarded = default,
            AwardDate = new(2026, 11, 2),
            Recipient = recipient,
            Funders = [recipient],
            Programme = new Programme { Code = "small" },
        };
}
