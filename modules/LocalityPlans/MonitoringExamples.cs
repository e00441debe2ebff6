namespace CouncilPlatform.LocalityPlans;

/// <summary>Queries to start from.</summary>
internal static class MonitoringExamples
{
    public static void AddTo(GraphContribution graph) =>
        graph
            .Example(
                "What scrutiny recommended, and what becomes of it",
                """
                {
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
                {
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
                "Monitoring reports as they were taken",
                """
                {
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
