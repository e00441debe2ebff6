namespace CouncilPlatform.Grants;

internal static class Examples
{
    public static void AddTo(GraphContribution graph) =>
        graph
            .Example(
                "A grant pot and what it was spent on",
                """
                query GrantPot {
                  partnership(slug: "lancaster-district") {
                    name
                    fund(slug: "performance-reward-grant") {
                      name
                      accountableBody { name gssCode }
                      lines {
                        stream
                        granted { amount }
                        allocated { amount }
                        remaining { amount }
                      }
                      allocations(first: 20) {
                        totalCount
                        nodes {
                          title
                          kind
                          revenue { amount }
                          capital { amount }
                          total { amount }
                        }
                        pageInfo { hasNextPage }
                      }
                    }
                  }
                }
                """,
                partnership: "lancaster-district"
            )
            .Example(
                "A report's own figures beside the ledger's",
                """
                query ReportedAndLedger {
                  partnership(slug: "lancaster-district") {
                    fund(slug: "performance-reward-grant") {
                      statedTotals {
                        nodes {
                          of
                          scope
                          asWritten
                          document { title date place }
                          computed { amount display(rounding: TRUNCATED) }
                          difference { amount }
                          agrees
                        }
                      }
                      eligibility(on: "2011-08-17", criterion: "BUDGET_REDUCTION") { eligible reason }
                      outlook { available { total { amount } } retained { elements unknown } }
                    }
                  }
                }
                """,
                partnership: "lancaster-district"
            )
            .Example(
                "What grants bring: match funding, targets, priorities",
                """
                query WhatGrantsBring {
                  partnership(slug: "lancaster-district") {
                    fund(slug: "performance-reward-grant") {
                      allocations(first: 20) {
                        nodes {
                          title
                          total { amount }
                          matchFunding { total { expected { amount } shortfall { amount } percent state } }
                          leverage { expected { amount } toOne }
                          targets { what value unit state }
                          ceilings { what amount { amount } meanPerYear }
                          priorities { title kind }
                          warnings { code message }
                        }
                      }
                    }
                  }
                }
                """,
                partnership: "lancaster-district"
            );
}
