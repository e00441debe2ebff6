namespace CouncilPlatform.BackOffice;

internal static class Examples
{
    public static void AddTo(GraphContribution graph) =>
        graph
            .Example(
                "An agreement: who agreed, how it ends, and what blocks the exit",
                """
                query AgreementAndExit {
                  partnership(slug: "breckland-south-holland") {
                    agreement(slug: "memorandum") {
                      title
                      aliases { name }
                      parties { organisation { name } }
                      startsOn
                      state
                      lastDay
                      clauses { number text terminationMonths }
                      obligations { text active }
                      termination { decidedOn firstEnd endsOn changes { endsOn shortens state } }
                      exitPlan { ready blockers { message } }
                      postsByEmployer { employer { name } posts }
                    }
                  }
                }
                """,
                partnership: "breckland-south-holland"
            )
            .Example(
                "What sharing saves, and what is counted",
                """
                query Savings {
                  partnership(slug: "breckland-south-holland") {
                    savings { nodes { title words standing { counted words } source } }
                    savingTotals(by: [FINANCIAL_YEAR, COUNCIL]) {
                      financialYear council { name } planned { amount } realised { amount } approximate
                    }
                    savingsForecast { years { financialYear planned { amount } realised { amount } } inBaseBudget toBeAgreed }
                  }
                }
                """,
                partnership: "breckland-south-holland"
            )
            .Example(
                "The menu of services that contribute to the efficiency target",
                """
                query EfficiencyServices {
                  partnership(slug: "lancashire") {
                    services(efficiencyTarget: true) { nodes { number name kind proposal benefits status scale model source } }
                  }
                }
                """,
                partnership: "lancashire"
            );
}
