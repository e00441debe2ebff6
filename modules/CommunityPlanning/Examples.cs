namespace CouncilPlatform.CommunityPlanning;

internal static class Examples
{
    public static void AddTo(GraphContribution graph) =>
        graph
            .Example(
                "Outcomes, how they are measured, and whether they improve",
                """
                query OutcomesAndIndicators {
                  partnership(slug: "north-lanarkshire") {
                    nationalOutcomes {
                      nodes {
                        title
                        localOutcomes {
                          nodes {
                            title
                            themedGroup
                            indicators {
                              nodes {
                                title polarity latestActual { period value source } trend { direction reason }
                                targets { period bound value note }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
                """,
                partnership: "north-lanarkshire"
            )
            .Example(
                "What is done for an outcome in each local area",
                """
                query OutcomeByArea {
                  partnership(slug: "north-lanarkshire") {
                    localOutcome(slug: "best-start") {
                      title
                      actionsByArea { area { number name team } actions { title } }
                      localityActions { available reason areas { area { name } actions { title completedOn } } }
                      progress { words }
                      grants { available reason committed { amount } paid { amount } }
                    }
                  }
                }
                """,
                partnership: "north-lanarkshire"
            )
            .Example(
                "The arrangements that a partnership retains, and those that do not meet",
                """
                query Arrangements {
                  partnership(slug: "lancaster-district") {
                    arrangements { nodes { name lead formality cadence retained inactive inactiveReason } }
                  }
                }
                """,
                partnership: "lancaster-district"
            );
}
