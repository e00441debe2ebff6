namespace CouncilPlatform.LocalityPlans;

internal static class Examples
{
    public static void AddTo(GraphContribution graph) =>
        graph
            .Example(
                "A joint action plan and its status on a day",
                """
                query ActionPlan {
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
                "Actions without an owner",
                """
                query ActionsWithoutOwner {
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
                query PlanCoverage {
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
            )
            .Example(
                "What scrutiny recommended, and what happened next",
                """
                query Recommendations {
                  partnership(slug: "south-lakeland") {
                    recommendations {
                      totalCount
                      nodes {
                        number
                        kind
                        text
                        state
                        source { body on document place }
                        response { body on kind text }
                        actions { note action { title } }
                        escalations { at { to raisedOn } next { to council { name } } }
                        warnings { code message }
                      }
                    }
                    workProgrammeItems { nodes { body councilYear title topics } }
                  }
                }
                """,
                partnership: "south-lakeland"
            )
            .Example(
                "Risks, joint groups and open checks",
                """
                query RisksAndGroups {
                  partnership(slug: "south-lakeland") {
                    risks(open: true) { nodes { number risk consequence controls { text inPlaceSince } warnings { code } } }
                    jointGroups { nodes { name priorityAreas { title needsAssessment { title } } } }
                    compatibilityChecks(open: true) { nodes { what body { name } action { title } } }
                  }
                }
                """,
                partnership: "south-lakeland"
            )
            .Example(
                "Monitoring reports",
                """
                query MonitoringReports {
                  partnership(slug: "south-lakeland") {
                    monitoringReports {
                      nodes {
                        number
                        title
                        asAt
                        counts { done due overdue notDue undated }
                        rows(status: OVERDUE) { totalCount nodes { action owners keyDate dueBy reached expected } }
                      }
                    }
                  }
                }
                """,
                partnership: "south-lakeland"
            );
}
