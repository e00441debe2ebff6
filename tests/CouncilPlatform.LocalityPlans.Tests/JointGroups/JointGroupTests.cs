using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.LocalityPlans.Tests.JointGroups;

/// <summary>Joint groups and what people need.</summary>
public sealed class JointGroupTests
{
    [Theory, EveryDatabase]
    [Trait("case", "L23")]
    public async Task A_joint_group_has_priority_areas_each_linked_to_the_needs_assessment_and_back(string provider)
    {
        await using var lakes = await Lakeland.StartAsync(provider);
        await lakes.DoAsync(
            "addNeedsAssessment",
            """slug: "jsna", title: "Joint Strategic Needs Assessment", address: "https://www.example.org/jsna" """,
            "needsAssessment { id }"
        );
        await lakes.DoAsync(
            "createJointGroup",
            """
            slug: "health", name: "Health & Wellbeing Forum", source: "Report of 27 May 2015", priorityAreas: [
              {title: "Health Inequality", needsAssessment: "jsna"}, {title: "Independent Living", needsAssessment: "jsna"},
                {title: "Mental Health", needsAssessment: "jsna", place: "Chapter 3"}]
            """,
            "jointGroup { id }"
        );

        Same.Json(
            """
            {
              "jointGroup": {
                "name": "Health & Wellbeing Forum",
                "priorityAreas": [
                  { "number": 1, "title": "Health Inequality", "place": null, "needsAssessment": { "slug": "jsna" } },
                  { "number": 2, "title": "Independent Living", "place": null, "needsAssessment": { "slug": "jsna" } },
                  { "number": 3, "title": "Mental Health", "place": "Chapter 3", "needsAssessment": { "slug": "jsna" } }
                ],
                "warnings": []
              },
              "needsAssessments": {
                "nodes": [
                  {
                    "title": "Joint Strategic Needs Assessment",
                    "date": null,
                    "priorityAreas": [
                      { "title": "Health Inequality", "group": { "slug": "health" } },
                      { "title": "Independent Living", "group": { "slug": "health" } },
                      { "title": "Mental Health", "group": { "slug": "health" } }
                    ]
                  }
                ]
              }
            }
            """,
            System.Text.RegularExpressions.Regex.Unescape(
                (
                    await lakes.ReadAsync(
                        """
                        jointGroup(slug: "health") { name priorityAreas { number title place needsAssessment { slug } } warnings { code } }
                        needsAssessments { nodes { title date priorityAreas { title group { slug } } } }
                        """
                    )
                ).ToJsonString()
            )
        );

        var changed = await lakes.DoAsync(
            "changeJointGroup",
            """group: "health", priorityAreas: [{title: "Mental Health", needsAssessment: "jsna"}, {title: "Transport"}]""",
            "jointGroup { priorityAreas { number title } warnings { code message } version }"
        );
        Assert.Equal("NO_NEEDS_ASSESSMENT", (string?)changed["warnings"]!.AsArray().Single()!["code"]);
        Assert.Contains("Transport", (string?)changed["warnings"]![0]!["message"], StringComparison.Ordinal);
        Assert.Equal(
            ["CONFLICT input.version"],
            await lakes.RefusedAsync("changeJointGroup", """group: "health", name: "New", version: 0""")
        );
    }

    [Theory, EveryDatabase]
    public async Task A_group_with_a_needs_assessment_that_is_not_there_is_refused_whole(string provider)
    {
        await using var lakes = await Lakeland.StartAsync(provider);
        Assert.Equal(
            ["NOT_FOUND input.priorityAreas.0.needsAssessment"],
            await lakes.RefusedAsync(
                "createJointGroup",
                """slug: "health", name: "Forum", source: "Report", priorityAreas: [{title: "A", needsAssessment: "none"}]"""
            )
        );
        Assert.Equal(
            ["INVALID input.name", "INVALID input.source", "INVALID input.priorityAreas.1.title", "INVALID input.slug"],
            await lakes.RefusedAsync(
                "createJointGroup",
                """slug: "No", name: "", source: "", priorityAreas: [{title: "A"}, {title: "a"}]"""
            )
        );
        Assert.Equal(
            ["INVALID input.address"],
            await lakes.RefusedAsync("addNeedsAssessment", """slug: "jsna", title: "JSNA", address: "javascript:alert(1)" """)
        );
        Assert.Equal(["NOT_FOUND input.group"], await lakes.RefusedAsync("changeJointGroup", """group: "health", name: "New" """));
        Assert.Equal("""{"jointGroups":{"totalCount":0}}""", (await lakes.ReadAsync("jointGroups { totalCount }")).ToJsonString());
    }

    [Theory, EveryDatabase]
    public async Task More_groups_cost_no_more_statements(string provider)
    {
        await using var lakes = await Lakeland.StartAsync(provider);
        const string query =
            "jointGroups { nodes { priorityAreas { needsAssessment { title } group { name } } warnings { code } } } "
            + "needsAssessments { nodes { priorityAreas { title group { name } } } }";
        await AddAsync("one");
        var one = await lakes.CostAsync(query);
        await AddAsync("two");
        Assert.Equal(one, await lakes.CostAsync(query));

        async Task AddAsync(string slug)
        {
            await lakes.DoAsync("addNeedsAssessment", $"""slug: "jsna-{slug}", title: "JSNA" """, "needsAssessment { id }");
            await lakes.DoAsync(
                "createJointGroup",
                $$"""slug: "{{slug}}", name: "Group", source: "Report", priorityAreas: [{title: "A", needsAssessment: "jsna-{{slug}}"}]""",
                "jointGroup { id }"
            );
        }
    }
}
