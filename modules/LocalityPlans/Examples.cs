namespace CouncilPlatform.LocalityPlans;

/// <summary>Queries to start from.</summary>
internal static class Examples
{
    public static void AddTo(GraphContribution graph) =>
        graph
            .Example(
                "A joint action plan and where it stood on a day",
                """
                {
                  partnership(slug: "south-lakeland") {
                    actionTotals(asAt: "2015-11-01") { status actions }
                    actionPlan(slug: "joint-action-plan") {
                      title
                      source
                      themes {
                        nodes {
                          title
                          opportunities {
                            nodes {
                              title
                              actions {
                                nodes {
                                  title
                                  kind
                                  status(asAt: "2015-11-01")
                                  keyDates { text starts ends ongoing dependsOn }
                                  owners { post organisation { name } }
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
                """,
                partnership: "south-lakeland"
            )
            .Example(
                "Actions that nobody answers for yet",
                """
                {
                  partnership(slug: "south-lakeland") {
                    actions(filter: { lacking: true }, first: 100) {
                      totalCount
                      nodes {
                        title
                        exceptions { code message }
                        councilPlans { strategicPlan council { name } }
                      }
                    }
                  }
                }
                """,
                partnership: "south-lakeland"
            )
            .Example(
                "Which districts have a locality plan for a year",
                """
                {
                  partnership(slug: "lancashire") {
                    districtSlots(year: 2008) {
                      district { name gssCode }
                      state
                      plan { completeness agreedOn governingBody }
                    }
                  }
                }
                """,
                partnership: "lancashire"
            );
}
