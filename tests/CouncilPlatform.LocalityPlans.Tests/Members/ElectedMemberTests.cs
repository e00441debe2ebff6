using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.LocalityPlans.Tests.Members;

/// <summary>Members of several councils, by role.</summary>
public sealed class ElectedMemberTests
{
    private const string Fields = "electedMember { id seats { id } version }";

    [Theory, EveryDatabase]
    [Trait("case", "L21")]
    public async Task A_triple_hatted_member_is_one_person_with_three_seats_and_the_interests_of_each(string provider)
    {
        await using var lakes = await Lakeland.StartAsync(provider);
        var member = await lakes.DoAsync(
            "addElectedMember",
            $$"""
            slug: "ulverston-east", label: "Member for Ulverston East", seats: [
              {council: "{{Lakeland.District}}", office: "Ward Member", area: "Ulverston East", from: "2011-05"}]
            """,
            Fields
        );
        // Each council has its own register.
        var county = await lakes.Host.KeyAsync("lakes", Sdk.Role.Officer, Lakeland.County);
        await lakes.DoAsync(
            "addCouncilSeat",
            $$"""member: "ulverston-east", seat: {council: "{{Lakeland.County}}", office: "County Councillor", from: "2013-05-02"}""",
            Fields,
            county
        );
        member = await lakes.DoAsync(
            "addCouncilSeat",
            $$"""member: "ulverston-east", seat: {council: "{{Lakeland.Parish}}", office: "Town Councillor", from: "2007", to: "2012"}""",
            Fields,
            await lakes.Host.KeyAsync("lakes", Sdk.Role.Officer, Lakeland.Parish)
        );
        var seats = member["seats"]!.AsArray().Select(s => (string)s!["id"]!).ToList();
        await lakes.DoAsync(
            "declareInterest",
            $"""member: "ulverston-east", seat: "{seats[0]}", kind: DISCLOSABLE_PECUNIARY, what: "Land in the ward", on: "2011-06-01" """,
            Fields
        );
        var second = await lakes.DoAsync(
            "declareInterest",
            $"""member: "ulverston-east", seat: "{seats[1]}", kind: OTHER_REGISTRABLE, what: "Governor of a school", on: "2013-06-01" """,
            "electedMember { seats { interests { id } } }",
            county
        );
        await lakes.DoAsync(
            "ceaseInterest",
            $"""member: "ulverston-east", interest: "{second["seats"]![1]!["interests"]![0]!["id"]}", on: "2014-06-01" """,
            Fields,
            county
        );

        var read = await lakes.ReadAsync(
            """
            electedMembers { totalCount nodes { label then: hats(asAt: "2015-05-27") before: hats(asAt: "2012-01-01") first: hats(asAt:
              "2007-01-01")
              seats(asAt: "2015-05-27") { office local council { name } interests { kind what declaredOn ceasedOn } } } }
            """
        );
        Same.Json(
            """
            {
              "electedMembers": {
                "totalCount": 1,
                "nodes": [
                  {
                    "label": "Member for Ulverston East",
                    "then": 2,
                    "before": 2,
                    "first": 1,
                    "seats": [
                      {
                        "office": "Ward Member",
                        "local": true,
                        "council": { "name": "District" },
                        "interests": [
                          { "kind": "DISCLOSABLE_PECUNIARY", "what": "Land in the ward", "declaredOn": "2011-06-01", "ceasedOn": null }
                        ]
                      },
                      {
                        "office": "County Councillor",
                        "local": true,
                        "council": { "name": "County" },
                        "interests": [
                          {
                            "kind": "OTHER_REGISTRABLE",
                            "what": "Governor of a school",
                            "declaredOn": "2013-06-01",
                            "ceasedOn": "2014-06-01"
                          }
                        ]
                      }
                    ]
                  }
                ]
              }
            }
            """,
            read.ToJsonString()
        );
    }

    [Theory, EveryDatabase]
    public async Task One_person_is_recorded_once_and_a_seat_begins_and_ends(string provider)
    {
        await using var lakes = await Lakeland.StartAsync(provider);
        var seat = $$"""{council: "{{Lakeland.District}}", office: "Ward Member", from: "2011-05-05"}""";
        var member = await lakes.DoAsync("addElectedMember", $"""slug: "one", label: "Member for One", seats: [{seat}]""", Fields);
        Assert.Equal(
            ["ALREADY_EXISTS input.slug"],
            await lakes.RefusedAsync("addElectedMember", $"""slug: "one", label: "Member for One", seats: [{seat}]""")
        );
        Assert.Equal(["ALREADY_EXISTS input.seat.office"], await lakes.RefusedAsync("addCouncilSeat", $"""member: "one", seat: {seat}"""));
        Assert.Equal(
            ["ALREADY_EXISTS input.seats.1.office"],
            await lakes.RefusedAsync("addElectedMember", $"""slug: "two", label: "Member for Two", seats: [{seat}, {seat}]""")
        );
        Assert.Null((await lakes.ReadAsync("""electedMember(slug: "two") { slug }"""))["electedMember"]);

        var id = (string)member["seats"]![0]!["id"]!;
        Assert.Equal(["INVALID input.to"], await lakes.RefusedAsync("endCouncilSeat", $"""member: "one", seat: "{id}", to: "2010" """));
        Assert.Equal(
            ["CONFLICT input.version"],
            await lakes.RefusedAsync("endCouncilSeat", $"""member: "one", seat: "{id}", to: "2015-05-07", version: 7""")
        );
        await lakes.DoAsync("endCouncilSeat", $"""member: "one", seat: "{id}", to: "2015-05-07" """, Fields);
        Assert.Equal(["INVALID input.seat"], await lakes.RefusedAsync("endCouncilSeat", $"""member: "one", seat: "{id}", to: "2016" """));
        await lakes.DoAsync(
            "addCouncilSeat",
            $$"""member: "one", seat: {council: "{{Lakeland.District}}", office: "Ward Member", from: "2015-05-08"}""",
            Fields
        );
        Assert.Equal("""{"electedMember":{"hats":1}}""", (await lakes.ReadAsync("""electedMember(slug: "one") { hats }""")).ToJsonString());
    }

    [Theory, EveryDatabase]
    public async Task A_label_with_a_telephone_number_or_an_address_is_refused_and_so_is_a_viewer(string provider)
    {
        await using var lakes = await Lakeland.StartAsync(provider);
        var seats = $$"""seats: [{council: "{{Lakeland.District}}", office: "Ward Member"}]""";
        foreach (var label in new[] { "Member, 01539 555 555", "Member (someone@example.org)", "(015395) 55555 for One" })
        {
            Assert.Equal(
                ["INVALID input.label"],
                await lakes.RefusedAsync("addElectedMember", $"""slug: "one", label: "{label}", {seats}""")
            );
        }

        Assert.Equal(
            ["INVALID input.slug", "INVALID input.label", "INVALID input.seats.0.office", "INVALID input.seats.0.to"],
            await lakes.RefusedAsync(
                "addElectedMember",
                $$"""slug: "No slug", label: " ", seats: [{council: "{{Lakeland.District}}", office: "", from: "2015", to: "2014"}]"""
            )
        );
        Assert.Equal(
            ["NOT_FOUND input.seats.0.council"],
            await lakes.RefusedAsync(
                "addElectedMember",
                """slug: "one", label: "Member for Ward 12 of 2015", seats: [{council: "none", office: "Ward Member"}]"""
            )
        );
        Assert.Equal(
            "FORBIDDEN",
            await lakes.DeniedAsync(
                "addElectedMember",
                $"""slug: "one", label: "Member", {seats}""",
                await lakes.Host.KeyAsync("lakes", Sdk.Role.Viewer)
            )
        );
        Assert.Equal("UNAUTHENTICATED", await lakes.DeniedAsync("addElectedMember", $"""slug: "one", label: "Member", {seats}""", null));
    }
}
